package kosh.trend;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kosh.observation.Period;

/**
 * What two periods must have in common to be compared: their length, and where on the calendar they begin. Years differ in days and are of
 * one shape all the same.
 *
 * @param months how long; 0 if it is shorter than a month
 * @param days how long beyond whole months
 * @param phase the months by which the beginning is off from a multiple of the length since the year 0
 * @param day the day of the month on which it begins; 0 if it is shorter than a month
 */
record Shape(long months, long days, long phase, int day) {

    private static final int MONTHS_OF_YEAR = 12;

    private static final Comparator<Shape> NEAREST_TO_A_YEAR = Comparator.<Shape>comparingLong(
                    shape -> Math.abs(shape.months - MONTHS_OF_YEAR))
            .thenComparing(Comparator.comparingLong(Shape::months).reversed())
            .thenComparingLong(Shape::days)
            .thenComparingLong(Shape::phase)
            .thenComparingInt(Shape::day);

    static Shape of(Period period) {
        LocalDate start = period.start();
        long months = ChronoUnit.MONTHS.between(start, period.end());
        long days = ChronoUnit.DAYS.between(start.plusMonths(months), period.end());
        if (months == 0) {
            return new Shape(0, days, 0, 0);
        }
        long sinceZero = (long) start.getYear() * MONTHS_OF_YEAR + start.getMonthValue() - 1;
        return new Shape(months, days, Math.floorMod(sinceZero, months), start.getDayOfMonth());
    }

    /** That of most; of equally many the one nearest to a year, for which figures are printed as a rule. */
    static Shape usual(List<Period> periods) {
        Map<Shape, Long> counts = periods.stream()
                .map(Shape::of)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .min(Comparator.comparingLong((Map.Entry<Shape, Long> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey, NEAREST_TO_A_YEAR))
                .map(Map.Entry::getKey)
                .orElseThrow();
    }

    /** Why a period of this shape is not compared with those of the other. */
    String against(Shape usual) {
        if (isShorterThan(usual)) {
            return "It covers " + this + " only, the others " + usual + " each: a part is not compared with wholes.";
        }
        if (usual.isShorterThan(this)) {
            return "It covers " + this + " together, the others " + usual + " each: nothing is spread over them.";
        }
        return "It begins elsewhere in the calendar than the others, with which it overlaps.";
    }

    private boolean isShorterThan(Shape other) {
        return months < other.months || (months == other.months && days < other.days);
    }

    @Override
    public String toString() {
        String inMonths = months == 0 ? "" : months == 1 ? "1 month" : months + " months";
        String inDays = days == 0 ? "" : days == 1 ? "1 day" : days + " days";
        return (inMonths + (inMonths.isEmpty() || inDays.isEmpty() ? "" : " and ") + inDays);
    }
}
