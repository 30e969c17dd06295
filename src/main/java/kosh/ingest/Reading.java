package kosh.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kosh.csv.BadCsv;
import kosh.csv.Dialect;
import kosh.observation.Observation;
import kosh.query.TableData;
import kosh.release.Versioned;
import org.jspecify.annotations.Nullable;

/** One file of a pass: reads, checks and plans row by row, then tells what only all rows together show. */
final class Reading {

    /** A row that waits until all lists are read. */
    record Kept(Row row, Versioned content) {}

    private final Pass pass;
    private final Upload upload;
    private final Codes codes;
    private Held held;
    private final Rules rules;
    private final Plan plan = new Plan();
    private final List<Kept> kept = new ArrayList<>();
    private final Basis.Open openBasis;
    private final Afterwards afterwards = new Afterwards();
    private final @Nullable Grid grid;
    private @Nullable Dialect dialect;
    /** Whether keys are to be compared; cells that are known by what they count are compared as cells. */
    private boolean keysTell = true;

    private long rows;
    private long rejected;

    Reading(Pass pass, Upload upload, Codes codes) {
        this.pass = pass;
        this.upload = upload;
        this.codes = codes;
        this.rules = new Rules(codes.catalog(), codes.catalog().dataset(upload.dataset()));
        this.held = Held.NOTHING;
        this.openBasis = new Basis.Open(rules.isTable());
        this.grid = upload.layout() == Layout.OBSERVATIONS
                ? new Grid(pass, upload, codes.catalog().areas(), rules.isTable(), afterwards)
                : null;
    }

    Upload upload() {
        return upload;
    }

    Plan plan() {
        return plan;
    }

    /** How the file is written; null if that cannot be told. */
    @Nullable
    Dialect dialect() {
        return dialect;
    }

    long rows() {
        return rows;
    }

    long rejected() {
        return rejected;
    }

    /** The rows of a catalog that were accepted so far. */
    List<Kept> kept() {
        return kept;
    }

    /** The table of the dataset as it would be; null if none was to be made. */
    @Nullable
    TableData table() {
        return grid == null ? null : grid.table();
    }

    /** Reads the whole file. */
    void read() throws IOException, SQLException {
        pass.seen(upload.layout()).begin(upload.file().name());
        try (Sheet sheet = new Sheet(upload, codes, pass.progress())) {
            dialect = sheet.dialect();
            sheet.faults().forEach(pass.findings()::addOfFile);
            pass.rejects().begin(sheet.header());
            boolean hasIds = sheet.position("id") >= 0;
            keysTell = hasIds || !rules.isTable() || sheet.position("basis") >= 0;
            held = pass.held(upload, rules.isTable() && !hasIds);
            if (hasIds) {
                pass.readIdsElsewhere(upload);
            }
            for (Optional<Row> row = next(sheet); row.isPresent(); row = next(sheet)) {
                pass.progress().addRow();
                take(row.get());
            }
            rows = sheet.read();
        }
    }

    private Optional<Row> next(Sheet sheet) throws IOException {
        while (true) {
            try {
                return sheet.next();
            } catch (BadCsv e) {
                if (!pass.isSecond()) {
                    Finding finding = Finding.ofFile(upload.file().name(), e.line(), e.rule(), e.detail());
                    pass.findings().add(finding);
                    pass.rejects().add(e.line(), List.of(), List.of(finding));
                }
                countRejected();
            }
        }
    }

    private void countRejected() {
        rejected++;
        pass.findings().addRejectedRow();
        pass.progress().addRejected();
    }

    private void take(Row row) throws SQLException {
        if (pass.skips(upload, row.record())) {
            countRejected();
            return;
        }
        if (row.isRejected()) {
            refuse(row);
            return;
        }
        Versioned content = upload.layout().read(row, upload.dataset());
        rules.check(row, content);
        int known = held.find(content);
        checkKey(row, content, known);
        if (content instanceof Observation observation) {
            pass.basis().note(observation);
            pass.basis().check(row, observation, openBasis);
            if (grid != null && !row.isRejected()) {
                grid.add(row, observation);
            }
        }
        if (row.isRejected()) {
            refuse(row);
        } else {
            accept(row, content, known);
        }
    }

    private void checkKey(Row row, Versioned content, int known) {
        String where = keysTell && !content.key().isEmpty()
                ? pass.seen(upload.layout()).add(content.key(), row.line())
                : "";
        if (!where.isEmpty()) {
            row.reject(keyField(), "key.duplicate", "'" + content.key() + "' stands already on " + where + ".", null);
        } else if (known >= 0 && pass.order().action() == Action.APPEND) {
            row.reject(
                    keyField(),
                    "key.exists",
                    "'" + content.key() + "' is there already; to change it, say action=merge.",
                    null);
        } else if (known < 0 && pass.isElsewhere(upload, content)) {
            row.reject(
                    keyField(),
                    "key.elsewhere",
                    "'" + content.key() + "' is the id of a row of another dataset.",
                    null);
        }
    }

    private String keyField() {
        return upload.layout().columns().get(0).name();
    }

    private void accept(Row row, Versioned content, int known) throws SQLException {
        row.findings().forEach(pass.findings()::add);
        content.readFromLine(row.line());
        if (upload.layout().isOfCatalog()) {
            kept.add(new Kept(row, content));
        } else {
            apply(content, known);
        }
    }

    /** Plans what the row does, and writes it if the import is to be committed. */
    private void apply(Versioned content, int known) throws SQLException {
        if (known < 0) {
            plan.insert();
            pass.write(this, content);
            return;
        }
        held.see(known);
        if (held.saysTheSame(known, content)) {
            plan.leave();
        } else {
            if (content instanceof Observation observation) {
                plan.updateFigure(held.rowNumber(known), held.figure(known), observation);
            } else {
                plan.update(held.rowNumber(known));
            }
            pass.write(this, content);
        }
    }

    /** Plans and writes the rows of a catalog, after all of them were checked. */
    void applyKept() throws SQLException {
        for (Kept one : kept) {
            if (one.row.isRejected()) {
                refuse(one.row);
            } else {
                apply(one.content, held.find(one.content));
            }
        }
        planDeletes();
    }

    /** The keys of the rows that the release holds and that the file closes. */
    private void planDeletes() {
        if (pass.order().action() == Action.REPLACE) {
            plan.delete(held.leftOut());
        }
    }

    private void refuse(Row row) {
        row.findings().forEach(pass.findings()::add);
        countRejected();
        pass.refuse(upload, row);
    }

    /** Tells what only all rows of all files together show. */
    void finish() throws IOException {
        if (grid != null) {
            grid.finish(held);
        }
        pass.basis().close(openBasis, pass.seen(Layout.OBSERVATIONS)::holds, afterwards::tell);
        planDeletes();
        if (!afterwards.isEmpty()) {
            tellAll();
        }
    }

    /** Reads the file once more, for the rows of which there is something to tell. */
    private void tellAll() throws IOException {
        try (Sheet sheet = new Sheet(upload, codes, new Progress())) {
            for (Optional<Row> row = nextReadable(sheet); row.isPresent(); row = nextReadable(sheet)) {
                List<Later> findings = afterwards.of(row.get().line());
                if (!findings.isEmpty() && !row.get().isRejected()) {
                    findings.forEach(row.get()::note);
                    if (row.get().isRejected()
                            && !pass.isRefused(upload, row.get().record())) {
                        refuse(row.get());
                    } else {
                        row.get().findings().forEach(pass.findings()::add);
                    }
                }
            }
        }
    }

    private static Optional<Row> nextReadable(Sheet sheet) throws IOException {
        while (true) {
            try {
                return sheet.next();
            } catch (BadCsv e) {
                // Told at the first reading: on to the next.
            }
        }
    }
}
