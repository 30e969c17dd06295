package kosh.cube;

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
        int[] key, int cells, long value, long low, long high, boolean bounded, boolean[] varies, int marks) {}
