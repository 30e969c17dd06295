package kosh.release;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.hibernate.StatelessSession;

/**
 * Sees to it that what was committed outlives a kill and a loss of power. PostgreSQL does that by itself; H2 writes a commit down up to a
 * second later, unless it is told to.
 */
@ApplicationScoped
public class Durability {

    private final StatelessSession session;

    public Durability(StatelessSession session) {
        this.session = session;
    }

    /**
     * Returns when all that was committed is on the disk; only then may anybody be told of it. To be called outside of a transaction.
     *
     * @throws org.hibernate.JDBCException if it cannot be written; then it is as if it had not been committed
     */
    public void ensure() {
        QuarkusTransaction.requiringNew().run(() -> session.doWork(Durability::ensure));
    }

    private static void ensure(Connection connection) throws SQLException {
        if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("checkpoint sync");
            }
        }
    }
}
