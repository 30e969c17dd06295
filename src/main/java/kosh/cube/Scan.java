package kosh.cube;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the rows that the filters leave. Rows are taken block by block and column by column, as Boncz, Zukowski and Nes describe it
 * (MonetDB/X100: Hyper-Pipelining Query Execution, CIDR 2005). Where there are many rows, the threads of a small pool take a share of the
 * chunks if they are idle; a caller never waits for one that is busy with another's question.
 */
final class Scan {

    /** From so many rows on, sharing costs less than it saves. */
    private static final int SHARED_FROM = 4 * Chunk.MOST;

    private static final int HELPERS = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    private static final Executor IDLE =
            new ThreadPoolExecutor(0, HELPERS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                Thread helper = new Thread(work, "cube");
                helper.setDaemon(true);
                return helper;
            });

    private final Rows rows;
    private final Rows.Spans spans;
    /** For each dimension the codes that pass; null where all rows of the spans do. */
    private final boolean[] @Nullable [] passes;

    Scan(Rows rows, @Nullable BitSet[] filters) {
        this.rows = rows;
        this.spans = rows.spans(filters);
        this.passes = new boolean[filters.length][];
        for (int dimension = 0; dimension < filters.length; dimension++) {
            BitSet filter = filters[dimension];
            if (filter != null && !rows.isIndexed(dimension)) {
                passes[dimension] = flags(filter, rows.cardinalities[dimension]);
            }
        }
    }

    private static boolean[] flags(BitSet set, int size) {
        boolean[] flags = new boolean[size];
        for (int code = set.nextSetBit(0); code >= 0 && code < size; code = set.nextSetBit(code + 1)) {
            flags[code] = true;
        }
        return flags;
    }

    /** The codes of a dimension that occur. */
    BitSet codesOf(int dimension) {
        BitSet found = new BitSet();
        Block block = Block.ofThread();
        for (int span = 0; span < spans.count(); span++) {
            eachBlock(spans.from(span), spans.to(span), block, chunk -> {
                Column column = chunk.first[dimension];
                if (column.isConstant()) {
                    found.set(column.at(0));
                } else {
                    block.read(column, block.codes);
                    for (int i = 0; i < block.count(); i++) {
                        found.set(block.codes[i]);
                    }
                }
            });
        }
        return found;
    }

    /** How many cells have each pair of codes of two dimensions. */
    long[][] countBy(int first, int second) {
        long[][] counts = new long[rows.cardinalities[first]][rows.cardinalities[second]];
        int[] others = new int[Block.MOST];
        int[] cells = new int[Block.MOST];
        Block block = Block.ofThread();
        for (int span = 0; span < spans.count(); span++) {
            eachBlock(spans.from(span), spans.to(span), block, chunk -> {
                block.read(chunk.first[first], block.codes);
                block.read(chunk.first[second], others);
                block.read(chunk.cells, cells);
                for (int i = 0; i < block.count(); i++) {
                    counts[block.codes[i]][others[i]] += cells[i];
                }
            });
        }
        return counts;
    }

    /** Hands on each block in which a row passes, with its chunk. */
    private void eachBlock(int from, int to, Block block, Consumer<Chunk> take) {
        for (int begin = from; begin < to; ) {
            Chunk chunk = rows.chunks[begin >>> Chunk.SHIFT];
            int within = begin & Chunk.MOST - 1;
            int end = Math.min(Math.min(within + Block.MOST, chunk.size), within + to - begin);
            block.set(within, end);
            filter(chunk, block);
            if (block.count() > 0) {
                take.accept(chunk);
            }
            begin += end - within;
        }
    }

    private void filter(Chunk chunk, Block block) {
        for (int dimension = 0; dimension < passes.length && block.count() > 0; dimension++) {
            boolean[] codes = passes[dimension];
            if (codes != null) {
                block.filter(chunk.first[dimension], codes);
            }
        }
    }

    /** Groups by the axes, as {@link Cube#group} says; nothing if there are more than {@code most} groups. */
    Optional<List<Group>> group(List<Axis> by, List<Axis> watched, int most) {
        Grouped all = grouped(by, watched, most);
        return all.count() > most ? Optional.empty() : Optional.of(all.groups());
    }

    /** The groups as rows in no order; nothing if there are more than {@code most}. */
    Optional<List<Chunk>> total(List<Axis> by, List<Axis> watched, int most) {
        Grouped all = grouped(by, watched, most);
        return all.count() > most ? Optional.empty() : Optional.of(all.rows());
    }

    /** @param most after more groups it need not go on */
    private Grouped grouped(List<Axis> by, List<Axis> watched, int most) {
        // Arrays longer than there are rows would cost more than a table.
        int few = Math.max(1 << 12, Math.min(spans.rows(), 1 << 22));
        if (spans.rows() < SHARED_FROM) {
            Grouped all = new Grouped(by, watched, few, most);
            for (int span = 0; span < spans.count(); span++) {
                all.add(spans.from(span), spans.to(span));
            }
            return all;
        }
        return shared(() -> new Grouped(by, watched, few, most));
    }

    private Grouped shared(Supplier<Grouped> part) {
        int[] pieces = pieces();
        AtomicInteger next = new AtomicInteger();
        Supplier<Grouped> work = () -> {
            Grouped own = part.get();
            for (int piece = next.getAndIncrement(); piece < pieces.length / 2; piece = next.getAndIncrement()) {
                own.addPiece(pieces[2 * piece], pieces[2 * piece + 1]);
            }
            return own;
        };
        List<CompletableFuture<Grouped>> helped = new ArrayList<>();
        try {
            for (int i = 0; i < HELPERS; i++) {
                helped.add(CompletableFuture.supplyAsync(work, IDLE));
            }
        } catch (RejectedExecutionException e) {
            // The others are busy.
        }
        Grouped all = work.get();
        try {
            helped.forEach(other -> all.add(other.join()));
        } catch (CompletionException e) {
            if (e.getCause() instanceof ArithmeticException tooGreat) {
                throw tooGreat;
            }
            throw e;
        }
        return all;
    }

    /** The spans, cut where chunks begin. */
    private int[] pieces() {
        int[] pieces = new int[2 * (spans.count() + rows.chunks.length)];
        int count = 0;
        for (int span = 0; span < spans.count(); span++) {
            int from = spans.from(span);
            while (from < spans.to(span)) {
                int to = Math.min(spans.to(span), ((from >>> Chunk.SHIFT) + 1) << Chunk.SHIFT);
                pieces[count++] = from;
                pieces[count++] = to;
                from = to;
            }
        }
        return Arrays.copyOf(pieces, count);
    }

    /** What one thread has added up. */
    final class Grouped {
        private final List<Axis> by;
        private final Keys keys;
        private final Sums sums;
        private final long[] collected;

        private final int most;

        private Grouped(List<Axis> by, List<Axis> watched, int few, int most) {
            this.by = by;
            this.most = most;
            keys = new Keys(by, few);
            collected = new long[keys.isDense() ? Math.min(keys.size(), Chunk.MOST) : 0];
            sums = new Sums(keys.size(), watched, rows.marks);
        }

        private void add(int from, int to) {
            if (keys.isDense() || keys.size() <= most) {
                Block block = Block.ofThread();
                eachBlock(from, to, block, chunk -> add(chunk, block));
            }
        }

        /** Adds rows of one chunk. */
        private void addPiece(int from, int to) {
            Chunk chunk = rows.chunks[from >>> Chunk.SHIFT];
            if (to - from < 2L * keys.size() || !keys.isDense() || !sums.collects(chunk)) {
                add(from, to);
                return;
            }
            Numbers.Near values = (Numbers.Near) chunk.value;
            Block block = Block.ofThread();
            eachBlock(from, to, block, same -> {
                keys.number(same, block);
                Sums.collect(values, block, collected);
            });
            sums.add(collected, values);
        }

        private void add(Chunk chunk, Block block) {
            keys.number(chunk, block);
            sums.add(chunk, block, keys.size());
        }

        private void add(Grouped other) {
            for (int group = 0; group < other.keys.size(); group++) {
                if (other.sums.has(group)) {
                    sums.add(other.sums, group, keys.isDense() ? group : keys.number(other.keys.key(group)));
                }
            }
        }

        private int count() {
            int count = 0;
            for (int group = 0; group < keys.size(); group++) {
                count += sums.has(group) ? 1 : 0;
            }
            return count;
        }

        private List<Chunk> rows() {
            int[] first = new int[passes.length];
            int[] last = new int[passes.length];
            List<Chunk> chunks = new ArrayList<>();
            Chunk.Writer writer = new Chunk.Writer(passes.length);
            for (int group = 0; group < keys.size(); group++) {
                if (sums.has(group)) {
                    int[] key = keys.key(group);
                    for (int axis = 0; axis < key.length; axis++) {
                        first[by.get(axis).dimension()] = key[axis];
                        last[by.get(axis).dimension()] = key[axis];
                    }
                    sums.write(group, first, last, writer);
                    if (writer.isFull()) {
                        chunks.add(writer.pack());
                    }
                }
            }
            if (writer.size() > 0) {
                chunks.add(writer.pack());
            }
            return chunks;
        }

        /** The groups in the order of their keys. */
        List<Group> groups() {
            List<Group> found = new ArrayList<>(count());
            for (int group = 0; group < keys.size(); group++) {
                if (sums.has(group)) {
                    found.add(sums.group(group, keys.key(group)));
                }
            }
            if (!keys.isDense()) {
                found.sort((a, b) -> Arrays.compare(a.key(), b.key()));
            }
            return found;
        }
    }
}
