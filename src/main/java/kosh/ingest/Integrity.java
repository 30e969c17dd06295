package kosh.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import kosh.release.Versioned;
import kosh.release.VersionedRows;
import kosh.source.Source;
import org.jspecify.annotations.Nullable;

/** Whether a release as a whole holds together: for changes of the lists that all other rows refer to. */
@ApplicationScoped
class Integrity {

    /** @param property the path from the row to the code */
    private record Reference(Class<? extends Versioned> kind, String property, Class<? extends Versioned> list) {
        String field() {
            return property.substring(property.indexOf('.') + 1);
        }
    }

    private static final List<Reference> REFERENCES = List.of(
            new Reference(Observation.class, "dataset", Dataset.class),
            new Reference(Observation.class, "series.indicator", Indicator.class),
            new Reference(Observation.class, "series.origin", Area.class),
            new Reference(Observation.class, "series.destination", Area.class),
            new Reference(Observation.class, "grounds.source", Source.class),
            new Reference(Episode.class, "dataset", Dataset.class),
            new Reference(Episode.class, "origin", Area.class),
            new Reference(Episode.class, "destination", Area.class),
            new Reference(Episode.class, "source", Source.class),
            new Reference(EpisodeEvent.class, "dataset", Dataset.class),
            new Reference(EpisodeEvent.class, "source", Source.class),
            new Reference(LegalTerm.class, "source", Source.class),
            new Reference(Area.class, "parent", Area.class),
            new Reference(Area.class, "source", Source.class),
            new Reference(AreaAlias.class, "area", Area.class),
            new Reference(Indicator.class, "whole", Indicator.class),
            new Reference(Break.class, "dataset", Dataset.class),
            new Reference(Break.class, "indicator", Indicator.class),
            new Reference(Break.class, "source", Source.class));

    private final VersionedRows rows;

    Integrity(VersionedRows rows) {
        this.rows = rows;
    }

    /**
     * What is wrong with the release, in a sentence; empty if nothing is.
     *
     * @param dataset the only one of which rows were changed; null if others may have been, or lists
     */
    Optional<String> fault(int release, @Nullable String dataset) {
        Catalog catalog = Catalog.of(release, rows);
        return REFERENCES.stream()
                .flatMap(reference -> dangling(release, reference, catalog).stream())
                .findFirst()
                .or(() -> catalog.datasets().stream()
                        .filter(Dataset::isTable)
                        .filter(table -> dataset == null || table.id().equals(dataset))
                        .flatMap(table -> overlap(release, table, catalog).stream())
                        .findFirst());
    }

    private Optional<String> dangling(int release, Reference reference, Catalog catalog) {
        Set<String> known = new HashSet<>(codes(catalog, reference.list));
        return rows.distinct(release, reference.kind, reference.property).stream()
                .filter(code -> !known.contains(code))
                .findFirst()
                .map(code -> "Rows of the kind " + reference.kind.getSimpleName() + " would still refer to the "
                        + reference.field() + " '" + code + "', which would be gone.");
    }

    private static Collection<String> codes(Catalog catalog, Class<? extends Versioned> list) {
        Map<Class<?>, Collection<? extends Versioned>> lists = Map.of(
                Area.class, catalog.areas().all(),
                Indicator.class, catalog.indicators(),
                Dataset.class, catalog.datasets(),
                Source.class, catalog.sources());
        return lists.getOrDefault(list, List.of()).stream().map(Versioned::key).toList();
    }

    private Optional<String> overlap(int release, Dataset table, Catalog catalog) {
        Cells cells = new Cells(catalog.areas(), 0);
        String[] fault = new String[1];
        try (Stream<Observation> found =
                rows.in(release, Observation.class, (is, row) -> is.equal(row.get("dataset"), table.id()))) {
            found.forEach(cell -> {
                if (add(cells, cell) >= 0) {
                    fault[0] = "In the table " + table.id() + " '" + cell.id() + "' would be counted twice.";
                }
            });
        }
        cells.overlaps((first, second) -> fault[0] = "In the table " + table.id() + " " + cells.describe(second)
                + " would overlap " + cells.describe(first) + ".");
        return Optional.ofNullable(fault[0]);
    }

    private static int add(Cells cells, Observation cell) {
        try {
            return cells.add(cell);
        } catch (Cells.TooVaried e) {
            throw new IllegalStateException("The table was taken in as it is", e);
        }
    }
}
