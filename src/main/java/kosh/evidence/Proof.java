package kosh.evidence;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why the bounds are what they are.
 *
 * @param bounds what is proved
 * @param lower the sum that makes the lower bound; without a step if that is 0
 * @param upper the sum that makes the upper bound; null if there is none
 */
public record Proof(Bounds bounds, Chain lower, @Nullable Chain upper) {

    /** The ids of all figures that the bounds rest on. */
    public Set<String> figures() {
        Set<String> ids = new LinkedHashSet<>(lower.figures());
        if (upper != null) {
            ids.addAll(upper.figures());
        }
        return ids;
    }
}
