package kosh.cube;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The codes of the rows of a chunk, each in as few bytes as the greatest needs; none if all are the same. */
sealed interface Column {

    int at(int row);

    /** Copies the codes of {@code count} rows one after another. */
    void read(int from, int count, int[] out);

    /** Copies the codes of the first {@code count} of the rows. */
    void read(int[] rows, int count, int[] out);

    long bytes();

    default boolean isConstant() {
        return this instanceof Constant;
    }

    /** The first {@code size} of the codes, none of which is negative. */
    static Column of(int[] codes, int size) {
        int all = 0;
        boolean same = true;
        for (int row = 0; row < size; row++) {
            all |= codes[row];
            same &= codes[row] == codes[0];
        }
        if (same) {
            return new Constant(size == 0 ? 0 : codes[0]);
        }
        if (all >>> Byte.SIZE == 0) {
            byte[] narrow = new byte[size];
            IntStream.range(0, size).forEach(row -> narrow[row] = (byte) codes[row]);
            return new Bytes(narrow);
        }
        if (all >>> Character.SIZE == 0) {
            char[] narrow = new char[size];
            IntStream.range(0, size).forEach(row -> narrow[row] = (char) codes[row]);
            return new Chars(narrow);
        }
        return new Ints(Arrays.copyOf(codes, size));
    }

    /** One code for all rows. */
    record Constant(int code) implements Column {

        @Override
        public int at(int row) {
            return code;
        }

        @Override
        public void read(int from, int count, int[] out) {
            Arrays.fill(out, 0, count, code);
        }

        @Override
        public void read(int[] rows, int count, int[] out) {
            Arrays.fill(out, 0, count, code);
        }

        @Override
        public long bytes() {
            return 0;
        }
    }

    /** Codes below 256. */
    @SuppressWarnings("ArrayRecordComponent") // Columns are never compared.
    record Bytes(byte[] codes) implements Column {

        @Override
        public int at(int row) {
            return codes[row] & 0xFF;
        }

        @Override
        public void read(int from, int count, int[] out) {
            for (int i = 0; i < count; i++) {
                out[i] = codes[from + i] & 0xFF;
            }
        }

        @Override
        public void read(int[] rows, int count, int[] out) {
            for (int i = 0; i < count; i++) {
                out[i] = codes[rows[i]] & 0xFF;
            }
        }

        @Override
        public long bytes() {
            return codes.length;
        }
    }

    /** Codes below 65,536. */
    @SuppressWarnings("ArrayRecordComponent")
    record Chars(char[] codes) implements Column {

        @Override
        public int at(int row) {
            return codes[row];
        }

        @Override
        public void read(int from, int count, int[] out) {
            for (int i = 0; i < count; i++) {
                out[i] = codes[from + i];
            }
        }

        @Override
        public void read(int[] rows, int count, int[] out) {
            for (int i = 0; i < count; i++) {
                out[i] = codes[rows[i]];
            }
        }

        @Override
        public long bytes() {
            return (long) Character.BYTES * codes.length;
        }
    }

    /** Any other codes. */
    @SuppressWarnings("ArrayRecordComponent")
    record Ints(int[] codes) implements Column {

        @Override
        public int at(int row) {
            return codes[row];
        }

        @Override
        public void read(int from, int count, int[] out) {
            System.arraycopy(codes, from, out, 0, count);
        }

        @Override
        public void read(int[] rows, int count, int[] out) {
            for (int i = 0; i < count; i++) {
                out[i] = codes[rows[i]];
            }
        }

        @Override
        public long bytes() {
            return (long) Integer.BYTES * codes.length;
        }
    }
}
