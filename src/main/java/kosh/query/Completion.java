package kosh.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kosh.cube.Cube;
import kosh.cube.Group;
import kosh.observation.Period;
import kosh.observation.Status;
import kosh.problem.Deadline;
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
    private final Map<String, String> behindAll;

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
        this.behindAll = behindAll();
    }

    /**
     * A series of the answer.
     *
     * @param holes what it lacks
     * @param told the periods of its lines
     */
    private record Series(List<Hole> holes, List<Period> told) {

        boolean tells(Period period) {
            return told.stream().anyMatch(period::overlaps);
        }
    }

    List<Cell> cells(List<Group> groups) {
        List<Cell> cells = new ArrayList<>();
        Map<List<String>, Series> all = new LinkedHashMap<>();
        for (Group group : groups) {
            Deadline.check();
            List<String> labels = Grouping.labels(grouping.kept(), group.key());
            Series series = all.computeIfAbsent(seriesOf(labels), this::series);
            cells.add(cell(group, labels, series.holes));
            if (timeIndex >= 0) {
                series.told.add(Period.parse(labels.get(timeIndex)));
            }
        }
        if (all.isEmpty()) {
            theOneSeriesAskedFor().ifPresent(name -> all.put(name, series(name)));
        }
        if (timeIndex >= 0 || cells.isEmpty()) {
            all.forEach((name, series) -> addMissing(name, series, cells));
        }
        cells.sort(inOrder());
        return cells;
    }

    private Series series(List<String> name) {
        return new Series(holes.of(name), new ArrayList<>());
    }

    /** A line for each hole of which none tells yet; without time there is one line, and so one hole to tell. */
    private void addMissing(List<String> name, Series series, List<Cell> cells) {
        Deadline.check();
        for (Hole hole : series.holes) {
            boolean toldAlready = timeIndex < 0 ? !series.told.isEmpty() : series.tells(hole.period());
            if (!toldAlready) {
                cells.add(missing(name, hole));
                series.told.add(hole.period());
            }
        }
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
        List<Hole> within = timeIndex < 0 || holesOfSeries.isEmpty()
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
        Map<String, String> parameters = new TreeMap<>(behindAll);
        for (int i = 0; i < labels.size(); i++) {
            Level level = grouping.kept().get(i).level();
            parameters.put(level.dimension().toString(), grouping.filterFor(level, labels.get(i)));
        }
        return Address.of("/v1/observations", parameters);
    }

    /** The parameters that find all observations behind the answer. */
    private Map<String, String> behindAll() {
        Map<String, String> parameters = new TreeMap<>(question.filters().normalForm());
        if (question.filters().time().latest() != null) {
            parameters.put(
                    "time", grouping.taken().stream().map(Period::toString).collect(Collectors.joining(",")));
        }
        parameters.put("dataset", question.dataset().id());
        parameters.put("asOf", String.valueOf(edition.release().number()));
        return parameters;
    }

    private Cell missing(List<String> series, Hole hole) {
        List<String> labels = new ArrayList<>(series);
        if (timeIndex >= 0) {
            labels.add(timeIndex, hole.period().toString());
        }
        return new Cell(
                keyOf(labels),
                series.get(0),
                unitOf(series.get(0)),
                null,
                null,
                null,
                Status.MISSING,
                0,
                hole.reason(),
                hole.link());
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
