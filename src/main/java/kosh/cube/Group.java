package kosh.cube;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the cells of one group add up to. Numbers are in units of ten to the minus {@link Cube#scale()}.
 *
 * @param key the codes kept, in the order of the axes
 * @param cells how many cells were added
 * @param value their sum, or {@link Cube#ABSENT} if one of them has no value
 * @param low the sum of their lower bounds, a cell without bounds being exact; absent if a cell has only an upper bound
 * @param high the sum of their upper bounds, in the same way
 * @param bounded whether one of the cells has a bound of its own
 * @param varies for each watched axis, whether cells with different codes were added
 * @param marks the bitwise or of 1 shifted by the mark of each cell
 */
public record Group(
        int[] key, int cells, long value, long low, long high, boolean bounded, boolean[] varies, int marks) {

    /**
     * Adds up groups that differ in their last axis only.
     *
     * @param groups in the order of their keys, and without watched axes
     * @throws ArithmeticException if a sum does not fit in 63 bits
     */
    public static List<Group> withoutLastAxis(List<Group> groups) {
        List<Group> sums = new ArrayList<>();
        for (Group group : groups) {
            int[] key = Arrays.copyOf(group.key, group.key.length - 1);
            Group last = sums.isEmpty() ? null : sums.get(sums.size() - 1);
            if (last != null && Arrays.equals(last.key, key)) {
                sums.set(sums.size() - 1, last.plus(group));
            } else {
                sums.add(new Group(
                        key,
                        group.cells,
                        group.value,
                        group.low,
                        group.high,
                        group.bounded,
                        group.varies,
                        group.marks));
            }
        }
        return sums;
    }

    private Group plus(Group other) {
        return new Group(
                key,
                cells + other.cells,
                Sums.plus(value, other.value),
                Sums.plus(low, other.low),
                Sums.plus(high, other.high),
                bounded || other.bounded,
                varies,
                marks | other.marks);
    }
}
