package kosh.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;
import org.hibernate.StatelessSession;
import org.hibernate.jdbc.ReturningWork;
import org.postgresql.PGConnection;

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
        session.doWork(connection -> closeRows(connection, shape, rows, release));
    }

    private static void closeRows(Connection connection, Shape shape, LongStream rows, int release)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update " + shape.table() + " set release_to = ? where row_no = ?")) {
            int waiting = 0;
            for (PrimitiveIterator.OfLong i = rows.iterator(); i.hasNext(); ) {
                update.setInt(1, release);
                update.setLong(2, i.nextLong());
                update.addBatch();
                if (++waiting % BATCH == 0) {
                    update.executeBatch();
                }
            }
            update.executeBatch();
        }
    }
}
