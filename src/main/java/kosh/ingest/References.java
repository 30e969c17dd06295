package kosh.ingest;

import java.util.Collection;
import java.util.Optional;
import kosh.area.Area;
import kosh.area.AreaAlias;
import kosh.catalog.Catalog;
import kosh.dataset.Break;
import kosh.dataset.Indicator;
import kosh.release.Versioned;

/** Holds what rows of the lists refer to against the lists themselves. */
final class References {

    private final Catalog catalog;

    References(Catalog catalog) {
        this.catalog = catalog;
    }

    void check(Row row, Versioned content) {
        if (content instanceof Area) {
            area(row, "parent");
            source(row);
        } else if (content instanceof AreaAlias) {
            area(row, "area");
        } else if (content instanceof Indicator) {
            known(row, "whole", catalog.indicator(orEmpty(row, "whole")), catalog.indicators());
        } else if (content instanceof Break) {
            known(row, "dataset", catalog.dataset(orEmpty(row, "dataset")), catalog.datasets());
            known(row, "indicator", catalog.indicator(orEmpty(row, "indicator")), catalog.indicators());
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

    private static String orEmpty(Row row, String field) {
        String text = row.optional(field);
        return text == null ? "" : text;
    }

    private static void known(Row row, String field, Optional<?> found, Collection<? extends Versioned> list) {
        String text = orEmpty(row, field);
        if (!text.isEmpty() && found.isEmpty()) {
            row.rejectUnknown(field, text, list.stream().map(Versioned::key).toList());
        }
    }
}
