package kosh.catalog;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import kosh.area.Area;
import kosh.area.AreaAlias;
import kosh.area.Areas;
import kosh.dataset.Break;
import kosh.dataset.Dataset;
import kosh.dataset.Indicator;
import kosh.release.Versioned;
import kosh.release.VersionedRows;
import kosh.source.Source;

/** The areas, sources, indicators and datasets of one release, and the breaks in their definitions. Immutable. */
public final class Catalog {

    private final Areas areas;
    private final Map<String, Source> sources;
    private final Map<String, Source> sourcesByAlias = new LinkedHashMap<>();
    private final Map<String, Indicator> indicators;
    private final Map<String, Dataset> datasets;
    private final Map<String, List<Break>> breaks;

    /** Reads the catalog of a release. */
    public static Catalog of(int release, VersionedRows rows) {
        return new Catalog(
                rows.in(release, Area.class),
                rows.in(release, AreaAlias.class),
                rows.in(release, Source.class),
                rows.in(release, Indicator.class),
                rows.in(release, Dataset.class),
                rows.in(release, Break.class));
    }

    public Catalog(
            Collection<Area> areas,
            Collection<AreaAlias> aliases,
            Collection<Source> sources,
            Collection<Indicator> indicators,
            Collection<Dataset> datasets,
            Collection<Break> breaks) {
        this.areas = new Areas(areas, aliases);
        this.sources = byKey(sources);
        this.indicators = byKey(indicators);
        this.datasets = byKey(datasets);
        this.breaks = breaks.stream().collect(Collectors.groupingBy(Break::dataset, Collectors.toUnmodifiableList()));
        sources.forEach(source -> source.aliases().forEach(alias -> sourcesByAlias.put(alias, source)));
    }

    private static <T extends Versioned> Map<String, T> byKey(Collection<T> rows) {
        return rows.stream()
                .collect(Collectors.toMap(
                        Versioned::key, Function.identity(), (first, second) -> first, LinkedHashMap::new));
    }

    public Areas areas() {
        return areas;
    }

    public Collection<Source> sources() {
        return sources.values();
    }

    /** Finds a source by its id or by another id under which the same document is cited. */
    public Optional<Source> source(String id) {
        return Optional.ofNullable(sources.get(id)).or(() -> Optional.ofNullable(sourcesByAlias.get(id)));
    }

    public Collection<Indicator> indicators() {
        return indicators.values();
    }

    public Optional<Indicator> indicator(String id) {
        return Optional.ofNullable(indicators.get(id));
    }

    public Collection<Dataset> datasets() {
        return datasets.values();
    }

    public Optional<Dataset> dataset(String id) {
        return Optional.ofNullable(datasets.get(id));
    }

    public List<Break> breaksOf(String dataset) {
        return breaks.getOrDefault(dataset, List.of());
    }
}
