package kosh.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kosh.problem.Near;

/**
 * A CSV file as RFC 4180 says, in UTF-8, read by the layout that is declared for it: nothing is guessed.
 *
 * @param name how the file is called in findings
 */
record CsvFile(String name, byte[] bytes) {

    private static final int LONGEST_TEXT = 4000;

    /** Reads the rows whose fields can be told apart; notes a finding for each other one. Faults of the header stop the reading. */
    List<Row> rows(List<Column> columns, List<Finding> findings) {
        List<Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = open()) {
            Iterator<CsvRecord> records = reader.iterator();
            if (!records.hasNext()) {
                findings.add(
                        new Finding(name, 1, "", "", "header.missing", "The file is empty; it needs a header.", null));
                return rows;
            }
            List<String> header = records.next().getFields();
            if (!headerServes(header, columns, findings)) {
                return rows;
            }
            while (records.hasNext()) {
                addRow(records.next(), header, rows, findings);
            }
        } catch (CsvParseException | UncheckedIOException e) {
            findings.add(new Finding(
                    name, 0, "", "", "file.unreadable", "The file cannot be read: " + reason(e) + ".", null));
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory can be read", e);
        }
        return rows;
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private CsvReader<CsvRecord> open() {
        InputStreamReader text = new InputStreamReader(
                new ByteArrayInputStream(bytes),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        return CsvReader.builder()
                .detectBomHeader(false)
                .skipEmptyLines(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text);
    }

    private static String reason(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause instanceof CharacterCodingException ? "it is not UTF-8" : String.valueOf(cause.getMessage());
    }

    /** What would harm every later reader of the text, whatever the column. */
    private static void checkText(Row row, String field, String text) {
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
    }

    private boolean headerServes(List<String> header, List<Column> columns, List<Finding> findings) {
        int before = findings.size();
        Set<String> known = new TreeSet<>(columns.stream().map(Column::name).toList());
        Set<String> seen = new TreeSet<>();
        for (String title : header) {
            if (!known.contains(title)) {
                String near = Near.matches(title, known).stream().findFirst().orElse(null);
                findings.add(new Finding(
                        name, 1, title, title, "header.unknown", "The layout has no column '" + title + "'.", near));
            } else if (!seen.add(title)) {
                findings.add(new Finding(
                        name, 1, title, title, "header.twice", "The column '" + title + "' stands there twice.", null));
            }
        }
        known.stream()
                .filter(column -> !header.contains(column))
                .forEach(column -> findings.add(new Finding(
                        name, 1, column, "", "header.absent", "The column '" + column + "' is not there.", null)));
        return findings.size() == before;
    }

    private void addRow(CsvRecord record, List<String> header, List<Row> rows, List<Finding> findings) {
        if (record.getFieldCount() != header.size()) {
            findings.add(new Finding(
                    name,
                    record.getStartingLineNumber(),
                    "",
                    "",
                    "record.width",
                    "The record has " + record.getFieldCount() + " fields, the header " + header.size() + ".",
                    null));
            return;
        }
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            fields.put(header.get(i), record.getField(i));
        }
        Row row = new Row(name, record.getStartingLineNumber(), fields, findings);
        fields.forEach((field, text) -> checkText(row, field, text));
        rows.add(row);
    }
}
