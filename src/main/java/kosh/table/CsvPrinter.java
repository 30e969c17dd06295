package kosh.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes CSV as RFC 4180 says: UTF-8 without mark, a header, CRLF, an empty field for what is missing, lists with a blank between. */
final class CsvPrinter extends Printer {

    private final CsvWriter csv;

    CsvPrinter(Table table, OutputStream out) {
        super(table);
        csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord(table.columns());
    }

    @Override
    void printRow(List<@Nullable Object> row) {
        String[] fields = new String[row.size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = text(row.get(i));
        }
        csv.writeRecord(fields);
    }

    @Override
    void printEnd() throws IOException {
        csv.flush();
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
