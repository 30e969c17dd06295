package kosh.cube;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the groups. The codes of the axes are the digits of a number; if there are few such numbers, they are the numbers of the groups, and
 * sums lie in arrays. Otherwise the groups are numbered as they come, by a hash table. Digits that do not fit in 31 bits are numbered in
 * several steps: the number so far is then the first digit of the next.
 */
final class Keys {

    private final List<Step> steps = new ArrayList<>();
    private final int axes;

    /** @param most how many numbers are few */
    Keys(List<Axis> by, int most) {
        axes = by.size();
        int begin = 0;
        long product = 1;
        for (int i = 0; i < axes; i++) {
            int size = by.get(i).size();
            if (product * size > Integer.MAX_VALUE) {
                steps.add(new Step(by.subList(begin, i), (int) product, false));
                begin = i;
                product = 1;
            }
            product *= size;
        }
        steps.add(new Step(by.subList(begin, axes), (int) product, steps.isEmpty() && product <= most));
    }

    boolean isDense() {
        return last().table == null;
    }

    private Step last() {
        return steps.get(steps.size() - 1);
    }

    /** One more than the greatest number. */
    int size() {
        LongTable table = last().table;
        return table == null ? last().size : table.size();
    }

    /** Numbers the rows of the block by their groups. */
    void number(Chunk chunk, Block block) {
        if (!isDense()) {
            Arrays.fill(block.groups, 0, block.count(), 0);
        }
        for (Step step : steps) {
            step.number(chunk, block, block.groups);
        }
    }

    /** The number of the group with these codes. */
    int number(int[] key) {
        int number = 0;
        int axis = 0;
        for (Step step : steps) {
            int code = 0;
            for (int i = 0; i < step.factors.length; i++) {
                code += step.factors[i] * key[axis++];
            }
            number = step.table == null ? code : step.table.number((long) number * step.size + code);
        }
        return number;
    }

    /** The codes of a group. */
    int[] key(int number) {
        int[] key = new int[axes];
        int axis = axes;
        int rest = number;
        for (int s = steps.size() - 1; s >= 0; s--) {
            Step step = steps.get(s);
            long digits = step.table == null ? rest : step.table.key(rest);
            int code = (int) (digits % step.size);
            rest = (int) (digits / step.size);
            axis -= step.factors.length;
            for (int i = 0; i < step.factors.length; i++) {
                key[axis + i] = code / step.factors[i];
                code %= step.factors[i];
            }
        }
        return key;
    }

    /** As many axes as fit in 31 bits. */
    private static final class Step {
        private final int[] dimensions;
        /** For each axis and code what it adds to the number. */
        private final int[][] weights;

        private final int[] factors;
        private final int size;
        private final @Nullable LongTable table;

        Step(List<Axis> by, int size, boolean dense) {
            this.size = size;
            table = dense ? null : new LongTable();
            dimensions = new int[by.size()];
            factors = new int[by.size()];
            weights = new int[by.size()][];
            int factor = 1;
            for (int i = by.size() - 1; i >= 0; i--) {
                dimensions[i] = by.get(i).dimension();
                factors[i] = factor;
                weights[i] = weights(by.get(i).target(), factor);
                factor *= by.get(i).size();
            }
        }

        private static int[] weights(int[] digits, int factor) {
            if (factor == 1) {
                return digits;
            }
            int[] weights = new int[digits.length];
            for (int code = 0; code < digits.length; code++) {
                weights[code] = digits[code] * factor;
            }
            return weights;
        }

        void number(Chunk chunk, Block block, int[] numbers) {
            if (table == null) {
                readDigits(chunk, block, numbers);
                return;
            }
            int[] digits = new int[block.count()];
            readDigits(chunk, block, digits);
            for (int i = 0; i < block.count(); i++) {
                numbers[i] = table.number((long) numbers[i] * size + digits[i]);
            }
        }

        private void readDigits(Chunk chunk, Block block, int[] digits) {
            int[] codes = block.codes;
            int count = block.count();
            int same = 0;
            for (int axis = 0; axis < dimensions.length; axis++) {
                Column column = chunk.first[dimensions[axis]];
                same += column.isConstant() ? weights[axis][column.at(0)] : 0;
            }
            Arrays.fill(digits, 0, count, same);
            for (int axis = 0; axis < dimensions.length; axis++) {
                Column column = chunk.first[dimensions[axis]];
                int[] weight = weights[axis];
                if (!column.isConstant()) {
                    block.read(column, codes);
                    for (int i = 0; i < count; i++) {
                        digits[i] += weight[codes[i]];
                    }
                }
            }
        }
    }
}
