package kosh.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kosh.naturalization.Episode;
import kosh.naturalization.EpisodeEvent;
import kosh.observation.Observation;
import kosh.release.Release;
import kosh.release.ReleaseRepository;
import kosh.release.Versioned;
import kosh.release.VersionedRows;
import org.hibernate.StatelessSession;

/** The one way in: read all files, check them, plan, commit as one release or refuse everything. */
@ApplicationScoped
public class Importer {

    private final StatelessSession session;
    private final VersionedRows rows;
    private final ReleaseRepository releases;
    private final ImportRepository imports;
    private final Clock clock;

    public Importer(
            StatelessSession session,
            VersionedRows rows,
            ReleaseRepository releases,
            ImportRepository imports,
            Clock clock) {
        this.session = session;
        this.rows = rows;
        this.releases = releases;
        this.imports = imports;
        this.clock = clock;
    }

    /**
     * Makes the files all that the package holds: rows that are not in them any more are closed.
     *
     * @return the new release, or empty if the package holds just that already
     * @throws ImportRefused if anything is wrong with one of the files; then nothing is stored
     */
    @Transactional(rollbackOn = ImportRefused.class)
    public Optional<Release> replace(DataPackage dataPackage, String who) throws ImportRefused {
        Map<String, String> known = imports.hashesOf(dataPackage.name());
        if (known.equals(dataPackage.hashes())) {
            return Optional.empty();
        }
        Current current = current(dataPackage.name());
        List<Incoming> incoming = readAndCheck(dataPackage.uploads(), current.staying);
        Map<Upload, Plan> plans = plans(dataPackage.uploads(), incoming, current.replaced);
        Release release =
                new Release(current.release + 1, clock.instant().truncatedTo(ChronoUnit.SECONDS), dataPackage.title());
        session.insert(release);
        plans.forEach((upload, plan) -> {
            boolean changed =
                    !upload.file().sha256().equals(known.get(upload.file().name()));
            if (changed || !plan.isEmpty()) {
                commit(upload, plan, dataPackage.name(), release.number(), who);
            }
        });
        closeRowsOfVanishedFiles(dataPackage.uploads(), current.replaced, release.number());
        return Optional.of(release);
    }

    /** The rows of the newest release: those of the package, and the others. */
    private record Current(int release, List<Versioned> replaced, List<Versioned> staying) {}

    private Current current(String dataPackage) {
        int release = releases.newest().map(Release::number).orElse(0);
        Set<Integer> own = Set.copyOf(imports.ofPackage(dataPackage));
        Current current = new Current(release, new ArrayList<>(), new ArrayList<>());
        for (Layout layout : Layout.values()) {
            rows.in(release, layout.kind())
                    .forEach(row -> (own.contains(row.importNo()) ? current.replaced : current.staying).add(row));
        }
        return current;
    }

    private static List<Incoming> readAndCheck(List<Upload> uploads, Collection<Versioned> staying)
            throws ImportRefused {
        List<Finding> findings = new ArrayList<>();
        List<Incoming> incoming = new ArrayList<>();
        for (Upload upload : uploads) {
            for (Row row : upload.file().rows(upload.layout().columns(), findings)) {
                Versioned content = upload.layout().read(row, upload.dataset());
                if (!row.isRejected()) {
                    content.readFromLine(row.line());
                    incoming.add(new Incoming(upload, row, content));
                }
            }
        }
        new Checks(incoming, staying).run();
        if (!findings.isEmpty()) {
            throw new ImportRefused(findings);
        }
        return incoming;
    }

    private static Map<Upload, Plan> plans(List<Upload> uploads, List<Incoming> incoming, List<Versioned> replaced) {
        Map<Upload, Plan> plans = new LinkedHashMap<>();
        for (Upload upload : uploads) {
            plans.put(
                    upload,
                    new Plan(
                            incoming.stream()
                                    .filter(i -> i.upload().equals(upload))
                                    .toList(),
                            replaced.stream()
                                    .filter(row -> belongsTo(upload, row))
                                    .toList()));
        }
        return plans;
    }

    private static boolean belongsTo(Upload upload, Versioned row) {
        return upload.layout().kind().isInstance(row) && upload.dataset().equals(datasetOf(row));
    }

    private static String datasetOf(Versioned row) {
        if (row instanceof Observation observation) {
            return observation.dataset();
        }
        if (row instanceof Episode episode) {
            return episode.dataset();
        }
        return row instanceof EpisodeEvent event ? event.dataset() : "";
    }

    private void commit(Upload upload, Plan plan, String dataPackage, int release, String who) {
        Import record = new Import(imports.nextNumber(), release, dataPackage, upload.file(), who, clock.instant());
        record.did(plan.rowsRead(), plan.inserts().size(), plan.updates().size(), plan.deletes());
        session.insert(record);
        close(plan.closed(), release);
        List<Versioned> written = Stream.concat(plan.inserts().stream(), plan.updates().stream())
                .map(Incoming::content)
                .toList();
        written.forEach(row -> row.openIn(release, record.number()));
        session.insertMultiple(written);
    }

    private void close(Collection<Versioned> closed, int release) {
        for (Versioned row : closed) {
            session.createMutationQuery(
                            "update " + row.getClass().getSimpleName() + " set releaseTo = :release where rowNo = :row")
                    .setParameter("release", release)
                    .setParameter("row", row.rowNo())
                    .executeUpdate();
        }
    }

    private void closeRowsOfVanishedFiles(List<Upload> uploads, List<Versioned> replaced, int release) {
        close(
                replaced.stream()
                        .filter(row -> uploads.stream().noneMatch(u -> belongsTo(u, row)))
                        .toList(),
                release);
    }
}
