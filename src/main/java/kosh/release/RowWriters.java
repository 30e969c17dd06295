package kosh.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;
import org.hibernate.StatelessSession;
import org.hibernate.jdbc.ReturningWork;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Writes versioned rows under the mapper, in the transaction of the caller: what a mapper does for each row would take most of the time. */
@ApplicationScoped
public class RowWriters {

    private static final int BATCH = 1000;

    private final StatelessSession session;

    public RowWriters(StatelessSession session) {
        this.session = session;
    }

    /** A writer in the way of the database at hand; until it is closed nothing else may be asked over the connection. */
    public RowWriter open(Shape shape) {
        ReturningWork<RowWriter> open = pooled -> {
            // The pool's own would refuse another thread, which has no transaction.
            Connection connection = pooled.unwrap(Connection.class);
            return new WriteBehind(
                    connection.isWrapperFor(PGConnection.class)
                            ? new CopyRowWriter(connection, shape)
                            : new BatchRowWriter(connection, shape));
        };
        return session.doReturningWork(open);
    }

    /** Closes the rows: from that release on they hold no more. */
    public void closeRows(Shape shape, LongStream rows, int release) {
        PrimitiveIterator.OfLong numbers = rows.iterator();
        if (numbers.hasNext()) {
            session.doWork(connection -> {
                if (connection.isWrapperFor(PGConnection.class)) {
                    closeTogether(connection, shape, numbers, release);
                } else {
                    closeEach(connection, shape, numbers, release);
                }
            });
        }
    }

    /**
     * Closes the rows that a release opened, and those of the import that hold again since a later one was taken back.
     *
     * @return how many
     */
    public int closeAllOf(Shape shape, int openedIn, int importNo, int release) {
        String close = "update " + shape.table() + " set release_to = " + release
                + " where release_to is null and (release_from = " + openedIn + " or import_no = " + importNo + ")";
        return session.doReturningWork(connection -> update(connection, close));
    }

    /**
     * Writes the rows anew that a release closed; each takes a block of numbers, of which there are enough.
     *
     * @return how many
     */
    public int reopen(Shape shape, int closedIn, int release) {
        String columns = String.join(", ", shape.columns());
        return session.doReturningWork(connection -> {
            String number = connection.isWrapperFor(PGConnection.class) ? "nextval('row_no')" : "next value for row_no";
            return update(
                    connection,
                    "insert into " + shape.table() + " (" + RowWriter.COMMON_COLUMNS + ", " + columns + ") select "
                            + number + ", import_no, import_line, " + release + ", " + columns + " from "
                            + shape.table() + " where release_to = " + closedIn);
        });
    }

    private static int update(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** By one statement, so that the database can choose to pass over the table once instead of looking up each row. */
    private static void closeTogether(Connection connection, Shape shape, PrimitiveIterator.OfLong numbers, int release)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temporary table closed (row_no bigint)");
            copy(connection.unwrap(PGConnection.class), numbers);
            statement.execute("analyze closed");
            statement.executeUpdate("update " + shape.table() + " as held set release_to = " + release
                    + " from closed where held.row_no = closed.row_no");
            statement.execute("drop table closed");
        }
    }

    private static void copy(PGConnection connection, PrimitiveIterator.OfLong numbers) throws SQLException {
        try (PGCopyOutputStream lines = new PGCopyOutputStream(connection, "copy closed from stdin")) {
            while (numbers.hasNext()) {
                lines.write((numbers.nextLong() + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void closeEach(Connection connection, Shape shape, PrimitiveIterator.OfLong numbers, int release)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update " + shape.table() + " set release_to = ? where row_no = ?")) {
            int waiting = 0;
            while (numbers.hasNext()) {
                update.setInt(1, release);
                update.setLong(2, numbers.nextLong());
                update.addBatch();
                if (++waiting % BATCH == 0) {
                    update.executeBatch();
                }
            }
            update.executeBatch();
        }
    }
}
