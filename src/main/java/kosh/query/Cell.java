package kosh.query;

import java.math.BigDecimal;
import java.util.List;
import kosh.observation.Status;
import org.jspecify.annotations.Nullable;

/**
 * One line of an answer.
 *
 * @param key the codes kept, in the order of {@link Question#by}
 * @param value the sum, null if it is not known
 * @param low at least so many; null if the figures give no bound
 * @param high at most so many
 * @param observations how many observations were added
 * @param note what to know, above all why there is no figure
 * @param link the address of those observations, or of the row that records the gap; null where there is neither
 */
public record Cell(
        List<String> key,
        String indicator,
        String unit,
        @Nullable BigDecimal value,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        Status status,
        int observations,
        @Nullable String note,
        @Nullable String link) {

    public Cell {
        key = List.copyOf(key);
    }
}
