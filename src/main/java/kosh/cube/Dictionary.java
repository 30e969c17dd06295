package kosh.cube;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The distinct values of a dimension; a column stores their positions. */
public final class Dictionary<T> {

    private final Map<T, Integer> positions = new HashMap<>();
    private final List<T> values = new ArrayList<>();
    /** Columns are often sorted: what comes next is what came last. */
    private @Nullable T last;

    private int lastPosition;

    /** The position of the value, which is added if it is new. */
    @SuppressWarnings("ReferenceEquality") // An equal value that is another object is looked up.
    public int encode(T value) {
        if (value != last) {
            last = value;
            lastPosition = positions.computeIfAbsent(value, this::add);
        }
        return lastPosition;
    }

    private int add(T value) {
        values.add(value);
        return values.size() - 1;
    }

    public OptionalInt find(T value) {
        Integer known = positions.get(value);
        return known == null ? OptionalInt.empty() : OptionalInt.of(known);
    }

    public T decode(int position) {
        return values.get(position);
    }

    public int size() {
        return values.size();
    }

    public List<T> values() {
        return values;
    }
}
