package kosh.cube;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of cells or of sums, clustered by none, one or two dimensions: those with the same code of the first stand together, and among them
 * those with the same code of the second. An index of these runs finds the rows of few codes, of either dimension, without reading others.
 */
final class Rows {

    final Chunk[] chunks;
    final int size;
    /** For each dimension one more than the greatest code. */
    final int[] cardinalities;
    /** Whether no row mixes codes of the dimension. */
    private final boolean[] exact;
    /** The marks of every row; 0 if they differ. */
    final int marks;

    private final int[] clusteredBy;
    /** For each code of the first dimension its first run, and the number of all runs at the end. */
    private final int[] firstRun;
    /** For each run its code of the second dimension. */
    private final int[] codeOfRun;
    /** For each run its first row, and the number of all rows at the end. */
    private final int[] startOfRun;

    /** @param clusteredBy at most two dimensions, by which the rows are sorted already */
    Rows(List<Chunk> chunks, int dimensions, int... clusteredBy) {
        this.chunks = chunks.toArray(Chunk[]::new);
        this.size = chunks.stream().mapToInt(chunk -> chunk.size).sum();
        this.clusteredBy = clusteredBy;
        this.exact = new boolean[dimensions];
        this.cardinalities = new int[dimensions];
        for (int dimension = 0; dimension < dimensions; dimension++) {
            int d = dimension;
            exact[d] = chunks.stream().allMatch(chunk -> chunk.first[d] == chunk.last[d]);
            cardinalities[d] = 1 + greatest(d);
        }
        marks = chunks.isEmpty() ? 0 : commonMarks();
        firstRun = new int[clusteredBy.length > 0 ? cardinalities[clusteredBy[0]] + 1 : 2];
        Runs runs = new Runs();
        for (Chunk chunk : chunks) {
            runs.read(chunk);
        }
        runs.end();
        codeOfRun = Arrays.copyOf(runs.codes, runs.count);
        startOfRun = Arrays.copyOf(runs.starts, runs.count + 1);
    }

    private int greatest(int dimension) {
        int[] codes = new int[Chunk.MOST];
        int greatest = -1;
        for (Chunk chunk : chunks) {
            Column column = chunk.last[dimension];
            if (column.isConstant()) {
                greatest = Math.max(greatest, column.at(0));
            } else {
                column.read(0, chunk.size, codes);
                greatest = Math.max(
                        greatest, Arrays.stream(codes, 0, chunk.size).max().orElse(-1));
            }
        }
        return greatest;
    }

    private int commonMarks() {
        int common = chunks[0].marks.at(0);
        return Arrays.stream(chunks).allMatch(chunk -> chunk.marks.isConstant() && chunk.marks.at(0) == common)
                ? common
                : 0;
    }

    boolean isExact(int dimension) {
        return exact[dimension];
    }

    boolean isIndexed(int dimension) {
        for (int clustered : clusteredBy) {
            if (clustered == dimension) {
                return true;
            }
        }
        return false;
    }

    /** Whether all that the filters and axes have to tell apart is apart. */
    boolean canTell(@Nullable BitSet[] filters, List<Axis> by, List<Axis> watched) {
        for (int dimension = 0; dimension < filters.length; dimension++) {
            if (filters[dimension] != null && !exact[dimension]) {
                return false;
            }
        }
        for (Axis axis : by) {
            if (!exact[axis.dimension()]) {
                return false;
            }
        }
        for (Axis axis : watched) {
            if (!exact[axis.dimension()] && !axis.isMonotone()) {
                return false;
            }
        }
        return true;
    }

    long bytes() {
        return Arrays.stream(chunks).mapToLong(Chunk::bytes).sum()
                + (long) Integer.BYTES * (firstRun.length + codeOfRun.length + startOfRun.length);
    }

    /** Finds the beginnings of the runs. */
    private final class Runs {
        private int[] codes = new int[16];
        private int[] starts = new int[17];
        private int count;
        private int row;
        private int lead = -1;
        private int second = -1;

        void read(Chunk chunk) {
            for (int i = 0; i < chunk.size; i++, row++) {
                int newLead = clusteredBy.length > 0 ? chunk.first[clusteredBy[0]].at(i) : 0;
                int newSecond = clusteredBy.length > 1 ? chunk.first[clusteredBy[1]].at(i) : 0;
                if (newLead != lead || newSecond != second) {
                    begin(newLead, newSecond);
                }
            }
        }

        private void begin(int newLead, int newSecond) {
            if (newLead < lead || (newLead == lead && newSecond < second)) {
                throw new IllegalArgumentException("The rows are not sorted");
            }
            if (count == codes.length) {
                codes = Arrays.copyOf(codes, 2 * count);
                starts = Arrays.copyOf(starts, 2 * count + 1);
            }
            if (newLead != lead) {
                Arrays.fill(firstRun, lead + 1, newLead + 1, count);
            }
            codes[count] = newSecond;
            starts[count] = row;
            count++;
            lead = newLead;
            second = newSecond;
        }

        void end() {
            Arrays.fill(firstRun, lead + 1, firstRun.length, count);
            starts[count] = row;
        }
    }

    /** The spans of rows that pass the filters of the dimensions by which the rows are clustered. */
    Spans spans(@Nullable BitSet[] filters) {
        BitSet lead = filter(filters, 0);
        BitSet second = filter(filters, 1);
        Spans spans = new Spans();
        if (lead == null && second == null) {
            spans.add(0, size);
        } else if (lead == null) {
            IntStream.range(0, firstRun.length - 1).forEach(code -> addRuns(code, second, spans));
        } else {
            for (int code = lead.nextSetBit(0);
                    code >= 0 && code < firstRun.length - 1;
                    code = lead.nextSetBit(code + 1)) {
                addRuns(code, second, spans);
            }
        }
        return spans;
    }

    private @Nullable BitSet filter(@Nullable BitSet[] filters, int cluster) {
        return cluster < clusteredBy.length ? filters[clusteredBy[cluster]] : null;
    }

    private void addRuns(int lead, @Nullable BitSet second, Spans spans) {
        int from = firstRun[lead];
        int to = firstRun[lead + 1];
        if (second == null) {
            spans.add(startOfRun[from], startOfRun[to]);
            return;
        }
        int run = from;
        for (int code = second.nextSetBit(0); code >= 0 && run < to; code = second.nextSetBit(code + 1)) {
            int found = Arrays.binarySearch(codeOfRun, run, to, code);
            if (found >= 0) {
                spans.add(startOfRun[found], startOfRun[found + 1]);
            }
            run = found >= 0 ? found + 1 : -found - 1;
        }
    }

    /** Spans of rows in ascending order, those that touch put together. */
    static final class Spans {
        private int[] bounds = new int[16];
        private int count;
        private int rows;

        private void add(int from, int to) {
            if (from == to) {
                return;
            }
            rows += to - from;
            if (count > 0 && bounds[2 * count - 1] == from) {
                bounds[2 * count - 1] = to;
                return;
            }
            if (2 * count == bounds.length) {
                bounds = Arrays.copyOf(bounds, 2 * bounds.length);
            }
            bounds[2 * count] = from;
            bounds[2 * count + 1] = to;
            count++;
        }

        int count() {
            return count;
        }

        int from(int span) {
            return bounds[2 * span];
        }

        int to(int span) {
            return bounds[2 * span + 1];
        }

        /** How many rows there are in all. */
        int rows() {
            return rows;
        }
    }
}
