package kosh.cube;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one table as columns in memory: a code per dimension, a value with two bounds, and a mark between 0 and 31. Immutable once
 * built, so that any number of threads may ask it. Numbers are whole, in units of ten to the minus {@link #scale}: sums are exact.
 */
public final class Cube {

    /** A number that is not there: never zero, never added. */
    public static final long ABSENT = Long.MIN_VALUE;

    private final int[][] codes;
    private final long[] values;
    private final long[] lows;
    private final long[] highs;
    private final byte[] marks;
    private final int scale;

    /** Takes the columns out of the builder one by one, so that never two copies of all are in memory. */
    private Cube(Builder builder) {
        codes = new int[builder.codes.length][];
        for (int dimension = 0; dimension < codes.length; dimension++) {
            codes[dimension] = Arrays.copyOf(builder.codes[dimension], builder.size);
            builder.codes[dimension] = new int[0];
        }
        values = Arrays.copyOf(builder.values, builder.size);
        builder.values = new long[0];
        lows = Arrays.copyOf(builder.lows, builder.size);
        builder.lows = new long[0];
        highs = Arrays.copyOf(builder.highs, builder.size);
        builder.highs = new long[0];
        marks = Arrays.copyOf(builder.marks, builder.size);
        scale = builder.scale;
    }

    public int size() {
        return values.length;
    }

    /** The number of decimals that every number of the cube has. */
    public int scale() {
        return scale;
    }

    /**
     * Adds up the cells that pass the filters, by the axes kept.
     *
     * @param filters for each dimension the codes that pass, or null if all do
     * @param by the dimensions to keep
     * @param watched the dimensions of which each group shall say whether it mixes their codes
     * @return the groups that hold a cell, in the order of their keys
     * @throws ArithmeticException if a sum does not fit in 63 bits
     */
    public List<Group> group(@Nullable BitSet[] filters, List<Axis> by, List<Axis> watched) {
        Map<Key, Sum> sums = new HashMap<>();
        for (int row = 0; row < values.length; row++) {
            if (passes(row, filters)) {
                sums.computeIfAbsent(new Key(project(row, by)), key -> new Sum())
                        .add(row, project(row, watched));
            }
        }
        return sums.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Key::codes, Arrays::compare)))
                .map(entry -> entry.getValue().group(entry.getKey().codes))
                .toList();
    }

    /** The codes of a dimension that occur among the cells which pass the filters. */
    public BitSet codesOf(int dimension, @Nullable BitSet[] filters) {
        BitSet found = new BitSet();
        for (int row = 0; row < values.length; row++) {
            if (passes(row, filters)) {
                found.set(codes[dimension][row]);
            }
        }
        return found;
    }

    /** How many cells have each pair of codes of two dimensions; as long as the greatest code that occurs. */
    public long[][] countBy(int first, int second) {
        int rows = Arrays.stream(codes[first]).max().orElse(-1) + 1;
        int columns = Arrays.stream(codes[second]).max().orElse(-1) + 1;
        long[][] counts = new long[rows][columns];
        for (int row = 0; row < values.length; row++) {
            counts[codes[first][row]][codes[second][row]]++;
        }
        return counts;
    }

    private boolean passes(int row, @Nullable BitSet[] filters) {
        for (int dimension = 0; dimension < filters.length; dimension++) {
            BitSet filter = filters[dimension];
            if (filter != null && !filter.get(codes[dimension][row])) {
                return false;
            }
        }
        return true;
    }

    private int[] project(int row, List<Axis> axes) {
        int[] projected = new int[axes.size()];
        for (int i = 0; i < projected.length; i++) {
            Axis axis = axes.get(i);
            projected[i] = axis.of(codes[axis.dimension()][row]);
        }
        return projected;
    }

    private record Key(int[] codes) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && Arrays.equals(codes, key.codes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(codes);
        }
    }

    private final class Sum {
        private int cells;
        private long value;
        private long low;
        private long high;
        private boolean bounded;
        private int marksOr;
        private int[] first = {};
        private boolean[] varies = {};

        void add(int row, int[] watched) {
            if (cells == 0) {
                first = watched;
                varies = new boolean[watched.length];
            }
            for (int i = 0; i < watched.length; i++) {
                varies[i] |= watched[i] != first[i];
            }
            cells++;
            value = plus(value, values[row]);
            boolean exact = lows[row] == ABSENT && highs[row] == ABSENT;
            low = plus(low, exact ? values[row] : lows[row]);
            high = plus(high, exact ? values[row] : highs[row]);
            bounded |= !exact;
            marksOr |= 1 << marks[row];
        }

        private static long plus(long sum, long number) {
            return sum == ABSENT || number == ABSENT ? ABSENT : Math.addExact(sum, number);
        }

        Group group(int[] key) {
            return new Group(key, cells, value, low, high, bounded, varies, marksOr);
        }
    }

    /** Starts a cube with that many dimensions. */
    public static Builder builder(int dimensions) {
        return new Builder(dimensions);
    }

    /** Collects cells. */
    public static final class Builder {
        private static final int START = 1024;

        private final int[][] codes;
        private long[] values = new long[START];
        private long[] lows = new long[START];
        private long[] highs = new long[START];
        private byte[] marks = new byte[START];
        private int size;
        private int scale;

        private Builder(int dimensions) {
            this.codes = new int[dimensions][START];
        }

        /** The number of decimals that the numbers have now. */
        public int scale() {
            return scale;
        }

        /**
         * Gives all numbers, those added already too, so many decimals.
         *
         * @throws ArithmeticException if a number does not fit in 63 bits then
         */
        public void rescale(int decimals) {
            if (decimals < scale) {
                throw new IllegalArgumentException("Decimals would be lost");
            }
            long factor = 1;
            for (int i = scale; i < decimals; i++) {
                factor *= 10;
            }
            long[] newValues = rescaled(values, factor);
            long[] newLows = rescaled(lows, factor);
            highs = rescaled(highs, factor);
            values = newValues;
            lows = newLows;
            scale = decimals;
        }

        private static long[] rescaled(long[] column, long factor) {
            return Arrays.stream(column)
                    .map(number -> number == ABSENT ? ABSENT : Math.multiplyExact(number, factor))
                    .toArray();
        }

        /**
         * Adds a cell, whose numbers have {@link #scale} decimals.
         *
         * @param mark a number from 0 to 31, told again by each group that holds the cell
         */
        public Builder add(int[] cell, long value, long low, long high, int mark) {
            if (size == values.length) {
                grow();
            }
            for (int dimension = 0; dimension < codes.length; dimension++) {
                codes[dimension][size] = cell[dimension];
            }
            values[size] = value;
            lows[size] = low;
            highs[size] = high;
            marks[size] = (byte) mark;
            size++;
            return this;
        }

        private void grow() {
            int capacity = size + (size >> 1);
            for (int dimension = 0; dimension < codes.length; dimension++) {
                codes[dimension] = Arrays.copyOf(codes[dimension], capacity);
            }
            values = Arrays.copyOf(values, capacity);
            lows = Arrays.copyOf(lows, capacity);
            highs = Arrays.copyOf(highs, capacity);
            marks = Arrays.copyOf(marks, capacity);
        }

        /** The cube of all cells added; to be asked for once. */
        public Cube build() {
            return new Cube(this);
        }
    }
}
