package kosh.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import kosh.access.Role;
import kosh.access.Tokens;
import kosh.synthetic.Population;
import kosh.synthetic.SyntheticFiles;
import org.junit.jupiter.api.Test;

/** People who do not exist, brought as anybody brings a file. */
@QuarkusTest
@TestProfile(SyntheticImportTest.Own.class)
class SyntheticImportTest {

    /** A service of its own, in which no other test finds them. */
    public static class Own implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.datasource.jdbc.url", "jdbc:h2:mem:synthetic;DB_CLOSE_DELAY=-1");
        }
    }

    private static final RestAssuredConfig AS_SENT = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));
    private static final int PERSONS = 10_000;

    @Inject
    Tokens tokens;

    private JsonPath commit(String query, String text) {
        String secret = tokens.issue("tester", Role.IMPORTER, Instant.now().plus(1, ChronoUnit.DAYS), "test")
                .secret();
        return given().config(AS_SENT)
                .header("Authorization", "Bearer " + secret)
                .contentType("text/csv")
                .body(text.getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports?mode=commit&" + query)
                .jsonPath();
    }

    @Test
    void everyRowIsTakenWithoutAFindingAndNoneIsThereBefore() throws IOException {
        assertThat(given().get("/v1/datasets").asString()).doesNotContain(SyntheticFiles.DATASET);
        StringBuilder episodes = new StringBuilder();
        SyntheticFiles.writeEpisodes(Population.of(Population.SEED), PERSONS, episodes);

        isTaken(commit("layout=sources", SyntheticFiles.SOURCES), 1);
        isTaken(commit("layout=datasets", SyntheticFiles.DATASETS), 1);
        isTaken(commit("layout=episodes&dataset=" + SyntheticFiles.DATASET, episodes.toString()), PERSONS);

        assertThat(given().get("/v1/datasets").asString()).contains(SyntheticFiles.DATASET);
        assertThat(given().get("/v1/sources").asString()).contains("they describe nobody");
    }

    private static void isTaken(JsonPath seen, int rows) {
        assertThat(seen.getString("state")).as(seen.prettify()).isEqualTo("committed");
        assertThat(seen.getInt("accepted")).isEqualTo(rows);
        assertThat(seen.getInt("errorCount")).isZero();
        assertThat(seen.getInt("warningCount")).isZero();
        assertThat(seen.getInt("diff.insert")).isEqualTo(rows);
    }
}
