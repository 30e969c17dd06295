package kosh.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** A service with narrow limits, which nobody asked before: what is kept, what is refused, what is streamed. */
@QuarkusTest
@TestProfile(LimitsTest.Narrow.class)
class LimitsTest {

    /** One question at a time, and answers of 200,000 bytes. */
    public static final class Narrow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.jdbc.url", "jdbc:h2:mem:limits;DB_CLOSE_DELAY=-1",
                    "kosh.limits.at-once", "1",
                    "kosh.limits.waiting", "1",
                    "kosh.limits.patience", "PT0S",
                    "kosh.limits.answer-bytes", "200000");
        }
    }

    @TestHTTPResource("/")
    URI address;

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpRequest.Builder request(String question) {
        return HttpRequest.newBuilder(address.resolve(question));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static Map<String, List<String>> headers(HttpResponse<?> response) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(response.headers().map());
        headers.remove(":status");
        return headers;
    }

    private double hits() {
        return Stream.of(given().get("/q/metrics").asString().split("\n"))
                .filter(line -> line.startsWith("cache_gets_total{cache=\"replies\"") && line.contains("\"hit\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void anAnswerThatIsKeptIsTheSameToTheByteAndHeader() throws Exception {
        int compared = 0;
        for (String question : new Contract().examples().keySet()) {
            if (!question.startsWith("/v1/") || question.startsWith("/v1/imports")) {
                continue;
            }
            for (String coding : List.of("identity", "gzip")) {
                for (String language : List.of("ru", "zh")) {
                    HttpRequest.Builder request = request(question)
                            .header("Accept-Language", language)
                            .header("Accept-Encoding", coding);
                    HttpResponse<byte[]> made = send(request);
                    if (made.statusCode() != 200) {
                        continue;
                    }
                    compared++;
                    // Small ones are kept from the second time on.
                    HttpResponse<byte[]> again = send(request);
                    double before = hits();
                    HttpResponse<byte[]> kept = send(request);
                    HttpResponse<byte[]> head = send(request.method("HEAD", HttpRequest.BodyPublishers.noBody()));
                    HttpResponse<byte[]> unchanged = send(request.GET()
                            .header(
                                    "If-None-Match",
                                    made.headers().firstValue("ETag").orElseThrow()));

                    assertThat(hits() - before).as(question).isEqualTo(3);
                    assertThat(again.body()).as(question).isEqualTo(made.body());
                    assertThat(headers(again)).as(question).isEqualTo(headers(made));
                    assertThat(kept.body()).as(question).isEqualTo(made.body());
                    assertThat(headers(kept)).as(question).isEqualTo(headers(made));
                    assertThat(made.headers().firstValue("Content-Encoding").orElse("identity"))
                            .as(question)
                            .isEqualTo(coding);
                    assertThat(made.headers().firstValueAsLong("Content-Length"))
                            .as(question)
                            .hasValue(made.body().length);
                    assertThat(headers(head)).as(question).isEqualTo(headers(made));
                    assertThat(head.body()).isEmpty();
                    assertThat(unchanged.statusCode()).as(question).isEqualTo(304);
                    assertThat(headers(made)).as(question).containsAllEntriesOf(headers(unchanged));
                }
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    @Test
    void aClientThatOffersAnUpgradeToHttp2IsAnsweredInHttp1() throws Exception {
        HttpResponse<byte[]> answer = send(request("/v1/arrivals?origin=CHN").version(HttpClient.Version.HTTP_2));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }

    @Test
    void theSameQuestionInOtherWordsIsAnsweredFromWhatIsKept() throws Exception {
        send(request("/v1/arrivals?origin=CHN&time=2017..2022&lang=zh"));
        HttpResponse<byte[]> first = send(request("/v1/arrivals?origin=CHN&time=2017..2022&lang=zh"));
        double before = hits();
        HttpResponse<byte[]> other = send(request("/v1/arrivals.json?time=2017..2022&lang=ZH&origin=cn"));

        assertThat(other.body()).isEqualTo(first.body());
        assertThat(headers(other)).isEqualTo(headers(first));
        assertThat(hits() - before).isEqualTo(1);
    }

    @Test
    void whatIsKeptIsSentOnlyToThoseWhoAskForIt() throws Exception {
        String question = "/v1/arrivals?origin=CHN&time=2018..2023";
        List<byte[]> bodies = new ArrayList<>();
        for (String[] headers : List.of(
                new String[] {"Accept-Language", "ru"},
                new String[] {"Accept-Language", "zh"},
                new String[] {"Accept", "text/csv"},
                new String[] {"Accept", "application/x-ndjson"},
                new String[] {"Accept-Encoding", "gzip"})) {
            send(request(question).headers(headers));
            bodies.add(send(request(question).headers(headers)).body());
        }
        assertThat(bodies).doesNotHaveDuplicates();
        assertThat(send(request(question).header("Accept", "image/png")).statusCode())
                .isEqualTo(406);
        assertThat(send(request(question).header("If-Match", "\"other\"")).statusCode())
                .isEqualTo(412);
    }

    @Test
    void aHeaderOnTwoLinesIsNotTakenForItsFirst() throws Exception {
        String question = "/v1/aggregates?origin=CHN&time=2016..2021";
        HttpResponse<byte[]> both =
                send(request(question).header("Accept", "*/*;q=0.1").header("Accept", "text/csv"));
        HttpResponse<byte[]> first = send(request(question).header("Accept", "*/*;q=0.1"));

        assertThat(both.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(first.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    void anEndlessLanguageHoldsNobodyUp() throws Exception {
        HttpResponse<byte[]> answer = send(request("/v1/arrivals?origin=CHN&time=2019")
                .header("Accept-Language", "aa" + "-aa".repeat(5000))
                .timeout(Duration.ofSeconds(20)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Language")).hasValue("en");
    }

    @Test
    void whatABodyAskedIsNotTakenForTheAddressAlone() {
        String address = "/v1/verify";
        given().get(address).then().statusCode(400);
        for (String value : List.of("500000", "170000")) {
            given().contentType("application/json")
                    .body("{\"value\": \"" + value + "\", \"origin\": \"CHN\", \"time\": \"1991-01-01/2020-10-01\"}")
                    .post(address)
                    .then()
                    .statusCode(200)
                    .body("question", containsString(value));
        }
        given().get(address).then().statusCode(400);
    }

    @Test
    void aJsonAnswerThatIsTooLargeSaysHowToGetIt() {
        String instead = given().get("/v1/observations?limit=10000")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", endsWith("/problems/answer-too-large"))
                .body("detail", containsString("200000 bytes"))
                .extract()
                .path("try");

        assertThat(instead).startsWith("/v1/observations.csv?");
        assertThat(given().get(instead)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString()
                        .lines()
                        .count())
                .isGreaterThan(2000);
    }

    @Test
    void csvAndNdjsonAreOfAnySize() throws Exception {
        int count = given().get("/v1/observations?limit=1").path("count");
        for (String format : List.of("csv", "ndjson")) {
            String question = "/v1/observations?format=" + format;
            HttpResponse<byte[]> plain = send(request(question));
            HttpResponse<byte[]> packed = send(request(question).header("Accept-Encoding", "gzip"));
            String lines = new String(plain.body(), StandardCharsets.UTF_8);

            assertThat(plain.statusCode()).isEqualTo(200);
            assertThat(plain.body().length).isGreaterThan(200_000);
            assertThat(lines.lines().count()).isGreaterThanOrEqualTo(count);
            assertThat(unpacked(packed).equals(lines)).as(format).isTrue();
            assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
            assertThat(send(request(question).method("HEAD", HttpRequest.BodyPublishers.noBody()))
                            .headers()
                            .firstValue("ETag"))
                    .isEqualTo(plain.headers().firstValue("ETag"));
        }
    }

    private static String unpacked(HttpResponse<byte[]> response) throws IOException {
        return new String(
                new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void whoAsksTooMuchAtOnceIsToldToComeAgainAndOthersAreNotHeldUp() throws Exception {
        send(request("/v1/arrivals?time=2019"));
        List<HttpResponse<byte[]>> refused = List.of();
        for (int round = 0; round < 20 && refused.isEmpty(); round++) {
            List<CompletableFuture<HttpResponse<byte[]>>> burst = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                String question = "/v1/observations?limit=" + (100 + 64 * round + i);
                burst.add(client.sendAsync(request(question).build(), BodyHandlers.ofByteArray()));
            }
            assertThat(send(request("/v1/arrivals?time=2019")).statusCode()).isEqualTo(200);
            assertThat(send(request("/q/health")).statusCode()).isEqualTo(200);
            List<HttpResponse<byte[]>> answers =
                    burst.stream().map(CompletableFuture::join).toList();
            assertThat(answers)
                    .extracting(HttpResponse::statusCode)
                    .containsAnyOf(200)
                    .isSubsetOf(200, 503);
            refused = answers.stream().filter(a -> a.statusCode() == 503).toList();
        }
        assertThat(refused).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("*");
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("/problems/overloaded");
        });
        assertThat(given().get("/q/metrics").asString())
                .contains("kosh_questions_total{outcome=\"refused\"}")
                .contains("kosh_questions_computing{of=\"memory\"}");
    }

    @Test
    void theLimitsAreThoseThatAreHeldTo() {
        given().get("/v1/limits")
                .then()
                .statusCode(200)
                .body("rows.find { it.name == 'answer-json' }.value", is(200_000))
                .body("rows.find { it.name == 'questions-computed-at-once' }.value", is(1))
                .body("rows.find { it.name == 'address' }.value", is(16_384))
                .body("rows.name", hasItems("time-to-answer", "observations-page", "import-file", "speed-spans"));
        given().get("/v1/observations?limit=10001").then().statusCode(400);
        given().get("/v1/arrivals?origin=" + "CHN,".repeat(5000)).then().statusCode(414);
    }
}
