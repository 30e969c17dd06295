package kosh.table;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes JSON: one object with the rows as its last member, or a row a line. */
final class JsonWriter {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private JsonWriter() {}

    static void write(Table table, OutputStream out) throws IOException {
        try (Stream<? extends List<@Nullable Object>> rows = table.rows();
                JsonGenerator json = MAPPER.createGenerator(out)) {
            json.writeStartObject();
            for (Map.Entry<String, Object> entry : table.head().entrySet()) {
                json.writePOJOField(entry.getKey(), entry.getValue());
            }
            if (table.single()) {
                writeMembers(table.columns(), rows.iterator().next(), json);
            } else {
                json.writeArrayFieldStart("rows");
                for (Iterator<? extends List<@Nullable Object>> i = rows.iterator(); i.hasNext(); ) {
                    writeRow(table.columns(), i.next(), json);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
    }

    static void writeLines(Table table, OutputStream out) throws IOException {
        try (Stream<? extends List<@Nullable Object>> rows = table.rows();
                JsonGenerator json = MAPPER.createGenerator(out)) {
            json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
            for (Iterator<? extends List<@Nullable Object>> i = rows.iterator(); i.hasNext(); ) {
                writeRow(table.columns(), i.next(), json);
            }
            json.writeRaw('\n');
        }
    }

    private static void writeRow(List<String> columns, List<@Nullable Object> row, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        writeMembers(columns, row, json);
        json.writeEndObject();
    }

    private static void writeMembers(List<String> columns, List<@Nullable Object> row, JsonGenerator json)
            throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            json.writePOJOField(columns.get(i), row.get(i));
        }
    }
}
