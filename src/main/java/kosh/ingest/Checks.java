package kosh.ingest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kosh.area.Area;
import kosh.area.AreaAlias;
import kosh.catalog.Catalog;
import kosh.dataset.Break;
import kosh.dataset.Dataset;
import kosh.dataset.Indicator;
import kosh.naturalization.Episode;
import kosh.naturalization.EpisodeEvent;
import kosh.naturalization.LegalTerm;
import kosh.observation.Observation;
import kosh.observation.Status;
import kosh.problem.Near;
import kosh.release.Versioned;
import kosh.source.Source;

/**
 * The rules that need more than one row: keys are unique, codes are in their lists, bounds are in order, a table is a partition, every row
 * of a table names the figures that it rests on.
 */
final class Checks {

    private final List<Incoming> incoming;
    private final Catalog catalog;
    private final Map<String, Observation> observations = new HashMap<>();

    /**
     * @param incoming all rows of all files
     * @param staying rows of the current release that no file replaces
     */
    Checks(List<Incoming> incoming, Collection<? extends Versioned> staying) {
        this.incoming = incoming;
        List<Versioned> after = new ArrayList<>(staying);
        incoming.forEach(row -> after.add(row.content()));
        this.catalog = new Catalog(
                all(after, Area.class),
                all(after, AreaAlias.class),
                all(after, Source.class),
                all(after, Indicator.class),
                all(after, Dataset.class),
                all(after, Break.class));
        all(after, Observation.class).forEach(o -> observations.put(o.id(), o));
    }

    private static <T extends Versioned> List<T> all(List<Versioned> rows, Class<T> kind) {
        return rows.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Notes a finding at each row that breaks a rule. */
    void run() {
        refuseTwins();
        incoming.forEach(this::checkCodes);
        incoming.stream().filter(i -> i.content() instanceof Observation).forEach(this::checkObservation);
        if (incoming.stream().noneMatch(i -> i.row().isRejected())) {
            refuseOverlaps();
        }
    }

    private void refuseTwins() {
        Map<String, Incoming> seen = new HashMap<>();
        for (Incoming row : incoming) {
            String key = row.content().getClass().getSimpleName()
                    + ' '
                    + row.content().key();
            Incoming first = seen.putIfAbsent(key, row);
            if (first != null) {
                row.row()
                        .reject(
                                "",
                                "key.duplicate",
                                "'" + row.content().key() + "' stands already on " + where(first) + ".",
                                null);
            }
        }
    }

    private static String where(Incoming row) {
        return "line " + row.row().line() + " of " + row.upload().file().name();
    }

    private void checkCodes(Incoming incoming) {
        Row row = incoming.row();
        Versioned content = incoming.content();
        if (incoming.upload().layout().isOfDataset()
                && catalog.dataset(incoming.upload().dataset()).isEmpty()) {
            row.reject(
                    "",
                    "code.dataset",
                    "There is no dataset '" + incoming.upload().dataset() + "'.",
                    null);
        }
        if (content instanceof Area) {
            area(row, "parent");
            source(row);
        } else if (content instanceof AreaAlias) {
            area(row, "area");
        } else if (content instanceof Indicator) {
            indicator(row, "whole");
        } else if (content instanceof Break) {
            dataset(row);
            indicator(row, "indicator");
            source(row);
        } else if (content instanceof Observation) {
            indicator(row, "indicator");
            area(row, "origin");
            area(row, "destination");
            source(row);
        } else if (content instanceof Episode) {
            area(row, "origin");
            area(row, "destination");
            source(row);
        } else if (content instanceof LegalTerm || content instanceof EpisodeEvent) {
            source(row);
        }
    }

    private void area(Row row, String field) {
        known(
                row,
                field,
                catalog.areas().byCode(orEmpty(row, field)),
                catalog.areas().all());
    }

    private void source(Row row) {
        known(row, "source", catalog.source(orEmpty(row, "source")), catalog.sources());
    }

    private void indicator(Row row, String field) {
        known(row, field, catalog.indicator(orEmpty(row, field)), catalog.indicators());
    }

    private void dataset(Row row) {
        known(row, "dataset", catalog.dataset(orEmpty(row, "dataset")), catalog.datasets());
    }

    private static String orEmpty(Row row, String field) {
        String text = row.optional(field);
        return text == null ? "" : text;
    }

    private static void known(Row row, String field, Optional<?> found, Collection<? extends Versioned> list) {
        String text = orEmpty(row, field);
        if (!text.isEmpty() && found.isEmpty()) {
            String near = Near.matches(text, list.stream().map(Versioned::key).toList()).stream()
                    .findFirst()
                    .orElse(null);
            row.reject(field, "code." + field, "'" + text + "' is not a known code.", near);
        }
    }

    private void checkObservation(Incoming incoming) {
        Row row = incoming.row();
        Observation o = (Observation) incoming.content();
        catalog.indicator(o.indicator())
                .filter(i -> !i.unit().equals(row.optional("unit")))
                .ifPresent(i -> row.reject(
                        "unit", "unit.indicator", "'" + i.id() + "' is counted in " + i.unit() + ".", i.unit()));
        checkFigure(row, o);
        o.basis().stream()
                .filter(id -> !observations.containsKey(id))
                .forEach(id -> row.reject("basis", "code.basis", "There is no observation '" + id + "'.", null));
        if (catalog.dataset(o.dataset()).filter(Dataset::isTable).isPresent()) {
            checkCell(row, o);
        } else if (o.status() == Status.MISSING) {
            row.reject(
                    "status",
                    "register.missing",
                    "A register holds printed figures; what is missing belongs into a table.",
                    null);
        }
    }

    private static void checkFigure(Row row, Observation o) {
        List<BigDecimal> numbers = Stream.of(
                        Optional.ofNullable(o.low()), Optional.ofNullable(o.value()), Optional.ofNullable(o.high()))
                .flatMap(Optional::stream)
                .toList();
        if (!numbers.equals(numbers.stream().sorted().toList())) {
            row.reject("value", "value.order", "low, value and high must rise in this order.", null);
        }
        if (o.status() == Status.MISSING && !numbers.isEmpty()) {
            row.reject("status", "missing.figure", "The status is 'missing', but there is a figure.", null);
        }
        if (o.status() != Status.MISSING && numbers.isEmpty()) {
            row.reject(
                    "value",
                    "figure.absent",
                    "There is no figure; if it is missing, say so by the status and say why in the note.",
                    null);
        }
        if (o.status() == Status.MISSING && o.note() == null) {
            row.reject("note", "missing.reason", "A missing figure needs a note that says why.", null);
        }
        if (o.status() != Status.MISSING && o.source() == null) {
            row.reject("source", "source.absent", "A figure needs a source.", null);
        }
    }

    private void checkCell(Row row, Observation o) {
        if (o.status() == Status.MISPRINT) {
            row.reject(
                    "status", "table.misprint", "A misprint may not stand in a table, or it would enter a sum.", null);
        }
        if (!o.period().isSharp()) {
            row.reject(
                    "period", "table.period", "A table needs a known last day; '" + o.period() + "' has none.", null);
        }
        if (o.status() != Status.MISSING && o.basis().isEmpty()) {
            row.reject("basis", "table.basis", "A cell of a table names the printed figures that it rests on.", null);
        }
        o.basis().stream()
                .map(observations::get)
                .filter(rests -> rests != null && rests.status() == Status.MISPRINT)
                .forEach(rests -> row.reject("basis", "basis.misprint", "'" + rests.id() + "' is a misprint.", null));
    }

    private void refuseOverlaps() {
        Map<String, List<Incoming>> byTable = incoming.stream()
                .filter(i -> i.content() instanceof Observation)
                .filter(i -> catalog.dataset(i.upload().dataset())
                        .filter(Dataset::isTable)
                        .isPresent())
                .collect(Collectors.groupingBy(i -> i.upload().dataset()));
        byTable.values().forEach(rows -> {
            Partition<Incoming> partition = new Partition<>(catalog.areas());
            rows.forEach(row -> partition.add((Observation) row.content(), row));
            partition.overlaps().forEach(this::refuseOverlap);
        });
    }

    private void refuseOverlap(Partition.Overlap<Incoming> overlap) {
        overlap.second()
                .row()
                .reject(
                        "",
                        "table.overlap",
                        describe(overlap.second()) + " overlaps " + describe(overlap.first()) + " on "
                                + where(overlap.first()) + ": a table counts nobody twice.",
                        null);
    }

    private static String describe(Incoming row) {
        Observation o = (Observation) row.content();
        return "'" + o.id() + "' "
                + Arrays.asList(o.indicator(), o.origin(), o.destination(), o.sex(), o.age(), o.period());
    }
}
