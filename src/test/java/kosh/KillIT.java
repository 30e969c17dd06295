package kosh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the service at twenty random moments of a commit: a release is there whole or not at all, and the repeat succeeds. */
@Tag("faults")
class KillIT {

    private static final int KILLS = 20;
    private static final int ROWS = 20_000;
    private static final int LATEST_MILLIS = 1200;
    private static final int KILLS_AFTER = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    @Test
    void noPartOfAReleaseIsEverSeenOnH2() throws Exception {
        killAndRepeat(Application.H2, Map.of());
    }

    @Test
    void noPartOfAReleaseIsEverSeenOnPostgresql() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            killAndRepeat(
                    Application.POSTGRESQL,
                    Map.of(
                            "KOSH_DB_URL",
                            server.getJdbcUrl("postgres", "postgres"),
                            "QUARKUS_DATASOURCE_USERNAME",
                            "postgres"));
        }
    }

    /** H2 is free to write a commit down later; the caller was told that it is there. */
    @Test
    void whatWasToldAsCommittedOutlivesAKillRightAfter() throws Exception {
        Application running = Application.start(Application.H2, directory, Map.of());
        String token = running.shownToken();
        for (int round = 1; round <= KILLS_AFTER; round++) {
            String dataset = "told-" + round;
            HttpResponse<String> told = running.post(
                    "/v1/imports?layout=datasets&mode=commit",
                    token,
                    "id,kind,frequency,title_en,description\n" + dataset + ",table,A,Told,For a test\n");
            running.kill();
            assertThat(told.statusCode()).as(told.body()).isEqualTo(201);
            running = Application.start(Application.H2, directory, Map.of());
            assertThat(running.get("/v1/datasets/" + dataset)).contains("Told");
        }
        running.close();
    }

    /** All cells say the same, so that a mixture of two releases would be seen in any of them. */
    private static String file(int value) {
        return "indicator,origin,destination,sex,age,period,unit,value,status,source\n"
                + IntStream.range(0, ROWS)
                        .mapToObj(i -> "arrivals,CHN,KAZ," + (i % 2 == 0 ? "F" : "M") + ",Y" + (i / 2 % 100) + ","
                                + (1000 + i / 200) + ",persons," + value + ",official,zonakz2020\n")
                        .collect(Collectors.joining());
    }

    private void killAndRepeat(Path jar, Map<String, String> database) throws Exception {
        Random random = new Random(20261124);
        Application running = Application.start(jar, directory, database);
        String token = running.shownToken();
        running.post(
                "/v1/imports?layout=datasets&mode=commit",
                token,
                "id,kind,frequency,title_en,description\nkilled,table,A,Killed,For a test\n");
        long held = 0;
        int interrupted = 0;
        for (int round = 1; round <= KILLS; round++) {
            int releases =
                    JSON.readTree(running.get("/v1/releases")).path("count").asInt();
            String address = "/v1/imports?dataset=killed&mode=commit&action=replace";
            String id = JSON.readTree(running.post(address + "&wait=0", token, file(round))
                            .body())
                    .path("id")
                    .asText();
            Thread.sleep(random.nextInt(LATEST_MILLIS));
            running.kill();
            running = Application.start(jar, directory, database);

            JsonNode job = JSON.readTree(running.get("/v1/imports/" + id));
            boolean committed = job.path("state").asText().equals("committed");
            assertThat(job.path("state").asText()).isIn("committed", "interrupted");
            assertThat(JSON.readTree(running.get("/v1/releases")).path("count").asInt())
                    .as("round %d: the releases agree with the import", round)
                    .isEqualTo(releases + (committed ? 1 : 0));
            assertThat(sum(running))
                    .as("round %d: all or nothing", round)
                    .isEqualTo(committed ? (long) ROWS * round : held);

            interrupted += committed ? 0 : 1;
            String repeated =
                    running.post(address + "&wait=120", token, file(round)).body();
            assertThat(JSON.readTree(repeated).path("state").asText()).isEqualTo("committed");
            held = (long) ROWS * round;
            assertThat(sum(running)).isEqualTo(held);
        }
        running.close();
        assertThat(interrupted).as("some were killed before they were done").isPositive();
    }

    private static long sum(Application running) throws Exception {
        JsonNode rows = JSON.readTree(running.get("/v1/aggregates?dataset=killed&by=indicator"))
                .path("rows");
        return rows.isEmpty() ? 0 : rows.get(0).path("value").asLong();
    }
}
