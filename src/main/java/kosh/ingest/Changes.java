package kosh.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import kosh.release.Versioned;
import kosh.release.VersionedRows;
import org.jspecify.annotations.Nullable;

/** What a release changed, row by row: the rows that it opened and those that it closed, set side by side. */
@ApplicationScoped
public class Changes {

    private final VersionedRows rows;

    public Changes(VersionedRows rows) {
        this.rows = rows;
    }

    /**
     * A row that a release brought, changed or closed.
     *
     * @param kind insert, update or delete
     * @param old what the row said before; null if it was not there
     * @param now what it says since; null if it is not there any more
     * @param fields the fields in which both differ
     */
    public record Change(
            Layout layout,
            String kind,
            String key,
            String dataset,
            List<String> fields,
            @Nullable Map<String, @Nullable Object> old,
            @Nullable Map<String, @Nullable Object> now) {}

    /**
     * The changes behind a key of a layout, in the order of layouts and keys.
     *
     * @param from the layout to begin with
     * @param after the key to begin behind; null for all keys of the layout
     */
    public List<Change> of(int release, Layout from, @Nullable String after, int limit) {
        List<Change> changes = new ArrayList<>();
        for (Layout layout : Layout.values()) {
            if (layout.compareTo(from) >= 0 && changes.size() < limit) {
                String start = layout == from ? after : null;
                changes.addAll(ofLayout(release, layout, start, limit - changes.size()));
            }
        }
        return changes;
    }

    private List<Change> ofLayout(int release, Layout layout, @Nullable String after, int limit) {
        Map<String, Versioned> opened = touched(layout, "releaseFrom", release, after, limit);
        Map<String, Versioned> closed = touched(layout, "releaseTo", release, after, limit);
        return Stream.concat(opened.keySet().stream(), closed.keySet().stream())
                .distinct()
                .sorted()
                .limit(limit)
                .map(key -> change(layout, key, closed.get(key), opened.get(key)))
                .toList();
    }

    private Map<String, Versioned> touched(
            Layout layout, String bound, int release, @Nullable String after, int limit) {
        Map<String, Versioned> found = new TreeMap<>();
        try (Stream<? extends Versioned> touched = layout.isOfCatalog()
                ? rows.where(layout.kind(), (is, row) -> is.equal(row.get(bound), release))
                : rows.firstById(layout.kind(), bound, release, after, limit)) {
            touched.filter(row -> after == null || row.key().compareTo(after) > 0)
                    .forEach(row -> found.put(row.key(), row));
        }
        return found;
    }

    private static Change change(Layout layout, String key, @Nullable Versioned old, @Nullable Versioned now) {
        String kind = old == null ? "insert" : now == null ? "delete" : "update";
        Map<String, @Nullable Object> before = old == null ? null : fields(old);
        Map<String, @Nullable Object> after = now == null ? null : fields(now);
        Versioned any = now == null ? Objects.requireNonNull(old) : now;
        List<String> differ = before == null || after == null
                ? List.of()
                : before.keySet().stream()
                        .filter(field -> !Objects.equals(before.get(field), after.get(field)))
                        .toList();
        return new Change(layout, kind, key, layout.datasetOf(any), differ, before, after);
    }

    private static Map<String, @Nullable Object> fields(Versioned row) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        List<String> labels = row.shape().labels();
        List<@Nullable Object> contents = row.contents();
        for (int i = 0; i < labels.size(); i++) {
            Object value = contents.get(i);
            if (labels.get(i).isEmpty()) {
                continue;
            }
            fields.put(labels.get(i), value instanceof java.time.LocalDate date ? date.toString() : value);
        }
        fields.put("import", row.importNo());
        fields.put("line", row.line());
        return fields;
    }
}
