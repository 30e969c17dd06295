package kosh;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two applications that {@code package} makes, started as a stranger would. */
class PackagedIT {

    private static final Path H2 = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
    private static final Path POSTGRESQL =
            Path.of("target/quarkus-app-postgresql/quarkus-run.jar").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void theDefaultApplicationLoadsItsDataOnceAndAChangeMakesANewRelease() throws Exception {
        try (Running first = start(H2, Map.of())) {
            assertThat(first.get("/v1/arrivals?origin=CHN&time=2019")).contains("\"value\":7326");
            assertThat(first.get("/docs/")).contains("swagger-ui");
            assertThat(first.output()).contains("Release 1, made from").contains("/v1/arrivals?origin=CHN");
        }
        try (Running second = start(H2, Map.of())) {
            assertThat(second.output()).contains("Release 1, which holds");
            assertThat(second.get("/v1/releases")).contains("\"count\":1");
        }
        Path data = directory.resolve("data");
        copy(Path.of("data"), data);
        Path table = data.resolve("observations/status-grants-by-origin.csv");
        Files.writeString(table, Files.readString(table).replace(",7326,", ",7327,"));
        try (Running third = start(H2, Map.of("KOSH_DATA_DIRECTORY", data.toString()))) {
            assertThat(third.output()).contains("Release 2, made from");
            assertThat(third.get("/v1/arrivals?origin=CHN&time=2019")).contains("\"value\":7327");
            assertThat(third.get("/v1/arrivals?origin=CHN&time=2019&asOf=1")).contains("\"value\":7326");
            assertThat(third.get("/v1/releases/2")).contains("\"inserted\":0,\"updated\":1,\"deleted\":0");
        }
    }

    @Test
    void brokenDataStopsTheStartWithEveryFaultAndChangesNothing() throws Exception {
        start(H2, Map.of()).close();
        Path data = directory.resolve("data");
        copy(Path.of("data"), data);
        Path table = data.resolve("observations/status-grants-by-origin.csv");
        Files.writeString(table, Files.readString(table).replace(",7326,", ",seven,"));

        Path log = directory.resolve("output");
        Process refused = process(H2, Map.of("KOSH_DATA_DIRECTORY", data.toString(), "QUARKUS_HTTP_PORT", "0"), log);
        assertThat(refused.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        assertThat(refused.exitValue()).isNotZero();
        assertThat(Files.readString(log))
                .contains("status-grants-by-origin.csv")
                .contains("seven")
                .contains("type.number");
        try (Running again = start(H2, Map.of())) {
            assertThat(again.get("/v1/releases")).contains("\"count\":1");
        }
    }

    @Test
    void theOtherApplicationAnswersTheSameFromPostgresql() throws Exception {
        String question = "/v1/arrivals?by=time,origin";
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                Running postgresql = start(
                        POSTGRESQL,
                        Map.of(
                                "KOSH_DB_URL",
                                server.getJdbcUrl("postgres", "postgres"),
                                "QUARKUS_DATASOURCE_USERNAME",
                                "postgres"));
                Running h2 = start(H2, Map.of())) {
            assertThat(postgresql.get(question)).contains("7326").isEqualTo(h2.get(question));
        }
    }

    private Running start(Path application, Map<String, String> settings) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Map<String, String> all = new HashMap<>(settings);
        all.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        Path log = directory.resolve("output-" + port);
        Running running = new Running(process(application, all, log), URI.create("http://localhost:" + port), log);
        running.awaitAnswer();
        return running;
    }

    private Process process(Path application, Map<String, String> settings, Path log) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(java.toString(), "-jar", application.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(settings);
        return builder.start();
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

    /** A started application, stopped as a service manager would stop it. */
    private record Running(Process process, URI address, Path log) implements AutoCloseable {

        private static final HttpClient CLIENT = HttpClient.newHttpClient();

        void awaitAnswer() throws Exception {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < end && process.isAlive()) {
                try {
                    get("/v1/releases");
                    return;
                } catch (IOException e) {
                    Thread.sleep(100);
                }
            }
            throw new AssertionError("No answer at " + address + ":\n" + output());
        }

        String get(String path) throws IOException, InterruptedException {
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(address.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            return answer.body();
        }

        String output() throws IOException {
            return Files.readString(log);
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        }
    }
}
