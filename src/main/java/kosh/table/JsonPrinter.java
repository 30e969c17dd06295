package kosh.table;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON in the form of the table, or a row a line. */
final class JsonPrinter extends Printer {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    /** As many fit in 63 bits, whatever they are. */
    private static final int DIGITS_OF_LONG = 18;

    private final JsonGenerator json;
    private final SerializableString[] columns;
    private final boolean braced;
    private final String end;

    private JsonPrinter(Table table, JsonGenerator json, boolean braced, String end) {
        super(table);
        this.json = json;
        this.columns = new SerializableString[table.columns().size()];
        Arrays.setAll(columns, column -> new SerializedString(table.columns().get(column)));
        this.braced = braced;
        this.end = end;
    }

    /** One JSON text. */
    static JsonPrinter document(Table table, OutputStream out) throws IOException {
        JsonGenerator json = MAPPER.createGenerator(out);
        switch (table.form()) {
            case LIST -> {
                writeHead(table, json);
                json.writeFieldName("rows");
                json.writeStartArray();
            }
            case ITEM -> writeHead(table, json);
            case ARRAY -> json.writeStartArray();
        }
        return new JsonPrinter(table, json, table.form() != Table.Form.ITEM, "");
    }

    /** A JSON text for each row, each on its line. */
    static JsonPrinter lines(Table table, OutputStream out) throws IOException {
        JsonGenerator json = MAPPER.createGenerator(out);
        json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
        return new JsonPrinter(table, json, true, "\n");
    }

    private static void writeHead(Table table, JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeMembers(table.head(), json);
    }

    private static void writeMembers(Map<?, ?> object, JsonGenerator json) throws IOException {
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            json.writeFieldName(entry.getKey().toString());
            write(entry.getValue(), json);
        }
    }

    @Override
    void printRow(List<@Nullable Object> row) throws IOException {
        if (braced) {
            json.writeStartObject();
        }
        for (int i = 0; i < columns.length; i++) {
            json.writeFieldName(columns[i]);
            write(row.get(i), json);
        }
        if (braced) {
            json.writeEndObject();
        }
    }

    /** The values that nearly all are need no look for who can write them. */
    private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value == null) {
            json.writeNull();
        } else if (value instanceof BigDecimal number) {
            write(number, json);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Map<?, ?> object) {
            json.writeStartObject();
            writeMembers(object, json);
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object each : list) {
                write(each, json);
            }
            json.writeEndArray();
        } else {
            json.writePOJO(value);
        }
    }

    /** Whole numbers, which nearly all are, go without a text of their own. */
    private static void write(BigDecimal number, JsonGenerator json) throws IOException {
        if (number.scale() == 0 && number.precision() <= DIGITS_OF_LONG) {
            json.writeNumber(number.longValue());
        } else {
            json.writeNumber(number);
        }
    }

    @Override
    void printEnd() throws IOException {
        json.writeRaw(end);
        json.close(); // Which ends the arrays and objects that are open.
    }
}
