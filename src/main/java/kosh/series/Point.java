package kosh.series;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import kosh.observation.Period;
import kosh.observation.Status;
import kosh.query.Cell;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a series, or the place where one is missing.
 *
 * @param period what it counts
 * @param value null if there is no figure
 * @param low at least so many; null if nothing is said of that
 * @param high at most so many; null if nothing is said of that
 * @param observations how many observations it rests on
 * @param note what to know, above all why there is no figure
 * @param link the address of those observations; null where there is none
 */
public record Point(
        Period period,
        @Nullable BigDecimal value,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        Status status,
        int observations,
        @Nullable String note,
        @Nullable String link) {

    static Point of(Cell cell, Period period) {
        return new Point(
                period,
                cell.value(),
                cell.low(),
                cell.high(),
                cell.status(),
                cell.observations(),
                cell.note(),
                cell.link());
    }

    /** The first instant of the period in UTC, by which dashboards place a point. */
    public Instant time() {
        return period.start().atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** At least so many: the value itself if it has no bounds; null if there is no figure. */
    public @Nullable BigDecimal least() {
        return low == null ? value : low;
    }

    /** At most so many: the value itself if it has no bounds; null if nothing is known. */
    public @Nullable BigDecimal most() {
        return high == null ? value : high;
    }

    /** Whether the value is not exact. */
    public boolean isBounded() {
        return low != null || high != null;
    }

    /** The same place without a figure, for that reason. */
    Point missing(String reason) {
        return new Point(period, null, null, null, Status.MISSING, 0, reason, link);
    }

    /** The same place with another figure, made of this one and others: its status is the weakest of theirs, and derived at best. */
    Point derived(
            @Nullable BigDecimal newValue, @Nullable BigDecimal newLow, @Nullable BigDecimal newHigh, Point... others) {
        int marks = 1 << Status.DERIVED.mark() | 1 << status.mark();
        int count = observations;
        boolean bounded = isBounded();
        for (Point other : others) {
            marks |= 1 << other.status.mark();
            count += other.observations;
            bounded |= other.isBounded();
        }
        return new Point(
                period,
                newValue,
                bounded ? newLow : null,
                bounded ? newHigh : null,
                Status.weakest(marks),
                count,
                note,
                link);
    }
}
