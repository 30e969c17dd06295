package kosh.trend;

import java.math.BigDecimal;
import java.util.List;
import kosh.stats.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A named number of a result, or one for each of several periods.
 *
 * @param unit null if it has none, as a p-value
 * @param isAlongTime whether each reading has a period of its own; otherwise there is just one, of the whole series
 */
public record Quantity(String name, @Nullable String unit, boolean isAlongTime, List<Reading> readings) {

    public Quantity {
        readings = List.copyOf(readings);
    }

    static Quantity along(String name, @Nullable String unit, List<Reading> readings) {
        return new Quantity(name, unit, true, readings);
    }

    static Quantity of(
            String name,
            @Nullable String unit,
            @Nullable BigDecimal value,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            @Nullable String note) {
        return new Quantity(name, unit, false, List.of(new Reading(null, value, low, high, note)));
    }

    static Quantity of(String name, @Nullable String unit, @Nullable Double value) {
        return of(name, unit, Words.decimal(value), null, null, null);
    }

    static Quantity within(
            String name, @Nullable String unit, @Nullable Double value, @Nullable Interval interval, String note) {
        return of(
                name,
                unit,
                Words.decimal(value),
                interval == null ? null : Words.decimal(interval.low()),
                interval == null ? null : Words.decimal(interval.high()),
                note);
    }
}
