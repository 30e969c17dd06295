package kosh.survival;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Episodes of one group whose event is known to lie between two days: after one and not after another. Alike ones are put together, so that
 * the number of episodes costs little where only years are known. Immutable.
 */
public final class Spans {

    /**
     * When the event happened.
     *
     * @param after whole days since arrival on which it had not happened; -1 if it may have happened on the day of arrival
     * @param upTo days by which it had; null if it is not known to have happened
     */
    public record Span(int after, @Nullable Integer upTo) {

        private static final Comparator<Span> ORDER =
                Comparator.comparingInt(Span::after).thenComparingInt(Span::end);

        public Span {
            if (after < -1 || (upTo != null && upTo <= after)) {
                throw new IllegalArgumentException("No day lies after " + after + " and up to " + upTo);
            }
        }

        /** The event happened on that day. */
        public static Span on(int day) {
            return new Span(day - 1, day);
        }

        /** The event had not happened by that day, and nothing is known later. */
        public static Span notBy(int day) {
            return new Span(day, null);
        }

        int end() {
            return upTo == null ? Integer.MAX_VALUE : upTo;
        }
    }

    private final List<Map.Entry<Span, Long>> persons;

    private Spans(Map<Span, Long> persons) {
        this.persons = persons.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .sorted(Map.Entry.comparingByKey(Span.ORDER))
                .toList();
    }

    /** The different spans in order, each with the persons it is known of. */
    List<Map.Entry<Span, Long>> persons() {
        return persons;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects episodes. */
    public static final class Builder {
        private final Map<Span, Long> persons = new HashMap<>();

        private Builder() {}

        /**
         * Adds an episode.
         *
         * @param count how many people it stands for, 1 or more
         */
        public Builder add(Span span, int count) {
            if (count < 1) {
                throw new IllegalArgumentException("An episode of " + count + " persons");
            }
            persons.merge(span, (long) count, Long::sum);
            return this;
        }

        public Spans build() {
            return new Spans(persons);
        }
    }
}
