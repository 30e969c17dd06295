package kosh.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import kosh.csv.BadCsv;
import kosh.csv.CsvRecord;
import kosh.csv.CsvRecords;
import kosh.csv.Dialect;
import kosh.dataset.Dataset;
import kosh.problem.Near;
import org.jspecify.annotations.Nullable;

/** A file read by its layout: which of its columns is which, and its rows. */
final class Sheet implements AutoCloseable {

    private static final int LONGEST_TEXT = 4000;
    /** Of persons: names, papers and birthdays. Such a column may not even be ignored, because the file would be kept. */
    private static final Pattern OF_PERSONS = Pattern.compile(
            "(?iU).*\\b(surname|(first|last|given|family|full|middle|father.?s|person.?s?)[ _-]?name|patronymic|passport.*|iin|birth[ _-]?date|date[ _-]?of[ _-]?birth"
                    + "|фио|ф\\.и\\.о\\.?|фамилия|имя|отчество|иин|паспорт.*|дата[ _]рождения|姓名|护照.*|身份证.*)\\b?.*");
    /** In a file about persons even a bare name is one of theirs. */
    private static final Set<String> NAMES = Set.of("name", "names", "имя", "аты", "名字");

    private final Upload upload;
    private final Codes codes;
    private final Numerals numerals;
    private final Progress progress;
    private final Map<String, Integer> positions = new HashMap<>();
    /** The columns of the layout that the file has, and where they stand in its records. */
    private final String[] columns;

    private final int[] columnPositions;
    /** The texts of the columns that were found to be in order last: a text that repeats is the same object. */
    private final @Nullable String[] inOrder;

    private final List<Finding> faults = new ArrayList<>();
    private final @Nullable CsvRecords records;
    private @Nullable Dialect dialect;
    /** How the file departs from our own; null if it does not. */
    private @Nullable SdmxCsv sdmx;

    private List<String> header = List.of();
    private long read;

    /** @param codes what the texts of the file mean; empty while the lists themselves are read */
    Sheet(Upload upload, Codes codes, Progress progress) throws IOException {
        this.upload = upload;
        this.codes = codes;
        this.numerals = new Numerals(upload.decimalComma());
        this.progress = progress;
        this.records = open();
        this.columns = positions.keySet().toArray(String[]::new);
        this.columnPositions = Arrays.stream(columns).mapToInt(this::position).toArray();
        this.inOrder = new String[columns.length];
    }

    private @Nullable CsvRecords open() throws IOException {
        try {
            Dialect found = upload.file().dialect(upload.charset(), titles(upload.layout()));
            dialect = found;
            CsvRecords opened = upload.file().records(found, progress::addBytes);
            readHeader(opened);
            return opened;
        } catch (BadCsv e) {
            faults.add(Finding.ofFile(upload.file().name(), e.line(), e.rule(), e.detail()));
            return null;
        }
    }

    private static Set<String> titles(Layout layout) {
        Set<String> titles = new TreeSet<>();
        layout.columns().forEach(column -> {
            titles.add(column.name());
            titles.addAll(column.synonyms());
        });
        return titles;
    }

    private void readHeader(CsvRecords opened) throws IOException, BadCsv {
        Optional<CsvRecord> first = opened.next();
        if (first.isEmpty()) {
            faults.add(
                    Finding.ofFile(upload.file().name(), 1, "header.missing", "The file is empty; it needs a header."));
            return;
        }
        header = first.get().fields();
        sdmx = upload.layout() == Layout.OBSERVATIONS
                ? SdmxCsv.of(header.get(0)).orElse(null)
                : null;
        for (int position = 0; position < header.size(); position++) {
            readTitle(first.get(), position);
        }
        for (Column column : upload.layout().columns()) {
            if (column.required() && !positions.containsKey(column.name())) {
                faults.add(headerFault(
                        first.get(),
                        -1,
                        column.name(),
                        "header.absent",
                        "The column '" + column.name() + "' is not there"
                                + (column.synonyms().isEmpty()
                                        ? ""
                                        : ", nor one of its other names " + String.join(", ", column.synonyms()))
                                + ".",
                        null));
            }
        }
    }

    private void readTitle(CsvRecord first, int position) {
        String title = header.get(position).strip();
        String wanted = sdmx == null ? title.toLowerCase(Locale.ROOT) : SdmxCsv.title(title);
        if (sdmx != null && sdmx.takes(wanted, position)) {
            return;
        }
        Optional<Column> column = upload.layout().columns().stream()
                .filter(c -> c.name().equals(wanted) || c.synonyms().contains(wanted))
                .findFirst();
        if (column.isEmpty() && isOfPersons(wanted)) {
            faults.add(headerFault(
                    first,
                    position,
                    title,
                    "person.named",
                    "The column '" + title
                            + "' is about single persons. No person is named here: take the column out of the file.",
                    null));
        } else if (upload.ignored().contains(title)) {
            return;
        } else if (column.isEmpty()) {
            Collection<String> known = titles(upload.layout());
            faults.add(headerFault(
                    first,
                    position,
                    title,
                    "header.unknown",
                    "The layout " + upload.layout() + " has no column '" + title
                            + "'; if it is not to be read, say ignore=" + title + ".",
                    Near.matches(title, known).stream().findFirst().orElse(null)));
        } else if (positions.putIfAbsent(column.get().name(), position) != null) {
            faults.add(headerFault(
                    first,
                    position,
                    title,
                    "header.twice",
                    "The column '" + column.get().name() + "' stands there twice.",
                    null));
        }
    }

    private boolean isOfPersons(String title) {
        return OF_PERSONS.matcher(title).matches() || NAMES.contains(title);
    }

    private Finding headerFault(
            CsvRecord first, int position, String field, String rule, String message, @Nullable String fix) {
        return new Finding(
                upload.file().name(),
                first.line(),
                0,
                position + 1,
                field,
                position < 0 ? "" : header.get(position),
                rule,
                Finding.Severity.ERROR,
                message,
                fix);
    }

    Upload upload() {
        return upload;
    }

    Codes codes() {
        return codes;
    }

    Numerals numerals() {
        return numerals;
    }

    boolean isOfTable() {
        return codes.catalog()
                .dataset(upload.dataset())
                .filter(Dataset::isTable)
                .isPresent();
    }

    /** How the file is written; null if its encoding cannot be told. */
    @Nullable
    Dialect dialect() {
        return dialect;
    }

    List<String> header() {
        return header;
    }

    /** Faults of the file as a whole and of its header; if there are some, no row is read. */
    List<Finding> faults() {
        return faults;
    }

    /** Where a column of the layout stands in the records, counted from 0; -1 if it is not in the file. */
    int position(String column) {
        Integer position = positions.get(column);
        return position == null ? -1 : position;
    }

    /** How many records there were, the unreadable ones included. */
    long read() {
        return read;
    }

    /**
     * The next row, or nothing at the end.
     *
     * @throws BadCsv at a record that is none; the call after that goes on behind it
     */
    Optional<Row> next() throws IOException, BadCsv {
        CsvRecords open = records;
        if (open == null || !faults.isEmpty()) {
            return Optional.empty();
        }
        Optional<CsvRecord> record;
        try {
            record = open.next();
        } catch (BadCsv e) {
            read++;
            throw e;
        }
        if (record.isEmpty()) {
            return Optional.empty();
        }
        read++;
        Row row = new Row(this, record.get());
        check(row, record.get());
        return Optional.of(row);
    }

    /** Whether the record has the fields of the header, and nothing in them that would harm every later reader. */
    private void check(Row row, CsvRecord record) {
        if (record.fields().size() != header.size()) {
            row.reject(
                    "",
                    "record.width",
                    "The record has " + record.fields().size() + " fields, the header " + header.size() + ".",
                    null);
            return;
        }
        for (int i = 0; i < columns.length; i++) {
            String text = record.fields().get(columnPositions[i]);
            if (!isSame(text, inOrder[i])) {
                checkText(row, columns[i], text);
                inOrder[i] = row.isRejected() ? null : text;
            }
        }
        if (sdmx != null) {
            sdmx.check(row, record);
        }
    }

    @SuppressWarnings("ReferenceEquality") // It is the object that was checked; an equal one is checked once more.
    private static boolean isSame(String text, @Nullable String other) {
        return text == other;
    }

    /** What the text of a column says, in the words of the layout. */
    String meaning(String column, String text) {
        return sdmx == null ? text : sdmx.meaning(column, text);
    }

    private void checkText(Row row, String field, String text) {
        if (text.length() > LONGEST_TEXT) {
            row.reject(
                    field,
                    "value.long",
                    "The text has " + text.length() + " characters; at most " + LONGEST_TEXT + " will do.",
                    null);
        }
        if (text.indexOf('\0') >= 0) {
            row.reject(field, "value.nul", "The text holds a NUL, which is no character.", text.replace("\0", ""));
        }
        if (text.indexOf('\uFFFD') >= 0) {
            row.reject(
                    field,
                    "value.garbled",
                    "The text holds bytes that are no character in " + dialectName() + ".",
                    null);
        }
    }

    private String dialectName() {
        return dialect == null ? "its encoding" : dialect.charset().name();
    }

    @Override
    public void close() throws IOException {
        if (records != null) {
            records.close();
        }
    }
}
