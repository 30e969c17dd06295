package kosh.ingest;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kosh.observation.Observation;
import kosh.observation.Status;
import kosh.release.VersionedRows;

/** Holds the observations that rows name as their basis against those that there are: in the release, or in the files of the import. */
final class Basis {

    private final VersionedRows rows;
    private final int release;
    private final Predicate<Observation> isReplaced;
    private final Map<String, Optional<Status>> held = new HashMap<>();
    private final Set<String> misprints = new HashSet<>();

    /** @param isReplaced whether the import decides what becomes of the row of the release */
    Basis(VersionedRows rows, int release, Predicate<Observation> isReplaced) {
        this.rows = rows;
        this.release = release;
        this.isReplaced = isReplaced;
    }

    /** The ids that only the files themselves may hold, and the lines that name them. */
    static final class Open {
        private final boolean ofTable;
        private final Map<String, List<Long>> lines = new HashMap<>();

        /** @param ofTable whether the rows enter sums, which must not rest on a misprint */
        Open(boolean ofTable) {
            this.ofTable = ofTable;
        }
    }

    void note(Observation incoming) {
        if (incoming.status() == Status.MISPRINT) {
            misprints.add(incoming.id());
        }
    }

    /** Checks what the release tells, and leaves open what it does not. */
    void check(Row row, Observation incoming, Open open) {
        for (String id : incoming.basis()) {
            Optional<Status> status = held.computeIfAbsent(id, this::statusOf);
            if (status.isEmpty()) {
                open.lines.computeIfAbsent(id, i -> new ArrayList<>()).add(row.line());
            } else if (open.ofTable && status.get() == Status.MISPRINT) {
                row.reject("basis", "basis.misprint", misprint(id), null);
            }
        }
    }

    /** In a transaction of its own, because the one of the import may be busy taking rows. */
    private Optional<Status> statusOf(String id) {
        if (release == 0) {
            return Optional.empty();
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Stream<Observation> found =
                    rows.in(release, Observation.class, (is, row) -> is.equal(row.get(property(id)), id))) {
                return found.filter(isReplaced.negate()).findFirst().map(Observation::status);
            }
        });
    }

    /** Ids are indexed, but for those that are made of what a cell counts. */
    private static String property(String id) {
        return id.indexOf(':') < 0 ? "named" : "id";
    }

    /** Tells the lines whose basis is in no file either, with the fault. */
    void close(Open open, Predicate<String> isInFiles, BiConsumer<Long, Later> tell) {
        open.lines.forEach((id, lines) -> {
            if (!isInFiles.test(id)) {
                lines.forEach(line ->
                        tell.accept(line, Later.error("basis", "code.basis", "There is no observation '" + id + "'.")));
            } else if (open.ofTable && misprints.contains(id)) {
                lines.forEach(line -> tell.accept(line, Later.error("basis", "basis.misprint", misprint(id))));
            }
        });
    }

    private static String misprint(String id) {
        return "'" + id + "' is a misprint.";
    }
}
