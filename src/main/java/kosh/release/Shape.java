package kosh.release;

import java.util.Arrays;
import java.util.List;

/**
 * How rows of one kind are stored: the table, and its columns in the order of {@link Versioned#contents}.
 *
 * @param table the name of the table
 * @param columns the columns that hold what a row says, without those that every versioned row has
 * @param labels what the columns are called outside of the database
 */
public record Shape(String table, List<String> columns, List<String> labels) {

    public Shape {
        columns = List.copyOf(columns);
        labels = List.copyOf(labels);
    }

    /** Names a table and its columns.
     *
     * @param columns the names; {@code label:column} for one that has another name outside, and {@code :column} for one that is not told outside
     */
    public static Shape of(String table, String... columns) {
        return new Shape(
                table,
                Arrays.stream(columns).map(c -> c.substring(c.indexOf(':') + 1)).toList(),
                Arrays.stream(columns)
                        .map(c -> c.contains(":") ? c.substring(0, c.indexOf(':')) : c)
                        .toList());
    }
}
