package kosh.series;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import kosh.dataset.Break;
import kosh.observation.Period;
import kosh.query.Answer;
import kosh.query.Cell;
import kosh.query.Dimension;

/**
 * The figures of one thing along time.
 *
 * @param key the codes that tell it from the other series of the same answer, in the order of the dimensions kept besides time
 * @param unit of its figures
 * @param points in the order of their periods; years without a figure among them
 * @param breaks where what is counted changes, in order
 */
public record Series(List<String> key, String indicator, String unit, List<Point> points, List<Break> breaks) {

    public Series {
        key = List.copyOf(key);
        points = points.stream().sorted(Comparator.comparing(Point::period)).toList();
        breaks = breaks.stream().sorted(Comparator.comparing(Break::date)).toList();
    }

    /** The series of an answer that keeps time, in the order of their keys. */
    public static List<Series> of(Answer answer) {
        int time = IntStream.range(0, answer.question().by().size())
                .filter(i -> answer.question().by().get(i).dimension() == Dimension.TIME)
                .findFirst()
                .orElseThrow();
        Map<List<String>, List<Cell>> bySeries = new LinkedHashMap<>();
        for (Cell cell : answer.cells()) {
            List<String> name = new ArrayList<>(cell.key());
            name.remove(time);
            // Two indicators are two series even if the question keeps no dimension besides time.
            name.add(cell.indicator());
            bySeries.computeIfAbsent(name, n -> new ArrayList<>()).add(cell);
        }
        return bySeries.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), time, answer))
                .toList();
    }

    private static Series of(List<String> name, List<Cell> cells, int time, Answer answer) {
        String indicator = cells.get(0).indicator();
        return new Series(
                name.subList(0, name.size() - 1),
                indicator,
                cells.get(0).unit(),
                cells.stream()
                        .map(cell -> Point.of(cell, Period.parse(cell.key().get(time))))
                        .toList(),
                answer.edition().catalog().breaksOf(answer.question().dataset().id()).stream()
                        .filter(b -> b.concerns(indicator))
                        .toList());
    }

    /** The same series with other points. */
    Series with(String newUnit, List<Point> newPoints) {
        return new Series(key, indicator, newUnit, newPoints, breaks);
    }

    /** The same series with those of its points. */
    public Series keeping(Predicate<Point> which) {
        return with(unit, points.stream().filter(which).toList());
    }

    /** Whether a break lies between the two points; the later point may be the first behind it. */
    public boolean isBroken(Point earlier, Point later) {
        return breaks.stream()
                .anyMatch(b -> b.date().isAfter(earlier.period().start())
                        && !b.date().isAfter(later.period().start()));
    }

    /** The place of the point one step before that one, of the same length; empty if there is none. */
    public OptionalInt before(int index) {
        Period period = points.get(index).period();
        LocalDate wanted = period.start().minusMonths(step());
        return IntStream.range(0, index)
                .filter(i -> points.get(i).period().start().equals(wanted)
                        && length(points.get(i).period()) == length(period))
                .findFirst();
    }

    /** The months from one point to the next, as most neighbours have it: 12 for a yearly series; 1 at least. */
    public int step() {
        Map<Long, Integer> counts = new HashMap<>();
        for (int i = 1; i < points.size(); i++) {
            long months = ChronoUnit.MONTHS.between(
                    points.get(i - 1).period().start(), points.get(i).period().start());
            if (months > 0) {
                counts.merge(months, 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<Long, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(entry -> Math.toIntExact(entry.getKey()))
                .orElse(1);
    }

    /** In months, or below a month in days as a negative number: years differ in days and are of one length all the same. */
    private static long length(Period period) {
        long months = ChronoUnit.MONTHS.between(period.start(), period.end());
        return months > 0 ? months : -ChronoUnit.DAYS.between(period.start(), period.end());
    }
}
