package kosh.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kosh.release.Release;
import kosh.release.ReleaseRepository;
import kosh.release.RowWriter;
import kosh.release.RowWriters;
import kosh.release.Versioned;
import kosh.release.VersionedRows;
import org.hibernate.StatelessSession;

/** Takes an import back by a further release: what it brought is closed, what it closed holds again, under the import that brought it. */
@ApplicationScoped
public class Undoing {

    private final StatelessSession session;
    private final VersionedRows rows;
    private final RowWriters writers;
    private final ReleaseRepository releases;
    private final ImportRepository imports;
    private final Integrity integrity;
    private final Commits commits;
    private final Clock clock;

    public Undoing(
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

    /** Why an import cannot be taken back, in a sentence. */
    public static final class Impossible extends Exception {
        private static final long serialVersionUID = 1L;

        Impossible(String why) {
            super(why);
        }

        public String why() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * What was done.
     *
     * @param datasets those of which rows were changed
     */
    public record Undone(Import record, Release release, Set<String> datasets) {}

    /** Takes the import of that number back. */
    public Undone undo(int number, String who) throws Exception {
        return commits.alone(() -> commits.inTransaction(() -> new Commits.Done<>(undoNow(number, who), true)));
    }

    private Undone undoNow(int number, String who) throws Impossible, SQLException {
        Import undone = imports.findByIdOptional(number)
                .orElseThrow(() -> new Impossible("There is no import " + number + "."));
        if (undone.dataPackage() != null) {
            throw new Impossible("Import " + number + " is part of the package " + undone.dataPackage()
                    + ", which the service would load again at its next start; change the package instead.");
        }
        Optional<Import> by = imports.undoing(number);
        if (by.isPresent()) {
            throw new Impossible("Release " + by.get().release() + " has taken import " + number + " back already.");
        }
        Release before = releases.newest().orElseThrow();
        Release release = new Release(
                before.number() + 1,
                commits.timeAfter(Optional.of(before)),
                "Import " + number + " (" + undone.fileName() + ") taken back");
        session.insert(release);
        Import record = new Import(imports.nextNumber(), release.number(), undone, who, clock.instant());
        session.insert(record);
        Set<String> datasets = new HashSet<>();
        long closed = 0;
        long reopened = 0;
        for (Layout layout : Layout.values()) {
            List<Versioned> brought = changed(layout, "releaseFrom", undone.release());
            List<Versioned> taken = changed(layout, "releaseTo", undone.release());
            check(layout, brought, taken, before.number());
            writers.closeRows(layout.shape(), brought.stream().mapToLong(Versioned::rowNo), release.number());
            try (RowWriter writer = writers.open(layout.shape())) {
                for (Versioned row : taken) {
                    row.openIn(release.number(), row.importNo());
                    writer.write(row);
                }
            }
            Stream.concat(brought.stream(), taken.stream())
                    .map(layout::datasetOf)
                    .forEach(datasets::add);
            closed += brought.size();
            reopened += taken.size();
        }
        datasets.remove("");
        Optional<String> fault = integrity.fault(release.number());
        if (fault.isPresent()) {
            throw new Impossible(fault.get());
        }
        record.did(0, reopened, 0, closed, 0);
        session.update(record);
        release.commit(commits.timeAfter(Optional.of(before)));
        session.update(release);
        return new Undone(record, release, datasets);
    }

    private List<Versioned> changed(Layout layout, String bound, int release) {
        try (Stream<? extends Versioned> found =
                rows.where(layout.kind(), (is, row) -> is.equal(row.get(bound), release))) {
            return found.<Versioned>map(row -> row).toList();
        }
    }

    /** What it brought must still hold, and what it closed must not have come anew. */
    private void check(Layout layout, List<Versioned> brought, List<Versioned> taken, int newest) throws Impossible {
        for (Versioned row : brought) {
            if (row.releaseTo() != null) {
                throw new Impossible("Release " + row.releaseTo() + " has changed '" + row.key()
                        + "' since. Undo the import of that release first.");
            }
        }
        if (taken.isEmpty()) {
            return;
        }
        Map<String, Versioned> open = new HashMap<>();
        Set<String> own = new HashSet<>(brought.stream().map(Versioned::key).toList());
        Set<String> wanted = new HashSet<>(taken.stream().map(Versioned::key).toList());
        try (Stream<? extends Versioned> held = rows.in(newest, layout.kind(), (is, row) -> is.and())) {
            held.filter(row -> wanted.contains(row.key()) && !own.contains(row.key()))
                    .forEach(row -> open.put(row.key(), row));
        }
        if (!open.isEmpty()) {
            Versioned first = open.values().iterator().next();
            throw new Impossible("'" + first.key() + "' has come anew by import " + first.importNo()
                    + " since. Undo that import first.");
        }
    }
}
