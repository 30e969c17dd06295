package kosh.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A service that keeps no answers: what the event loop answers is what the endpoint does, to the byte and header. */
@QuarkusTest
@TestProfile(ShortcutTest.Forgetful.class)
class ShortcutTest {

    public static final class Forgetful implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.jdbc.url", "jdbc:h2:mem:shortcut;DB_CLOSE_DELAY=-1",
                    "kosh.limits.kept-share-of-heap", "0");
        }
    }

    private static final int QUESTIONS = 400;
    private static final List<String> PATHS =
            List.of("/v1/arrivals", "/v1/aggregates", "/v1/arrivals/", "//v1/arrivals", "/v1/./arrivals");
    private static final List<String> SUFFIXES = List.of("", "", ".json", ".csv", ".ndjson", ".xml");
    private static final Map<String, List<String>> PARAMETERS = new TreeMap<>(Map.of(
            "dataset", List.of("status-grants-by-origin", "status-grants", "no-such-one", "*"),
            "origin", List.of("CHN", "chn,MNG", "CN*", "Китай", "XX", "*", "%43HN", "UZB&origin=TKM"),
            "destination", List.of("KAZ", "KZ*"),
            "by", List.of("time", "origin", "origin,time", "time:year", "nothing", "indicator,origin"),
            "time", List.of("2019", "2015..2020", "latest:3", "2015..", "20x", "..1999,2005", "1..9998"),
            "sex", List.of("F", "_T"),
            "lang", List.of("ru", "kk", "xx"),
            "format", List.of("csv", "json", "pdf"),
            "status", List.of("official", "reported,derived"),
            "wrong", List.of("1")));

    @TestHTTPResource("/")
    URI address;

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> send(String question, List<String> headers, String method) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address.resolve("/") + question.substring(1)))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    }

    private static double questions(String outcome) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("kosh_questions_total{outcome=\"" + outcome + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void theEventLoopAnswersAsTheEndpointDoes() throws Exception {
        Random random = new Random(1991);
        double atOnce = questions("at_once");
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (int i = 0; i < QUESTIONS; i++) {
            String question = question(random);
            List<String> headers = headers(random);
            String method = random.nextInt(5) == 0 ? "HEAD" : "GET";

            HttpResponse<String> quick = send(question, headers, method);
            // A parameter that says nothing leads to the endpoint.
            HttpResponse<String> slow =
                    send(question + (question.contains("?") ? "&" : "?") + "asOf=*", headers, method);

            String asked = method + " " + question + " " + headers;
            assertThat(quick.statusCode()).as(asked).isEqualTo(slow.statusCode());
            assertThat(withoutInstance(quick.body())).as(asked).isEqualTo(withoutInstance(slow.body()));
            assertThat(headers(quick)).as(asked).isEqualTo(headers(slow));
            statuses.merge(quick.statusCode(), 1, Integer::sum);
        }
        assertThat(statuses).containsKeys(200, 304, 400, 404, 406, 422);
        assertThat(questions("at_once") - atOnce).isBetween(0.6 * statuses.get(200), (double) QUESTIONS);
    }

    private static String question(Random random) {
        StringBuilder question = new StringBuilder(any(PATHS, random));
        if (question.charAt(question.length() - 1) != '/') {
            question.append(any(SUFFIXES, random));
        }
        char separator = '?';
        for (Map.Entry<String, List<String>> parameter : PARAMETERS.entrySet()) {
            if (random.nextInt(5) == 0 && (!parameter.getKey().equals("wrong") || random.nextInt(4) == 0)) {
                question.append(separator)
                        .append(parameter.getKey())
                        .append('=')
                        .append(any(parameter.getValue(), random));
                separator = '&';
            }
        }
        return question.toString();
    }

    private static List<String> headers(Random random) {
        List<String> headers = new ArrayList<>();
        Map<String, List<String>> offered = new TreeMap<>(Map.of(
                "Accept",
                        List.of(
                                "text/csv",
                                "application/json;q=0.5, text/csv",
                                "text/*",
                                "image/png",
                                "rubbish",
                                "application/json;q=2, text/csv"),
                "Accept-Language", List.of("ru", "zh-CN,en;q=0.5", "?"),
                "Accept-Encoding", List.of("gzip"),
                "If-None-Match", List.of("*", "\"other\""),
                "If-Match", List.of("\"other\"")));
        offered.forEach((name, values) -> {
            if (random.nextInt(8) == 0) {
                headers.add(name);
                headers.add(any(values, random));
            }
        });
        return headers;
    }

    private static String any(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private static String withoutInstance(String body) {
        return body.replaceAll("urn:uuid:[-0-9a-f]+", "");
    }

    private static Map<String, List<String>> headers(HttpResponse<?> response) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(response.headers().map());
        if (response.statusCode() >= 400) {
            headers.remove("Content-Length");
        }
        return headers;
    }
}
