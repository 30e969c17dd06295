package kosh.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import kosh.access.Role;
import kosh.access.Tokens;
import org.junit.jupiter.api.Test;

/** The running service and {@code openapi.yaml} say the same, in both directions. */
@QuarkusTest
class ContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> WITHOUT_OWN_PARAMETERS = Set.of("/openapi", "/problems", "/problems/{id}");
    /** What differs from one answer to the next although nothing has changed. */
    private static final Pattern OF_THE_MOMENT = Pattern.compile(
            "urn:uuid:[0-9a-f-]+|http://localhost:\\d+|asOf=\\d+|\"(release|import)\":\\d+|\"(at|sha256)\":\"[^\"]+\"|[Rr]elease \\d+");

    private static final int GENERATED = 4000;
    private static final List<String> ACCEPTS = List.of(
            "application/json",
            "text/csv",
            "application/x-ndjson",
            "*/*",
            "text/html",
            "image/png",
            "text/*;q=0.3, application/json;q=0.1",
            "nonsense");
    private static final List<String> BAD = List.of(
            "CHM",
            "*",
            "all",
            "",
            ",",
            ",,CHN",
            "CHN*",
            "**",
            "-1",
            "0",
            "99999999999999999999",
            "1.5",
            "latest:0",
            "latest:99999",
            "2019-13",
            "2019..",
            "..",
            "2020..2015",
            "2019-02-30",
            "0000",
            "+999999999-01-01",
            "2019/2018",
            "2026-11-23T00:00:00Z",
            "1970-01-01T00:00:00Z",
            "'; drop table observation; --",
            "\u0000",
            "\ud83d\udc0e",
            "%",
            "a b",
            "\u041a\u0438\u0442\u0430\u0439",
            "_T",
            "Y0T14",
            "Y_GE65",
            "Y999",
            "origin:",
            "origin:country",
            "origin:galaxy",
            "time:year",
            "time:country",
            ":",
            "xml",
            "ndjson",
            "x".repeat(3000));

    @TestHTTPResource("/")
    URI address;

    @Inject
    Tokens tokens;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Contract contract;

    ContractTest() throws IOException {
        contract = new Contract();
    }

    private HttpResponse<String> get(String address, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(this.address.resolve(address));
        if (address.startsWith("/v1/tokens") && !List.of(headers).contains("Authorization")) {
            request.header("Authorization", "Bearer " + token(Role.ADMIN));
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String token(Role role) {
        return tokens.issue("contract", role, Instant.now().plusSeconds(600), "test")
                .secret();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String mediaType(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
    }

    @Test
    void theServiceHandsOutTheFile() throws Exception {
        HttpResponse<String> yaml = get("/openapi");
        HttpResponse<String> json = get("/openapi?format=JSON");

        assertThat(new ObjectMapper(new YAMLFactory()).readTree(yaml.body())).isEqualTo(contract.document());
        assertThat(JSON.readTree(json.body())).isEqualTo(contract.document());
        assertThat(get("/docs/").body()).contains("swagger-ui").contains("/openapi");
    }

    @Test
    void everyEndpointStandsInTheFileAndNoOther() {
        Set<String> endpoints = new TreeSet<>();
        for (JavaClass resource : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("kosh")) {
            for (JavaMethod method : resource.getMethods()) {
                for (Class<? extends Annotation> verb : List.of(GET.class, POST.class, DELETE.class)) {
                    if (method.isAnnotatedWith(verb)) {
                        String below = method.isAnnotatedWith(Path.class)
                                ? "/" + method.getAnnotationOfType(Path.class).value()
                                : "";
                        endpoints.add(verb.getSimpleName() + " "
                                + resource.getAnnotationOfType(Path.class).value() + below);
                    }
                }
            }
        }
        endpoints.remove("GET /");

        assertThat(endpoints).isEqualTo(contract.operations());
    }

    @Test
    void everyPathTakesJustTheParametersOfTheFile() throws Exception {
        for (String path : contract.paths()) {
            if (!WITHOUT_OWN_PARAMETERS.contains(path)) {
                HttpResponse<String> refusal = get(contract.example(path, "zzzzzzzz=1"));
                List<String> allowed = new ArrayList<>();
                JSON.readTree(refusal.body())
                        .path("errors")
                        .path(0)
                        .path("allowed")
                        .forEach(name -> allowed.add(name.asText()));
                assertThat(allowed)
                        .as(path)
                        .containsExactlyInAnyOrderElementsOf(
                                contract.parameters(path, "query").keySet());
            }
        }
    }

    @Test
    void everyExampleOfAParameterIsUnderstood() throws Exception {
        for (String path : contract.paths()) {
            for (Map.Entry<String, JsonNode> parameter :
                    contract.parameters(path, "query").entrySet()) {
                JsonNode example = parameter.getValue().path("example");
                if (!example.isMissingNode()) {
                    HttpResponse<String> answer =
                            get(contract.example(path, parameter.getKey() + "=" + encode(example.asText())));
                    assertThat(answer.statusCode())
                            .as(path + " " + parameter.getKey() + ": " + answer.body())
                            .isIn(200, 422);
                    if (answer.statusCode() == 422) {
                        // The code is known, but the sum is none.
                        assertThat(JSON.readTree(answer.body()).path("type").asText())
                                .as(path + " " + parameter.getKey())
                                .doesNotEndWith("unknown-code");
                    }
                }
            }
        }
    }

    @Test
    void everyMediaTypeAndHeaderOfTheFileIsThere() throws Exception {
        for (String path : contract.paths()) {
            for (String type : contract.mediaTypes(path, 200)) {
                HttpResponse<String> answer = get(contract.example(path, ""), "Accept", type);
                assertThat(answer.statusCode()).as(path + " " + type).isEqualTo(200);
                assertThat(mediaType(answer)).as(path).isEqualTo(type);
                assertThat(contract.headers(path, 200))
                        .as(path)
                        .allMatch(name -> answer.headers().firstValue(name).isPresent());
            }
        }
    }

    @Test
    void everyStatusOfTheFileIsReached() throws Exception {
        for (String path : contract.paths()) {
            String example = contract.example(path, "");
            Set<String> reached = new TreeSet<>(Set.of("200"));
            for (String status : contract.statuses(path)) {
                HttpResponse<String> answer = switch (status) {
                    case "304" -> get(example, "If-None-Match", "*");
                    case "400" -> get(contract.example(path, "zzzzzzzz=1"));
                    case "401" -> get(example, "Authorization", "Bearer none");
                    case "403" -> get(example, "Authorization", "Bearer " + token(Role.IMPORTER));
                    case "404" -> get(path.replaceAll("\\{.*", "") + "zzzzzzzz");
                    case "406" -> get(example, "Accept", "image/png");
                    case "412" -> get(example, "If-Match", "\"another\"");
                    case "422" -> get(contract.example(path, path.equals("/openapi") ? "format=xx" : "lang=xx"));
                    default -> get(example);
                };
                reached.add(String.valueOf(answer.statusCode()));
            }
            Set<String> promised = new TreeSet<>(contract.statuses(path));
            // Only while the service starts or is overloaded, and of large answers: LimitsTest asks for both.
            promised.removeAll(Set.of("503", "413"));
            assertThat(reached).as(path).isEqualTo(promised);
        }
    }

    @Test
    void everyExampleIsWhatTheServiceAnswers() throws Exception {
        Map<String, JsonNode> examples = contract.examples();
        assertThat(examples).hasSizeGreaterThan(15);
        for (Map.Entry<String, JsonNode> example : examples.entrySet()) {
            String body = get(example.getKey() + (example.getKey().contains("?") ? "&" : "?") + "lang=en")
                    .body();
            if (example.getKey().startsWith("/problems")) {
                body = get(example.getKey()).body();
            }
            JsonNode answer = example.getValue() instanceof TextNode ? new TextNode(body) : JSON.readTree(body);
            assertThat(lasting(answer)).as(example.getKey()).isEqualTo(lasting(example.getValue()));
        }
    }

    private static String lasting(JsonNode body) {
        return OF_THE_MOMENT.matcher(body.toString()).replaceAll("...");
    }

    @Test
    void thousandsOfRequestsGoodAndBadAreAnsweredAsTheFileSays() throws Exception {
        List<String> paths = new ArrayList<>(contract.paths());
        paths.remove("/openapi");
        Map<String, List<String>> codes = knownCodes();
        Random random = new Random(20261123);
        Map<Integer, Integer> statuses = new java.util.TreeMap<>();
        for (int i = 0; i < GENERATED; i++) {
            String path = paths.get(random.nextInt(paths.size()));
            String question = question(path, codes, random);
            String accept = random.nextInt(4) == 0 ? ACCEPTS.get(random.nextInt(ACCEPTS.size())) : "*/*";
            HttpResponse<String> answer = random.nextInt(10) == 0
                    ? get(question, "Accept", accept, "If-None-Match", "W/\"x\", *")
                    : get(question, "Accept", accept);
            String what = i + ": " + question + " (" + accept + ") " + answer.statusCode() + " " + answer.body();
            statuses.merge(answer.statusCode(), 1, Integer::sum);

            assertThat(contract.statuses(path)).as(what).contains(String.valueOf(answer.statusCode()));
            Set<String> types = contract.mediaTypes(path, answer.statusCode());
            if (types.isEmpty()) {
                assertThat(answer.body()).as(what).isEmpty();
            } else {
                assertThat(types).as(what).contains(mediaType(answer));
                if (mediaType(answer).endsWith("json") && !mediaType(answer).endsWith("ndjson")) {
                    assertThat(contract.faults(path, answer.statusCode(), mediaType(answer), answer.body()))
                            .as(what)
                            .isEmpty();
                }
            }
        }
        assertThat(statuses.keySet()).contains(200, 304, 400, 404, 406, 422);
        assertThat(statuses.get(200)).isGreaterThan(GENERATED / 10);
    }

    /** For each parameter some values that mean something. */
    private Map<String, List<String>> knownCodes() throws Exception {
        return Map.ofEntries(
                Map.entry("dataset", listed("/v1/datasets", "id")),
                Map.entry("indicator", listed("/v1/indicators", "id")),
                Map.entry("origin", listed("/v1/areas", "code")),
                Map.entry("destination", listed("/v1/areas", "code")),
                Map.entry("source", listed("/v1/sources", "id")),
                Map.entry("sex", List.of("_T", "F", "M", "f")),
                Map.entry("age", List.of("_T", "CHILDREN", "Y0T14", "Y_GE65")),
                Map.entry(
                        "time",
                        List.of("2019", "2015..2020", "1991-01-01/2016-01-01", "latest:3", "2019-03", "2015..")),
                Map.entry("status", List.of("official", "derived", "missing", "estimate")),
                Map.entry("by", List.of("time", "origin", "origin:country", "time:year", "sex", "status", "indicator")),
                Map.entry("asOf", List.of("1", "2026-11-23T00:00:00Z", "9999-01-01T00:00:00Z")),
                Map.entry("lang", List.of("en", "kk", "ru", "zh", "EN")),
                Map.entry("format", List.of("json", "csv", "ndjson", "JSON")),
                Map.entry("limit", List.of("1", "10", "1000")),
                Map.entry("after", List.of("A0117", "zz")),
                Map.entry("kind", List.of("table", "register", "flow", "news")),
                Map.entry(
                        "id", List.of("A0117", "CLAIM-001", "status-grants", "arrivals", "zonakz2020", "not-additive")),
                Map.entry("code", List.of("CHN", "cn", "156", "CN-654300")),
                Map.entry("number", List.of("1", "2", "01")),
                Map.entry("rule", List.of("official", "all", "official-v1")),
                Map.entry("value", List.of("500000", "7,326", "41.5%", "about 1.7 million", "more than 65 thousand")),
                Map.entry("low", List.of("0", "150000")),
                Map.entry("high", List.of("200000", "45%")),
                Map.entry("unit", List.of("persons", "percent")),
                Map.entry("definition", List.of("same", "wider", "narrower", "other")),
                Map.entry("verdict", List.of("too-high", "possible", "no-evidence")),
                Map.entry("cumulative", List.of("true", "false")),
                Map.entry("explain", List.of("true", "false")),
                Map.entry("layout", listed("/v1/imports/layouts", "layout")));
    }

    private List<String> listed(String path, String key) throws Exception {
        List<String> codes = new ArrayList<>();
        JSON.readTree(get(path).body())
                .path("rows")
                .forEach(row -> codes.add(row.path(key).asText()));
        assertThat(codes).isNotEmpty();
        return codes;
    }

    private String question(String path, Map<String, List<String>> codes, Random random) {
        String filled = path;
        for (String name : contract.parameters(path, "path").keySet()) {
            String value = value(name, codes, random);
            // Nothing, and dots, would name another path.
            String segment = value.matches("\\.*") ? "none" : encode(value).replace("+", "%20");
            filled = filled.replace("{" + name + "}", segment);
        }
        List<String> parts = new ArrayList<>();
        for (String name : contract.parameters(path, "query").keySet()) {
            if (random.nextInt(5) == 0) {
                String value = value(name, codes, random);
                if (random.nextInt(5) == 0) {
                    value += "," + value(name, codes, random);
                }
                parts.add(name + "=" + encode(value));
            }
        }
        if (random.nextInt(30) == 0 && !WITHOUT_OWN_PARAMETERS.contains(path)) {
            parts.add(encode(BAD.get(random.nextInt(BAD.size()))) + "=1");
        }
        return parts.isEmpty() ? filled : filled + "?" + String.join("&", parts);
    }

    private static String value(String name, Map<String, List<String>> codes, Random random) {
        List<String> values = random.nextInt(6) == 0 ? BAD : codes.getOrDefault(name, BAD);
        return values.get(random.nextInt(values.size()));
    }
}
