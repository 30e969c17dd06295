package kosh.query;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kosh.catalog.Catalog;
import kosh.naturalization.Naturalization;
import kosh.observation.Holding;
import kosh.observation.Observation;
import kosh.release.Release;
import org.jspecify.annotations.Nullable;

/**
 * A release in memory: its catalog, its tables, and what each dataset holds. Immutable, shared by all requests.
 *
 * @param sourcePopulations for each area the newest usable count of those who could move from it
 * @param naturalization what is known of the way to citizenship
 */
public record Edition(
        Release release,
        Catalog catalog,
        Map<String, TableData> tables,
        List<Holding> holdings,
        Map<String, Observation> sourcePopulations,
        Naturalization naturalization) {

    public Edition {
        tables = Map.copyOf(tables);
        // The database tells them in no order, and an answer must not depend on it.
        holdings = holdings.stream()
                .sorted(Comparator.comparing(Holding::dataset).thenComparing(Holding::indicator))
                .toList();
        sourcePopulations = Map.copyOf(sourcePopulations);
    }

    /** How many cells its tables have. */
    public long cells() {
        return tables.values().stream().mapToLong(table -> table.cube().size()).sum();
    }

    /** About how much memory its tables take. */
    public long bytes() {
        return tables.values().stream().mapToLong(table -> table.cube().bytes()).sum();
    }

    public Optional<TableData> table(String dataset) {
        return Optional.ofNullable(tables.get(dataset));
    }

    public List<Holding> holdingsOf(String dataset) {
        return holdings.stream().filter(h -> h.dataset().equals(dataset)).toList();
    }

    public @Nullable Observation sourcePopulation(String area) {
        return sourcePopulations.get(area);
    }
}
