package kosh.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kosh.cube.Cube;
import kosh.cube.Group;
import kosh.observation.Period;
import kosh.observation.Status;
import org.jspecify.annotations.Nullable;

/**
 * Turns the groups of a question into cells and says what is missing: a series that lacks a year gets a line for it, and a sum that lacks
 * a part has no value but a lower bound. Missing is never zero.
 */
final class Completion {

    private final Grouping grouping;
    private final Question question;
    private final Edition edition;
    private final TableData data;
    private final Holes holes;
    private final int timeIndex;

    Completion(Grouping grouping, Question question, Edition edition, TableData data) {
        this.grouping = grouping;
        this.question = question;
        this.edition = edition;
        this.data = data;
        this.holes = new Holes(grouping, question, edition, data);
        this.timeIndex = IntStream.range(0, grouping.kept().size())
                .filter(i -> grouping.kept().get(i).level().dimension() == Dimension.TIME)
                .findFirst()
                .orElse(-1);
    }

    List<Cell> cells(List<Group> groups) {
        List<Cell> cells = new ArrayList<>();
        Map<List<String>, List<Hole>> holesOfSeries = new HashMap<>();
        Set<List<String>> series = new LinkedHashSet<>();
        for (Group group : groups) {
            List<String> labels = Grouping.labels(grouping.kept(), group.key());
            List<String> name = seriesOf(labels);
            series.add(name);
            cells.add(cell(group, labels, holesOfSeries.computeIfAbsent(name, holes::of)));
        }
        if (series.isEmpty()) {
            theOneSeriesAskedFor().ifPresent(series::add);
        }
        if (timeIndex >= 0 || cells.isEmpty()) {
            for (List<String> name : series) {
                for (Hole hole : holesOfSeries.computeIfAbsent(name, holes::of)) {
                    missing(name, hole, cells).ifPresent(cells::add);
                }
            }
        }
        cells.sort(inOrder());
        return cells;
    }

    private List<String> seriesOf(List<String> labels) {
        return IntStream.range(0, labels.size())
                .filter(i -> i != timeIndex)
                .mapToObj(labels::get)
                .toList();
    }

    /** If no cell passes, but the filters hold every kept dimension at one code, then it is that series which is missing. */
    private Optional<List<String>> theOneSeriesAskedFor() {
        List<String> name = new ArrayList<>();
        for (Grouping.Kept kept : grouping.keptButTime()) {
            Optional<String> only = question.filters().onlyCode(kept.level().dimension());
            if (only.isEmpty() && kept.labels().size() == 1) {
                only = Optional.of(kept.labels().get(0));
            }
            if (only.isEmpty()) {
                return Optional.empty();
            }
            name.add(only.get());
        }
        return Optional.of(name);
    }

    private Cell cell(Group group, List<String> labels, List<Hole> holesOfSeries) {
        List<Hole> within = timeIndex < 0
                ? holesOfSeries
                : holesOfSeries.stream()
                        .filter(h -> h.period().overlaps(Period.parse(labels.get(timeIndex))))
                        .toList();
        boolean partial = !within.isEmpty();
        return new Cell(
                keyOf(labels),
                labels.get(0),
                unitOf(labels.get(0)),
                partial ? null : number(group.value()),
                group.bounded() || partial ? number(group.low()) : null,
                group.bounded() && !partial ? number(group.high()) : null,
                partial ? Status.PARTIAL : Status.weakest(group.marks()),
                group.cells(),
                partial ? partialNote(within) : null,
                linkTo(labels));
    }

    private static String partialNote(List<Hole> holes) {
        String missing = holes.stream().map(Hole::name).distinct().collect(Collectors.joining("; "));
        return "There is no figure for " + missing + ": the sum of the others is only a lower bound.";
    }

    private @Nullable BigDecimal number(long units) {
        if (units == Cube.ABSENT) {
            return null;
        }
        BigDecimal number = BigDecimal.valueOf(units, data.cube().scale()).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private List<String> keyOf(List<String> labels) {
        return question.by().stream().map(level -> labels.get(indexOf(level))).toList();
    }

    private int indexOf(Level level) {
        return IntStream.range(0, grouping.kept().size())
                .filter(i -> grouping.kept().get(i).level().dimension() == level.dimension())
                .findFirst()
                .orElseThrow();
    }

    private String unitOf(String indicator) {
        return edition.catalog().indicator(indicator).orElseThrow().unit();
    }

    /** The address of the observations behind a cell; it names the release, so that it says the same for ever. */
    private String linkTo(List<String> labels) {
        Map<String, String> parameters = new TreeMap<>(question.filters().normalForm());
        if (question.filters().time().latest() != null) {
            parameters.put(
                    "time", grouping.taken().stream().map(Period::toString).collect(Collectors.joining(",")));
        }
        for (int i = 0; i < labels.size(); i++) {
            Level level = grouping.kept().get(i).level();
            parameters.put(level.dimension().toString(), grouping.filterFor(level, labels.get(i)));
        }
        parameters.put("dataset", question.dataset().id());
        parameters.put("asOf", String.valueOf(edition.release().number()));
        return Address.of("/v1/observations", parameters);
    }

    private Optional<Cell> missing(List<String> series, Hole hole, List<Cell> cells) {
        List<String> labels = new ArrayList<>(series);
        if (timeIndex >= 0) {
            labels.add(timeIndex, hole.period().toString());
        }
        List<String> key = keyOf(labels);
        boolean toldAlready = cells.stream()
                .anyMatch(c -> c.indicator().equals(series.get(0))
                        && agree(c.key(), key, false, String::equals)
                        && agree(c.key(), key, true, (a, b) -> Period.parse(a).overlaps(Period.parse(b))));
        return toldAlready
                ? Optional.empty()
                : Optional.of(new Cell(
                        key,
                        series.get(0),
                        unitOf(series.get(0)),
                        null,
                        null,
                        null,
                        Status.MISSING,
                        0,
                        hole.reason(),
                        hole.link()));
    }

    /** Whether two keys agree in time, or in all other dimensions. */
    private boolean agree(List<String> a, List<String> b, boolean inTime, BiPredicate<String, String> agreement) {
        return IntStream.range(0, a.size())
                .filter(i -> (question.by().get(i).dimension() == Dimension.TIME) == inTime)
                .allMatch(i -> agreement.test(a.get(i), b.get(i)));
    }

    private Comparator<Cell> inOrder() {
        Comparator<Cell> order = Comparator.comparing(Cell::indicator);
        for (int i = 0; i < question.by().size(); i++) {
            int index = i;
            order = question.by().get(i).dimension() == Dimension.TIME
                    ? order.thenComparing(cell -> Period.parse(cell.key().get(index)))
                    : order.thenComparing(cell -> cell.key().get(index));
        }
        return order;
    }
}
