package kosh.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Clock;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import kosh.release.Release;
import kosh.release.ReleaseRepository;
import kosh.release.RowWriters;
import kosh.release.Versioned;
import kosh.release.VersionedRows;
import org.hibernate.StatelessSession;

/**
 * Takes an import back by a further release: what it brought is closed, what it closed holds again, under the import that brought it. The
 * database moves the rows, of which there may be more than fit in memory.
 */
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

    /** Takes the import of that number back, and returns the record of that. */
    public Import undo(int number, String who) throws Exception {
        return commits.alone(() -> commits.inTransaction(() -> new Commits.Done<>(undoNow(number, who), true)));
    }

    private Import undoNow(int number, String who) throws Impossible {
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
        Layout layout = Layout.of(Objects.requireNonNull(undone.layout())).orElseThrow();
        checkThatItHolds(layout, undone);
        checkThatNoneCameAnew(layout, undone);
        Release before = releases.newest().orElseThrow();
        Release release = new Release(
                before.number() + 1,
                commits.timeAfter(Optional.of(before)),
                "Import " + number + " (" + undone.fileName() + ") taken back");
        session.insert(release);
        Import record = new Import(imports.nextNumber(), release.number(), undone, who, clock.instant());
        session.insert(record);
        int closed = writers.closeAllOf(layout.shape(), undone.release(), number, release.number());
        int reopened = writers.reopen(layout.shape(), undone.release(), release.number());
        Optional<String> fault = integrity.fault(release.number(), undone.dataset());
        if (fault.isPresent()) {
            throw new Impossible(fault.get());
        }
        record.did(0, reopened, 0, closed, 0);
        session.update(record);
        release.commit(commits.timeAfter(Optional.of(before)));
        session.update(release);
        return record;
    }

    /** What it brought must hold, or hold again. */
    private void checkThatItHolds(Layout layout, Import undone) throws Impossible {
        long brought = rows.count(layout.kind(), (is, row) -> is.equal(row.get("releaseFrom"), undone.release()));
        long held = rows.count(layout.kind(), (is, row) -> is.and(isHeld(is, row), isOf(undone, is, row)));
        if (held < brought) {
            Versioned row = newestClosed(layout, undone);
            throw new Impossible("Release " + row.releaseTo() + " has changed '" + row.key() + "' since. "
                    + (undone.undoes() == null
                            ? "Undo the import of that release first."
                            : "An undoing can be undone only until another release changes what it brought back."));
        }
    }

    /** What it took out must not have been brought by another. */
    private void checkThatNoneCameAnew(Layout layout, Import undone) throws Impossible {
        KeyIndex others = keys(rows.where(
                layout.kind(),
                (is, row) -> is.and(
                        isHeld(is, row),
                        is.gt(row.get("releaseFrom"), undone.release()),
                        is.not(isOf(undone, is, row)))));
        if (others.size() == 0) {
            return;
        }
        Optional<String> anew;
        try (Stream<? extends Versioned> taken =
                rows.where(layout.kind(), (is, row) -> is.equal(row.get("releaseTo"), undone.release()))) {
            anew = taken.map(Versioned::key)
                    .filter(key -> others.find(key) >= 0)
                    .findFirst();
        }
        if (anew.isPresent()) {
            throw new Impossible("'" + anew.get() + "' has come anew since. Undo the import that brought it first.");
        }
    }

    /** Of the rows that it brought and that hold no more, one that was closed last. */
    private Versioned newestClosed(Layout layout, Import undone) {
        KeyIndex held = keys(rows.where(layout.kind(), (is, row) -> is.and(isHeld(is, row), isOf(undone, is, row))));
        try (Stream<? extends Versioned> closed =
                rows.where(layout.kind(), (is, row) -> is.and(is.not(isHeld(is, row)), isOf(undone, is, row)))) {
            return closed.filter(row -> held.find(row.key()) < 0)
                    .max(Comparator.comparing(row -> Objects.requireNonNull(row.releaseTo())))
                    .orElseThrow();
        }
    }

    private static KeyIndex keys(Stream<? extends Versioned> rows) {
        KeyIndex keys = new KeyIndex();
        try (rows) {
            rows.forEach(row -> keys.add(row.key()));
        }
        return keys;
    }

    private static Predicate isHeld(CriteriaBuilder is, Root<? extends Versioned> row) {
        return is.isNull(row.get("releaseTo"));
    }

    /** Rows that a later import closed are, once that was taken back, written anew as rows of the import that brought them. */
    private static Predicate isOf(Import brought, CriteriaBuilder is, Root<? extends Versioned> row) {
        return is.or(
                is.equal(row.get("releaseFrom"), brought.release()), is.equal(row.get("importNo"), brought.number()));
    }
}
