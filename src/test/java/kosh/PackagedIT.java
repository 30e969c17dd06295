package kosh;

import static kosh.Application.H2;
import static kosh.Application.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    @Test
    void theCommandOfTheShellRehearsesTellsAndCommits() throws Exception {
        String header = "indicator,origin,destination,sex,age,period,unit,value,status,source,locator\n";
        Path good = Files.writeString(
                directory.resolve("good.csv"),
                header + "arrivals,CHN,KAZ,_T,_T,1999,persons,1200,official,zonakz2020,t\n");
        Path bad = Files.writeString(
                directory.resolve("bad.csv"),
                header + "arrivals,CHM,KAZ,_T,_T,1999,persons,1 300,official,zonakz2020,t\n");
        Path datasets = Files.writeString(
                directory.resolve("datasets.csv"),
                "id,kind,frequency,title_en,description\nmine,table,A,Mine,Typed from a book\n");
        try (Application service = Application.start(H2, directory, Map.of())) {
            String token = service.shownToken();

            assertThat(run(service, token, datasets, "--layout", "datasets")).contains("exit 0", "Committed as import");
            assertThat(run(service, token, bad, "--dataset", "mine", "--rejects", "rejects.csv"))
                    .contains("exit 1", "bad.csv:2:2: error: origin: ", "Write '1300'?", "1 refused", "2 errors");
            assertThat(Files.readString(directory.resolve("rejects.csv"))).contains("1 300", "type.number");
            assertThat(run(service, token, good, "--dataset", "mine", "--rehearse"))
                    .contains("exit 0", "Plan: 1 new, 0 changed")
                    .doesNotContain("Committed");
            assertThat(run(service, token, good, "--dataset", "mine")).contains("exit 0", "Committed as import");
            assertThat(service.get("/v1/aggregates?dataset=mine&by=origin")).contains("\"value\":1200");
            assertThat(run(service, token, good, "--dataset", "mine", "--action", "merge"))
                    .contains("exit 0", "1 as they are");
            assertThat(run(service, "kosh_wrong", good, "--dataset", "mine")).contains("exit 3", "token");
            assertThat(run(service, token, directory.resolve("none.csv"), "--dataset", "mine"))
                    .contains("exit 2", "There is no file");
            assertThat(run(service, token, good, "--url", "http://localhost:1")).contains("exit 3", "does not answer");
        }
    }

    /** As the README says it. */
    @Test
    void peopleWhoDoNotExistAreMadeImportedAndMarked() throws Exception {
        try (Application service = Application.start(H2, directory, Map.of())) {
            String token = service.shownToken();
            Path people = directory.resolve("people");

            assertThat(execute(service, token, List.of("synthesize", "people", "--persons", "5000")))
                    .contains("exit 0", "5,000 people who do not exist");
            assertThat(execute(service, token, List.of("synthesize", "people"))).contains("exit 1", "--force");
            assertThat(run(service, token, people.resolve("sources.csv"), "--layout", "sources"))
                    .contains("exit 0", "0 errors, 0 warnings", "Committed");
            assertThat(run(service, token, people.resolve("datasets.csv"), "--layout", "datasets"))
                    .contains("exit 0", "0 errors, 0 warnings", "Committed");
            assertThat(run(
                            service,
                            token,
                            people.resolve("episodes.csv"),
                            "--layout",
                            "episodes",
                            "--dataset",
                            "synthetic-episodes"))
                    .contains("exit 0", "5,000 good", "0 errors, 0 warnings", "Plan: 5,000 new", "Committed");
            assertThat(service.get("/v1/datasets?lang=ru"))
                    .contains("synthetic-episodes", "Синтетические эпизоды: вымышленные люди");
        }
    }

    /** What the command prints, and its exit code. */
    private String run(Application service, String token, Path file, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("import", file.toString()));
        arguments.addAll(List.of(options));
        return execute(service, token, arguments);
    }

    private String execute(Application service, String token, List<String> arguments) throws Exception {
        Path log = directory.resolve("printed");
        Process command = Application.process(
                H2,
                directory,
                Map.of("KOSH_URL", service.address().toString(), "KOSH_TOKEN", token),
                log,
                arguments.toArray(String[]::new));
        assertThat(command.waitFor(Application.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        return Files.readString(log) + "exit " + command.exitValue();
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
