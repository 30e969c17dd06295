package kosh.cube;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The distinct values of a dimension; a column stores their positions. */
public final class Dictionary<T> {

    private final Map<T, Integer> positions = new HashMap<>();
    private final List<T> values = new ArrayList<>();

    /** The position of the value, which is added if it is new. */
    public int encode(T value) {
        Integer known = positions.get(value);
        if (known != null) {
            return known;
        }
        positions.put(value, values.size());
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
