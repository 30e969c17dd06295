package kosh.ingest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kosh.release.Versioned;

/** What a commit would do: the rows to write, and the rows of the current release to close. */
final class Plan {

    private final List<Incoming> inserts = new ArrayList<>();
    private final List<Incoming> updates = new ArrayList<>();
    private final List<Versioned> closed = new ArrayList<>();
    private final int rowsRead;
    private final int deletes;

    /**
     * @param incoming what is to hold from now on
     * @param current the rows of the current release that it replaces
     */
    Plan(List<Incoming> incoming, Collection<? extends Versioned> current) {
        Map<String, Versioned> left = new LinkedHashMap<>();
        current.forEach(row -> left.put(name(row), row));
        for (Incoming row : incoming) {
            Versioned old = left.remove(name(row.content()));
            if (old == null) {
                inserts.add(row);
            } else if (!old.saysTheSameAs(row.content())) {
                updates.add(row);
                closed.add(old);
            }
        }
        rowsRead = incoming.size();
        deletes = left.size();
        closed.addAll(left.values());
    }

    private static String name(Versioned row) {
        return row.getClass().getSimpleName() + ' ' + row.key();
    }

    boolean isEmpty() {
        return inserts.isEmpty() && closed.isEmpty();
    }

    List<Incoming> inserts() {
        return inserts;
    }

    List<Incoming> updates() {
        return updates;
    }

    List<Versioned> closed() {
        return closed;
    }

    int rowsRead() {
        return rowsRead;
    }

    int deletes() {
        return deletes;
    }
}
