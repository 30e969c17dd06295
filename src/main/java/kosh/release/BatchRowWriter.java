package kosh.release;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes by batches of JDBC: the fast way into H2. */
final class BatchRowWriter implements RowWriter {

    private static final int BATCH = 1000;
    private static final int COMMON = 4;

    private final PreparedStatement insert;
    private final RowNumbers numbers;
    private int waiting;

    BatchRowWriter(Connection connection, Shape shape) throws SQLException {
        int parameters = COMMON + shape.columns().size();
        insert = connection.prepareStatement("insert into " + shape.table() + " (" + COMMON_COLUMNS + ", "
                + String.join(", ", shape.columns()) + ") values ("
                + String.join(", ", Collections.nCopies(parameters, "?")) + ")");
        numbers = new RowNumbers(connection, "select next value for row_no from system_range(1, ?)");
    }

    @Override
    public void write(Versioned row) throws SQLException {
        insert.setLong(1, numbers.next());
        insert.setInt(2, row.importNo());
        insert.setLong(3, row.line());
        insert.setInt(4, row.releaseFrom());
        List<@Nullable Object> contents = row.contents();
        for (int i = 0; i < contents.size(); i++) {
            insert.setObject(COMMON + 1 + i, contents.get(i));
        }
        insert.addBatch();
        if (++waiting == BATCH) {
            insert.executeBatch();
            waiting = 0;
        }
    }

    @Override
    public void close() throws SQLException {
        try (insert) {
            if (waiting > 0) {
                insert.executeBatch();
            }
        }
    }
}
