package kosh.naturalization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kosh.survival.Cohort;
import kosh.survival.Durations;
import kosh.survival.Outcome;
import kosh.survival.Spans;
import org.jspecify.annotations.Nullable;

/**
 * How long the episodes of a dataset took, by group: as days where all days are known, and otherwise as spans of days that the time lies in.
 * An episode of which nothing can be told is left out, and counted with the reason.
 *
 * @param groups those that hold an episode, in the order of their keys
 * @param excluded how many persons were left out, by the reason
 * @param knowsDays whether all days are known: then each group has a cohort, otherwise it has spans
 */
public record Speed(List<Group> groups, Map<Exclusion, Long> excluded, boolean knowsDays) {

    /** More groups than anybody can compare. */
    public static final int MOST_GROUPS = 200;
    /** Spans of days that one estimate can be made of while somebody waits for it. */
    public static final int MOST_SPANS = 2_000;

    public Speed {
        groups = List.copyOf(groups);
        excluded = Map.copyOf(excluded);
    }

    /** Why an episode cannot enter. */
    public enum Exclusion {
        NO_ARRIVAL("The arrival is not known."),
        NO_OUTCOME("The outcome is not known."),
        NO_OUTCOME_DATE("No date of the outcome, or for those who wait of when they were last known to, is known."),
        ONLY_COARSE_DATES("A date is known only by its month or year, and precision=day was asked for.");

        private final String sentence;

        Exclusion(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }

    /**
     * Episodes that are alike in what the question keeps.
     *
     * @param key the labels, in the order of the classifiers
     * @param persons by outcome
     * @param cohort if all days are known
     * @param spans otherwise
     */
    public record Group(
            List<String> key,
            long episodes,
            Map<Outcome, Long> persons,
            @Nullable Cohort cohort,
            @Nullable Spans spans) {

        public Group {
            key = List.copyOf(key);
            persons = Map.copyOf(persons);
        }

        public long persons(Outcome outcome) {
            return persons.getOrDefault(outcome, 0L);
        }

        public long allPersons() {
            return persons.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** There are more groups, or more different spans, than {@link #MOST_GROUPS} and {@link #MOST_SPANS}. */
    public static final class TooMany extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean groups;
        private final int count;

        TooMany(boolean groups, int count) {
            this.groups = groups;
            this.count = count;
        }

        public boolean areGroups() {
            return groups;
        }

        public int count() {
            return count;
        }
    }

    /**
     * The groups of the episodes that are selected.
     *
     * @throws TooMany if the question cannot be answered at once
     */
    public static Speed of(EpisodeTable table, Selection selection, List<Classifier> by) throws TooMany {
        return new Reckoning(table, selection, by).speed();
    }

    /** Two passes over the rows: one tells the groups, one fills them. */
    private static final class Reckoning {
        private final EpisodeTable table;
        private final List<Classifier> by;
        private final boolean onlyDays;
        private final BitSet rows;
        private final Map<Exclusion, Long> excluded = new EnumMap<>(Exclusion.class);
        private final Map<Long, Integer> numbers = new HashMap<>();
        private final List<List<String>> keys = new ArrayList<>();
        private final int[] groupOf;
        private boolean knowsDays = true;

        Reckoning(EpisodeTable table, Selection selection, List<Classifier> by) {
            this.table = table;
            this.by = by;
            this.onlyDays = selection.onlyDays();
            this.rows = selection.rows(table);
            this.groupOf = new int[table.size()];
        }

        Speed speed() throws TooMany {
            for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
                Exclusion why = exclusion(row);
                if (why != null) {
                    rows.clear(row);
                    excluded.merge(why, (long) table.persons(row), Long::sum);
                } else {
                    knowsDays &= least(row) == most(row);
                    groupOf[row] = group(row);
                }
            }
            if (keys.size() > MOST_GROUPS) {
                throw new TooMany(true, keys.size());
            }
            return new Speed(knowsDays ? cohorts() : spans(), excluded, knowsDays);
        }

        private @Nullable Exclusion exclusion(int row) {
            if (table.arrivedFirst(row) == EpisodeTable.NO_DAY) {
                return Exclusion.NO_ARRIVAL;
            }
            if (table.outcome(row) == null) {
                return Exclusion.NO_OUTCOME;
            }
            if (table.endedFirst(row) == EpisodeTable.NO_DAY) {
                return Exclusion.NO_OUTCOME_DATE;
            }
            return onlyDays && least(row) != most(row) ? Exclusion.ONLY_COARSE_DATES : null;
        }

        /** The shortest time that the dates allow, in days. */
        private int least(int row) {
            return Math.max(0, table.endedFirst(row) - table.arrivedLast(row));
        }

        private int most(int row) {
            return table.endedLast(row) - table.arrivedFirst(row);
        }

        private int group(int row) {
            long key = 0;
            for (Classifier classifier : by) {
                key = key * classifier.labels().size() + classifier.group().applyAsInt(row);
            }
            Integer known = numbers.get(key);
            if (known == null) {
                known = keys.size();
                numbers.put(key, known);
                keys.add(by.stream()
                        .map(c -> c.labels().get(c.group().applyAsInt(row)))
                        .toList());
            }
            return known;
        }

        private List<Group> cohorts() {
            Durations.Builder durations = Durations.builder(Math.max(1, keys.size()));
            for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
                durations.add(least(row), outcome(row), table.persons(row), groupOf[row]);
            }
            List<Cohort> cohorts = durations.build().cohorts();
            return groups((group, tally) ->
                    new Group(keys.get(group), tally.episodes[group], tally.persons(group), cohorts.get(group), null));
        }

        private List<Group> spans() throws TooMany {
            List<Spans.Builder> builders =
                    keys.stream().map(key -> Spans.builder()).toList();
            List<Set<Spans.Span>> different = new ArrayList<>();
            keys.forEach(key -> different.add(new HashSet<>()));
            for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
                Spans.Span span = outcome(row) == Outcome.CITIZEN
                        ? new Spans.Span(least(row) - 1, most(row))
                        : Spans.Span.notBy(least(row));
                builders.get(groupOf[row]).add(span, table.persons(row));
                different.get(groupOf[row]).add(span);
                if (different.get(groupOf[row]).size() > MOST_SPANS) {
                    throw new TooMany(false, MOST_SPANS);
                }
            }
            return groups((group, tally) -> new Group(
                    keys.get(group),
                    tally.episodes[group],
                    tally.persons(group),
                    null,
                    builders.get(group).build()));
        }

        private Outcome outcome(int row) {
            Outcome outcome = table.outcome(row);
            if (outcome == null) {
                throw new IllegalStateException("Such rows were left out");
            }
            return outcome;
        }

        private interface Make {
            Group group(int group, Tally tally);
        }

        private List<Group> groups(Make make) {
            Tally tally = new Tally(keys.size());
            for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
                tally.add(groupOf[row], outcome(row), table.persons(row));
            }
            List<Group> groups = new ArrayList<>();
            for (int group = 0; group < keys.size(); group++) {
                groups.add(make.group(group, tally));
            }
            groups.sort((a, b) ->
                    Arrays.compare(a.key().toArray(String[]::new), b.key().toArray(String[]::new)));
            return groups;
        }
    }

    private static final class Tally {
        private final long[] episodes;
        private final long[][] persons;

        Tally(int groups) {
            episodes = new long[groups];
            persons = new long[groups][Outcome.values().length];
        }

        @SuppressWarnings("EnumOrdinal") // Read back at once.
        void add(int group, Outcome outcome, int count) {
            episodes[group]++;
            persons[group][outcome.ordinal()] += count;
        }

        @SuppressWarnings("EnumOrdinal")
        Map<Outcome, Long> persons(int group) {
            Map<Outcome, Long> byOutcome = new EnumMap<>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                byOutcome.put(outcome, persons[group][outcome.ordinal()]);
            }
            return byOutcome;
        }
    }
}
