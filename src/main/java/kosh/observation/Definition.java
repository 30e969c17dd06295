package kosh.observation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How what a figure counts differs from what its indicator counts. */
public enum Definition {
    SAME,
    /** It counts more people: a bound of the indicator is no upper bound of it. */
    WIDER,
    /** It counts fewer people: a bound of the indicator is no lower bound of it. */
    NARROWER,
    /** It counts others, and only the size can be compared. */
    OTHER;

    private static final Map<String, Definition> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Definition::toString, definition -> definition));

    private final String text = name().toLowerCase(Locale.ROOT);

    /** Finds the definition that {@link #toString} prints as {@code text}. */
    public static Optional<Definition> of(String text) {
        return Optional.ofNullable(BY_NAME.get(text));
    }

    @Override
    public String toString() {
        return text;
    }
}
