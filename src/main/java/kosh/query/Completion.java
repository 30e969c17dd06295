package kosh.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
    private final int most;
    private final Holes holes;
    private final Links links;
    private final int timeIndex;
    /** Where among the labels the parts of a cell's key are. */
    private final int[] key;

    /** @param most how many cells there may be */
    Completion(Grouping grouping, Question question, Edition edition, TableData data, int most) {
        this.most = most;
        this.grouping = grouping;
        this.question = question;
        this.edition = edition;
        this.data = data;
        this.holes = new Holes(grouping, question, edition, data);
        this.links = new Links(grouping, question, edition.release().number());
        this.timeIndex = grouping.indexOf(Dimension.TIME);
        this.key = new int[question.by().size()];
        for (int i = 0; i < key.length; i++) {
            key[i] = grouping.indexOf(question.by().get(i).dimension());
        }
    }

    /** A series of the answer. */
    private final class Series {

        private final List<String> name;
        /** The periods of its lines. */
        private final List<Period> told = new ArrayList<>();

        private @Nullable List<Hole> lacks;

        Series(List<String> name) {
            this.name = name;
        }

        /** What it lacks; to be asked when all its groups are known. */
        List<Hole> holes() {
            List<Hole> known = lacks;
            if (known == null) {
                known = holes.of(name, told);
                lacks = known;
            }
            return known;
        }

        boolean tells(Period period) {
            return told.stream().anyMatch(period::overlaps);
        }
    }

    List<Cell> cells(List<Group> groups) {
        List<List<String>> lines = new ArrayList<>(groups.size());
        List<Series> seriesOfLines = new ArrayList<>(groups.size());
        Map<List<String>, Series> all = new LinkedHashMap<>();
        for (Group group : groups) {
            List<String> labels = Grouping.labels(grouping.kept(), group.key());
            lines.add(labels);
            Series series = all.computeIfAbsent(seriesOf(labels), Series::new);
            seriesOfLines.add(series);
            if (timeIndex >= 0) {
                series.told.add(Period.parse(labels.get(timeIndex)));
            }
        }
        List<Cell> cells = new ArrayList<>(groups.size());
        for (int i = 0; i < groups.size(); i++) {
            Deadline.check();
            cells.add(cell(groups.get(i), lines.get(i), seriesOfLines.get(i).holes()));
        }
        if (all.isEmpty()) {
            theOneSeriesAskedFor().ifPresent(name -> all.put(name, new Series(name)));
        }
        if (timeIndex >= 0 || cells.isEmpty()) {
            all.values().forEach(series -> addMissing(series, cells));
        }
        if (cells.size() > groups.size() || !grouping.isInOrder()) {
            cells.sort(inOrder());
        }
        return cells;
    }

    /** A line for each hole of which none tells yet; without time there is one line, and so one hole to tell. */
    private void addMissing(Series series, List<Cell> cells) {
        Deadline.check();
        for (Hole hole : series.holes()) {
            boolean toldAlready = timeIndex < 0 ? !series.told.isEmpty() : series.tells(hole.period());
            if (!toldAlready) {
                if (cells.size() == most) {
                    throw Plan.tooMuch(question, most);
                }
                cells.add(missing(series.name, hole));
                series.told.add(hole.period());
            }
        }
    }

    private List<String> seriesOf(List<String> labels) {
        if (timeIndex < 0) {
            return labels;
        }
        List<String> name = new ArrayList<>(labels);
        name.remove(timeIndex);
        return name;
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
                links.of(labels));
    }

    private static String partialNote(List<Hole> holes) {
        String missing = holes.stream().map(Hole::name).distinct().collect(Collectors.joining("; "));
        return "There is no figure for " + missing + ": the sum of the others is only a lower bound.";
    }

    private @Nullable BigDecimal number(long units) {
        if (units == Cube.ABSENT) {
            return null;
        }
        int scale = data.cube().scale();
        if (scale == 0) {
            return BigDecimal.valueOf(units);
        }
        BigDecimal number = BigDecimal.valueOf(units, scale).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private List<String> keyOf(List<String> labels) {
        String[] codes = new String[key.length];
        for (int i = 0; i < key.length; i++) {
            codes[i] = labels.get(key[i]);
        }
        return List.of(codes);
    }

    private String unitOf(String indicator) {
        return edition.catalog().indicator(indicator).orElseThrow().unit();
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
