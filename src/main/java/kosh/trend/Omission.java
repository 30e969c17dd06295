package kosh.trend;

import java.math.BigDecimal;
import java.util.Comparator;
import kosh.observation.Period;
import kosh.series.Point;
import org.jspecify.annotations.Nullable;

/**
 * A period that the trend does not rest on.
 *
 * @param value the figure that is there all the same; null if there is none
 * @param reason why, as a sentence
 * @param link the address of the rows that say so; null if none does
 */
public record Omission(
        Period period,
        @Nullable BigDecimal value,
        String reason,
        @Nullable String link) {

    static final Comparator<Omission> IN_ORDER = Comparator.comparing(Omission::period);

    static Omission of(Point point, String reason) {
        return new Omission(point.period(), point.value(), reason, point.link());
    }
}
