package kosh.ingest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import kosh.area.Areas;
import kosh.cube.Dictionary;
import kosh.observation.Age;
import kosh.observation.Observation;
import kosh.observation.Period;

/**
 * The cells of one dataset, each in 24 bytes: which of them overlap, and which jump out of their series. Two cells overlap if they count the
 * same indicator and in every dimension the same people could be counted in both.
 *
 * <p>Cells that could overlap a cell are looked up by their codes, of which few are related: a file of ten million cells without related
 * codes (no country beside its province, no {@code _T} beside {@code F}) needs no look-up at all.
 */
final class Cells {

    /** Takes two cells that overlap, by the numbers they were added under; the second was added later, or the table holds the first. */
    interface Overlaps {
        void found(int first, int second);
    }

    /** Takes a cell and a neighbour in its series that is more than the factor away. */
    interface Jumps {
        void found(int cell, int neighbour);
    }

    private static final int START = 1024;
    private static final long MOST_EXPECTED = 1 << 24;
    /** Small counts jump by chance. */
    private static final int SMALLEST_JUMP = 100;

    private static final int INDICATOR = 0;
    private static final int ORIGIN = 1;
    private static final int DESTINATION = 2;
    private static final int SEX = 3;
    private static final int AGE = 4;
    private static final int TIME = 5;
    /** How many bits of a key each dimension has. */
    private static final int[] BITS = {10, 14, 14, 2, 10, 14};

    private static final int[] SHIFTS = {54, 40, 26, 24, 14, 0};

    /** Four ages in four periods share a line of the processor's cache, for they come together in most files. */
    private static final long TILE = 3L << 14 | 3;
    /** From a taken slot to the next line, because the rest of this one is probably taken too; odd, so that all slots are tried in the end. */
    private static final int STEP = 17;

    private final Areas areas;
    private final List<Dictionary<String>> codes =
            IntStream.range(0, TIME).mapToObj(i -> new Dictionary<String>()).toList();
    private final Dictionary<Period> periods = new Dictionary<>();
    private long[] keys;
    private float[] values;
    /** Slots hold the number of a cell plus one. */
    private int[] slots;

    private int size;
    private int firstStaying = Integer.MAX_VALUE;

    /** @param expected about how many cells will come */
    Cells(Areas areas, long expected) {
        this.areas = areas;
        int capacity = Integer.highestOneBit((int) Math.min(MOST_EXPECTED, Math.max(START, expected)) - 1) * 2;
        keys = new long[capacity];
        values = new float[capacity];
        slots = new int[capacity * 2];
    }

    int size() {
        return size;
    }

    /** From here on only cells are added that the table holds already; they go before those added until now. */
    void stayingFromHere() {
        firstStaying = size;
    }

    /**
     * Adds a cell under the number {@link #size}.
     *
     * @return the number of a cell that counts just the same, which stays in its place; or -1
     * @throws TooVaried if the dataset has more codes in a dimension than can be told apart here
     */
    int add(Observation o) throws TooVaried {
        long key = code(INDICATOR, codes.get(INDICATOR).encode(o.indicator()))
                | code(ORIGIN, codes.get(ORIGIN).encode(o.origin()))
                | code(DESTINATION, codes.get(DESTINATION).encode(o.destination()))
                | code(SEX, codes.get(SEX).encode(o.sex()))
                | code(AGE, codes.get(AGE).encode(o.age()))
                | code(TIME, periods.encode(o.period()));
        if (size == keys.length) {
            grow();
        }
        BigDecimal value = o.value();
        keys[size] = key;
        values[size] = value == null ? Float.NaN : value.floatValue();
        int slot = slot(key);
        int twin = slots[slot] - 1;
        if (twin < 0) {
            slots[slot] = size + 1;
        }
        size++;
        return twin;
    }

    private static long code(int dimension, int code) throws TooVaried {
        if (code >>> BITS[dimension] != 0) {
            throw new TooVaried(1 << BITS[dimension]);
        }
        return (long) code << SHIFTS[dimension];
    }

    /** A dataset with more codes in a dimension than a key has room for. */
    static final class TooVaried extends Exception {
        private static final long serialVersionUID = 1L;

        TooVaried(int most) {
            super("One dimension has more than " + most + " different codes or periods. Split the dataset.");
        }
    }

    private int slot(long key) {
        int mask = slots.length - 1;
        long tile = (key & ~TILE) * 0x9E3779B97F4A7C15L;
        int within = (int) ((key >>> SHIFTS[AGE]) & 3) * 4 + (int) (key & 3);
        int slot = (((int) (tile >>> 32) << 4) + within) & mask;
        while (slots[slot] != 0 && keys[slots[slot] - 1] != key) {
            slot = (slot + STEP) & mask;
        }
        return slot;
    }

    private void grow() {
        int before = slots.length;
        keys = Arrays.copyOf(keys, size * 2);
        values = Arrays.copyOf(values, size * 2);
        int[] old = slots;
        slots = new int[before * 2];
        for (int entry : old) {
            if (entry != 0) {
                slots[slot(keys[entry - 1])] = entry;
            }
        }
    }

    /** Tells for each cell that overlaps a first one, except where both count just the same, one that it overlaps. */
    void overlaps(Overlaps found) {
        int[][][] related = {
            identities(codes.get(INDICATOR).size()),
            relatedAreas(codes.get(ORIGIN), false),
            relatedAreas(codes.get(DESTINATION), true),
            related(codes.get(SEX).values(), Cells::sexesOverlap),
            relatedAges(),
            relatedPeriods()
        };
        if (Arrays.stream(related).flatMap(Arrays::stream).allMatch(codes -> codes.length == 1)) {
            return;
        }
        boolean[] told = new boolean[size];
        for (int cell = 0; cell < size; cell++) {
            if (slots[slot(keys[cell])] - 1 == cell) {
                lookUp(cell, related, told, found);
            }
        }
    }

    private static int[][] identities(int size) {
        return IntStream.range(0, size).mapToObj(code -> new int[] {code}).toArray(int[][]::new);
    }

    /**
     * For each area itself and those that it lies in; if both ways, also those that lie in it. Of two cells that overlap one has the smaller
     * or the same origin: for origins it is enough to look from that one up.
     */
    private int[][] relatedAreas(Dictionary<String> areaCodes, boolean bothWays) {
        List<Set<Integer>> related = IntStream.range(0, areaCodes.size())
                .<Set<Integer>>mapToObj(code -> new TreeSet<>(Set.of(code)))
                .toList();
        for (int code = 0; code < areaCodes.size(); code++) {
            for (String outer : areas.selfAndAncestors(areaCodes.decode(code))) {
                OptionalInt found = areaCodes.find(outer);
                if (found.isPresent()) {
                    related.get(code).add(found.getAsInt());
                    if (bothWays) {
                        related.get(found.getAsInt()).add(code);
                    }
                }
            }
        }
        return related.stream()
                .map(codesOf -> codesOf.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** For each code the codes that it is related to, itself included. */
    private static <T> int[][] related(List<T> values, BiPredicate<T, T> areRelated) {
        return IntStream.range(0, values.size())
                .mapToObj(a -> IntStream.range(0, values.size())
                        .filter(b -> a == b || areRelated.test(values.get(a), values.get(b)))
                        .toArray())
                .toArray(int[][]::new);
    }

    private static boolean sexesOverlap(String a, String b) {
        return a.equals(Observation.TOTAL) || b.equals(Observation.TOTAL);
    }

    private int[][] relatedAges() {
        List<Age> ages = codes.get(AGE).values().stream()
                .map(code -> Age.parse(code).orElseThrow())
                .toList();
        return related(ages, Age::overlaps);
    }

    /** Periods by their start: those that overlap stand near each other. */
    private int[][] relatedPeriods() {
        List<Period> all = periods.values();
        List<List<Integer>> related = new ArrayList<>();
        all.forEach(period ->
                related.add(new ArrayList<>(List.of(periods.find(period).orElseThrow()))));
        List<Integer> byStart = IntStream.range(0, all.size())
                .boxed()
                .sorted((a, b) -> all.get(a).start().compareTo(all.get(b).start()))
                .toList();
        for (int i = 0; i < byStart.size(); i++) {
            Period first = all.get(byStart.get(i));
            for (int j = i + 1; j < byStart.size(); j++) {
                if (!all.get(byStart.get(j)).start().isBefore(first.end())) {
                    break;
                }
                related.get(byStart.get(i)).add(byStart.get(j));
                related.get(byStart.get(j)).add(byStart.get(i));
            }
        }
        return related.stream()
                .map(codes -> codes.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private void lookUp(int cell, int[][][] related, boolean[] told, Overlaps found) {
        long key = keys[cell];
        for (int origin : related[ORIGIN][codeOf(key, ORIGIN)]) {
            for (int destination : related[DESTINATION][codeOf(key, DESTINATION)]) {
                for (int sex : related[SEX][codeOf(key, SEX)]) {
                    for (int age : related[AGE][codeOf(key, AGE)]) {
                        for (int time : related[TIME][codeOf(key, TIME)]) {
                            long other = (key & ~mask())
                                    | ((long) origin << SHIFTS[ORIGIN])
                                    | ((long) destination << SHIFTS[DESTINATION])
                                    | ((long) sex << SHIFTS[SEX])
                                    | ((long) age << SHIFTS[AGE])
                                    | time;
                            if (other != key) {
                                tell(cell, slots[slot(other)] - 1, told, found);
                            }
                        }
                    }
                }
            }
        }
    }

    private static long mask() {
        return (1L << SHIFTS[INDICATOR]) - 1;
    }

    private static int codeOf(long key, int dimension) {
        return (int) (key >>> SHIFTS[dimension]) & ((1 << BITS[dimension]) - 1);
    }

    private void tell(int cell, int other, boolean[] told, Overlaps found) {
        boolean inOrder = Math.max(cell, other) < firstStaying;
        int second = inOrder ? Math.max(cell, other) : Math.min(cell, other);
        if (other >= 0 && second < firstStaying && !told[second]) {
            told[second] = true;
            found.found(cell + other - second, second);
        }
    }

    /**
     * Tells the cells that are more than {@code factor} times as great as their neighbours in the years before and after, or as small. A
     * cell at the end of its series, which has one neighbour, is told only if that neighbour is not itself out of line.
     */
    void jumps(double factor, Jumps found) {
        int[] before = neighbours(-1);
        int[] after = neighbours(1);
        int[] odd = IntStream.range(0, Math.min(size, firstStaying))
                .parallel()
                .filter(cell -> outOfLineWith(cell, before, after, factor) >= 0)
                .toArray();
        for (int cell : odd) {
            found.found(cell, outOfLineWith(cell, before, after, factor));
        }
    }

    /** The neighbour that shows that the cell is out of line, or -1. */
    private int outOfLineWith(int cell, int[] before, int[] after, double factor) {
        int earlier = neighbour(cell, before);
        int later = neighbour(cell, after);
        if (earlier >= 0 && later >= 0) {
            return isJump(cell, earlier, factor) && isJump(cell, later, factor) ? earlier : -1;
        }
        if (earlier >= 0) {
            int beyond = neighbour(earlier, before);
            return isJump(cell, earlier, factor) && !(beyond >= 0 && isJump(earlier, beyond, factor)) ? earlier : -1;
        }
        if (later >= 0) {
            int beyond = neighbour(later, after);
            return isJump(cell, later, factor) && beyond >= 0 && !isJump(later, beyond, factor) ? later : -1;
        }
        return -1;
    }

    /** For each period that is a calendar year the code of the year so many years off, or -1. */
    private int[] neighbours(int years) {
        return periods.values().stream()
                .mapToInt(period -> period.equals(period.year())
                        ? periods.find(Period.ofYear(period.start().getYear() + years))
                                .orElse(-1)
                        : -1)
                .toArray();
    }

    private int neighbour(int cell, int[] neighbours) {
        int time = neighbours[codeOf(keys[cell], TIME)];
        return time < 0 ? -1 : slots[slot((keys[cell] & -(1L << BITS[TIME])) | time)] - 1;
    }

    private boolean isJump(int cell, int neighbour, double factor) {
        double greater = Math.max(values[cell], values[neighbour]);
        double smaller = Math.min(values[cell], values[neighbour]);
        return greater >= SMALLEST_JUMP && smaller > 0 && greater > factor * smaller;
    }

    int firstStaying() {
        return firstStaying;
    }

    /** What the cell counts. */
    String describe(int cell) {
        long key = keys[cell];
        return decode(key, INDICATOR) + " " + decode(key, ORIGIN) + " to " + decode(key, DESTINATION) + ", sex "
                + decode(key, SEX) + ", age " + decode(key, AGE) + ", " + period(cell);
    }

    private String decode(long key, int dimension) {
        return codes.get(dimension).decode(codeOf(key, dimension));
    }

    Period period(int cell) {
        return periods.decode(codeOf(keys[cell], TIME));
    }
}
