package kosh.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Writes records as RFC 4180 says, in UTF-8. */
public final class CsvOutput implements AutoCloseable {

    private final CsvWriter writer;

    private CsvOutput(CsvWriter writer) {
        this.writer = writer;
    }

    public static CsvOutput to(Path path) throws IOException {
        return new CsvOutput(
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(path, StandardCharsets.UTF_8));
    }

    /** The records as one text. */
    public static String text(List<List<String>> records) {
        StringWriter text = new StringWriter();
        CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        records.forEach(writer::writeRecord);
        try {
            writer.flush();
        } catch (IOException e) {
            throw new IllegalStateException("A text in memory can be written", e);
        }
        return text.toString();
    }

    public void write(List<String> record) throws IOException {
        writer.writeRecord(record);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
