package kosh.trend;

import java.math.BigDecimal;
import kosh.observation.Period;
import org.jspecify.annotations.Nullable;

/**
 * A number of a result.
 *
 * @param period that it is of; null if it is of the whole series
 * @param value null if there is none; the note then says why
 * @param low the lower end of its interval, null if it has none
 * @param high the upper end
 * @param note what kind of interval it is, and what else to know
 */
public record Reading(
        @Nullable Period period,
        @Nullable BigDecimal value,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        @Nullable String note) {}
