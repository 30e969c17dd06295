package kosh.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A database with the cells in its best shape for the questions: codes as small numbers, and, where it has such, a covering index for each kind of
 * series. Statements are prepared once a session.
 */
final class SqlEngine implements Engine {

    private static final String TABLE =
            "create table cells (time_code smallint, origin_code smallint, destination_code smallint,"
                    + " sex_code smallint, age_code smallint, people integer)";
    private static final List<Column> COLUMNS = List.of(Column.values());
    private static final int BATCH = 10_000;

    private final String name;
    private final Server server;
    private final Source source;

    private interface Server {
        void close() throws IOException, SQLException;
    }

    private interface Source {
        Connection connect() throws SQLException;
    }

    private SqlEngine(String name, Server server, Source source) {
        this.name = name;
        this.server = server;
        this.source = source;
    }

    /** DuckDB in this process; it clusters nothing, and has no index that would help. */
    static SqlEngine duckDb(Cells cells) throws SQLException {
        DuckDBConnection database = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        execute(database, TABLE);
        try (DuckDBAppender rows = database.createAppender("main", "cells")) {
            for (long cell = 0; cell < cells.count(); cell++) {
                rows.beginRow();
                for (Column column : COLUMNS) {
                    rows.append((short) cells.code(column, cell));
                }
                rows.append((int) cells.value(cell));
                rows.endRow();
            }
        }
        return new SqlEngine("DuckDB", database::close, database::duplicate);
    }

    /** A real PostgreSQL, asked over its socket, with index-only scans for series. */
    static SqlEngine postgreSql(Cells cells) throws Exception {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "1GB")
                .start();
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            execute(connection, TABLE);
            copy(cells, connection);
            for (Column area : List.of(Column.ORIGIN, Column.DESTINATION)) {
                execute(
                        connection,
                        "create index on cells (" + area.sql() + ", age_code, sex_code, time_code) include (people)");
            }
            execute(connection, "vacuum analyze cells");
        }
        return new SqlEngine(
                "PostgreSQL", server::close, () -> server.getPostgresDatabase().getConnection());
    }

    /** H2 in a file; made to forget the last answer of a statement, which it would give again without looking. */
    static SqlEngine h2(Cells cells, Path directory) throws SQLException {
        String url = "jdbc:h2:file:" + directory.resolve("cells") + ";OPTIMIZE_REUSE_RESULTS=FALSE";
        Connection database = DriverManager.getConnection(url);
        execute(database, TABLE);
        try (PreparedStatement insert = database.prepareStatement("insert into cells values (?, ?, ?, ?, ?, ?)")) {
            for (long cell = 0; cell < cells.count(); cell++) {
                for (Column column : COLUMNS) {
                    insert.setInt(column.ordinal() + 1, cells.code(column, cell));
                }
                insert.setLong(COLUMNS.size() + 1, cells.value(cell));
                insert.addBatch();
                if (cell % BATCH == BATCH - 1) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        for (Column area : List.of(Column.ORIGIN, Column.DESTINATION)) {
            execute(database, "create index on cells (" + area.sql() + ", age_code, sex_code, time_code, people)");
        }
        return new SqlEngine("H2", database::close, () -> DriverManager.getConnection(url));
    }

    private static void copy(Cells cells, Connection connection) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy cells from stdin");
        StringBuilder rows = new StringBuilder();
        for (long cell = 0; cell < cells.count(); cell++) {
            for (Column column : COLUMNS) {
                rows.append(cells.code(column, cell)).append('\t');
            }
            rows.append(cells.value(cell)).append('\n');
            if (cell % BATCH == BATCH - 1 || cell == cells.count() - 1) {
                byte[] bytes = rows.toString().getBytes(StandardCharsets.US_ASCII);
                copy.writeToCopy(bytes, 0, bytes.length);
                rows.setLength(0);
            }
        }
        copy.endCopy();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Session open() throws SQLException {
        return new Prepared(source.connect(), new HashMap<>());
    }

    @Override
    public void close() throws IOException {
        try {
            server.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private record Prepared(Connection connection, Map<String, PreparedStatement> statements) implements Session {

        @Override
        public List<List<Long>> ask(Question question) throws SQLException {
            PreparedStatement statement = statements.get(question.sql());
            if (statement == null) {
                statement = connection.prepareStatement(question.sql());
                statements.put(question.sql(), statement);
            }
            int[] parameters = question.parameters();
            for (int i = 0; i < parameters.length; i++) {
                statement.setInt(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                return rows(result, question.by().size() + 1);
            }
        }

        private static List<List<Long>> rows(ResultSet result, int width) throws SQLException {
            List<List<Long>> rows = new ArrayList<>();
            while (result.next()) {
                List<Long> row = new ArrayList<>(width);
                for (int column = 1; column <= width; column++) {
                    row.add(result.getLong(column));
                }
                rows.add(row);
            }
            rows.sort(ROWS);
            return rows;
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
