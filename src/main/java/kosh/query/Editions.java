package kosh.query;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The releases in memory: the newest one always, and older ones that somebody asked for, as far as there is room. A release that is loading
 * disturbs nobody: the one before answers until it is there. One is loaded at a time, so that never more than two of their size are in memory
 * besides the older ones.
 */
@ApplicationScoped
public class Editions {

    private static final Logger LOG = Logger.getLogger(Editions.class);
    private static final int KILOBYTE = 1024;
    static final int LONGEST = (int) Duration.ofHours(2).toSeconds();
    /** The stock that {@code /v1/origins} sets beside the arrivals. */
    private static final String SOURCE_POPULATION = "ethnic-kazakh-population";

    /** How releases are kept and found. */
    @ConfigMapping(prefix = "kosh.releases")
    public interface Settings {

        /** How often to look whether another instance made a release. */
        @WithDefault("5S")
        Duration lookEvery();

        /** How much memory the tables of older releases may take. */
        @WithDefault("256M")
        MemorySize olderAtMost();

        /** How many rows a processor reads before it looks whether more are left. */
        @WithDefault("250000")
        int rowsAtOnce();
    }

    private final VersionedRows rows;
    private final ObservationRepository observations;
    private final ReleaseRepository releases;
    private final TableLoader tableLoader;
    private final Settings settings;
    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "releases");
        thread.setDaemon(true);
        return thread;
    });
    private final AsyncCache<Integer, Edition> older;
    private volatile @Nullable Edition current;
    private volatile @Nullable Loading loading;
    /** A release that another instance seems to have made; if this one made it, it will answer before the next look. */
    private int seen;

    Editions(
            VersionedRows rows,
            ObservationRepository observations,
            ReleaseRepository releases,
            TableLoader tableLoader,
            Settings settings) {
        this.rows = rows;
        this.observations = observations;
        this.releases = releases;
        this.tableLoader = tableLoader;
        this.settings = settings;
        this.older = Caffeine.newBuilder()
                .maximumWeight(settings.olderAtMost().asLongValue() / KILOBYTE)
                .weigher((Integer number, Edition edition) -> (int) (1 + edition.bytes() / KILOBYTE))
                .buildAsync();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Looking never fails, and never ends but with the service.
    void watch(@Observes StartupEvent start) {
        long every = settings.lookEvery().toMillis();
        background.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    void end(@Observes ShutdownEvent end) {
        background.shutdownNow();
    }

    /** Switches to a release that another instance made, at the second look that finds it. */
    public void look() {
        Edition before = current;
        if (before == null) {
            return;
        }
        try {
            int newest = QuarkusTransaction.requiringNew()
                    .call(() -> releases.newest().map(Release::number).orElse(0));
            if (newest > before.release().number() && newest == seen) {
                switchToNewest();
            }
            seen = newest;
        } catch (RuntimeException e) {
            LOG.warnf("It could not be seen whether there is a newer release: %s", e.getMessage());
        }
    }

    /** Loads the newest release and answers from it from now on; until then the one before answers. */
    public synchronized void switchToNewest() {
        QuarkusTransaction.requiringNew()
                .timeout(LONGEST)
                .run(() -> releases.newest()
                        .filter(release ->
                                current == null || current().release().number() < release.number())
                        .ifPresent(release -> current = load(release)));
    }

    /** The newest release, if it is loaded. */
    Optional<Edition> answering() {
        return Optional.ofNullable(current);
    }

    /** The release that is being loaded. */
    Optional<Loading> loading() {
        return Optional.ofNullable(loading);
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
        CompletableFuture<Edition> known = older.getIfPresent(number);
        if (known != null) {
            return Optional.of(whenLoaded(known));
        }
        return QuarkusTransaction.requiringNew()
                .call(() -> releases.findByIdOptional(number))
                .map(release -> whenLoaded(older.get(
                        number, (n, executor) -> CompletableFuture.supplyAsync(() -> loadOlder(release), background))));
    }

    private static Edition whenLoaded(CompletableFuture<Edition> edition) {
        try {
            return edition.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private synchronized Edition loadOlder(Release release) {
        return QuarkusTransaction.requiringNew().timeout(LONGEST).call(() -> load(release));
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
        current =
                QuarkusTransaction.requiringNew().timeout(LONGEST).call(() -> next(before, release, datasets, tables));
    }

    private Edition next(Edition before, Release release, Set<String> changed, Map<String, TableData> tables) {
        Catalog catalog = Catalog.of(release.number(), rows);
        Map<String, TableData> all = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        for (Dataset dataset : catalog.datasets()) {
            String id = dataset.id();
            TableData kept =
                    changed.contains(id) ? tables.get(id) : before.tables().get(id);
            if (dataset.isTable() && kept == null) {
                unknown.add(id);
            } else if (dataset.isTable()) {
                all.put(id, kept);
            }
        }
        all.putAll(loadTables(release.number(), unknown, 0));
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
        List<String> tables = catalog.datasets().stream()
                .filter(Dataset::isTable)
                .map(Dataset::id)
                .toList();
        List<Holding> holdings = observations.holdings(release.number());
        long rowsOfTables = holdings.stream()
                .filter(holding -> tables.contains(holding.dataset()))
                .mapToLong(Holding::observations)
                .sum();
        return new Edition(
                release,
                catalog,
                loadTables(release.number(), tables, rowsOfTables),
                holdings,
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

    private Map<String, TableData> loadTables(int release, List<String> datasets, long rowsOfTables) {
        Loading now = new Loading(release, rowsOfTables);
        loading = now;
        try {
            return tableLoader.load(release, datasets, now);
        } finally {
            loading = null;
        }
    }

    private Map<String, Observation> sourcePopulations(int release) {
        Map<String, Observation> newest = new HashMap<>();
        observations.usableOldestFirst(release, SOURCE_POPULATION).forEach(o -> newest.put(o.origin(), o));
        return newest;
    }
}
