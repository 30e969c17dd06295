package kosh.cube;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one table as columns in memory: a code per dimension, a value with two bounds, and a mark between 0 and 31. Immutable once
 * built, so that any number of threads may ask it. Numbers are whole, in units of ten to the minus {@link #scale}: sums are exact.
 *
 * <p>Beside the cells it keeps totals of them, each with fewer dimensions, and answers from the smallest that can tell (Harinarayan, Rajaraman and
 * Ullman, Implementing Data Cubes Efficiently, SIGMOD 1996).
 */
public final class Cube {

    /** A number that is not there: never zero, never added. */
    public static final long ABSENT = Long.MIN_VALUE;

    private final int scale;
    private final Rows cells;
    /** The cells and their totals, those with the fewest rows first. */
    private final List<Rows> smallestFirst;

    /** @param all the cells, then their totals */
    private Cube(List<Rows> all, int scale) {
        this.cells = all.get(0);
        this.smallestFirst =
                all.stream().sorted(Comparator.comparingInt(rows -> rows.size)).toList();
        this.scale = scale;
    }

    public int size() {
        return cells.size;
    }

    /** The number of decimals that every number of the cube has. */
    public int scale() {
        return scale;
    }

    /** About how much memory it takes. */
    public long bytes() {
        return smallestFirst.stream().mapToLong(Rows::bytes).sum();
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
        return group(filters, by, watched, Integer.MAX_VALUE).orElseThrow();
    }

    /**
     * The same; nothing if there are more than {@code most} groups, which is found out before they are made.
     *
     * @throws ArithmeticException if a sum does not fit in 63 bits
     */
    public Optional<List<Group>> group(@Nullable BitSet[] filters, List<Axis> by, List<Axis> watched, int most) {
        @Nullable BitSet[] needed = needed(filters);
        return new Scan(smallestFor(needed, by, watched), needed).group(by, watched, most);
    }

    /** How many rows such a question would have to read; they are fewer than the cells where totals can tell. */
    public int rowsFor(@Nullable BitSet[] filters, List<Axis> by, List<Axis> watched) {
        @Nullable BitSet[] needed = needed(filters);
        return smallestFor(needed, by, watched).spans(needed).rows();
    }

    /** The codes of a dimension that occur among the cells which pass the filters. */
    public BitSet codesOf(int dimension, @Nullable BitSet[] filters) {
        @Nullable BitSet[] needed = needed(filters);
        List<Axis> by = List.of(Axis.of(dimension, cells.cardinalities[dimension]));
        return new Scan(smallestFor(needed, by, List.of()), needed).codesOf(dimension);
    }

    /** How many cells have each pair of codes of two dimensions; as long as the greatest code that occurs. */
    public long[][] countBy(int first, int second) {
        List<Axis> by =
                List.of(Axis.of(first, cells.cardinalities[first]), Axis.of(second, cells.cardinalities[second]));
        @Nullable BitSet[] none = new BitSet[cells.cardinalities.length];
        return new Scan(smallestFor(none, by, List.of()), none).countBy(first, second);
    }

    /** The filters without those that all cells pass. */
    private @Nullable BitSet[] needed(@Nullable BitSet[] filters) {
        @Nullable BitSet[] needed = filters.clone();
        for (int dimension = 0; dimension < needed.length; dimension++) {
            BitSet filter = needed[dimension];
            if (filter != null && filter.nextClearBit(0) >= cells.cardinalities[dimension]) {
                needed[dimension] = null;
            }
        }
        return needed;
    }

    private Rows smallestFor(@Nullable BitSet[] filters, List<Axis> by, List<Axis> watched) {
        for (Rows rows : smallestFirst) {
            if (rows.canTell(filters, by, watched)) {
                return rows;
            }
        }
        return cells;
    }

    /** Starts a cube with that many dimensions. */
    public static Builder builder(int dimensions) {
        return new Builder(dimensions);
    }

    /** Collects cells. */
    public static final class Builder {
        /** With fewer cells, none need be prepared. */
        private static final int MANY = 4096;
        /** Totals pay if they are so many times fewer than what they would be added up from. */
        private static final int PAYS = 8;

        private final int dimensions;
        private final Chunk.Writer open;
        private List<Chunk> chunks = new ArrayList<>();
        private int scale;
        private final int[] @Nullable [] renumbered;
        private int[] clusteredBy = {};
        private final List<int[]> totals = new ArrayList<>();

        private Builder(int dimensions) {
            this.dimensions = dimensions;
            this.open = new Chunk.Writer(dimensions);
            this.renumbered = new int[dimensions][];
        }

        /** The number of decimals that the numbers have now. */
        public int scale() {
            return scale;
        }

        /**
         * Gives all numbers, those added already too, so many decimals.
         *
         * @throws ArithmeticException if a number does not fit in 63 bits then; nothing is changed
         */
        public void rescale(int decimals) {
            if (decimals < scale) {
                throw new IllegalArgumentException("Decimals would be lost");
            }
            if (decimals == scale) {
                return;
            }
            long factor = 1;
            for (int i = scale; i < decimals; i++) {
                factor *= 10;
            }
            List<Chunk> rescaled = new ArrayList<>(chunks.size());
            for (Chunk chunk : chunks) {
                Chunk.Writer copy = new Chunk.Writer(dimensions);
                IntStream.range(0, chunk.size).forEach(row -> copy.add(chunk, row));
                copy.multiply(factor);
                rescaled.add(copy.pack());
            }
            open.multiply(factor);
            chunks = rescaled;
            scale = decimals;
        }

        /**
         * Adds a cell, whose numbers have {@link #scale} decimals.
         *
         * @param mark a number from 0 to 31, told again by each group that holds the cell
         */
        public Builder add(int[] cell, long value, long low, long high, int mark) {
            open.add(cell, value, low, high, mark);
            packIfFull();
            return this;
        }

        /**
         * Adds the cells of another builder, which is empty then.
         *
         * @param codes for each dimension and each code of the other builder the code here
         * @throws ArithmeticException if the numbers of either, with the decimals of the other, do not fit in 63 bits
         */
        public Builder add(Builder other, int[][] codes) {
            int decimals = Math.max(scale, other.scale);
            rescale(decimals);
            other.rescale(decimals);
            if (other.open.size() > 0) {
                other.chunks.add(other.open.pack());
            }
            int[] cell = new int[dimensions];
            for (int last = other.chunks.size() - 1; last >= 0; last--) {
                Chunk chunk = other.chunks.remove(last);
                for (int row = 0; row < chunk.size; row++) {
                    for (int dimension = 0; dimension < dimensions; dimension++) {
                        cell[dimension] = codes[dimension][chunk.first[dimension].at(row)];
                    }
                    boolean bounded = chunk.bounded.at(row) != 0;
                    open.add(
                            cell,
                            cell,
                            1,
                            chunk.value.at(row),
                            chunk.low.at(row),
                            chunk.high.at(row),
                            bounded,
                            chunk.marks.at(row));
                    packIfFull();
                }
            }
            return this;
        }

        private void packIfFull() {
            if (open.isFull()) {
                chunks.add(open.pack());
            }
        }

        /**
         * Gives the codes of a dimension other numbers.
         *
         * @param codes for each code the new one
         */
        public Builder renumber(int dimension, int[] codes) {
            renumbered[dimension] = codes;
            return this;
        }

        /** Lets questions for few codes of one of these dimensions, at most two, touch only their cells. */
        public Builder clusterBy(int... dimensions) {
            clusteredBy = dimensions.clone();
            return this;
        }

        /** Keeps the totals of all cells by these dimensions too, if they are few enough to pay. */
        public Builder total(int... by) {
            totals.add(by.clone());
            return this;
        }

        /** The cube of all cells added; to be asked for once. */
        public Cube build() {
            if (open.size() > 0) {
                chunks.add(open.pack());
            }
            Rows cells = rows(chunks, renumbered, clusteredBy);
            chunks = List.of();
            List<Rows> known = new ArrayList<>(List.of(cells));
            if (cells.size >= MANY) {
                totals.forEach(by -> total(by, known).ifPresent(known::add));
            }
            return new Cube(known, scale);
        }

        private Rows rows(List<Chunk> unsorted, int[] @Nullable [] codes, int[] clusters) {
            return new Rows(new Clustering(unsorted, codes).sortedBy(clusters), dimensions, clusters);
        }

        private Optional<Rows> total(int[] by, List<Rows> known) {
            Rows from = known.stream()
                    .filter(rows -> IntStream.of(by).allMatch(rows::isExact))
                    .min(Comparator.comparingInt(rows -> rows.size))
                    .orElseThrow();
            try {
                return new Scan(from, new BitSet[dimensions])
                        .total(axes(from, IntStream.of(by)), axes(from, others(by)), from.size / PAYS)
                        .map(chunks -> rows(
                                chunks,
                                new int[dimensions][],
                                IntStream.of(clusteredBy)
                                        .filter(d -> IntStream.of(by).anyMatch(kept -> kept == d))
                                        .toArray()));
            } catch (ArithmeticException e) {
                // What is too great to be added up is told when somebody asks for it.
                return Optional.empty();
            }
        }

        private IntStream others(int[] by) {
            return IntStream.range(0, dimensions).filter(d -> IntStream.of(by).noneMatch(kept -> kept == d));
        }

        private static List<Axis> axes(Rows rows, IntStream dimensions) {
            return dimensions.mapToObj(d -> Axis.of(d, rows.cardinalities[d])).toList();
        }
    }
}
