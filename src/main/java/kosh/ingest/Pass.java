package kosh.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kosh.area.Area;
import kosh.area.AreaAlias;
import kosh.catalog.Catalog;
import kosh.csv.CsvRecord;
import kosh.dataset.Break;
import kosh.dataset.Dataset;
import kosh.dataset.Indicator;
import kosh.observation.Observation;
import kosh.release.RowWriter;
import kosh.release.RowWriters;
import kosh.release.Versioned;
import kosh.release.VersionedRows;
import kosh.source.Source;
import org.jspecify.annotations.Nullable;

/**
 * All files of an import read once against a release: the lists first and whole, because all other rows refer to them, then the rest, row by
 * row. If the import is to be committed, the rows are written as they are read, until the first that is bad.
 */
final class Pass {

    /** Where rows go: under which release, and under which import for each file. */
    record Target(int release, Map<Upload, Integer> imports, RowWriters writers) {}

    private final Order order;
    private final int base;
    private final VersionedRows versioned;
    private final Progress progress;
    private final Rejects rejects;
    private final @Nullable Map<Upload, BitSet> skipped;
    private final @Nullable Target target;
    private final List<Integer> ownImports;
    private final Set<String> tablesWanted;

    private final Findings findings = new Findings();
    private final Map<Layout, Seen> seen = new EnumMap<>(Layout.class);
    private final Map<Upload, BitSet> refused = new HashMap<>();
    private final List<Reading> readings = new ArrayList<>();
    private final Basis basis;
    private final Set<String> datasets = new HashSet<>();
    private @Nullable KeyIndex elsewhere;
    private @Nullable RowWriter writer;
    private @Nullable Catalog catalog;

    /**
     * @param base the release that it is read against
     * @param ownImports the imports of the same data package so far
     * @param tablesWanted the datasets whose tables are to be made, if they change
     * @param skipped rows that were found bad before and are left out; null at the first reading
     * @param target where to write; null for a rehearsal
     */
    Pass(
            Order order,
            int base,
            VersionedRows versioned,
            List<Integer> ownImports,
            Set<String> tablesWanted,
            Progress progress,
            Rejects rejects,
            @Nullable Map<Upload, BitSet> skipped,
            @Nullable Target target) {
        this.order = order;
        this.base = base;
        this.versioned = versioned;
        this.ownImports = ownImports;
        this.tablesWanted = tablesWanted;
        this.progress = progress;
        this.rejects = rejects;
        this.skipped = skipped;
        this.target = target;
        this.basis = new Basis(versioned, base, o -> order.replaces(Layout.OBSERVATIONS, o.dataset()));
        order.uploads().stream().filter(u -> u.layout().isOfDataset()).forEach(u -> datasets.add(u.dataset()));
    }

    void run() throws IOException, SQLException {
        progress.restart();
        List<Upload> inOrder = order.uploads().stream()
                .sorted(Comparator.comparing(Upload::layout))
                .toList();
        Codes none = new Codes(new Catalog(List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
        for (Upload upload : inOrder) {
            if (upload.layout().isOfCatalog()) {
                read(new Reading(this, upload, none));
            }
        }
        Catalog after = catalogAfter();
        catalog = after;
        References references = new References(after);
        for (Reading reading : readings) {
            reading.kept().forEach(one -> references.check(one.row(), one.content()));
            reading.applyKept();
            closeWriter();
        }
        Codes codes = new Codes(after);
        List<Reading> bulk = new ArrayList<>();
        for (Upload upload : inOrder) {
            if (!upload.layout().isOfCatalog()) {
                bulk.add(read(new Reading(this, upload, codes)));
            }
        }
        for (Reading reading : bulk) {
            reading.finish();
        }
        for (Reading reading : readings) {
            reading.plan().complete(row -> observation(row).value());
        }
    }

    private Reading read(Reading reading) throws IOException, SQLException {
        readings.add(reading);
        try {
            reading.read();
        } finally {
            closeWriter();
        }
        return reading;
    }

    /** The lists as they would be. */
    private Catalog catalogAfter() {
        return new Catalog(
                after(Area.class),
                after(AreaAlias.class),
                after(Source.class),
                after(Indicator.class),
                after(Dataset.class),
                after(Break.class));
    }

    private <T extends Versioned> Collection<T> after(Class<T> kind) {
        Map<String, T> after = new HashMap<>();
        if (base > 0) {
            versioned.in(base, kind).stream()
                    .filter(row -> order.action() != Action.REPLACE || !ownImports.contains(row.importNo()))
                    .forEach(row -> after.put(row.key(), row));
        }
        readings.stream()
                .flatMap(reading -> reading.kept().stream())
                .map(Reading.Kept::content)
                .filter(kind::isInstance)
                .map(kind::cast)
                .forEach(row -> after.put(row.key(), row));
        return after.values().stream()
                .sorted(Comparator.comparing(Versioned::key))
                .toList();
    }

    /** The lists as they would be; only after the pass has run. */
    Catalog catalog() {
        if (catalog == null) {
            throw new IllegalStateException("The lists have not been read yet");
        }
        return catalog;
    }

    boolean changesNothing() {
        return readings.stream().allMatch(reading -> reading.plan().changesNothing());
    }

    /** Whether lists are changed that other rows refer to. */
    boolean changesLists() {
        return readings.stream()
                .anyMatch(reading -> reading.upload().layout().isOfCatalog()
                        && !reading.plan().changesNothing());
    }

    void refuseWhole(String why) {
        findings.addOfFile(Finding.ofFile(order.uploads().get(0).file().name(), 0, "release.broken", why));
    }

    Order order() {
        return order;
    }

    Findings findings() {
        return findings;
    }

    Progress progress() {
        return progress;
    }

    Rejects rejects() {
        return rejects;
    }

    Basis basis() {
        return basis;
    }

    List<Reading> readings() {
        return readings;
    }

    /** The records that were refused, by their numbers. */
    Map<Upload, BitSet> refused() {
        return refused;
    }

    /** Whether bad rows were found before and are left out now. */
    boolean isSecond() {
        return skipped != null;
    }

    boolean skips(Upload upload, CsvRecord record) {
        return skipped != null
                && Optional.ofNullable(skipped.get(upload))
                        .filter(records -> records.get((int) record.number()))
                        .isPresent();
    }

    boolean isRefused(Upload upload, CsvRecord record) {
        return Optional.ofNullable(refused.get(upload))
                .filter(records -> records.get((int) record.number()))
                .isPresent();
    }

    void refuse(Upload upload, Row row) {
        refused.computeIfAbsent(upload, u -> new BitSet())
                .set((int) row.record().number());
        rejects.add(row.line(), row.record().fields(), row.findings());
    }

    Seen seen(Layout layout) {
        return seen.computeIfAbsent(layout, l -> new Seen());
    }

    boolean buildsTable(String dataset) {
        return target != null || tablesWanted.contains(dataset);
    }

    /** The rows that the file may change. */
    Held held(Upload upload, boolean byCell) {
        Layout layout = upload.layout();
        if (base == 0) {
            return Held.NOTHING;
        }
        if (layout.isOfDataset()) {
            return new Held(rowsOf(layout.kind(), upload.dataset()), byCell, null);
        }
        return new Held(
                versioned.in(base, layout.kind()).stream(), false, order.dataPackage() == null ? null : ownImports);
    }

    private <T extends Versioned> Stream<T> rowsOf(Class<T> kind, String dataset) {
        return versioned.in(base, kind, (is, row) -> is.equal(row.get("dataset"), dataset));
    }

    Stream<Observation> observationsOf(String dataset) {
        return rowsOf(Observation.class, dataset);
    }

    Observation observation(long rowNumber) {
        return versioned.numbered(Observation.class, rowNumber);
    }

    /** Before the first row is written, because the connection is busy from then on. */
    void readIdsElsewhere(Upload upload) {
        if (base > 0 && upload.layout() == Layout.OBSERVATIONS && elsewhere == null) {
            KeyIndex others = new KeyIndex();
            try (Stream<String> ids = versioned.idsOutside(base, Observation.class, datasets)) {
                ids.forEach(others::add);
            }
            elsewhere = others;
        }
    }

    /** Whether a dataset that is not imported holds the id. */
    boolean isElsewhere(Upload upload, Versioned content) {
        return elsewhere != null && upload.layout() == Layout.OBSERVATIONS && elsewhere.find(content.key()) >= 0;
    }

    /** Writes the row, if this is no rehearsal and nothing bad was found yet. */
    void write(Reading reading, Versioned content) throws SQLException {
        Target to = target;
        if (to == null || findings.errors() > 0) {
            return;
        }
        content.openIn(to.release(), to.imports().getOrDefault(reading.upload(), 0));
        RowWriter open = writer;
        if (open == null) {
            open = to.writers().open(content.shape());
            writer = open;
        }
        open.write(content);
    }

    private void closeWriter() throws SQLException {
        if (writer != null) {
            writer.close();
            writer = null;
        }
    }
}
