package kosh.evidence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the figures allow for one origin and span: no fewer than {@code lower} and no more than {@code upper} persons. Why, says
 * {@link Evidence#proof}.
 *
 * @param origin from where they came
 * @param from the first day
 * @param to the first day that does not count any more
 * @param lower the greatest lower bound; 0 if no figure speaks of the span
 * @param upper the least upper bound; null if no figure bounds the span from above
 */
public record Bounds(
        String origin,
        LocalDate from,
        LocalDate to,
        long lower,
        @Nullable Long upper) {

    /** Whether no figure says anything. */
    public boolean areUnknown() {
        return lower == 0 && upper == null;
    }
}
