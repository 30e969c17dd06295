package kosh;

import static kosh.Application.H2;
import static kosh.Application.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two applications that {@code package} makes, started as a stranger would. */
class PackagedIT {

    @TempDir
    Path directory;

    @Test
    void theDefaultApplicationLoadsItsDataOnceAndAChangeMakesANewRelease() throws Exception {
        try (Application first = Application.start(H2, directory, Map.of())) {
            assertThat(first.get("/v1/arrivals?origin=CHN&time=2019")).contains("\"value\":7326");
            assertThat(first.get("/docs/")).contains("swagger-ui");
            assertThat(first.output()).contains("Release 1, made from").contains("/v1/arrivals?origin=CHN");
        }
        try (Application second = Application.start(H2, directory, Map.of())) {
            assertThat(second.output()).contains("Release 1, which holds");
            assertThat(second.get("/v1/releases")).contains("\"count\":1");
        }
        Path data = directory.resolve("data");
        copy(Path.of("data"), data);
        Path table = data.resolve("observations/status-grants-by-origin.csv");
        Files.writeString(table, Files.readString(table).replace(",7326,", ",7327,"));
        try (Application third = Application.start(H2, directory, Map.of("KOSH_DATA_DIRECTORY", data.toString()))) {
            assertThat(third.output()).contains("Release 2, made from");
            assertThat(third.get("/v1/arrivals?origin=CHN&time=2019")).contains("\"value\":7327");
            assertThat(third.get("/v1/arrivals?origin=CHN&time=2019&asOf=1")).contains("\"value\":7326");
            assertThat(third.get("/v1/releases/2")).contains("\"inserted\":0,\"updated\":1,\"deleted\":0");
        }
    }

    @Test
    void brokenDataStopsTheStartWithEveryFaultAndChangesNothing() throws Exception {
        Application.start(H2, directory, Map.of()).close();
        Path data = directory.resolve("data");
        copy(Path.of("data"), data);
        Path table = data.resolve("observations/status-grants-by-origin.csv");
        Files.writeString(table, Files.readString(table).replace(",7326,", ",seven,"));

        Path log = directory.resolve("output");
        Process refused = Application.process(
                H2, directory, Map.of("KOSH_DATA_DIRECTORY", data.toString(), "QUARKUS_HTTP_PORT", "0"), log);
        assertThat(refused.waitFor(Application.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();

        assertThat(refused.exitValue()).isNotZero();
        assertThat(Files.readString(log))
                .contains("status-grants-by-origin.csv")
                .contains("seven")
                .contains("type.number");
        try (Application again = Application.start(H2, directory, Map.of())) {
            assertThat(again.get("/v1/releases")).contains("\"count\":1");
        }
    }

    @Test
    void theOtherApplicationAnswersTheSameFromPostgresql() throws Exception {
        String question = "/v1/arrivals?by=time,origin";
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                Application postgresql = Application.start(
                        POSTGRESQL,
                        directory,
                        Map.of(
                                "KOSH_DB_URL",
                                server.getJdbcUrl("postgres", "postgres"),
                                "QUARKUS_DATASOURCE_USERNAME",
                                "postgres"));
                Application h2 = Application.start(H2, directory, Map.of())) {
            assertThat(postgresql.get(question)).contains("7326").isEqualTo(h2.get(question));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
