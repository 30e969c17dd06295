package kosh.naturalization;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import kosh.cube.Dictionary;
import kosh.observation.Period;
import kosh.survival.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The episodes of one dataset as columns in memory, about 45 bytes each. A date of reduced precision is the first and the last day that it
 * can mean. Immutable once built, so that any number of threads may ask it.
 */
public final class EpisodeTable {

    /** Instead of a day: it is not known. */
    static final int NO_DAY = Integer.MIN_VALUE;

    private final List<Dictionary<String>> dictionaries;
    private final int[][] codes;
    private final int[] arrivedFirst;
    private final int[] arrivedLast;
    private final int[] endedFirst;
    private final int[] endedLast;
    private final byte[] outcomes;
    private final int[] persons;

    private EpisodeTable(Builder builder) {
        dictionaries = builder.dictionaries;
        codes = Arrays.stream(builder.codes)
                .map(column -> Arrays.copyOf(column, builder.size))
                .toArray(int[][]::new);
        arrivedFirst = Arrays.copyOf(builder.days[0], builder.size);
        arrivedLast = Arrays.copyOf(builder.days[1], builder.size);
        endedFirst = Arrays.copyOf(builder.days[2], builder.size);
        endedLast = Arrays.copyOf(builder.days[3], builder.size);
        outcomes = Arrays.copyOf(builder.outcomes, builder.size);
        persons = Arrays.copyOf(builder.persons, builder.size);
    }

    public static EpisodeTable of(Stream<Episode> episodes) {
        Builder builder = new Builder();
        episodes.forEach(builder::add);
        return new EpisodeTable(builder);
    }

    public int size() {
        return persons.length;
    }

    int code(Attribute attribute, int row) {
        return codes[attribute.column()][row];
    }

    Dictionary<String> dictionary(Attribute attribute) {
        return dictionaries.get(attribute.column());
    }

    /** The codes of an attribute that occur, {@link Attribute#UNKNOWN} among them where it is not known. */
    public List<String> codes(Attribute attribute) {
        return dictionary(attribute).values();
    }

    /** The first day on which they can have arrived, counted from 1970; {@link #NO_DAY} if nothing is known of it. */
    int arrivedFirst(int row) {
        return arrivedFirst[row];
    }

    int arrivedLast(int row) {
        return arrivedLast[row];
    }

    int endedFirst(int row) {
        return endedFirst[row];
    }

    int endedLast(int row) {
        return endedLast[row];
    }

    /** Null if it is not known. */
    @Nullable
    Outcome outcome(int row) {
        return outcomes[row] < 0 ? null : OUTCOMES[outcomes[row]];
    }

    int persons(int row) {
        return persons[row];
    }

    private static final Outcome[] OUTCOMES = Outcome.values();

    private static final class Builder {
        private static final int START = 1024;

        private final List<Dictionary<String>> dictionaries = Arrays.stream(Attribute.values())
                .map(attribute -> new Dictionary<String>())
                .toList();
        private final int[][] codes = new int[Attribute.values().length][START];
        private final int[][] days = new int[4][START];
        private byte[] outcomes = new byte[START];
        private int[] persons = new int[START];
        private int size;

        void add(Episode episode) {
            if (size == persons.length) {
                grow();
            }
            for (Attribute attribute : Attribute.values()) {
                String code = attribute.of(episode);
                codes[attribute.column()][size] =
                        dictionaries.get(attribute.column()).encode(code == null ? Attribute.UNKNOWN : code);
            }
            addDates(0, episode.arrived());
            addDates(2, episode.outcomeDate());
            outcomes[size] = outcome(episode.outcome());
            persons[size] = episode.persons();
            size++;
        }

        private void addDates(int column, @Nullable String text) {
            Period period = text == null ? null : Period.parse(text);
            days[column][size] = period == null ? NO_DAY : day(period.start().toEpochDay());
            days[column + 1][size] = period == null ? NO_DAY : day(period.end().toEpochDay() - 1);
        }

        private static int day(long day) {
            return Math.toIntExact(day);
        }

        @SuppressWarnings("EnumOrdinal") // Read back within the same run.
        private static byte outcome(@Nullable String text) {
            return text == null
                    ? -1
                    : (byte) Outcome.valueOf(text.toUpperCase(Locale.ROOT)).ordinal();
        }

        private void grow() {
            int capacity = size * 2;
            for (int i = 0; i < codes.length; i++) {
                codes[i] = Arrays.copyOf(codes[i], capacity);
            }
            for (int i = 0; i < days.length; i++) {
                days[i] = Arrays.copyOf(days[i], capacity);
            }
            outcomes = Arrays.copyOf(outcomes, capacity);
            persons = Arrays.copyOf(persons, capacity);
        }
    }
}
