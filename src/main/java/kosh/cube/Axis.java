package kosh.cube;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A dimension to keep, at its own level or a coarser one.
 *
 * @param dimension the number of the column
 * @param target for each code of the column, the code to keep in its place
 * @param size one more than the greatest target
 */
public record Axis(int dimension, int[] target, int size) {

    /** The dimension as it is, with {@code size} codes. */
    public static Axis of(int dimension, int size) {
        int[] target = new int[size];
        for (int code = 0; code < size; code++) {
            target[code] = code;
        }
        return new Axis(dimension, target, size);
    }

    /** The dimension with each of its {@code codes} replaced. */
    public static Axis rolledUp(int dimension, int codes, IntUnaryOperator replacement) {
        int[] target = IntStream.range(0, codes).map(replacement).toArray();
        return new Axis(dimension, target, IntStream.of(target).max().orElse(-1) + 1);
    }

    /** Whether a greater code is never replaced by a smaller one than a smaller code is. */
    boolean isMonotone() {
        for (int code = 1; code < target.length; code++) {
            if (target[code - 1] > target[code]) {
                return false;
            }
        }
        return true;
    }
}
