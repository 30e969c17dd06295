package kosh.cube;

import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Up to {@link #MOST} rows, column by column, immutable. A row is a cell, or a sum of cells: a sum may mix several codes of a dimension, of which
 * it tells the least and the greatest.
 */
final class Chunk {

    /** The most rows of a chunk: 2 to the power of {@link #SHIFT}. */
    static final int MOST = 1 << 16;

    static final int SHIFT = 16;

    final int size;
    /** The least code of each dimension. */
    final Column[] first;
    /** The greatest code of each dimension; the same column where no row mixes codes. */
    final Column[] last;
    /** How many cells each row stands for. */
    final Column cells;
    /** The bitwise or of 1 shifted by the mark of each cell. */
    final Column marks;
    /** 1 for a row with bounds of its own. */
    final Column bounded;

    final Numbers value;
    /** The lower bounds; the values themselves where a row has no bounds, and the same column where no row has. */
    final Numbers low;

    final Numbers high;

    private Chunk(Writer rows) {
        size = rows.size;
        first = columns(rows.first, size);
        last = columns(rows.last, size);
        for (int dimension = 0; dimension < first.length; dimension++) {
            if (Arrays.equals(rows.first[dimension], 0, size, rows.last[dimension], 0, size)) {
                last[dimension] = first[dimension];
            }
        }
        cells = Column.of(rows.cells, size);
        marks = Column.of(rows.marks, size);
        bounded = Column.of(rows.bounded, size);
        value = Numbers.of(rows.value, size);
        boolean exact = bounded.isConstant() && bounded.at(0) == 0;
        low = exact ? value : Numbers.of(rows.low, size);
        high = exact ? value : Numbers.of(rows.high, size);
    }

    private static Column[] columns(int[][] codes, int size) {
        return Arrays.stream(codes).map(column -> Column.of(column, size)).toArray(Column[]::new);
    }

    /** Whether the rows have no other bounds than their values. */
    boolean isExact() {
        return low == value;
    }

    long bytes() {
        long codes = Stream.concat(Arrays.stream(first), Stream.of(cells, marks, bounded))
                .mapToLong(Column::bytes)
                .sum();
        for (int dimension = 0; dimension < last.length; dimension++) {
            codes += last[dimension] == first[dimension] ? 0 : last[dimension].bytes();
        }
        return codes + value.bytes() + (isExact() ? 0 : low.bytes() + high.bytes());
    }

    /** Collects rows until there is a chunk of them. */
    static final class Writer {
        private static final int START = 256;

        private final int[][] first;
        private final int[][] last;
        private int[] cells = new int[START];
        private int[] marks = new int[START];
        private int[] bounded = new int[START];
        private long[] value = new long[START];
        private long[] low = new long[START];
        private long[] high = new long[START];
        private int size;

        Writer(int dimensions) {
            first = new int[dimensions][START];
            last = new int[dimensions][START];
        }

        int size() {
            return size;
        }

        boolean isFull() {
            return size == MOST;
        }

        /** Adds a cell; a bound that is not there is absent. */
        void add(int[] codes, long value, long low, long high, int mark) {
            boolean exact = low == Cube.ABSENT && high == Cube.ABSENT;
            add(codes, codes, 1, value, exact ? value : low, exact ? value : high, !exact, 1 << mark);
        }

        /** Adds a sum of cells. */
        void add(int[] first, int[] last, int cells, long value, long low, long high, boolean bounded, int marks) {
            if (size == this.value.length) {
                grow();
            }
            for (int dimension = 0; dimension < first.length; dimension++) {
                this.first[dimension][size] = first[dimension];
                this.last[dimension][size] = last[dimension];
            }
            this.cells[size] = cells;
            this.marks[size] = marks;
            this.bounded[size] = bounded ? 1 : 0;
            this.value[size] = value;
            this.low[size] = low;
            this.high[size] = high;
            size++;
        }

        /** Adds a row of a chunk. */
        void add(Chunk chunk, int row) {
            if (size == value.length) {
                grow();
            }
            for (int dimension = 0; dimension < first.length; dimension++) {
                first[dimension][size] = chunk.first[dimension].at(row);
                last[dimension][size] = chunk.last[dimension].at(row);
            }
            cells[size] = chunk.cells.at(row);
            marks[size] = chunk.marks.at(row);
            bounded[size] = chunk.bounded.at(row);
            value[size] = chunk.value.at(row);
            low[size] = chunk.low.at(row);
            high[size] = chunk.high.at(row);
            size++;
        }

        /** Multiplies all numbers, or none if one would not fit in 63 bits then. */
        void multiply(long factor) {
            long[] newValue = multiplied(value, size, factor);
            long[] newLow = multiplied(low, size, factor);
            high = multiplied(high, size, factor);
            value = newValue;
            low = newLow;
        }

        private static long[] multiplied(long[] numbers, int size, long factor) {
            long[] products = new long[numbers.length];
            for (int row = 0; row < size; row++) {
                products[row] = numbers[row] == Cube.ABSENT ? Cube.ABSENT : Math.multiplyExact(numbers[row], factor);
            }
            return products;
        }

        /** Gives the codes of each dimension other numbers; those of which none are said stay. */
        void renumber(int[] @Nullable [] codes) {
            for (int dimension = 0; dimension < codes.length; dimension++) {
                int[] renumbered = codes[dimension];
                for (int row = 0; renumbered != null && row < size; row++) {
                    first[dimension][row] = renumbered[first[dimension][row]];
                    last[dimension][row] = renumbered[last[dimension][row]];
                }
            }
        }

        private void grow() {
            int capacity = Math.min(MOST, 2 * size);
            for (int dimension = 0; dimension < first.length; dimension++) {
                first[dimension] = Arrays.copyOf(first[dimension], capacity);
                last[dimension] = Arrays.copyOf(last[dimension], capacity);
            }
            cells = Arrays.copyOf(cells, capacity);
            marks = Arrays.copyOf(marks, capacity);
            bounded = Arrays.copyOf(bounded, capacity);
            value = Arrays.copyOf(value, capacity);
            low = Arrays.copyOf(low, capacity);
            high = Arrays.copyOf(high, capacity);
        }

        /** The rows collected, which are forgotten here. */
        Chunk pack() {
            Chunk chunk = new Chunk(this);
            size = 0;
            return chunk;
        }
    }
}
