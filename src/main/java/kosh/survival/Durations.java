package kosh.survival;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Episodes whose time is known in whole days, as columns in memory: nine bytes a row. Immutable once built, so that any number of threads may
 * ask it. The rows lie by group, and each day is a number in the list of the days that occur, so that a cohort is one pass of counting and
 * nothing is sorted.
 */
public final class Durations {

    /** The longest duration: from the first day of the year 1 to the last of 9999. */
    public static final int MOST_DAYS = 3_652_058;

    private final int[] days;
    private final int[] dayOfRow;
    private final byte[] outcomes;
    private final int[] persons;
    private final int[] starts;

    /** Sorts the rows by group, by counting. */
    private Durations(Builder builder) {
        days = builder.occurring.stream().toArray();
        int[] number = new int[builder.occurring.length()];
        for (int i = 0; i < days.length; i++) {
            number[days[i]] = i;
        }
        starts = new int[builder.groupCount + 1];
        for (int row = 0; row < builder.size; row++) {
            starts[builder.groups[row] + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = starts.clone();
        dayOfRow = new int[builder.size];
        outcomes = new byte[builder.size];
        persons = new int[builder.size];
        for (int row = 0; row < builder.size; row++) {
            int to = next[builder.groups[row]]++;
            dayOfRow[to] = number[builder.days[row]];
            outcomes[to] = builder.outcomes[row];
            persons[to] = builder.persons[row];
        }
    }

    /** The number of episodes, however many persons each has. */
    public int size() {
        return dayOfRow.length;
    }

    public int groups() {
        return starts.length - 1;
    }

    /** Each group as a cohort, in the order of their numbers; one without episodes is empty. */
    public List<Cohort> cohorts() {
        return cohorts(IntStream.range(0, groups()).toArray(), groups());
    }

    /**
     * The groups put together into fewer cohorts, or left out.
     *
     * @param target for each group the number of its cohort, or a negative number if it is in none
     * @param size how many cohorts there are
     */
    public List<Cohort> cohorts(int[] target, int size) {
        if (target.length != groups()) {
            throw new IllegalArgumentException("There are " + groups() + " groups, not " + target.length);
        }
        return IntStream.range(0, size).mapToObj(i -> cohort(target, i)).toList();
    }

    private Cohort cohort(int[] target, int wanted) {
        long[] exits = new long[days.length * Outcome.COUNT];
        int episodes = 0;
        for (int group = 0; group < target.length; group++) {
            if (target[group] == wanted) {
                count(group, exits);
                episodes += starts[group + 1] - starts[group];
            }
        }
        return Cohort.of(episodes, days, exits);
    }

    private void count(int group, long[] exits) {
        for (int row = starts[group]; row < starts[group + 1]; row++) {
            exits[dayOfRow[row] * Outcome.COUNT + outcomes[row]] += persons[row];
        }
    }

    /** Starts a collection of episodes in groups numbered from 0. */
    public static Builder builder(int groups) {
        return new Builder(groups);
    }

    /** Collects episodes. */
    public static final class Builder {
        private static final int START = 1024;

        private final int groupCount;
        private final BitSet occurring = new BitSet();
        private int[] days = new int[START];
        private byte[] outcomes = new byte[START];
        private int[] persons = new int[START];
        private int[] groups = new int[START];
        private int size;

        private Builder(int groupCount) {
            this.groupCount = groupCount;
        }

        /**
         * Adds an episode.
         *
         * @param days whole days from arrival to the outcome, or for those who wait to the last day on which that was known
         * @param persons how many people it stands for, 1 or more
         * @throws IllegalArgumentException if the days are negative or beyond {@link #MOST_DAYS}, or there is no person or no such group
         */
        public Builder add(int days, Outcome outcome, int persons, int group) {
            if (days < 0 || days > MOST_DAYS) {
                throw new IllegalArgumentException("A duration of " + days + " days");
            }
            if (persons < 1) {
                throw new IllegalArgumentException("An episode of " + persons + " persons");
            }
            if (group < 0 || group >= groupCount) {
                throw new IllegalArgumentException("Group " + group + " of " + groupCount);
            }
            if (size == this.days.length) {
                grow();
            }
            this.days[size] = days;
            this.outcomes[size] = (byte) outcome.column();
            this.persons[size] = persons;
            this.groups[size] = group;
            occurring.set(days);
            size++;
            return this;
        }

        private void grow() {
            int capacity = size + (size >> 1);
            days = Arrays.copyOf(days, capacity);
            outcomes = Arrays.copyOf(outcomes, capacity);
            persons = Arrays.copyOf(persons, capacity);
            groups = Arrays.copyOf(groups, capacity);
        }

        public Durations build() {
            return new Durations(this);
        }
    }
}
