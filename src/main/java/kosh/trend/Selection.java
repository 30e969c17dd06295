package kosh.trend;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import kosh.dataset.Break;
import kosh.observation.Period;
import kosh.observation.Status;
import kosh.series.Point;
import kosh.series.Series;
import org.jspecify.annotations.Nullable;

/**
 * Which points of a series a trend may rest on. Those that have a value and the usual shape; and where what is counted changes in between,
 * those of one side: the side with the most points, of equals the latest. No line runs across a break, and no figure of several years is
 * spread over them.
 *
 * @param used in order
 * @param missing periods without a figure: each one between the first and the last point used, and the rows that say so outside of them
 * @param excluded points with a figure, or with a lower bound, that are not used
 * @param breaks all changes of definition in the span of the figures
 * @param nextBreak the first change of definition after the last point used, which no projection runs across; null if there is none
 * @param step the months from one point to the next where none is missing; 0 if there are fewer than two points, or they are shorter than
 *     a month
 */
public record Selection(
        List<Point> used,
        List<Omission> missing,
        List<Omission> excluded,
        List<Break> breaks,
        @Nullable Break nextBreak,
        int step) {

    public Selection {
        used = List.copyOf(used);
        missing = missing.stream().sorted(Omission.IN_ORDER).toList();
        excluded = excluded.stream().sorted(Omission.IN_ORDER).toList();
        breaks = List.copyOf(breaks);
    }

    public static Selection of(Series series) {
        List<Point> valued =
                series.points().stream().filter(p -> p.value() != null).toList();
        List<Omission> excluded = new ArrayList<>();
        series.points().stream()
                .filter(p -> p.value() == null && p.status() != Status.MISSING)
                .forEach(p -> excluded.add(Omission.of(p, p.note() == null ? "Only bounds are known." : p.note())));
        if (valued.isEmpty()) {
            return new Selection(List.of(), outside(series, null), excluded, List.of(), null, 0);
        }
        Period span = Period.of(valued.get(0).period().start(), latestEnd(valued));
        List<Break> breaks =
                series.breaks().stream().filter(b -> isInside(b, span)).toList();
        List<Point> used = used(valued, breaks, excluded);
        int step = step(series, used);
        Period covered = used.isEmpty() ? null : Period.of(used.get(0).period().start(), latestEnd(used));
        List<Omission> missing = new ArrayList<>(outside(series, covered));
        missing.addAll(between(series, used, excluded, step));
        return new Selection(used, missing, excluded, breaks, nextBreak(series, used), step);
    }

    private static LocalDate latestEnd(List<Point> points) {
        return points.stream()
                .map(p -> p.period().end())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static boolean isInside(Break b, Period span) {
        return b.date().isAfter(span.start()) && b.date().isBefore(span.end());
    }

    private static @Nullable Break nextBreak(Series series, List<Point> used) {
        return series.breaks().stream()
                .filter(b -> !used.isEmpty()
                        && b.date().isAfter(used.get(used.size() - 1).period().start()))
                .findFirst()
                .orElse(null);
    }

    private static List<Point> used(List<Point> valued, List<Break> breaks, List<Omission> excluded) {
        Shape usual = Shape.usual(valued.stream().map(Point::period).toList());
        List<List<Point>> sides = new ArrayList<>(List.of(new ArrayList<>()));
        int passed = 0;
        for (Point point : valued) {
            Shape shape = Shape.of(point.period());
            Optional<Break> within =
                    breaks.stream().filter(b -> isInside(b, point.period())).findFirst();
            while (passed < breaks.size()
                    && !breaks.get(passed).date().isAfter(point.period().start())) {
                sides.add(new ArrayList<>());
                passed++;
            }
            if (!shape.equals(usual)) {
                excluded.add(Omission.of(point, shape.against(usual)));
            } else if (within.isPresent()) {
                excluded.add(Omission.of(point, "What is counted changed in it. " + told(within.get())));
            } else {
                sides.get(sides.size() - 1).add(point);
            }
        }
        int best = IntStream.range(0, sides.size())
                .boxed()
                .max(Comparator.<Integer>comparingInt(i -> sides.get(i).size()).thenComparing(i -> i))
                .orElseThrow();
        for (int i = 0; i < sides.size(); i++) {
            String reason = i < best
                    ? "It lies before a break in definition. " + told(breaks.get(i))
                    : i > best ? "It lies after a break in definition. " + told(breaks.get(i - 1)) : "";
            if (i != best) {
                sides.get(i).forEach(point -> excluded.add(Omission.of(point, reason)));
            }
        }
        return sides.get(best);
    }

    static String told(Break b) {
        return "Break at " + b.date() + ": " + b.note();
    }

    /** The rows that record a gap before, after or without the points used. */
    private static List<Omission> outside(Series series, @Nullable Period covered) {
        return series.points().stream()
                .filter(p -> p.status() == Status.MISSING
                        && (covered == null || !p.period().overlaps(covered)))
                .map(p -> Omission.of(p, reason(p)))
                .toList();
    }

    private static String reason(Point missing) {
        return missing.note() == null ? "No figure." : missing.note();
    }

    /** The greatest step by which all points are reached; also those that the series lists as missing, if it goes by longer steps. */
    private static int step(Series series, List<Point> used) {
        if (used.size() < 2 || Shape.of(used.get(0).period()).months() == 0) {
            return 0;
        }
        BigInteger step = BigInteger.ZERO;
        if (series.step() >= Shape.of(used.get(0).period()).months()) {
            step = BigInteger.valueOf(series.step());
        }
        for (int i = 1; i < used.size(); i++) {
            step = step.gcd(BigInteger.valueOf(monthsBetween(used.get(i - 1), used.get(i))));
        }
        return step.intValueExact();
    }

    private static long monthsBetween(Point earlier, Point later) {
        return ChronoUnit.MONTHS.between(
                earlier.period().start(), later.period().start());
    }

    private static List<Omission> between(Series series, List<Point> used, List<Omission> excluded, int step) {
        List<Omission> missing = new ArrayList<>();
        for (int i = 1; step > 0 && i < used.size(); i++) {
            Period before = used.get(i - 1).period();
            for (int months = step; months < monthsBetween(used.get(i - 1), used.get(i)); months += step) {
                Period place = Period.of(
                        before.start().plusMonths(months), before.end().plusMonths(months));
                if (excluded.stream().noneMatch(e -> e.period().equals(place))) {
                    missing.add(missing(place, series, excluded));
                }
            }
        }
        return missing;
    }

    private static Omission missing(Period place, Series series, List<Omission> excluded) {
        Optional<Point> row = series.points().stream()
                .filter(p -> p.status() == Status.MISSING && p.period().overlaps(place))
                .findFirst();
        if (row.isPresent()) {
            return new Omission(place, null, reason(row.get()), row.get().link());
        }
        return excluded.stream()
                .filter(e -> e.period().overlaps(place))
                .findFirst()
                .map(e -> new Omission(
                        place,
                        null,
                        "The only figure for it is that of " + e.period() + ", which is left out.",
                        e.link()))
                .orElseGet(() -> new Omission(place, null, "No figure.", null));
    }

    /** How many periods are missing between the point before that one and itself. */
    int missingBefore(int index) {
        return step == 0 ? 0 : Math.toIntExact(monthsBetween(used.get(index - 1), used.get(index)) / step) - 1;
    }

    /** The last points that follow each other without a missing one. */
    List<Point> lastRun() {
        int from = used.size() - 1;
        while (from > 0 && step > 0 && missingBefore(from) == 0) {
            from--;
        }
        return used.subList(Math.max(from, 0), used.size());
    }

    /** The times and values of points for the statistics. */
    static kosh.stats.Series series(List<Point> points) {
        return kosh.stats.Series.of(
                points.stream().mapToDouble(p -> years(p.period())).toArray(),
                points.stream()
                        .mapToDouble(p -> Objects.requireNonNull(p.value()).doubleValue())
                        .toArray());
    }

    /** The beginning of a period as a year: 2019 for 2019, 2019.25 for its second quarter. */
    public static double years(Period period) {
        LocalDate start = period.start();
        double days = (start.getDayOfMonth() - 1) / (double) start.lengthOfMonth();
        return start.getYear() + (start.getMonthValue() - 1 + days) / 12;
    }
}
