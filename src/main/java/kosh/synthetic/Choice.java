package kosh.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** One of several values, by weights that are whole numbers, so that their sums are exact. */
final class Choice<T> {

    /** A value and how often it is chosen. */
    record Part<T>(T value, double share) {}

    private final List<T> values;
    private final int[] reached;

    private Choice(List<T> values, int[] reached) {
        this.values = List.copyOf(values);
        this.reached = reached;
    }

    static <T> Choice<T> of(List<T> values, ToIntFunction<T> weight) {
        int[] reached = new int[values.size()];
        int total = 0;
        for (int i = 0; i < reached.length; i++) {
            total += weight.applyAsInt(values.get(i));
            reached[i] = total;
        }
        return new Choice<>(values, reached);
    }

    /** @param uniform from 0 to less than 1 */
    T pick(double uniform) {
        double wanted = uniform * total();
        int i = 0;
        while (reached[i] <= wanted) {
            i++;
        }
        return values.get(i);
    }

    List<Part<T>> parts() {
        List<Part<T>> parts = new ArrayList<>();
        int before = 0;
        for (int i = 0; i < reached.length; i++) {
            parts.add(new Part<>(values.get(i), (double) (reached[i] - before) / total()));
            before = reached[i];
        }
        return parts;
    }

    private int total() {
        return reached[reached.length - 1];
    }
}
