package kosh.table;

import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes CSV as RFC 4180 says: UTF-8 without mark, a header, CRLF, an empty field for what is missing, lists with a blank between. */
final class CsvWriter {

    private CsvWriter() {}

    static void write(Table table, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        de.siegmar.fastcsv.writer.CsvWriter csv = de.siegmar.fastcsv.writer.CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .build(writer);
        csv.writeRecord(table.columns());
        try (Stream<? extends List<@Nullable Object>> rows = table.rows()) {
            for (Iterator<? extends List<@Nullable Object>> i = rows.iterator(); i.hasNext(); ) {
                csv.writeRecord(i.next().stream().map(CsvWriter::text).toList());
            }
        }
        csv.flush();
        writer.flush();
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(" "));
        }
        return value.toString();
    }
}
