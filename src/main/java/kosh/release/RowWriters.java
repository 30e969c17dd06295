package kosh.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.hibernate.StatelessSession;
import org.hibernate.jdbc.ReturningWork;
import org.postgresql.PGConnection;

/** Writes versioned rows under the mapper, in the transaction of the caller: what a mapper does for each row would take most of the time. */
@ApplicationScoped
public class RowWriters {

    private static final int BATCH = 1000;
    /** Finding a place in the table costs about as much as passing over so many rows. */
    private static final long FAR = 10_000;

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
        long[] numbers = rows.sorted().toArray();
        session.doWork(connection -> closeRows(connection, shape, numbers, release));
    }

    /** Rows that were written together lie together: a statement closes many of them that are not far apart. */
    private static void closeRows(Connection connection, Shape shape, long[] numbers, int release) throws SQLException {
        String close =
                "update " + shape.table() + " set release_to = ? where row_no between ? and ? and row_no = any(?)";
        try (PreparedStatement update = connection.prepareStatement(close)) {
            for (int begin = 0, end; begin < numbers.length; begin = end) {
                end = begin + 1;
                while (end < numbers.length && end - begin < BATCH && numbers[end] - numbers[end - 1] <= FAR) {
                    end++;
                }
                Long[] batch = Arrays.stream(numbers, begin, end).boxed().toArray(Long[]::new);
                update.setInt(1, release);
                update.setLong(2, batch[0]);
                update.setLong(3, batch[batch.length - 1]);
                update.setArray(4, connection.createArrayOf("bigint", batch));
                update.executeUpdate();
            }
        }
    }
}
