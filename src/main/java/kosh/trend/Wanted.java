package kosh.trend;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is asked of a series.
 *
 * @param level of all intervals and tests, between 0 and 1
 * @param horizon how many steps ahead the projection goes
 * @param methods those asked for by name; none mean all that say something
 */
public record Wanted(BigDecimal level, int horizon, Set<Method> methods) {

    public Wanted {
        methods = Set.copyOf(methods);
    }

    /** In the order of {@link Method}. */
    Set<Method> toTry() {
        return methods.isEmpty() ? EnumSet.allOf(Method.class) : EnumSet.copyOf(methods);
    }

    /** The parameters in their normal form, by name. */
    public Map<String, String> normalForm() {
        Map<String, String> texts = new TreeMap<>();
        texts.put("level", level.toPlainString());
        texts.put("horizon", String.valueOf(horizon));
        if (!methods.isEmpty()) {
            texts.put("method", toTry().stream().map(Method::toString).collect(Collectors.joining(",")));
        }
        return texts;
    }
}
