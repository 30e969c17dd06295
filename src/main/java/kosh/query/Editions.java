package kosh.query;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import kosh.catalog.Catalog;
import kosh.dataset.Dataset;
import kosh.naturalization.Episode;
import kosh.naturalization.EpisodeEvent;
import kosh.naturalization.EpisodeTable;
import kosh.naturalization.LegalTerm;
import kosh.naturalization.Naturalization;
import kosh.observation.Holding;
import kosh.observation.Observation;
import kosh.observation.ObservationRepository;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import kosh.release.Release;
import kosh.release.ReleaseRepository;
import kosh.release.Versioned;
import kosh.release.VersionedRows;
import org.jspecify.annotations.Nullable;

/** The releases in memory: the newest one always, and the last few older ones that somebody asked for. */
@ApplicationScoped
public class Editions {

    private static final int OLDER_ONES_KEPT = 4;
    /** The stock that {@code /v1/origins} sets beside the arrivals. */
    private static final String SOURCE_POPULATION = "ethnic-kazakh-population";

    private final VersionedRows rows;
    private final ObservationRepository observations;
    private final ReleaseRepository releases;
    private final Map<Integer, Edition> older = Collections.synchronizedMap(new LinkedHashMap<>(8, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Edition> eldest) {
            return size() > OLDER_ONES_KEPT;
        }
    });
    private volatile @Nullable Edition current;

    public Editions(VersionedRows rows, ObservationRepository observations, ReleaseRepository releases) {
        this.rows = rows;
        this.observations = observations;
        this.releases = releases;
    }

    /** Loads the newest release and answers from it from now on; until then the one before answers. */
    public synchronized void switchToNewest() {
        QuarkusTransaction.requiringNew().run(() -> releases.newest().ifPresent(release -> current = load(release)));
    }

    /** The newest release. */
    public Edition current() {
        Edition edition = current;
        if (edition == null) {
            throw Problem.of(
                    ProblemType.SERVICE_UNAVAILABLE, "The service is loading its figures. Ask again in a few seconds.");
        }
        return edition;
    }

    public Optional<Edition> numbered(int number) {
        if (current().release().number() == number) {
            return Optional.of(current());
        }
        Edition known = older.get(number);
        if (known != null) {
            return Optional.of(known);
        }
        return loadOlder(QuarkusTransaction.requiringNew().call(() -> releases.findByIdOptional(number)));
    }

    /** The release that was in force at that instant. */
    public Optional<Edition> at(Instant instant) {
        if (!instant.isBefore(current().release().committedAt())) {
            return Optional.of(current());
        }
        return QuarkusTransaction.requiringNew()
                .call(() -> releases.at(instant))
                .flatMap(release -> numbered(release.number()));
    }

    private Optional<Edition> loadOlder(Optional<Release> release) {
        Optional<Edition> loaded =
                release.map(r -> QuarkusTransaction.requiringNew().call(() -> load(r)));
        loaded.ifPresent(edition -> older.put(edition.release().number(), edition));
        return loaded;
    }

    /**
     * Answers from that release from now on, which followed on the one that answers now.
     *
     * @param datasets the datasets of which rows were changed
     * @param tables the tables among them, as they are in that release
     */
    public synchronized void advance(Release release, Set<String> datasets, Map<String, TableData> tables) {
        Edition before = current;
        if (before != null && before.release().number() >= release.number()) {
            // Another one followed already, and with it all that this one brought.
            return;
        }
        if (before == null || before.release().number() + 1 != release.number()) {
            switchToNewest();
            return;
        }
        current = QuarkusTransaction.requiringNew().call(() -> next(before, release, datasets, tables));
    }

    private Edition next(Edition before, Release release, Set<String> changed, Map<String, TableData> tables) {
        Catalog catalog = Catalog.of(release.number(), rows);
        Map<String, TableData> all = new HashMap<>();
        for (Dataset dataset : catalog.datasets()) {
            String id = dataset.id();
            if (dataset.isTable()) {
                TableData kept =
                        changed.contains(id) ? tables.get(id) : before.tables().get(id);
                all.put(id, kept == null ? loadTable(release.number(), dataset) : kept);
            }
        }
        List<Holding> holdings = new ArrayList<>(before.holdings().stream()
                .filter(holding -> !changed.contains(holding.dataset()))
                .toList());
        for (String dataset : changed) {
            TableData table = all.get(dataset);
            holdings.addAll(table == null ? observations.holdings(release.number(), dataset) : table.holdings(dataset));
        }
        boolean populationsMoved = Stream.concat(before.holdings().stream(), holdings.stream())
                .anyMatch(holding -> changed.contains(holding.dataset())
                        && holding.indicator().equals(SOURCE_POPULATION));
        return new Edition(
                release,
                catalog,
                all,
                holdings,
                populationsMoved ? sourcePopulations(release.number()) : before.sourcePopulations(),
                naturalization(
                        release.number(),
                        catalog,
                        id -> changed.contains(id)
                                ? Optional.empty()
                                : before.naturalization().table(id)));
    }

    private Edition load(Release release) {
        Catalog catalog = Catalog.of(release.number(), rows);
        Map<String, TableData> tables = new HashMap<>();
        for (Dataset dataset : catalog.datasets()) {
            if (dataset.isTable()) {
                tables.put(dataset.id(), loadTable(release.number(), dataset));
            }
        }
        return new Edition(
                release,
                catalog,
                tables,
                observations.holdings(release.number()),
                sourcePopulations(release.number()),
                naturalization(release.number(), catalog, id -> Optional.empty()));
    }

    /** @param known the tables of episodes that need not be read again */
    private Naturalization naturalization(
            int release, Catalog catalog, Function<String, Optional<EpisodeTable>> known) {
        List<Episode> cases = new ArrayList<>();
        Map<String, EpisodeTable> tables = new HashMap<>();
        for (Dataset dataset : catalog.datasets()) {
            switch (dataset.kind()) {
                case CASES -> {
                    try (Stream<Episode> all = episodes(release, dataset)) {
                        all.sorted(Comparator.comparing(Episode::id)).forEach(cases::add);
                    }
                }
                case EPISODES ->
                    tables.put(dataset.id(), known.apply(dataset.id()).orElseGet(() -> {
                        try (Stream<Episode> all = episodes(release, dataset)) {
                            return EpisodeTable.of(all);
                        }
                    }));
                case TABLE, REGISTER -> {}
            }
        }
        return new Naturalization(
                inOrder(rows.in(release, LegalTerm.class)),
                cases,
                cases.isEmpty() ? List.of() : inOrder(rows.in(release, EpisodeEvent.class)),
                tables);
    }

    private Stream<Episode> episodes(int release, Dataset dataset) {
        return rows.in(release, Episode.class, (is, row) -> is.equal(row.get("dataset"), dataset.id()));
    }

    private static <T extends Versioned> List<T> inOrder(List<T> all) {
        return all.stream().sorted(Comparator.comparing(Versioned::key)).toList();
    }

    private TableData loadTable(int release, Dataset dataset) {
        TableData.Builder table = new TableData.Builder();
        try (Stream<Observation> cells = observations.ofDataset(release, dataset.id())) {
            cells.forEach(table::add);
        }
        return table.build();
    }

    private Map<String, Observation> sourcePopulations(int release) {
        Map<String, Observation> newest = new HashMap<>();
        observations.usableOldestFirst(release, SOURCE_POPULATION).forEach(o -> newest.put(o.origin(), o));
        return newest;
    }
}
