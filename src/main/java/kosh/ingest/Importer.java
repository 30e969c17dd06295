package kosh.ingest;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import kosh.csv.CsvFile;
import kosh.query.TableData;
import kosh.release.Release;
import kosh.release.ReleaseRepository;
import kosh.release.RowWriters;
import kosh.release.VersionedRows;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** The one way in: read all files, check them, plan, and commit as one release or refuse everything. */
@ApplicationScoped
public class Importer {

    private final StatelessSession session;
    private final VersionedRows rows;
    private final RowWriters writers;
    private final ReleaseRepository releases;
    private final ImportRepository imports;
    private final Integrity integrity;
    private final Commits commits;
    private final Clock clock;

    public Importer(
            StatelessSession session,
            VersionedRows rows,
            RowWriters writers,
            ReleaseRepository releases,
            ImportRepository imports,
            Integrity integrity,
            Commits commits,
            Clock clock) {
        this.session = session;
        this.rows = rows;
        this.writers = writers;
        this.releases = releases;
        this.imports = imports;
        this.integrity = integrity;
        this.commits = commits;
        this.clock = clock;
    }

    /** The base of an order is not the newest release any more. */
    public static final class BaseMoved extends Exception {
        private static final long serialVersionUID = 1L;

        private final int newest;

        BaseMoved(int newest) {
            this.newest = newest;
        }

        public int newest() {
            return newest;
        }
    }

    /**
     * Makes the files all that the package holds: rows that are not in them any more are closed.
     *
     * @return the new release, or empty if the package holds just that already
     * @throws ImportRefused if anything is wrong with one of the files; then nothing is stored
     */
    public Optional<Release> replace(DataPackage data, String who) throws Exception {
        boolean known = QuarkusTransaction.requiringNew()
                .call(() -> imports.hashesOf(data.name()).equals(data.hashes()));
        if (known) {
            return Optional.empty();
        }
        Outcome outcome = commit(Order.of(data, who), new Progress(), Rejects.NONE);
        if (outcome.isRefused(0)) {
            throw new ImportRefused(outcome.findings());
        }
        return outcome.release();
    }

    /**
     * Reads and checks the files, and tells what a commit would do; changes nothing.
     *
     * @param tablesWanted the datasets whose tables are to be made as they would be
     */
    public Outcome rehearse(Order order, Set<String> tablesWanted, Progress progress, Rejects rejects)
            throws Exception {
        if (order.uploads().stream().anyMatch(upload -> upload.layout().isOfCatalog())) {
            // Whether the other rows still hold together with the lists is seen when they are there.
            return commits.alone(() -> attempt(order, progress, rejects, null, new HashMap<>(), true));
        }
        return commits.inTransaction(() -> {
            int base = newestNumber();
            Pass pass = new Pass(order, base, rows, ownImports(order), tablesWanted, progress, rejects, null, null);
            pass.run();
            return new Commits.Done<>(outcome(pass, base, Optional.empty()), false);
        });
    }

    /**
     * Commits the files as one release, unless something is wrong with them or they say nothing new. Another import waits until it has
     * ended.
     *
     * @throws BaseMoved if the order names a base, and it is not the newest release any more
     */
    public Outcome commit(Order order, Progress progress, Rejects rejects) throws Exception {
        return commits.alone(() -> {
            int newest = QuarkusTransaction.requiringNew().call(this::newestNumber);
            if (order.base().isPresent() && order.base().getAsInt() != newest) {
                throw new BaseMoved(newest);
            }
            Map<Upload, BitSet> bad = new HashMap<>();
            Outcome first = attempt(order, progress, rejects, null, bad, false);
            Outcome last = first;
            while (last.findings().errors() > 0 && !first.isRefused(order.skipAtMost())) {
                last = attempt(order, progress, Rejects.NONE, copyOf(bad), bad, false);
            }
            return last.withFindings(first.findings());
        });
    }

    private static Map<Upload, BitSet> copyOf(Map<Upload, BitSet> records) {
        Map<Upload, BitSet> copy = new HashMap<>();
        records.forEach((upload, set) -> copy.put(upload, (BitSet) set.clone()));
        return copy;
    }

    /**
     * Writes the files as a release, in a transaction that lasts if nothing was bad.
     *
     * @param bad takes the records that are refused
     */
    private Outcome attempt(
            Order order,
            Progress progress,
            Rejects rejects,
            @Nullable Map<Upload, BitSet> skipped,
            Map<Upload, BitSet> bad,
            boolean onlyRehearsed)
            throws Exception {
        return commits.inTransaction(() -> {
            Optional<Release> before = releases.newest();
            int base = newestNumber();
            Release release = new Release(base + 1, commits.timeAfter(before), order.title());
            session.insert(release);
            Map<Upload, Import> records = record(order, release);
            Map<Upload, Integer> numbers = new HashMap<>();
            records.forEach((upload, record) -> numbers.put(upload, record.number()));
            Pass pass = new Pass(
                    order,
                    base,
                    rows,
                    ownImports(order),
                    Set.of(),
                    progress,
                    rejects,
                    skipped,
                    new Pass.Target(release.number(), numbers, writers));
            pass.run();
            pass.refused()
                    .forEach((upload, set) ->
                            bad.computeIfAbsent(upload, u -> new BitSet()).or(set));
            boolean complete = pass.findings().errors() == 0 && !pass.changesNothing();
            if (complete) {
                complete(pass, release, records, before);
                complete = pass.findings().errors() == 0;
            }
            boolean lasts = complete && !onlyRehearsed;
            return new Commits.Done<>(outcome(pass, base, lasts ? Optional.of(release) : Optional.empty()), lasts);
        });
    }

    private Map<Upload, Import> record(Order order, Release release) {
        Map<Upload, Import> records = new LinkedHashMap<>();
        int number = imports.nextNumber();
        for (Upload upload : order.uploads()) {
            Import record = new Import(number++, release.number(), order, upload, clock.instant());
            session.insert(record);
            records.put(upload, record);
        }
        return records;
    }

    private void complete(Pass pass, Release release, Map<Upload, Import> records, Optional<Release> before) {
        for (Reading reading : pass.readings()) {
            writers.closeRows(reading.upload().layout().shape(), reading.plan().closed(), release.number());
        }
        Map<String, String> known = hashesBefore(pass.order(), release);
        for (Reading reading : pass.readings()) {
            CsvFile file = reading.upload().file();
            Import record = Objects.requireNonNull(records.get(reading.upload()));
            if (reading.plan().changesNothing() && file.sha256().equals(known.get(file.name()))) {
                session.delete(record);
            } else {
                record.did(reading.rows(), reading.plan());
                session.update(record);
            }
        }
        if (pass.order().dataPackage() != null) {
            closeRowsOfVanishedFiles(pass, release.number());
        }
        release.commit(commits.timeAfter(before));
        session.update(release);
        if (before.isPresent() && pass.changesLists()) {
            integrity.fault(release.number(), null).ifPresent(pass::refuseWhole);
        }
    }

    private Map<String, String> hashesBefore(Order order, Release release) {
        return order.dataPackage() == null ? Map.of() : imports.hashesOf(order.dataPackage(), release.number());
    }

    /** A package may bring a dataset no more. */
    private void closeRowsOfVanishedFiles(Pass pass, int release) {
        List<Integer> own = ownImports(pass.order());
        for (Layout layout : Layout.values()) {
            if (!layout.isOfDataset()) {
                continue;
            }
            LongStream.Builder vanished = LongStream.builder();
            rows.in(release - 1, layout.kind()).stream()
                    .filter(row -> own.contains(row.importNo()))
                    .filter(row -> !pass.order().replaces(layout, layout.datasetOf(row)))
                    .forEach(row -> vanished.add(row.rowNo()));
            writers.closeRows(layout.shape(), vanished.build(), release);
        }
    }

    private List<Integer> ownImports(Order order) {
        return order.dataPackage() == null ? List.of() : imports.ofPackage(order.dataPackage());
    }

    private int newestNumber() {
        return releases.newest().map(Release::number).orElse(0);
    }

    private static Outcome outcome(Pass pass, int base, Optional<Release> release) {
        Map<String, TableData> tables = new HashMap<>();
        List<Outcome.File> files = new ArrayList<>();
        for (Reading reading : pass.readings()) {
            TableData table = reading.table();
            if (table != null) {
                tables.put(reading.upload().dataset(), table);
            }
            files.add(new Outcome.File(
                    reading.upload(), reading.dialect(), reading.rows(), reading.rejected(), reading.plan()));
        }
        return new Outcome(base, release, pass.findings(), files, tables);
    }
}
