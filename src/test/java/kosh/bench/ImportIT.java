package kosh.bench;

import static kosh.bench.Report.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kosh.Application;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/**
 * How fast a file of cells goes in, from the request until the new release answers, beside what the database itself does with the same rows in
 * the same run: bare {@code COPY} for PostgreSQL, bare JDBC batches for H2. It asserts only that the sums are right.
 */
@Tag("bench")
class ImportIT {

    private static final long ROWS = Long.getLong("bench.rows", 1_000_000);
    private static final int BATCH = 1000;

    @TempDir
    Path directory;

    private final Cells cells = new Cells(ROWS);
    private final List<List<String>> rows = new ArrayList<>();
    private Path file;

    @BeforeEach
    void makeFile() throws IOException {
        file = directory.resolve("cells.csv");
        cells.write(file);
    }

    private interface Work {
        void run() throws Exception;
    }

    private double time(String what, Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        add(what, seconds);
        return seconds;
    }

    private void add(String what, double seconds) {
        rows.add(List.of(what, number(seconds), number(ROWS / seconds)));
    }

    private void report(String database, double bare, double ours) throws IOException {
        String title = String.format(
                Locale.ROOT,
                "%s, %,d rows, %,d MB; the service reaches %.2f of the bare database",
                database,
                ROWS,
                Files.size(file) >> 20,
                bare / ours);
        Report.table(Report.Part.IMPORTS, title, List.of("what", "s", "rows/s"), rows);
    }

    @Test
    void postgresql() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            double ours = throughTheService(
                    Application.POSTGRESQL, Map.of("KOSH_DB_URL", url, "QUARKUS_DATASOURCE_USERNAME", "postgres"));
            double bare = bareCopy(url);
            duckDb();
            report("PostgreSQL", bare, ours);
        }
    }

    @Test
    void h2() throws Exception {
        double ours = throughTheService(Application.H2, Map.of());
        report("H2", bareBatches(), ours);
    }

    private double throughTheService(Path jar, Map<String, String> database) throws Exception {
        try (Service service = Service.start(jar, directory, database)) {
            double[] checking = new double[1];
            time("sent and rehearsed", () -> checking[0] = service.rehearse(file));
            add("of that checked, once the file was there", checking[0]);
            return time("committed, until the new release answers", () -> service.commit(file, cells));
        }
    }

    /** The very rows that the service wrote, into a table without index or constraint. */
    private double bareCopy(String url) throws Exception {
        Path rows = directory.resolve("rows.copy");
        try (Connection connection = DriverManager.getConnection(url, "postgres", "")) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            try (OutputStream out = Files.newOutputStream(rows)) {
                copy.copyOut("copy (select * from observation where dataset = '" + Cells.DATASET + "') to stdout", out);
            }
            execute(connection, "create table bare as select * from observation where false");
            return time("bare COPY of the same rows", () -> {
                try (InputStream in = Files.newInputStream(rows)) {
                    copy.copyIn("copy bare from stdin", in, 1 << 16);
                }
            });
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The same values, by batches into a table without index or constraint, in a file of its own. */
    private double bareBatches() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("bare"))) {
            execute(
                    connection,
                    "create table bare (row_no bigint, import_no integer, import_line bigint, release_from integer, id varchar,"
                            + " dataset varchar, indicator varchar, origin varchar, destination varchar, sex varchar,"
                            + " age varchar, period_start date, period_end date, period_end_from date,"
                            + " amount numeric(24, 8), low numeric(24, 8), high numeric(24, 8), decimals smallint,"
                            + " status varchar, source varchar, locator varchar, note varchar, basis varchar,"
                            + " aliases varchar, release_to integer)");
            connection.setAutoCommit(false);
            return time("bare JDBC batches of the same rows", () -> {
                try (PreparedStatement insert =
                        connection.prepareStatement("insert into bare values (?, ?, ?, ?, ?, ?, ?,"
                                + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                    for (long i = 0; i < ROWS; i++) {
                        fill(insert, i);
                        insert.addBatch();
                        if (i % BATCH == BATCH - 1) {
                            insert.executeBatch();
                        }
                    }
                    insert.executeBatch();
                }
                connection.commit();
            });
        }
    }

    private void fill(PreparedStatement insert, long i) throws SQLException {
        int year = Integer.parseInt(cells.text(Column.TIME, i));
        Object[] values = {
            i,
            1,
            i + 2,
            3,
            String.join(
                    ":",
                    Cells.DATASET,
                    cells.indicator(),
                    cells.text(Column.ORIGIN, i),
                    cells.text(Column.DESTINATION, i),
                    cells.text(Column.SEX, i),
                    cells.text(Column.AGE, i),
                    String.valueOf(year)),
            Cells.DATASET,
            cells.indicator(),
            cells.text(Column.ORIGIN, i),
            cells.text(Column.DESTINATION, i),
            cells.text(Column.SEX, i),
            cells.text(Column.AGE, i),
            LocalDate.of(year, 1, 1),
            LocalDate.of(year + 1, 1, 1),
            null,
            java.math.BigDecimal.valueOf(cells.value(i)),
            null,
            null,
            (short) 0,
            "OFFICIAL",
            "zonakz2020",
            cells.locator(i),
            null,
            null,
            null,
            null
        };
        for (int column = 0; column < values.length; column++) {
            insert.setObject(column + 1, values[column]);
        }
    }

    /** For comparison: an engine made for such files. */
    private void duckDb() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            time("DuckDB read_csv into a table", () -> {
                execute(connection, "create table cells as select * from read_csv('" + file + "')");
                try (Statement statement = connection.createStatement();
                        ResultSet sum = statement.executeQuery("select sum(\"value\") from cells")) {
                    sum.next();
                    assertThat(sum.getLong(1)).isEqualTo(cells.sum());
                }
            });
        }
    }
}
