package kosh.survival;

/**
 * How many persons of a group ended their time on each day, and how: all that the statistics need to know of it. Immutable. Days on which
 * nobody's time ended are left out.
 */
public final class Cohort {

    private final int episodes;
    private final int[] days;
    private final long[] exits;
    private final long[] atRisk;

    private Cohort(int episodes, int[] days, long[] exits, long[] atRisk) {
        this.episodes = episodes;
        this.days = days;
        this.exits = exits;
        this.atRisk = atRisk;
    }

    /** @param exits for each day the persons by outcome */
    static Cohort of(int episodes, int[] days, long[] exits) {
        int size = 0;
        for (int i = 0; i < days.length; i++) {
            size += total(exits, i) > 0 ? 1 : 0;
        }
        int[] kept = new int[size];
        long[] keptExits = new long[size * Outcome.COUNT];
        long[] atRisk = new long[size + 1];
        for (int i = days.length - 1; i >= 0; i--) {
            long total = total(exits, i);
            if (total > 0) {
                size--;
                kept[size] = days[i];
                System.arraycopy(exits, i * Outcome.COUNT, keptExits, size * Outcome.COUNT, Outcome.COUNT);
                atRisk[size] = atRisk[size + 1] + total;
            }
        }
        return new Cohort(episodes, kept, keptExits, atRisk);
    }

    private static long total(long[] exits, int i) {
        long total = 0;
        for (int j = i * Outcome.COUNT; j < (i + 1) * Outcome.COUNT; j++) {
            total += exits[j];
        }
        return total;
    }

    public int episodes() {
        return episodes;
    }

    public long persons() {
        return atRisk[0];
    }

    public boolean isEmpty() {
        return days.length == 0;
    }

    /** How many different days there are. */
    public int size() {
        return days.length;
    }

    public int day(int i) {
        return days[i];
    }

    /** The persons whose time ended on that day in that way. */
    public long exits(int i, Outcome outcome) {
        return exits[i * Outcome.COUNT + outcome.column()];
    }

    /** The persons whose time ended on that day or later; none after the last day. */
    public long atRisk(int i) {
        return atRisk[i];
    }

    /** The number of the first day that is not before the given one, or {@link #size} if all are. */
    public int firstNotBefore(int day) {
        int low = 0;
        int high = days.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (days[middle] < day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
