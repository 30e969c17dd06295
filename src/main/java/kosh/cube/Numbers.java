package kosh.cube;

import java.util.Arrays;

/** The numbers of the rows of a chunk, any of which may be {@link Cube#ABSENT}; near ones are stored as distances from the least. */
sealed interface Numbers {

    long at(int row);

    /** Copies the numbers of {@code count} rows one after another; the scratch has room for as many. */
    void read(int from, int count, int[] scratch, long[] out);

    /** Copies the numbers of the first {@code count} of the rows. */
    void read(int[] rows, int count, int[] scratch, long[] out);

    /** Whether one of them is absent. */
    boolean someAbsent();

    long bytes();

    /** The first {@code size} of the numbers. */
    static Numbers of(long[] numbers, int size) {
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        boolean someAbsent = false;
        for (int row = 0; row < size; row++) {
            long number = numbers[row];
            if (number == Cube.ABSENT) {
                someAbsent = true;
            } else {
                least = Math.min(least, number);
                greatest = Math.max(greatest, number);
            }
        }
        // The distance 0 means absent. If all are absent, there is no least.
        long base = greatest < least ? 0 : least - 1;
        long farthest = greatest < least ? 0 : greatest - base;
        if (farthest < 0 || farthest > Integer.MAX_VALUE || base > least) {
            return new Plain(Arrays.copyOf(numbers, size), someAbsent);
        }
        int[] distances = new int[size];
        for (int row = 0; row < size; row++) {
            distances[row] = numbers[row] == Cube.ABSENT ? 0 : (int) (numbers[row] - base);
        }
        return new Near(Column.of(distances, size), base, someAbsent);
    }

    /** Numbers that lie no farther from each other than an int can tell. */
    record Near(Column distances, long base, boolean someAbsent) implements Numbers {

        @Override
        public long at(int row) {
            return number(distances.at(row));
        }

        private long number(int distance) {
            return distance == 0 ? Cube.ABSENT : base + distance;
        }

        @Override
        public void read(int from, int count, int[] scratch, long[] out) {
            distances.read(from, count, scratch);
            fill(count, scratch, out);
        }

        @Override
        public void read(int[] rows, int count, int[] scratch, long[] out) {
            distances.read(rows, count, scratch);
            fill(count, scratch, out);
        }

        private void fill(int count, int[] scratch, long[] out) {
            if (someAbsent) {
                for (int i = 0; i < count; i++) {
                    out[i] = number(scratch[i]);
                }
            } else {
                for (int i = 0; i < count; i++) {
                    out[i] = base + scratch[i];
                }
            }
        }

        @Override
        public long bytes() {
            return distances.bytes();
        }
    }

    /** Numbers that lie far from each other. */
    @SuppressWarnings("ArrayRecordComponent") // Numbers are never compared.
    record Plain(long[] numbers, boolean someAbsent) implements Numbers {

        @Override
        public long at(int row) {
            return numbers[row];
        }

        @Override
        public void read(int from, int count, int[] scratch, long[] out) {
            System.arraycopy(numbers, from, out, 0, count);
        }

        @Override
        public void read(int[] rows, int count, int[] scratch, long[] out) {
            for (int i = 0; i < count; i++) {
                out[i] = numbers[rows[i]];
            }
        }

        @Override
        public long bytes() {
            return (long) Long.BYTES * numbers.length;
        }
    }
}
