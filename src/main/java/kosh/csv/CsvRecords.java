package kosh.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The records of a file, one after the other; the header is number 0. Lines without a character are skipped. After a record that cannot be
 * told apart into fields, such as one whose quote is never closed, reading goes on at the physical line after its first.
 */
public final class CsvRecords implements AutoCloseable {

    /** More than any layout has. */
    private static final int MOST_FIELDS = 4096;
    /** In characters. */
    private static final int LONGEST_FIELD = 1 << 20;

    private static final int LONGEST_RECORD = 1 << 22;
    /** Each costs reading the file anew up to its line. */
    private static final int MOST_UNREADABLE = 100;

    private static final Pattern WHERE = Pattern.compile(" ?\\(?(?:in )?[Rr]ecord starting at line (\\d+)\\)?");

    private final CsvFile file;
    private final Dialect dialect;
    private CsvReader<de.siegmar.fastcsv.reader.CsvRecord> reader;
    private ReadAhead<CsvRecord> records;
    private long linesSkipped;
    private long number;
    private int unreadable;

    CsvRecords(CsvFile file, Dialect dialect, LongConsumer onRead) throws IOException {
        this.file = file;
        this.dialect = dialect;
        this.reader = reader(CsvFile.reader(new Counted(file.open(), onRead), dialect.charset(), dialect.markLength()));
        this.records = new ReadAhead<>(records());
    }

    private Reader textAgain() throws IOException {
        return CsvFile.reader(file.open(), dialect.charset(), dialect.markLength());
    }

    private CsvReader<de.siegmar.fastcsv.reader.CsvRecord> reader(Reader text) {
        return CsvReader.builder()
                .fieldSeparator(dialect.delimiter())
                .skipEmptyLines(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_RECORD)
                .build(
                        CsvRecordHandler.of(handler -> handler.fieldModifier(new Repeats())
                                .maxFields(MOST_FIELDS)
                                .maxFieldSize(LONGEST_FIELD)
                                .maxRecordSize(LONGEST_RECORD)),
                        text);
    }

    /** What the reader reads from here on, in our words. */
    private Iterator<CsvRecord> records() {
        long first = number;
        long skipped = linesSkipped;
        Iterator<de.siegmar.fastcsv.reader.CsvRecord> read = reader.iterator();
        return new Iterator<>() {
            private long next = first;

            @Override
            public boolean hasNext() {
                return read.hasNext();
            }

            @Override
            public CsvRecord next() {
                var record = read.next();
                return new CsvRecord(skipped + record.getStartingLineNumber(), next++, List.copyOf(record.getFields()));
            }
        };
    }

    /**
     * The next record, or nothing at the end.
     *
     * @throws BadCsv if what comes next cannot be told apart into fields; the call after that goes on behind it
     */
    public Optional<CsvRecord> next() throws BadCsv, IOException {
        try {
            if (!records.hasNext()) {
                return Optional.empty();
            }
            number++;
            return Optional.of(records.next());
        } catch (CsvParseException e) {
            throw goOnBehind(e);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getCause());
        }
    }

    private BadCsv goOnBehind(CsvParseException e) throws IOException {
        String message = String.valueOf(e.getMessage());
        Matcher where = WHERE.matcher(message);
        if (!where.find()) {
            throw new IllegalStateException("The reader does not name the line", e);
        }
        long line = linesSkipped + Long.parseLong(where.group(1));
        String what = where.replaceFirst("").replaceFirst("\\.$", "").replaceFirst("^ ?has", "It has");
        String more = "";
        Reader rest = textAgain();
        if (++unreadable < MOST_UNREADABLE) {
            skip(rest, line);
        } else {
            rest = Reader.nullReader();
            more = "; reading stops here, after " + MOST_UNREADABLE + " such records";
        }
        close();
        linesSkipped = line;
        reader = reader(rest);
        number++;
        records = new ReadAhead<>(records());
        return new BadCsv(line, "record.unreadable", what + more + ".");
    }

    private static void skip(Reader text, long lines) throws IOException {
        boolean afterReturn = false;
        long ended = 0;
        while (ended < lines) {
            int c = text.read();
            if (c < 0) {
                return;
            }
            if (c == '\r' || (c == '\n' && !afterReturn)) {
                ended++;
            }
            afterReturn = c == '\r';
        }
        if (afterReturn) {
            text.mark(1);
            if (text.read() != '\n') {
                text.reset();
            }
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
        reader.close();
    }
}
