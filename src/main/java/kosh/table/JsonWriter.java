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

/** Writes JSON in the form of the table, or a row a line. */
final class JsonWriter {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private JsonWriter() {}

    static void write(Table table, OutputStream out) throws IOException {
        try (Stream<? extends List<@Nullable Object>> rows = table.rows();
                JsonGenerator json = MAPPER.createGenerator(out)) {
            switch (table.form()) {
                case LIST -> {
                    writeHead(table, json);
                    json.writeFieldName("rows");
                    writeArray(table.columns(), rows, json);
                    json.writeEndObject();
                }
                case ITEM -> {
                    writeHead(table, json);
                    writeMembers(table.columns(), rows.iterator().next(), json);
                    json.writeEndObject();
                }
                case ARRAY -> writeArray(table.columns(), rows, json);
            }
        }
    }

    private static void writeHead(Table table, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Object> entry : table.head().entrySet()) {
            json.writePOJOField(entry.getKey(), entry.getValue());
        }
    }

    private static void writeArray(
            List<String> columns, Stream<? extends List<@Nullable Object>> rows, JsonGenerator json)
            throws IOException {
        json.writeStartArray();
        for (Iterator<? extends List<@Nullable Object>> i = rows.iterator(); i.hasNext(); ) {
            writeRow(columns, i.next(), json);
        }
        json.writeEndArray();
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
