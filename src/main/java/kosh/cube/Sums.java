package kosh.cube;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rows of each group add up to; groups are numbered by {@link Keys}. */
final class Sums {

    private static final int COUNT_SHIFT = Chunk.SHIFT + Integer.SIZE - 1;
    private static final long ONE_ROW = 1L << COUNT_SHIFT;

    private final List<Axis> watched;
    /** The marks of all rows, if they are the same. */
    private final int sameMarks;

    private int[] cells;
    private int[] marks;
    private long[] value;
    /** The sums of the lower bounds; null as long as no row has bounds, for then they are the values. */
    private long @Nullable [] low;

    private long @Nullable [] high;
    private boolean[] bounded = {};
    private boolean someAbsent;
    /** For each watched axis the least code of each group. */
    private final int[][] least;

    private final int[][] greatest;

    /** @param groups for how many groups there is to be room from the beginning */
    Sums(int groups, List<Axis> watched, int sameMarks) {
        this.watched = watched;
        this.sameMarks = sameMarks;
        cells = new int[groups];
        value = new long[groups];
        marks = new int[sameMarks == 0 ? groups : 0];
        least = new int[watched.size()][];
        greatest = new int[watched.size()][];
        for (int axis = 0; axis < least.length; axis++) {
            least[axis] = new int[groups];
            Arrays.fill(least[axis], Integer.MAX_VALUE);
            greatest[axis] = new int[groups];
        }
    }

    boolean has(int group) {
        return group < cells.length && cells[group] > 0;
    }

    private void makeRoom(int groups) {
        int before = cells.length;
        if (groups <= before) {
            return;
        }
        int capacity = Math.max(groups, before + (before >> 1));
        cells = Arrays.copyOf(cells, capacity);
        value = Arrays.copyOf(value, capacity);
        marks = sameMarks == 0 ? Arrays.copyOf(marks, capacity) : marks;
        if (low != null && high != null) {
            low = Arrays.copyOf(low, capacity);
            high = Arrays.copyOf(high, capacity);
            bounded = Arrays.copyOf(bounded, capacity);
        }
        for (int axis = 0; axis < least.length; axis++) {
            least[axis] = Arrays.copyOf(least[axis], capacity);
            Arrays.fill(least[axis], before, capacity, Integer.MAX_VALUE);
            greatest[axis] = Arrays.copyOf(greatest[axis], capacity);
        }
    }

    private void tellBoundsApart() {
        if (low == null) {
            low = value.clone();
            high = value.clone();
            bounded = new boolean[value.length];
        }
    }

    /**
     * Adds the rows of the block, whose groups are known.
     *
     * @param size one more than the greatest group
     * @throws ArithmeticException if a sum does not fit in 63 bits
     */
    void add(Chunk chunk, Block block, int size) {
        int[] groups = block.groups;
        int[] codes = block.codes;
        int count = block.count();
        makeRoom(size);
        if (!chunk.isExact()) {
            tellBoundsApart();
        }
        addCells(chunk.cells, block);
        add(chunk.value, block, value);
        if (low != null && high != null) {
            add(chunk.low, block, low);
            add(chunk.high, block, high);
            block.read(chunk.bounded, codes);
            for (int i = 0; i < count; i++) {
                bounded[groups[i]] |= codes[i] != 0;
            }
        }
        if (sameMarks == 0) {
            block.read(chunk.marks, codes);
            for (int i = 0; i < count; i++) {
                marks[groups[i]] |= codes[i];
            }
        }
        for (int axis = 0; axis < least.length; axis++) {
            watch(chunk, block, axis);
        }
    }

    /**
     * Whether the rows of the chunk can be collected by {@link #collect}: each is one cell with a value like the others, and no more is to be
     * said of it.
     */
    boolean collects(Chunk chunk) {
        return low == null
                && sameMarks != 0
                && least.length == 0
                && chunk.isExact()
                && chunk.cells.isConstant()
                && chunk.cells.at(0) == 1
                && chunk.value instanceof Numbers.Near
                && !chunk.value.someAbsent();
    }

    /**
     * Adds the rows of a block to what is collected of their chunk: for each group one number, with the count of its rows in the upper bits and
     * the sum of the distances below. A chunk has at most 2 to the power of 16 rows, and a distance 31 bits, so that neither can overflow.
     */
    static void collect(Numbers.Near values, Block block, long[] collected) {
        int[] groups = block.groups;
        int[] distances = block.codes;
        block.read(values.distances(), distances);
        for (int i = 0; i < block.count(); i++) {
            collected[groups[i]] += ONE_ROW + distances[i];
        }
    }

    /** Adds what was collected of a chunk, and empties it. */
    void add(long[] collected, Numbers.Near values) {
        for (int group = 0; group < collected.length; group++) {
            long sum = collected[group];
            if (sum != 0) {
                long rows = sum >>> COUNT_SHIFT;
                cells[group] += (int) rows;
                long distances = sum & ONE_ROW - 1;
                value[group] = plus(value[group], Math.addExact(Math.multiplyExact(values.base(), rows), distances));
                collected[group] = 0;
            }
        }
    }

    private void addCells(Column column, Block block) {
        int[] groups = block.groups;
        int[] codes = block.codes;
        int count = block.count();
        if (column.isConstant() && column.at(0) == 1) {
            for (int i = 0; i < count; i++) {
                cells[groups[i]]++;
            }
        } else {
            block.read(column, codes);
            for (int i = 0; i < count; i++) {
                cells[groups[i]] += codes[i];
            }
        }
    }

    private void add(Numbers column, Block block, long[] sums) {
        int[] groups = block.groups;
        long[] numbers = block.numbers;
        someAbsent |= column.someAbsent();
        int count = block.count();
        block.read(column, numbers);
        if (someAbsent) {
            for (int i = 0; i < count; i++) {
                sums[groups[i]] = plus(sums[groups[i]], numbers[i]);
            }
        } else {
            for (int i = 0; i < count; i++) {
                sums[groups[i]] = Math.addExact(sums[groups[i]], numbers[i]);
            }
        }
    }

    static long plus(long sum, long number) {
        return sum == Cube.ABSENT || number == Cube.ABSENT ? Cube.ABSENT : Math.addExact(sum, number);
    }

    private void watch(Chunk chunk, Block block, int axis) {
        int[] groups = block.groups;
        int[] codes = block.codes;
        int dimension = watched.get(axis).dimension();
        int[] target = watched.get(axis).target();
        block.read(chunk.first[dimension], codes);
        for (int i = 0; i < block.count(); i++) {
            int group = groups[i];
            int code = target[codes[i]];
            least[axis][group] = Math.min(least[axis][group], code);
            greatest[axis][group] = Math.max(greatest[axis][group], code);
        }
        if (chunk.last[dimension] != chunk.first[dimension]) {
            block.read(chunk.last[dimension], codes);
            for (int i = 0; i < block.count(); i++) {
                greatest[axis][groups[i]] = Math.max(greatest[axis][groups[i]], target[codes[i]]);
            }
        }
    }

    /** Adds one group of other sums to a group of these. */
    void add(Sums other, int otherGroup, int group) {
        makeRoom(group + 1);
        if (other.low != null) {
            tellBoundsApart();
        }
        someAbsent |= other.someAbsent;
        cells[group] += other.cells[otherGroup];
        value[group] = plus(value[group], other.value[otherGroup]);
        if (low != null && high != null) {
            low[group] = plus(low[group], other.low(otherGroup));
            high[group] = plus(high[group], other.high(otherGroup));
            bounded[group] |= other.isBounded(otherGroup);
        }
        if (sameMarks == 0) {
            marks[group] |= other.marks[otherGroup];
        }
        for (int axis = 0; axis < least.length; axis++) {
            least[axis][group] = Math.min(least[axis][group], other.least[axis][otherGroup]);
            greatest[axis][group] = Math.max(greatest[axis][group], other.greatest[axis][otherGroup]);
        }
    }

    private long low(int group) {
        return low == null ? value[group] : low[group];
    }

    private long high(int group) {
        return high == null ? value[group] : high[group];
    }

    private boolean isBounded(int group) {
        return low != null && bounded[group];
    }

    private int marks(int group) {
        return sameMarks == 0 ? marks[group] : sameMarks;
    }

    Group group(int group, int[] key) {
        boolean[] varies = new boolean[least.length];
        for (int axis = 0; axis < varies.length; axis++) {
            varies[axis] = least[axis][group] != greatest[axis][group];
        }
        return new Group(
                key, cells[group], value[group], low(group), high(group), isBounded(group), varies, marks(group));
    }

    /** Writes a group as a row, which has the codes of its key, and of the watched dimensions the least and the greatest. */
    void write(int group, int[] first, int[] last, Chunk.Writer out) {
        for (int axis = 0; axis < least.length; axis++) {
            first[watched.get(axis).dimension()] = least[axis][group];
            last[watched.get(axis).dimension()] = greatest[axis][group];
        }
        out.add(first, last, cells[group], value[group], low(group), high(group), isBounded(group), marks(group));
    }
}
