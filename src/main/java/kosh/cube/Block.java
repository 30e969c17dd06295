package kosh.cube;

/**
 * Some rows of a chunk, few enough that what is read of them stays near the processor: all from one row on, or those that passed. Each thread has
 * one, because to make the arrays anew takes as long as to read a series.
 */
final class Block {

    static final int MOST = 1024;

    private static final ThreadLocal<Block> OF_THREAD = ThreadLocal.withInitial(Block::new);

    /** For whoever reads the block: the group of each row. */
    final int[] groups = new int[MOST];
    /** For whoever reads the block: a code of each row. */
    final int[] codes = new int[MOST];
    /** For whoever reads the block: a number of each row. */
    final long[] numbers = new long[MOST];

    private final int[] rows = new int[MOST];
    private final int[] scratch = new int[MOST];
    private boolean all;
    private int from;
    private int count;

    private Block() {}

    /** That of the thread, which reads one at a time. */
    static Block ofThread() {
        return OF_THREAD.get();
    }

    void set(int from, int to) {
        this.from = from;
        count = to - from;
        all = true;
    }

    int count() {
        return count;
    }

    void read(Column column, int[] out) {
        if (all) {
            column.read(from, count, out);
        } else {
            column.read(rows, count, out);
        }
    }

    void read(Numbers numbers, long[] out) {
        if (all) {
            numbers.read(from, count, scratch, out);
        } else {
            numbers.read(rows, count, scratch, out);
        }
    }

    /** Keeps the rows whose code passes. */
    void filter(Column column, boolean[] passes) {
        if (column.isConstant()) {
            count = passes[column.at(0)] ? count : 0;
            return;
        }
        read(column, scratch);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            rows[kept] = all ? from + i : rows[i];
            // An addition instead of a branch, which nobody could foretell.
            kept += passes[scratch[i]] ? 1 : 0;
        }
        all &= kept == count;
        count = kept;
    }
}
