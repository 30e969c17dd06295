package kosh.cube;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sorts rows by some dimensions, the first of them first, by counting (Knuth, The Art of Computer Programming 3, 5.2.5). */
final class Clustering {

    private final Chunk[] chunks;
    private final int size;
    private final int[] @Nullable [] renumbered;

    /**
     * @param chunks all full but the last
     * @param renumbered for each dimension the new code of each code; null where they stay
     */
    Clustering(List<Chunk> chunks, int[] @Nullable [] renumbered) {
        this.chunks = chunks.toArray(Chunk[]::new);
        this.size = chunks.stream().mapToInt(chunk -> chunk.size).sum();
        this.renumbered = renumbered;
    }

    /** The rows in their new order, with their new codes. */
    List<Chunk> sortedBy(int... dimensions) {
        int[] order = IntStream.range(0, size).toArray();
        for (int i = dimensions.length - 1; i >= 0; i--) {
            order = sorted(order, dimensions[i]);
        }
        List<Chunk> sorted = new ArrayList<>();
        Chunk.Writer writer = new Chunk.Writer(renumbered.length);
        for (int row : order) {
            writer.add(chunks[row >>> Chunk.SHIFT], row & Chunk.MOST - 1);
            if (writer.isFull()) {
                sorted.add(packed(writer));
            }
        }
        if (writer.size() > 0) {
            sorted.add(packed(writer));
        }
        return sorted;
    }

    private Chunk packed(Chunk.Writer writer) {
        writer.renumber(renumbered);
        return writer.pack();
    }

    private int[] sorted(int[] order, int dimension) {
        int[] next = new int[2];
        for (int row = 0; row < size; row++) {
            int code = code(row, dimension);
            if (code + 1 >= next.length) {
                next = Arrays.copyOf(next, 2 * code + 2);
            }
            next[code + 1]++;
        }
        Arrays.parallelPrefix(next, Integer::sum);
        int[] sorted = new int[size];
        for (int row : order) {
            sorted[next[code(row, dimension)]++] = row;
        }
        return sorted;
    }

    private int code(int row, int dimension) {
        int code = chunks[row >>> Chunk.SHIFT].first[dimension].at(row & Chunk.MOST - 1);
        int[] codes = renumbered[dimension];
        return codes == null ? code : codes[code];
    }
}
