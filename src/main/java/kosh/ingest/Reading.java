package kosh.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import kosh.csv.BadCsv;
import kosh.csv.Dialect;
import kosh.observation.Observation;
import kosh.query.TableData;
import kosh.release.Versioned;
import org.jspecify.annotations.Nullable;

/** One file of a pass: reads, checks and plans row by row, then tells what only all rows together show. */
final class Reading {

    /** How many times as great as its neighbours a figure may be before it is called odd. */
    static final double JUMP = 10;

    /** In bytes; a guess that saves growing. */
    private static final int SHORTEST_ROW = 60;

    private static final int MOST_TOLD_LATER = 1_000_000;
    private static final String COUNTED = " is counted already on ";
    private static final String COUNTS_TWICE = ": a table counts nobody twice.";

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
    private final Map<Long, List<Later>> later = new TreeMap<>();
    private final @Nullable Cells cells;
    private final TableData.@Nullable Builder table;
    private @Nullable Dialect dialect;
    /** The line of each cell that came in, by its number. */
    private int[] lines = new int[1024];
    /** The row number of each cell that stays. */
    private long[] staying = new long[1024];

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
        this.cells = upload.layout() == Layout.OBSERVATIONS
                ? new Cells(codes.catalog().areas(), upload.file().size() / SHORTEST_ROW)
                : null;
        this.table = rules.isTable() && pass.buildsTable(upload.dataset()) ? new TableData.Builder() : null;
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
        return table == null ? null : table.build();
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
            checkCell(row, observation);
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

    private void checkCell(Row row, Observation cell) {
        if (cells == null || row.isRejected()) {
            return;
        }
        try {
            int twin = cells.add(cell);
            remember(row.line());
            if (twin >= 0 && rules.isTable()) {
                row.reject("", "table.overlap", cells.describe(twin) + COUNTED + where(twin) + COUNTS_TWICE, null);
            } else if (table != null) {
                table.add(cell);
            }
        } catch (Cells.TooVaried e) {
            row.reject("", "table.varied", String.valueOf(e.getMessage()), null);
        } catch (ArithmeticException e) {
            row.reject(
                    "value",
                    "value.range",
                    "The figure is too great to be added up with as many decimals as the table has.",
                    null);
        }
    }

    private String where(int cell) {
        return "line " + Integer.toUnsignedLong(lines[cell]) + " of "
                + upload.file().name();
    }

    private void remember(long line) {
        int number = cellsSize() - 1;
        if (number >= lines.length) {
            lines = Arrays.copyOf(lines, number * 2);
        }
        lines[number] = (int) line;
    }

    private int cellsSize() {
        return cells == null ? 0 : cells.size();
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
        if (cells != null) {
            addStayingCells(cells);
            if (rules.isTable()) {
                cells.overlaps((first, second) -> tell(
                        Integer.toUnsignedLong(lines[second]),
                        Later.error(
                                "",
                                "table.overlap",
                                cells.describe(second) + " overlaps " + cells.describe(first) + " on "
                                        + whereOf(cells, first) + COUNTS_TWICE)));
            }
            cells.jumps(
                    JUMP,
                    (cell, neighbour) -> tell(
                            Integer.toUnsignedLong(lines[cell]),
                            Later.warning(
                                    "value",
                                    "value.jump",
                                    "The figure is more than " + (int) JUMP + " times as great or as small as that of "
                                            + cells.period(neighbour) + " on " + whereOf(cells, neighbour)
                                            + ". Look whether a digit slipped.")));
        }
        pass.basis().close(openBasis, pass.seen(Layout.OBSERVATIONS)::holds, this::tell);
        planDeletes();
        if (!later.isEmpty()) {
            tellAll();
        }
    }

    private void tell(long line, Later finding) {
        if (later.size() < MOST_TOLD_LATER || later.containsKey(line)) {
            later.computeIfAbsent(line, l -> new ArrayList<>()).add(finding);
        }
    }

    private String whereOf(Cells all, int cell) {
        return cell < all.firstStaying()
                ? where(cell)
                : whereHeld(pass.observation(staying[cell - all.firstStaying()]));
    }

    private static String whereHeld(Observation held) {
        return "line " + held.line() + " of import " + held.importNo() + " ('" + held.id() + "')";
    }

    private void addStayingCells(Cells all) {
        all.stayingFromHere();
        if (held.isEmpty() || pass.order().replaces(upload.layout(), upload.dataset())) {
            return;
        }
        try (Stream<Observation> staying = pass.observationsOf(upload.dataset())) {
            staying.filter(held::isLeftOut).forEach(cell -> {
                addStaying(all, cell);
                if (table != null) {
                    table.add(cell);
                }
            });
        }
    }

    private void addStaying(Cells all, Observation cell) {
        try {
            int twin = all.add(cell);
            if (twin >= 0 && twin < all.firstStaying() && rules.isTable()) {
                tell(
                        Integer.toUnsignedLong(lines[twin]),
                        Later.error(
                                "", "table.overlap", all.describe(twin) + COUNTED + whereHeld(cell) + COUNTS_TWICE));
            }
            int number = all.size() - 1 - all.firstStaying();
            if (number == staying.length) {
                staying = Arrays.copyOf(staying, number * 2);
            }
            staying[number] = cell.rowNo();
        } catch (Cells.TooVaried e) {
            tell(Integer.toUnsignedLong(lines[0]), Later.error("", "table.varied", String.valueOf(e.getMessage())));
        }
    }

    /** Reads the file once more, for the rows of which there is something to tell. */
    private void tellAll() throws IOException {
        try (Sheet sheet = new Sheet(upload, codes, new Progress())) {
            for (Optional<Row> row = nextReadable(sheet); row.isPresent(); row = nextReadable(sheet)) {
                List<Later> findings = later.get(row.get().line());
                if (findings != null && !row.get().isRejected()) {
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
