package kosh.table;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An answer as a table.
 *
 * @param head what JSON says before the rows: objects, lists and plain values in their order; other formats leave it out
 * @param columns snake_case names
 * @param rows values in the order of the columns: text, numbers, truth, lists of text, or null for what is missing; read once, and closed
 *     by the writer
 * @param form how JSON holds the rows
 */
public record Table(
        Map<String, Object> head, List<String> columns, Stream<? extends List<@Nullable Object>> rows, Form form) {

    /** How JSON holds the rows. */
    public enum Form {
        /** An object with the head, and the rows as its last member. */
        LIST,
        /** One object with the head and the only row. */
        ITEM,
        /** An array of the rows and nothing else, as dashboards want it. */
        ARRAY
    }

    public Table {
        columns = List.copyOf(columns);
    }

    public static Table list(
            Map<String, Object> head, List<String> columns, Stream<? extends List<@Nullable Object>> rows) {
        return new Table(head, columns, rows, Form.LIST);
    }

    public static Table item(Map<String, Object> head, List<String> columns, List<@Nullable Object> row) {
        return new Table(head, columns, Stream.of(row), Form.ITEM);
    }

    public static Table array(List<String> columns, Stream<? extends List<@Nullable Object>> rows) {
        return new Table(Map.of(), columns, rows, Form.ARRAY);
    }
}
