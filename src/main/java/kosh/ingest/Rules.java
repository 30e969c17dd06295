package kosh.ingest;

import java.math.BigDecimal;
import java.util.Optional;
import kosh.catalog.Catalog;
import kosh.dataset.Dataset;
import kosh.naturalization.Episode;
import kosh.observation.Observation;
import kosh.observation.Status;
import kosh.release.Versioned;
import org.jspecify.annotations.Nullable;

/** The rules that one row must keep beyond those of its single fields. */
final class Rules {

    private final Catalog catalog;
    private final Optional<Dataset> dataset;

    Rules(Catalog catalog, Optional<Dataset> dataset) {
        this.catalog = catalog;
        this.dataset = dataset;
    }

    boolean isTable() {
        return dataset.filter(Dataset::isTable).isPresent();
    }

    void check(Row row, Versioned content) {
        if (content instanceof Observation observation) {
            checkObservation(row, observation);
        } else if (content instanceof Episode episode) {
            checkEpisode(row, episode);
        }
    }

    private void checkObservation(Row row, Observation o) {
        String unit = row.text("unit");
        catalog.indicator(o.indicator())
                .filter(i -> !unit.isEmpty() && !i.unit().equals(unit))
                .ifPresent(i -> row.reject(
                        "unit", "unit.indicator", "'" + i.id() + "' is counted in " + i.unit() + ".", i.unit()));
        checkFigure(row, o);
        if (isTable()) {
            checkCell(row, o);
        } else {
            checkPrinted(row, o);
        }
    }

    private static void checkFigure(Row row, Observation o) {
        BigDecimal value = o.value();
        BigDecimal low = o.low();
        BigDecimal high = o.high();
        if (falls(low, value) || falls(value, high) || falls(low, high)) {
            row.reject("value", "value.order", "low, value and high must rise in this order.", null);
        }
        if (!row.isFaulty("status")) {
            checkStatus(row, o, value == null && low == null && high == null);
        }
    }

    private static boolean falls(@Nullable BigDecimal from, @Nullable BigDecimal to) {
        return from != null && to != null && from.compareTo(to) > 0;
    }

    private static void checkStatus(Row row, Observation o, boolean empty) {
        boolean missing = o.status() == Status.MISSING;
        boolean unread = row.isFaulty("value") || row.isFaulty("low") || row.isFaulty("high");
        if (missing && !empty) {
            row.reject("status", "missing.figure", "The status is 'missing', but there is a figure.", null);
        }
        if (missing && o.note() == null) {
            row.reject("note", "missing.reason", "A missing figure needs a note that says why.", null);
        }
        if (!missing && empty && !unread) {
            row.reject(
                    "value",
                    "figure.absent",
                    "There is no figure; if it is missing, say so by the status and say why in the note.",
                    null);
        }
        if (!missing && o.source() == null) {
            row.reject("source", "source.absent", "A figure needs a source.", null);
        }
    }

    private static void checkCell(Row row, Observation o) {
        if (o.status() == Status.MISPRINT) {
            row.reject(
                    "status", "table.misprint", "A misprint may not stand in a table, or it would enter a sum.", null);
        }
        if (!row.isFaulty("period") && !o.period().isSharp()) {
            row.reject(
                    "period", "table.period", "A table needs a known last day; '" + o.period() + "' has none.", null);
        }
        if (o.status() == Status.DERIVED && o.basis().isEmpty() && o.locator() == null) {
            row.reject(
                    "basis",
                    "derived.recipe",
                    "A derived figure names the rows that it rests on (basis), or how it was made (locator).",
                    null);
        }
    }

    private static void checkPrinted(Row row, Observation o) {
        if (o.status() == Status.MISSING && !row.isFaulty("status")) {
            row.reject(
                    "status",
                    "register.missing",
                    "A register holds printed figures; what is missing belongs into a table.",
                    null);
        }
        if (row.optional("id") == null) {
            row.reject(
                    "id",
                    "required",
                    "id is empty. The rows of a register are known by their ids, because several may print the same figure.",
                    null);
        }
    }

    private static void checkEpisode(Row row, Episode episode) {
        if (episode.persons() < 1 && row.optional("persons") != null && !row.isRejected()) {
            row.reject("persons", "value.range", "An episode is of one person at least.", null);
        }
        if (!row.isRejected() && episode.endsBeforeItBegins()) {
            row.reject("outcome_date", "date.order", "The outcome lies before the arrival.", null);
        }
    }
}
