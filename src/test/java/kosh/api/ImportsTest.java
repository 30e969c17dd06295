package kosh.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.github.luben.zstd.Zstd;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import kosh.access.Role;
import kosh.access.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files brought over HTTP: rehearsed, committed, watched, taken back. */
@QuarkusTest
@TestProfile(ImportsTest.Own.class)
class ImportsTest {

    /** A service of its own, because releases come and go here. */
    public static class Own implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.jdbc.url", "jdbc:h2:mem:imports;DB_CLOSE_DELAY=-1",
                    "kosh.imports.max-bytes", "200000000");
        }
    }

    private static final String HEADER =
            "id,indicator,origin,destination,sex,age,period,unit,value,low,high,status,source,locator,note\n";
    /** Without a charset that nobody named. */
    private static final RestAssuredConfig AS_SENT = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject
    Tokens tokens;

    private String secret;
    private String dataset;

    @BeforeEach
    void newDataset() {
        secret = tokens.issue("tester", Role.IMPORTER, Instant.now().plus(1, ChronoUnit.DAYS), "test")
                .secret();
        dataset = "test-" + NUMBER.incrementAndGet();
        send(
                        "layout=datasets&mode=commit",
                        "id,kind,frequency,title_en,description\n" + dataset + ",table,A,Test,Test\n")
                .then()
                .statusCode(201);
    }

    private RequestSpecification request() {
        return given().config(AS_SENT)
                .header("Authorization", "Bearer " + secret)
                .contentType("text/csv");
    }

    private Response send(String query, String text) {
        return send(query, text.getBytes(StandardCharsets.UTF_8));
    }

    private Response send(String query, byte[] body) {
        return request().body(body).post("/v1/imports" + (query.isEmpty() ? "" : "?") + query);
    }

    private String row(String id, String origin, int year, Object value) {
        return dataset + "-" + id + ",arrivals," + origin + ",KAZ,_T,_T," + year + ",persons," + value
                + ",,,official,zonakz2020,,\n";
    }

    private String rows(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(year -> row(String.valueOf(year), "CHN", year, 100 + year % 10))
                .collect(Collectors.joining());
    }

    private static int newest() {
        return given().get("/v1/releases").path("rows[0].number");
    }

    private List<Object> values(String query) {
        List<Object> values = given().get("/v1/aggregates?dataset=" + dataset + "&by=time" + query)
                .path("rows.value");
        return values.stream().filter(Objects::nonNull).toList();
    }

    @Test
    void aRehearsalTellsThePlanAndChangesNothing() {
        int before = newest();
        send("dataset=" + dataset, HEADER + rows(1950, 1959))
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("state", equalTo("validated"))
                .body("rows", equalTo(10))
                .body("accepted", equalTo(10))
                .body("diff.insert", equalTo(10))
                .body("diff.unchanged", equalTo(0))
                .body("planToken", notNullValue())
                .body("encoding", equalTo("UTF-8"))
                .body("delimiter", equalTo(","))
                .body("linebreak", equalTo("LF"));
        assertThat(newest()).isEqualTo(before);
    }

    @Test
    void aPlanIsCarriedOutJustAsItWasSeen() {
        Response rehearsal = send("dataset=" + dataset, HEADER + rows(1950, 1959));
        String id = rehearsal.path("id");
        int before = newest();

        request().post("/v1/imports/" + id + "/commit").then().statusCode(428);
        request()
                .header("If-Match", "\"other\"")
                .post("/v1/imports/" + id + "/commit")
                .then()
                .statusCode(412);
        Response commit = request().header("If-Match", rehearsal.header("ETag")).post("/v1/imports/" + id + "/commit");

        commit.then().statusCode(201).body("state", equalTo("committed")).body("release", equalTo(before + 1));
        assertThat(values("")).containsExactly(100, 101, 102, 103, 104, 105, 106, 107, 108, 109);
        given().get("/v1/imports/" + id)
                .then()
                .body("state", equalTo("committed"))
                .body("who", equalTo("tester"));
        given().get("/v1/imports/" + commit.path("import")).then().body("id", equalTo(id));
    }

    @Test
    void aPlanIsNotCarriedOutWhenAnotherReleaseWasMade() {
        Response rehearsal = send("dataset=" + dataset, HEADER + rows(1950, 1959));
        send("dataset=" + dataset + "&mode=commit", HEADER + rows(1940, 1941))
                .then()
                .statusCode(201);

        request()
                .header("If-Match", rehearsal.header("ETag"))
                .post("/v1/imports/" + rehearsal.path("id") + "/commit")
                .then()
                .statusCode(412)
                .contentType("application/problem+json")
                .body("detail", containsString("Rehearse again"));
        assertThat(values("")).hasSize(2);
    }

    @Test
    void mergeInsertsUpdatesAndLeavesTheRest() {
        send("dataset=" + dataset + "&mode=commit", HEADER + rows(1950, 1959))
                .then()
                .statusCode(201);
        Response merge = send(
                "dataset=" + dataset + "&mode=commit&action=merge",
                HEADER + row("1950", "CHN", 1950, 150) + row("1951", "CHN", 1951, 101) + row("1960", "CHN", 1960, 7));

        merge.then()
                .statusCode(201)
                .body("diff.insert", equalTo(1))
                .body("diff.update", equalTo(1))
                .body("diff.unchanged", equalTo(1))
                .body("diff.delete", equalTo(0))
                .body("diff.largest[0].key", equalTo(dataset + "-1950"))
                .body("diff.largest[0].old", equalTo(100))
                .body("diff.largest[0].new", equalTo(150))
                .body("diff.largest[0].change", equalTo(0.5f));
        assertThat(values("")).containsExactly(150, 101, 102, 103, 104, 105, 106, 107, 108, 109, 7);

        int release = merge.path("release");
        given().get("/v1/releases/" + release + "/changes")
                .then()
                .statusCode(200)
                .body("rows.size()", equalTo(2))
                .body("rows.change", equalTo(List.of("update", "insert")))
                .body("rows[0].fields", equalTo(List.of("value", "import")))
                .body("rows[0].old.value", equalTo(100))
                .body("rows[0].new.value", equalTo(150))
                .body("rows[1].old", nullValue());
        given().get("/v1/releases/" + release + "/changes?limit=1")
                .then()
                .body("rows.size()", equalTo(1))
                .body("next", containsString("after="));
    }

    @Test
    void replaceClosesWhatIsNotInTheFile() {
        send("dataset=" + dataset + "&mode=commit", HEADER + rows(1950, 1959))
                .then()
                .statusCode(201);
        send("dataset=" + dataset + "&mode=commit&action=replace", HEADER + rows(1955, 1961))
                .then()
                .body("diff.insert", equalTo(2))
                .body("diff.delete", equalTo(5))
                .body("diff.unchanged", equalTo(5));
        assertThat(values("")).hasSize(7);
    }

    @Test
    void appendRefusesWhatIsThere() {
        send("dataset=" + dataset + "&mode=commit", HEADER + rows(1950, 1959))
                .then()
                .statusCode(201);
        send("dataset=" + dataset + "&mode=commit", HEADER + row("1950", "CHN", 1950, 150))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", containsString("import-refused"))
                .body("issues[0].rule", equalTo("key.exists"))
                .body("issues[0].line", equalTo(2));
    }

    @Test
    void cellsWithoutIdsAreKnownByWhatTheyCount() {
        String header = HEADER.replace("id,", "");
        String cell = "arrivals,CHN,KAZ,_T,_T,1950,persons,5,,,official,zonakz2020,,\n";
        send("dataset=" + dataset + "&mode=commit", header + cell).then().statusCode(201);
        send("dataset=" + dataset + "&mode=commit&action=merge", header + cell.replace(",5,", ",6,"))
                .then()
                .body("diff.update", equalTo(1))
                .body("diff.insert", equalTo(0));
        assertThat(values("")).containsExactly(6);
        given().get("/v1/observations?dataset=" + dataset)
                .then()
                .body("rows[0].id", equalTo(dataset + ":arrivals:CHN:KAZ:_T:_T:1950"));
    }

    @Test
    void aCellThatOverlapsTheTableIsRefusedWithBothLines() {
        Response first = send("dataset=" + dataset + "&mode=commit", HEADER + row("a", "CHN", 1980, 5));
        send("dataset=" + dataset, HEADER + row("b", "MNG", 1980, 5) + row("c", "CN-XJ", 1980, 5))
                .then()
                .body("state", equalTo("rejected"))
                .body("rejected", equalTo(1))
                .body("issues.findAll { it.severity == 'error' }.size()", equalTo(1))
                .body("issues.find { it.severity == 'error' }.line", equalTo(3))
                .body("issues.find { it.severity == 'error' }.rule", equalTo("table.overlap"))
                .body(
                        "issues.find { it.severity == 'error' }.message",
                        containsString("line 2 of import " + first.path("import")));
    }

    @Test
    void aFigureOutOfLineIsAWarning() {
        send("dataset=" + dataset + "&mode=commit", HEADER + rows(1950, 1959) + row("x", "CHN", 1960, 10400))
                .then()
                .statusCode(201)
                .body("warningCount", equalTo(1))
                .body("issues[0].rule", equalTo("value.jump"))
                .body("issues[0].line", equalTo(12));
    }

    /** Thirty faults of twelve kinds in ten thousand rows. */
    @Test
    void plantedFaultsAreFoundJustWhereTheyStand() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(HEADER.strip());
        List<String> origins = given().get("/v1/areas?level=country").path("rows.code");
        for (int i = 0; lines.size() <= 10_000; i++) {
            String origin = origins.get(i % origins.size());
            int year = 1000 + i / origins.size();
            lines.add(row(String.valueOf(i), origin, year, 500).strip());
        }
        Map<Integer, String> planted = new TreeMap<>();
        List<String[]> faults = List.of(
                new String[] {"type.number", ",500,", ",5OO,"},
                new String[] {"type.number", ",500,", ",\"5 000,5\","},
                new String[] {"type.period", null, null},
                new String[] {"code.origin", null, null},
                new String[] {"code.indicator", ",arrivals,", ",arivals,"},
                new String[] {"unit.indicator", ",persons,", ",families,"},
                new String[] {"code.status", ",official,", ",sure,"},
                new String[] {"value.order", ",500,,,", ",500,600,700,"},
                new String[] {"source.absent", ",zonakz2020,", ",,"},
                new String[] {"code.source", ",zonakz2020,", ",zonakz2021,"},
                new String[] {"record.width", ",official,", ",official,,"},
                new String[] {"code.sex", ",_T,_T,", ",X,_T,"},
                new String[] {"figure.absent", ",500,", ",,"},
                new String[] {"key.duplicate", null, null},
                new String[] {"table.overlap", null, null});
        for (int i = 0; i < 30; i++) {
            int line = 100 + i * 307;
            String[] fault = faults.get(i % faults.size());
            String[] fields = lines.get(line - 1).split(",", -1);
            String[] before = lines.get(line - 2).split(",", -1);
            switch (fault[0]) {
                case "type.period" -> fields[6] = fields[6] + "-13";
                case "code.origin" -> fields[2] = "QQQ";
                case "key.duplicate" -> fields[0] = before[0];
                case "table.overlap" -> {
                    fields[2] = before[2];
                    fields[6] = before[6];
                }
                default -> {}
            }
            String text = String.join(",", fields);
            lines.set(line - 1, fault[1] == null ? text : text.replaceFirst(Pattern.quote(fault[1]), fault[2]));
            planted.put(line, fault[0]);
        }
        int before = newest();

        Response report = send("dataset=" + dataset, String.join("\n", lines) + "\n");

        report.then().statusCode(200).body("rows", equalTo(10_000)).body("rejected", equalTo(30));
        Map<Integer, String> found = new TreeMap<>();
        List<Map<String, Object>> issues = report.path("issues.findAll { it.severity == 'error' }");
        issues.forEach(issue -> found.merge((Integer) issue.get("line"), (String) issue.get("rule"), (a, b) -> a + b));
        assertThat(found).isEqualTo(planted);
        assertThat(newest()).isEqualTo(before);
        String rejects =
                given().get("/v1/imports/" + report.path("id") + "/rejects.csv").asString();
        assertThat(rejects.lines()).hasSize(31).element(0).asString().startsWith("_line,_rule,_message,id,indicator");
        assertThat(rejects).contains("\r\n100,type.number,").contains(",5OO,");
    }

    @Test
    void goodRowsGoInWhereBadOnesMayBeLeftOut() {
        String text = HEADER + rows(1950, 1959) + row("bad", "CHN", 1960, "many");
        send("dataset=" + dataset + "&mode=commit&onError=skip&rejectLimit=0", text)
                .then()
                .statusCode(422);
        send("dataset=" + dataset + "&mode=commit&onError=skip&rejectLimit=1", text)
                .then()
                .statusCode(201)
                .body("rejected", equalTo(1))
                .body("diff.insert", equalTo(10))
                .body("issues[0].line", equalTo(12));
        assertThat(values("")).hasSize(10);
    }

    @Test
    void anUndoneImportLeavesEveryAnswerAsItWas() {
        send("dataset=" + dataset + "&mode=commit", HEADER + rows(1950, 1959))
                .then()
                .statusCode(201);
        Map<String, String> before = answers();
        Response merge = send(
                "dataset=" + dataset + "&mode=commit&action=replace",
                HEADER + row("1950", "CHN", 1950, 7) + row("1951", "CHN", 1951, 101) + row("1970", "MNG", 1970, 1));
        assertThat(answers()).isNotEqualTo(before);

        assertThat(undo(merge.path("id")).<Integer>path("release")).isEqualTo((int) merge.path("release") + 1);

        isAnswered(before);
        given().get("/v1/imports/" + merge.path("id")).then().body("state", equalTo("undone"));
        request().delete("/v1/imports/" + merge.path("id")).then().statusCode(409);
    }

    private void isAnswered(Map<String, String> before) {
        answers().forEach((path, answer) -> assertThat(answer).as(path).isEqualTo(before.get(path)));
    }

    /** The answers that speak of figures, less what names the release. */
    private Map<String, String> answers() {
        return Stream.of(
                        "/v1/aggregates?dataset=" + dataset + "&by=time,origin",
                        "/v1/observations?dataset=" + dataset + "&limit=1000",
                        "/v1/observations.csv?dataset=" + dataset,
                        "/v1/observations/" + dataset + "-1950",
                        "/v1/datasets",
                        "/v1/indicators",
                        "/v1/areas",
                        "/v1/sources",
                        "/v1/arrivals",
                        "/v1/arrivals?origin=CHN",
                        "/v1/origins")
                .collect(Collectors.toMap(
                        path -> path,
                        path -> given().get(path)
                                .asString()
                                .replaceAll("asOf=\\d+|\"release\":\\d+|Release \\d+|urn:uuid:[-0-9a-f]+", "...")));
    }

    @Test
    void anImportOnWhichOthersWereBuiltIsNotUndone() {
        Response first = send("dataset=" + dataset + "&mode=commit", HEADER + rows(1950, 1959));
        send("dataset=" + dataset + "&mode=commit&action=merge", HEADER + row("1950", "CHN", 1950, 7))
                .then()
                .statusCode(201);
        request()
                .delete("/v1/imports/" + first.path("id"))
                .then()
                .statusCode(409)
                .body("detail", containsString("has changed '" + dataset + "-1950' since"));
        request().delete("/v1/imports/1").then().statusCode(409).body("detail", containsString("package"));
    }

    @Test
    void importsAreTakenBackOneAfterTheOtherAndATakingBackCanItselfBeTakenBack() {
        Map<String, String> nothing = answers();
        Response first = send("dataset=" + dataset + "&mode=commit", HEADER + rows(1950, 1959));
        Map<String, String> afterFirst = answers();
        Response second = send(
                "dataset=" + dataset + "&mode=commit&action=replace",
                HEADER + row("1950", "CHN", 1950, 7) + row("1970", "MNG", 1970, 1));
        Map<String, String> afterSecond = answers();

        Response taking = undo(second.path("id"));
        isAnswered(afterFirst);
        undo(taking.path("id"));
        isAnswered(afterSecond);
        given().get("/v1/imports/" + second.path("id")).then().body("state", equalTo("committed"));
        undo(second.path("id"));
        isAnswered(afterFirst);
        given().get("/v1/imports/" + second.path("id")).then().body("state", equalTo("undone"));
        undo(first.path("id"));
        isAnswered(nothing);
    }

    private Response undo(String id) {
        Response response = request().delete("/v1/imports/" + id);
        response.then().statusCode(200);
        return response;
    }

    @Test
    void anImportIsNotUndoneWhereALaterOneBroughtAnewWhatItTookOut() {
        send("dataset=" + dataset + "&mode=commit", HEADER + rows(1950, 1959));
        Response replacing = send("dataset=" + dataset + "&mode=commit&action=replace", HEADER + rows(1950, 1957));
        Response again = send("dataset=" + dataset + "&mode=commit&action=merge", HEADER + rows(1958, 1958));
        request()
                .delete("/v1/imports/" + replacing.path("id"))
                .then()
                .statusCode(409)
                .body("detail", containsString("'" + dataset + "-1958' has come anew since"));
        undo(again.path("id"));
        undo(replacing.path("id"));
        assertThat(values("")).hasSize(10);
    }

    @Test
    void theSameBytesAreNeverLoadedTwice() {
        String text = HEADER + rows(1950, 1959);
        Response first = send("dataset=" + dataset + "&mode=commit", text);
        int before = newest();
        Response second = send("dataset=" + dataset + "&mode=commit", text);

        assertThat(second.<String>path("id")).isEqualTo(first.path("id"));
        assertThat(newest()).isEqualTo(before);
    }

    @Test
    void aKeyStandsForOneWish() {
        String text = HEADER + rows(1950, 1959);
        Response first =
                request().header("Idempotency-Key", "key-" + dataset).body(text).post("/v1/imports?dataset=" + dataset);
        request()
                .header("Idempotency-Key", "key-" + dataset)
                .body(text)
                .post("/v1/imports?dataset=" + dataset)
                .then()
                .body("id", equalTo(first.path("id")));
        request()
                .header("Idempotency-Key", "key-" + dataset)
                .body(text + rows(1960, 1960))
                .post("/v1/imports?dataset=" + dataset)
                .then()
                .statusCode(422)
                .body("type", containsString("key-reused"));
    }

    @Test
    void twoImportsAtOnceGoInOneAfterTheOther() {
        String tag = secret;
        List<CompletableFuture<Integer>> both = Stream.of(1950, 1960)
                .map(year -> CompletableFuture.supplyAsync(() -> given().header("Authorization", "Bearer " + tag)
                        .contentType("text/csv")
                        .body(HEADER + rows(year, year + 5))
                        .post("/v1/imports?mode=commit&dataset=" + dataset)
                        .statusCode()))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join)).containsOnly(201);
        assertThat(values("")).hasSize(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1251", "GB18030"})
    void aFileIsReadInItsEncoding(String charset) {
        String note = charset.startsWith("GB") ? "新疆维吾尔自治区，伊犁哈萨克自治州" : "Область Абай, Восточно-Казахстанская";
        String text = "Показатель;Откуда;Куда;Пол;Возраст;Год;Единица;Значение;Статус;Источник;Примечание\r\n";
        if (charset.startsWith("GB")) {
            text = HEADER.replace("id,", "")
                    .replace(",low,high,", ",")
                    .replace(",locator,", ",")
                    .replace(",", ";");
        }
        text += "arrivals;CHN;KAZ;_T;_T;1950;persons;5;official;zonakz2020;\"" + note + "\"\r\n";
        Response report = send("dataset=" + dataset + "&mode=commit", text.getBytes(Charset.forName(charset)));
        report.then().statusCode(201).body("encoding", equalTo(charset)).body("delimiter", equalTo(";"));
        given().get("/v1/observations?dataset=" + dataset).then().body("rows[0].note", equalTo(note));
    }

    @Test
    void sdmxCsvIsReadWithItsLabelsAndStatuses() {
        String header = "STRUCTURE[;],STRUCTURE_ID,ACTION,FREQ,INDICATOR: Indicator,ORIGIN: Origin,DEST,SEX,AGE,"
                + "TIME_PERIOD,OBS_VALUE,OBS_STATUS[],UNIT_MEASURE,UNIT_MULT,CONF_STATUS,SOURCE_REF[],COMMENT_OBS\r\n";
        String rows = "dataflow,KOSH:DF_ARRIVALS(1.0.0),I,A,arrivals: Arrivals,CHN: China,KAZ,_T,_T,"
                + "1950,5,A,persons,0,F,zonakz2020,seen at 10: 30\r\n"
                + "dataflow,KOSH:DF_ARRIVALS(1.0.0),I,A,arrivals: Arrivals,CHN: China,KAZ,_T,_T,"
                + "1951,6,E: Estimated,persons,,,zonakz2020,\r\n"
                + "dataflow,KOSH:DF_ARRIVALS(1.0.0),M,A,arrivals: Arrivals,CHN: China,KAZ,_T,_T,"
                + "1952,,O,persons,0,F,,nobody counted\r\n";
        request()
                .contentType("application/vnd.sdmx.data+csv;version=2.0.0;labels=both")
                .body((header + rows).getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports?mode=commit&dataset=" + dataset)
                .then()
                .statusCode(201)
                .body("diff.insert", equalTo(3));
        given().get("/v1/observations?dataset=" + dataset)
                .then()
                .body("rows.status", equalTo(List.of("reported", "estimate", "missing")))
                .body("rows.note", equalTo(Arrays.asList("seen at 10: 30", null, "nobody counted")))
                .body("rows.origin", equalTo(List.of("CHN", "CHN", "CHN")));
    }

    @Test
    void sdmxCsvThatWouldBeReadAsAnotherFigureIsRefused() {
        String header = "DATAFLOW,ACTION,INDICATOR,ORIGIN,DEST,SEX,AGE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MEASURE,"
                + "UNIT_MULT,CONF_STATUS,SOURCE_REF\n";
        String cell = "arrivals,CHN,KAZ,_T,_T,195";
        send(
                        "dataset=" + dataset,
                        header
                                + ("KOSH:A(1.0),D," + cell + "0,5,A,persons,0,F,zonakz2020\n")
                                + ("KOSH:A(1.0),I," + cell + "1,5,A,persons,3,F,zonakz2020\n")
                                + ("KOSH:A(1.0),I," + cell + "2,5,A,persons,0,C,zonakz2020\n")
                                + ("KOSH:A(1.0),I," + cell + "3,5,U,persons,0,F,zonakz2020\n"))
                .then()
                .body(
                        "issues.rule",
                        equalTo(List.of("sdmx.action", "sdmx.multiplier", "sdmx.confidential", "code.status")))
                .body("issues.line", equalTo(List.of(2, 3, 4, 5)));
    }

    @Test
    void aByteOrderMarkIsNoText() {
        Response report = send(
                "dataset=" + dataset,
                "\uFEFF" + HEADER.replace(',', '\t') + rows(1950, 1950).replace(',', '\t'));
        report.then()
                .body("state", equalTo("validated"))
                .body("bom", equalTo(true))
                .body("delimiter", equalTo("\\t"));
    }

    @Test
    void aDecimalCommaIsTakenWhenItIsSaid() {
        String text = HEADER.replace(",", ";")
                + row("a", "CHN", 1950, "1 234,5").replaceFirst("5,,", "5;;").replace(",", ";");
        String csv = HEADER.replace(",", ";")
                + (dataset + "-a;arrivals;CHN;KAZ;_T;_T;1950;persons;1\u00a0234,5;;;official;zonakz2020;;\n");
        send("dataset=" + dataset, csv)
                .then()
                .body("issues[0].rule", equalTo("type.number"))
                .body("issues[0].fix", equalTo("1234.5"));
        send("dataset=" + dataset + "&decimal=,&mode=commit", csv).then().statusCode(201);
        assertThat(values("").toString()).isEqualTo("[1234.5]");
    }

    @Test
    void aBodyMayComePacked() throws IOException {
        byte[] text = (HEADER + rows(1950, 1959)).getBytes(StandardCharsets.UTF_8);
        request()
                .header("Content-Encoding", "gzip")
                .body(gzip(text))
                .post("/v1/imports?dataset=" + dataset)
                .then()
                .statusCode(200)
                .body("rows", equalTo(10));
        request()
                .header("Content-Encoding", "zstd")
                .body(Zstd.compress(text))
                .post("/v1/imports?dataset=" + dataset)
                .then()
                .statusCode(200)
                .body("rows", equalTo(10));
        byte[] whole = gzip(text);
        request()
                .header("Content-Encoding", "gzip")
                .body(Arrays.copyOf(whole, whole.length - 12))
                .post("/v1/imports?dataset=" + dataset)
                .then()
                .statusCode(400)
                .body("detail", containsString("no whole gzip"));
        request()
                .header("Content-Encoding", "zstd")
                .body(Arrays.copyOf(Zstd.compress(text), 40))
                .post("/v1/imports?dataset=" + dataset)
                .then()
                .statusCode(400);
        request()
                .header("Content-Encoding", "br")
                .body(text)
                .post("/v1/imports?dataset=" + dataset)
                .then()
                .statusCode(415);
    }

    private static byte[] gzip(byte[] text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text);
        }
        return packed.toByteArray();
    }

    @Test
    void aBombDoesNotGoOff() throws IOException {
        request()
                .header("Content-Encoding", "gzip")
                .body(gzip(new byte[100_000_000]))
                .post("/v1/imports?dataset=" + dataset)
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
        send("dataset=" + dataset, HEADER + rows(1950, 1959)).then().statusCode(200);
    }

    @Test
    void monstersAreToldAndLeftBehind() {
        send("dataset=" + dataset, HEADER + "x".repeat(20_000_000) + "\n" + rows(1950, 1951))
                .then()
                .statusCode(200)
                .body("rows", equalTo(3))
                .body("rejected", equalTo(1))
                .body("issues[0].rule", equalTo("record.unreadable"))
                .body("issues[0].line", equalTo(2));
        send("dataset=" + dataset, ",".repeat(1_000_000) + "\n" + rows(1950, 1951))
                .then()
                .statusCode(200)
                .body("state", equalTo("rejected"));
        send("dataset=" + dataset, HEADER + rows(1950, 1951).replaceFirst("CHN", "C\u0000N"))
                .then()
                .body("issues.rule", equalTo(List.of("value.nul")));
        send("dataset=" + dataset, HEADER + "\"" + rows(1950, 1959))
                .then()
                .body("issues[0].rule", equalTo("record.unreadable"))
                .body("accepted", equalTo(9));
        send("dataset=" + dataset, "").then().body("issues[0].rule", equalTo("header.missing"));
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void aClientThatGoesHalfWayLeavesNothing(boolean chunked, boolean abruptly) throws IOException {
        int release = newest();
        int imports = given().get("/v1/imports").path("count");
        byte[] body = (HEADER + rows(1950, 1999)).getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            String head = "POST /v1/imports?mode=commit&dataset=" + dataset + " HTTP/1.1\r\nHost: localhost\r\n"
                    + "Authorization: Bearer " + secret + "\r\nContent-Type: text/csv\r\n"
                    + (chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + body.length * 2) + "\r\n\r\n"
                    + (chunked ? Integer.toHexString(body.length) + "\r\n" : "");
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.write('\r');
            out.write('\n');
            out.flush();
            socket.setSoLinger(abruptly, 0);
        }
        // What comes after it has waited behind it for a while.
        send("dataset=" + dataset, body).then().body("diff.insert", equalTo(50));
        assertThat(newest()).isEqualTo(release);
        assertThat(given().get("/v1/imports").<Integer>path("count")).isEqualTo(imports + 1);
        assertThat(values("")).isEmpty();
    }

    @Test
    void noPersonIsNamed() {
        send(
                        "layout=episodes&dataset=documented-cases&ignore=Фамилия",
                        "id,persons,origin,destination,source,Фамилия\n1,1,CHN,KAZ,zonakz2020,A\n")
                .then()
                .body("issues.rule", equalTo(List.of("person.named")));
    }

    @Test
    void aColumnThatIsNotToBeReadIsNamed() {
        String text = HEADER.replace("\n", ",mine\n") + rows(1950, 1950).replace("\n", ",x\n");
        send("dataset=" + dataset, text).then().body("issues[0].rule", equalTo("header.unknown"));
        send("dataset=" + dataset + "&ignore=mine", text).then().body("state", equalTo("validated"));
    }

    @Test
    void aLongOneIsWatched() {
        Response accepted = request()
                .header("Prefer", "respond-async")
                .body(HEADER + rows(1000, 1999))
                .post("/v1/imports?dataset=" + dataset);
        accepted.then()
                .statusCode(202)
                .header("Preference-Applied", equalTo("respond-async"))
                .header("Location", containsString("/v1/imports/imp_"));
        String id = accepted.path("id");
        String events = given().get("/v1/imports/" + id + "/events").asString();
        assertThat(events)
                .startsWith("data:")
                .contains("\"state\":\"validated\"")
                .contains("\"rows\":1000");
        given().get("/v1/imports/" + id).then().body("diff.insert", equalTo(1000));
    }

    @Test
    void aFormIsTakenFromABrowser() {
        given().header("Authorization", "Bearer " + secret)
                .multiPart("file", "my.csv", (HEADER + rows(1950, 1951)).getBytes(StandardCharsets.UTF_8), "text/csv")
                .post("/v1/imports?dataset=" + dataset)
                .then()
                .statusCode(200)
                .body("file.name", equalTo("my.csv"))
                .body("rows", equalTo(2));
    }

    @Test
    void theTemplateOfALayoutIsAFileOfIt() {
        List<String> layouts = given().get("/v1/imports/layouts").path("rows.layout");
        assertThat(layouts).contains("observations", "episodes", "areas", "sources", "legal-terms");
        for (String layout : layouts) {
            String template =
                    given().get("/v1/imports/layouts/" + layout + ".csv").asString();
            String query = "action=merge&layout=" + layout;
            if (List.of("observations", "episodes", "events").contains(layout)) {
                query += "&dataset=" + (layout.equals("observations") ? "status-grants-by-origin" : "documented-cases");
            }
            send(query, template)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("unchanged"))
                    .body("rows", equalTo(2));
            given().get("/v1/imports/layouts/" + layout)
                    .then()
                    .body("fields.size()", org.hamcrest.Matchers.greaterThan(3));
        }
    }

    @Test
    void theHeadlineAnswersThatMoveAreTold() {
        String header = HEADER.replace("id,", "").replace(",locator,note", "");
        send(
                        "dataset=status-grants-by-origin&action=merge",
                        header + "arrivals,CHN,KAZ,_T,_T,2019,persons,9999,,,official,zonakz2020\n")
                .then()
                .statusCode(200)
                .body("diff.update", equalTo(1))
                .body("diff.largest[0].old", equalTo(7326))
                .body("diff.headline.find { it.key == ['2019', 'CHN'] }.old", equalTo(7326))
                .body("diff.headline.find { it.key == ['2019', 'CHN'] }.new", equalTo(9999));
    }

    @Test
    void aChangeOfTheListsMustLeaveAReleaseThatHoldsTogether() {
        send("dataset=" + dataset + "&mode=commit", HEADER + row("a", "CHN", 1980, 5) + row("b", "MNG", 1980, 5))
                .then()
                .statusCode(201);
        String areas = given().get("/v1/imports/layouts/areas.csv")
                .asString()
                .lines()
                .findFirst()
                .orElseThrow();
        send("layout=areas&action=merge", areas + "\nMNG,ISO 3166-1,country,CHN,Mongolia,,,,,,,,\n")
                .then()
                .statusCode(200)
                .body("state", equalTo("rejected"))
                .body("issues[0].rule", equalTo("release.broken"))
                .body("issues[0].message", containsString("would overlap"));
    }

    @Test
    void onlyWhoHasATokenMayWrite() {
        given().contentType("text/csv")
                .body(HEADER)
                .post("/v1/imports?dataset=" + dataset)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer realm=\"kosh\""))
                .contentType("application/problem+json");
        given().header("Authorization", "Bearer kosh_none")
                .contentType("text/csv")
                .body(HEADER)
                .post("/v1/imports?dataset=" + dataset)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("invalid_token"));
        given().header("Authorization", "Bearer " + secret)
                .get("/v1/tokens")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        given().header("Authorization", "Bearer kosh_none")
                .get("/v1/arrivals")
                .then()
                .statusCode(200);
    }

    @Test
    void anAdminMakesListsAndRevokesTokens() {
        String admin = tokens.issue("chief", Role.ADMIN, Instant.now().plus(1, ChronoUnit.DAYS), "test")
                .secret();
        Response made = given().header("Authorization", "Bearer " + admin)
                .contentType("application/json")
                .body("{\"name\":\"library\",\"role\":\"importer\",\"expires_at\":\"2099-01-01\"}")
                .post("/v1/tokens");
        made.then().statusCode(201).body("token", containsString("kosh_")).body("created_by", equalTo("chief"));
        String their = made.path("token");
        int number = made.path("number");
        String list = given().header("Authorization", "Bearer " + admin)
                .get("/v1/tokens")
                .asString();
        assertThat(list).contains("\"library\"").doesNotContain(their).doesNotContain("hash");
        secret = their;
        send("dataset=" + dataset, HEADER + rows(1950, 1950))
                .then()
                .statusCode(200)
                .body("who", equalTo("library"));

        given().header("Authorization", "Bearer " + admin)
                .delete("/v1/tokens/" + number)
                .then()
                .statusCode(204);
        send("dataset=" + dataset, HEADER + rows(1950, 1950)).then().statusCode(401);

        for (String bad : List.of(
                "{}",
                "{\"name\":\"x\"}",
                "{\"name\":\"x\",\"role\":\"king\"}",
                "[",
                "",
                "{\"name\":\"x\",\"role\":\"admin\",\"expires_at\":\"2001-01-01\"}")) {
            given().header("Authorization", "Bearer " + admin)
                    .contentType("application/json")
                    .body(bad)
                    .post("/v1/tokens")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dataset=none",
                "",
                "dataset=status-grants&layout=areas",
                "layout=arias",
                "layout=areas&action=replace",
                "dataset=status-grants&mode=perhaps",
                "dataset=status-grants&rejectLimit=3",
                "dataset=status-grants&decimal=x",
                "dataset=status-grants&zzz=1",
                "dataset=status-grants&wait=-1"
            })
    void aWishThatCannotBeReadIsRefused(String query) {
        send(query, HEADER)
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(400, 422))
                .contentType("application/problem+json");
    }

    @Test
    void whatIsNotThereIsSaid() {
        given().get("/v1/imports/imp_none").then().statusCode(404);
        given().get("/v1/imports/imp_none/events").then().statusCode(404);
        given().get("/v1/imports/99999/rejects.csv").then().statusCode(404);
        given().get("/v1/imports/layouts/none").then().statusCode(404).body("detail", containsString("layouts"));
        request().delete("/v1/imports/imp_none").then().statusCode(404);
        request().post("/v1/imports/imp_none/commit").then().statusCode(404);
        given().get("/v1/releases/99999/changes").then().statusCode(404);
        request().contentType("text/html").body("x").post("/v1/imports").then().statusCode(415);
    }

    @Test
    void aRehearsalThatIsNotWantedIsForgotten() {
        String id = send("dataset=" + dataset, HEADER + rows(1950, 1951)).path("id");
        request().delete("/v1/imports/" + id).then().statusCode(204);
        given().get("/v1/imports/" + id).then().statusCode(404);
    }
}
