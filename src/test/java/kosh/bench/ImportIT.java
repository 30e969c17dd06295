package kosh.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.HashMap;
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
 * the same run: bare {@code COPY} for PostgreSQL, bare JDBC batches for H2. It prints; it asserts only that the sums are right.
 */
@Tag("bench")
class ImportIT {

    private static final long ROWS = Long.getLong("bench.rows", 1_000_000);
    private static final String HEAP = System.getProperty("bench.heap", "1700m");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATASET = "bench";
    private static final int BATCH = 1000;

    @TempDir
    Path directory;

    private final Cells cells = new Cells(ROWS);
    private Path file;

    @BeforeEach
    void makeFile() throws IOException {
        file = directory.resolve("cells.csv");
        cells.write(file);
        System.out.printf(
                Locale.ROOT,
                "%n%,d rows, %,d MB; heap %s; %d processors%n",
                ROWS,
                Files.size(file) >> 20,
                HEAP,
                Runtime.getRuntime().availableProcessors());
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double print(String what, Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(Locale.ROOT, "%-48s %7.1f s %,12.0f rows/s%n", what, seconds, ROWS / seconds);
        return seconds;
    }

    private static void printRatio(double bare, double ours) {
        System.out.printf(Locale.ROOT, "%-48s %7.2f%n", "ratio to the bare database", bare / ours);
    }

    @Test
    void postgresql() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            double ours = throughTheService(
                    Application.POSTGRESQL, Map.of("KOSH_DB_URL", url, "QUARKUS_DATASOURCE_USERNAME", "postgres"));
            printRatio(bareCopy(url), ours);
        }
        duckDb();
    }

    @Test
    void h2() throws Exception {
        double ours = throughTheService(Application.H2, Map.of());
        printRatio(bareBatches(), ours);
    }

    private double throughTheService(Path jar, Map<String, String> database) throws Exception {
        Map<String, String> settings = new HashMap<>(database);
        settings.put("JAVA_TOOL_OPTIONS", "-Xmx" + HEAP);
        try (Application service = Application.start(jar, directory, settings)) {
            String token = service.shownToken();
            service.post(
                    "/v1/imports?layout=datasets&mode=commit",
                    token,
                    "id,kind,frequency,title_en,description\nbench,table,A,Bench,Generated cells\n");
            print("rehearsed", () -> finish(service, service.postFile(address("validate"), token, file)));
            double ours = print("committed, until the new release answers", () -> {
                finish(service, service.postFile(address("commit"), token, file));
                JsonNode rows = JSON.readTree(service.get("/v1/aggregates?dataset=bench&by=indicator"))
                        .path("rows");
                assertThat(rows.path(0).path("value").asLong()).isEqualTo(cells.sum());
            });
            return ours;
        }
    }

    private static String address(String mode) {
        return "/v1/imports?wait=120&dataset=" + DATASET + "&mode=" + mode;
    }

    private static void finish(Application service, String answer) throws Exception {
        JsonNode job = JSON.readTree(answer);
        String id = job.path("id").asText();
        while (job.path("state").asText().equals("running")) {
            Thread.sleep(50);
            job = JSON.readTree(service.get("/v1/imports/" + id));
        }
        assertThat(job.path("state").asText()).as(job.toString()).isIn("validated", "committed");
    }

    /** The very rows that the service wrote, into a table without index or constraint. */
    private double bareCopy(String url) throws Exception {
        Path rows = directory.resolve("rows.copy");
        try (Connection connection = DriverManager.getConnection(url, "postgres", "")) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            try (OutputStream out = Files.newOutputStream(rows)) {
                copy.copyOut("copy (select * from observation where dataset = '" + DATASET + "') to stdout", out);
            }
            execute(connection, "create table bare as select * from observation where false");
            return print("bare COPY of the same rows", () -> {
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
            return print("bare JDBC batches of the same rows", () -> {
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
        int year = cells.year(i);
        Object[] values = {
            i,
            1,
            i + 2,
            3,
            String.join(
                    ":",
                    DATASET,
                    cells.indicator(),
                    cells.origin(i),
                    cells.destination(i),
                    cells.sex(i),
                    cells.age(i),
                    String.valueOf(year)),
            DATASET,
            cells.indicator(),
            cells.origin(i),
            cells.destination(i),
            cells.sex(i),
            cells.age(i),
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
            print("DuckDB read_csv into a table", () -> {
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
