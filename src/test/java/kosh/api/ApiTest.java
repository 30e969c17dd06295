package kosh.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions to the bundled data, as a user asks them. Release 1 is the bundled data, whatever other tests import later. */
@QuarkusTest
class ApiTest {

    private static ValidatableResponse ask(String address) {
        String separator = address.contains("?") ? "&" : "?";
        return given().urlEncodingEnabled(false)
                .get(address + separator + "asOf=1")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse refused(String address, int status, String type) {
        return given().urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", matchesPattern("https?://.*/problems/" + type))
                .body("status", is(status))
                .body("title", notNullValue())
                .body("detail", matchesPattern("(?s).{15,}"));
    }

    // The figures

    @ParameterizedTest
    @CsvSource({"2019,7326,,,official", "2023,4585,4574,4596,derived", "2025,7411,7403,7419,derived"})
    void arrivalsFromChinaAreAsPrintedOrDerivedWithBounds(
            String year, int value, Integer low, Integer high, String status) {
        ask("/v1/arrivals?origin=CHN&time=" + year)
                .body("rows.size()", is(1))
                .body("rows[0].value", is(value))
                .body("rows[0].low", low == null ? nullValue() : is(low))
                .body("rows[0].high", high == null ? nullValue() : is(high))
                .body("rows[0].status", is(status))
                .body("rows[0].unit", is("persons"))
                .body("rows[0].observations", is(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000", "2015", "2017", "2018", "2020", "2022", "2024"})
    void aYearWithoutAFigureIsMissingAndSaysWhy(String year) {
        ask("/v1/arrivals?origin=CHN&time=" + year)
                .body("rows.size()", is(1))
                .body("rows[0].time", is(year))
                .body("rows[0].value", nullValue())
                .body("rows[0].status", is("missing"))
                .body("rows[0].note", matchesPattern(".{20,}"))
                .body("rows[0].link", startsWith("/v1/observations/"));
    }

    @Test
    void theHeadlineNeedsNoParameter() {
        ask("/v1/arrivals")
                .body("dataset.id", is("status-grants"))
                .body("rows.find { it.time == '2019' }.value", is(17661))
                .body("rows.find { it.time == '2019' }.status", is("official"))
                .body("rows.find { it.time == '2017-01-01/2019-01-01' }.value", is(48013))
                .body("rows.find { it.time == '2024' }.low", is(19601));
    }

    @Test
    void yearsKnownOnlyTogetherAreMissingOneByOne() {
        ask("/v1/arrivals?time=2017")
                .body("rows.size()", is(1))
                .body("rows[0].status", is("missing"))
                .body("rows[0].note", containsString("2017-01-01/2019-01-01"));
    }

    @Test
    void aSumThatLacksAPartHasNoValueButALowerBound() {
        ask("/v1/arrivals?origin=CHN&by=origin")
                .body("rows[0].value", nullValue())
                .body("rows[0].low", is(8405 - 17 + 7326 + 1701 - 8 + 4585 - 11 + 7411 - 8))
                .body("rows[0].high", nullValue())
                .body("rows[0].status", is("partial"))
                .body("rows[0].note", containsString("2020"));
    }

    @Test
    void theOriginsOfAYearCloseToItsPrintedTotal() {
        ask("/v1/origins?time=2025")
                .body("rows.collect { it.value }.sum()", is(16805))
                .body("rows[0].origin", is("UZB"))
                .body("rows[0].rank", is(1))
                .body("rows.find { it.origin == 'CHN' }.rank", is(2))
                .body("rows.find { it.origin == 'CHN' }.share", is(44.10f))
                .body("rows.find { it.origin == 'CHN' }.source_population", is(1562518))
                .body("rows.find { it.origin == 'CHN' }.source_population_status", is("reported"))
                .body("rows.find { it.origin == 'OTH' }.rank", nullValue());
    }

    @Test
    void theShareOfOneOriginIsItsShareOfAll() {
        ask("/v1/origins?origin=CHN&time=2025")
                .body("rows.size()", is(1))
                .body("rows[0].share", is(44.10f))
                .body("rows[0].rank", is(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CHN", "CN", "156", "cn", "Chn"})
    void allCodesOfAPlaceMeanThePlace(String code) {
        ask("/v1/arrivals?time=2019&origin=" + code)
                .body("rows[0].value", is(7326))
                .body("question", containsString("origin=CHN"));
    }

    @Test
    void anAreaWithAllBelowRollsUp() {
        ask("/v1/aggregates?dataset=settlement-2016-h1&indicator=arrivals&destination=KAZ*&by=destination:country")
                .body("rows.size()", is(1))
                .body("rows[0].destination", is("KAZ"))
                .body("rows[0].value", is(14947))
                .body("rows[0].observations", is(16));
    }

    @Test
    void labelsComeInFourLanguages() {
        Map<String, String> names = Map.of("en", "China", "kk", "Қытай", "ru", "Китай", "zh", "中国");
        names.forEach((lang, name) -> ask("/v1/origins?origin=CHN&lang=" + lang)
                .body("rows[0].origin_name", is(name))
                .header("Content-Language", lang));
        given().header("Accept-Language", "fr, kk;q=0.5")
                .get("/v1/origins?origin=CHN")
                .then()
                .body("rows[0].origin_name", is("Қытай"));
    }

    // The trace

    @Test
    void everyCellLeadsToATitleAPublisherADateAndAnAddress() {
        String link = ask("/v1/arrivals?origin=CHN&time=2019").extract().path("rows[0].link");
        ask(link.replace("&asOf=1", "").replace("asOf=1&", ""))
                .body("count", is(1))
                .body("rows[0].value", is(7326))
                .body("rows[0].source_title", notNullValue())
                .body("rows[0].source_publisher", notNullValue())
                .body("rows[0].source_date", is("2020-01-22"))
                .body("rows[0].source_url", startsWith("https://"))
                .body("rows[0].locator", notNullValue())
                .body("rows[0].basis", hasItem("A0117"))
                .body("rows[0].line", greaterThan(1));
    }

    @Test
    void anObservationTellsItsWholeStory() {
        ask("/v1/observations/A0117")
                .body("value", is(7326))
                .body("document.title", notNullValue())
                .body("document.kind", is("news"))
                .body("imported.file", is("observations/arrivals-register.csv"))
                .body("imported.sha256", matchesPattern("[0-9a-f]{64}"))
                .body("used_by", hasItem("/v1/observations/SGO-2019-CHN"));
    }

    @Test
    void aFigureRecordedTwiceIsFoundUnderBothIds() {
        ask("/v1/observations/DES-010").body("id", is("A0017")).body("aliases", hasItem("DES-010"));
    }

    @Test
    void theClaimIsARow() {
        ask("/v1/observations/CLAIM-001")
                .body("value", is(500000))
                .body("low", is(450000))
                .body("high", is(550000))
                .body("time", is("1991-01-01/2020-10-29"))
                .body("source_title", containsString("Kazakhstan Rejects Reports"));
    }

    @Test
    void decimalsAreKeptAsPrinted() {
        assertThat(ask("/v1/observations.csv?source=enbek337997&indicator=arrivals-share-by-origin")
                        .extract()
                        .asString())
                .contains(",61.6,")
                .contains(",14.2,");
        assertThat(ask("/v1/observations/DES-106").extract().asString()).contains("\"value\":55.5");
        assertThat(ask("/v1/observations/A0043").extract().asString()).contains("\"value\":6.0");
    }

    @Test
    void misprintsAreMarkedAndInNoTable() {
        ask("/v1/observations?status=misprint")
                .body("count", greaterThan(15))
                .body("rows.dataset", everyItem(matchesPattern(".*-register")));
    }

    @Test
    void observationsArePagedByTheirIds() {
        String next = "/v1/observations?dataset=arrivals-register&limit=500";
        int seen = 0;
        String last = "";
        while (next != null) {
            ValidatableResponse page = given().get(next.contains("asOf") ? next : next + "&asOf=1")
                    .then()
                    .statusCode(200);
            List<String> ids = page.extract().path("rows.id");
            assertThat(ids).isSorted();
            assertThat(ids.get(0)).isGreaterThan(last);
            last = ids.get(ids.size() - 1);
            seen += ids.size();
            next = page.extract().path("next");
        }
        int all = ask("/v1/observations?dataset=arrivals-register&limit=1")
                .extract()
                .path("count");
        assertThat(seen).isEqualTo(all).isGreaterThan(1200);
    }

    @Test
    void allObservationsStreamAsLines() {
        String lines = ask("/v1/observations.ndjson")
                .contentType("application/x-ndjson")
                .extract()
                .asString();
        String csv = ask("/v1/observations.csv").extract().asString();
        int all = ask("/v1/observations?limit=1").extract().path("count");
        assertThat(lines.split("\n")).hasSize(all);
        assertThat(csv.split("\r\n")).hasSizeGreaterThanOrEqualTo(all + 1);
    }

    @Test
    void theLastPeriodsCanBeAskedFor() {
        ask("/v1/arrivals?origin=CHN&time=latest:2").body("rows.time", equalTo(List.of("2023", "2025")));
        ask("/v1/observations?dataset=flows-gaskin-abel&time=latest:1")
                .body("count", is(2))
                .body("rows.time", everyItem(is("2023")));
    }

    // The guards, each with its own reason

    @Test
    void aRegisterIsNeverSummed() {
        refused("/v1/arrivals?dataset=arrivals-register", 422, "not-a-table")
                .body("try", startsWith("/v1/observations?"));
    }

    @Test
    void aStockIsNotSummedOverYears() {
        String instead = refused(
                        "/v1/aggregates?dataset=unhcr-year-end&indicator=refugees&by=origin", 422, "not-additive")
                .body("detail", containsString("stock"))
                .extract()
                .path("try");
        ask(instead).body("rows", not(empty()));
    }

    @Test
    void aStockIsSummedOverPeople() {
        ask("/v1/aggregates?dataset=un-migrant-stock&time=2010")
                .body("rows[0].value", is(2033))
                .body("rows[0].observations", is(2));
    }

    @Test
    void nothingIsSummedAcrossABreak() {
        refused("/v1/aggregates?dataset=flows-gaskin-abel&origin=CHN,KAZ,UZB,CHM&by=time", 422, "unknown-code");
        ask("/v1/aggregates?dataset=un-migrant-stock&by=time")
                .body("notes", hasItem(startsWith("Break at 2011-01-01")));
    }

    @Test
    void twoDatasetsAreNeverShownAsOne() {
        refused("/v1/aggregates?dataset=status-grants,unhcr-year-end", 422, "two-datasets");
    }

    @Test
    void anUnknownCodeIsRefusedWithTheNearest() {
        refused("/v1/arrivals?origin=CHM", 422, "unknown-code")
                .body("errors[0].parameter", is("origin"))
                .body("errors[0].value", is("CHM"))
                .body("errors[0].suggestion", is("CHN"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/arrivals?colour=red, 400, unknown-parameter",
        "/v1/arrivals?time=abc, 400, bad-parameter",
        "/v1/arrivals?time=2019-02-30, 400, bad-parameter",
        "/v1/arrivals?time=2020..2010, 400, bad-parameter",
        "/v1/arrivals?by=colour, 422, unknown-code",
        "/v1/arrivals?by=origin:village, 422, no-such-level",
        "/v1/arrivals?sex=X, 422, unknown-code",
        "/v1/arrivals?age=old, 422, unknown-code",
        "/v1/arrivals?status=sure, 422, unknown-code",
        "/v1/arrivals?source=nobody, 422, unknown-code",
        "/v1/arrivals?dataset=nothing, 422, unknown-code",
        "/v1/arrivals?dataset=unhcr-year-end, 422, unknown-code",
        "/v1/arrivals?indicator=refugees, 422, unknown-code",
        "/v1/arrivals?asOf=0, 422, unknown-code",
        "/v1/arrivals?asOf=999, 422, unknown-code",
        "/v1/arrivals?asOf=yesterday, 400, bad-parameter",
        "/v1/arrivals?asOf=1990-01-01T00:00:00Z, 422, unknown-code",
        "/v1/arrivals?lang=fr, 422, unknown-code",
        "/v1/arrivals?format=xml, 406, not-acceptable",
        "/v1/areas.ndjson, 406, not-acceptable",
        "/v1/observations?limit=0, 400, bad-parameter",
        "/v1/observations?limit=many, 400, bad-parameter",
        "/v1/observations/none, 404, not-found",
        "/v1/datasets/none, 404, not-found",
        "/v1/areas/none, 404, not-found",
        "/v1/sources/none, 404, not-found",
        "/v1/indicators/none, 404, not-found",
        "/v1/releases/none, 404, not-found",
        "/v1/none, 404, not-found",
        "/none, 404, not-found",
        "/problems/none, 404, not-found",
    })
    void whatCannotBeAnsweredIsRefusedWithASentence(String address, int status, String type) {
        refused(address, status, type);
    }

    @Test
    void everyProblemTypeCanBeLookedUp() {
        String type = refused("/v1/arrivals?origin=CHM", 422, "unknown-code")
                .extract()
                .path("type");
        given().get(type).then().statusCode(200).body("id", is("unknown-code")).body("status", is(422));
    }

    @Test
    void theFrameworksOwnRefusalsAreProblemsToo() {
        given().post("/v1/arrivals")
                .then()
                .statusCode(405)
                .header("Allow", containsString("GET"))
                .contentType("application/problem+json")
                .body("type", containsString("method-not-allowed"));
        given().accept("application/xml")
                .get("/v1/arrivals")
                .then()
                .statusCode(406)
                .contentType("application/problem+json");
    }

    // What there is

    @Test
    void catalogsListWhatThereIs() {
        ask("/v1/datasets")
                .body("rows.id", hasItem("status-grants"))
                .body("rows.find { it.id == 'status-grants' }.kind", is("table"));
        ask("/v1/datasets/arrivals-register").body("observations", is(1243)).body("kind", is("register"));
        ask("/v1/indicators?kind=stock").body("rows.kind", everyItem(is("stock")));
        ask("/v1/indicators/arrivals").body("unit", is("persons")).body("kind", is("flow"));
        ask("/v1/areas?parent=KAZ").body("rows.code", hasItem("KZ-71"));
        ask("/v1/areas/654300").body("code", is("CN-654300")).body("parent", is("CN-654000"));
        ask("/v1/areas/KZ-AKM").body("code", is("KZ-11"));
        ask("/v1/sources?kind=blog").body("rows.id", hasItem("goble2020"));
        ask("/v1/sources/caravan-311647").body("id", is("caravan2011"));
        ask("/v1/releases/1").body("inserted", greaterThan(3000)).body("files", hasItem("sources.csv"));
        ask("/v1/releases").body("rows[0].number", is(1));
    }

    // HTTP

    @Test
    void anAnswerCanBeCachedAndRevalidated() {
        ValidatableResponse first =
                given().get("/v1/arrivals?origin=CN&time=2019&by=time").then().statusCode(200);
        String tag = first.extract().header("ETag");
        assertThat(tag).startsWith("W/\"");
        first.header("Vary", is("Accept, Accept-Language, Accept-Encoding"))
                .header("Cache-Control", containsString("max-age=60"))
                .header("Content-Location", startsWith("/v1/arrivals.json?"))
                .header("Last-Modified", notNullValue());
        given().get("/v1/arrivals?by=time&time=2019&origin=156").then().header("ETag", is(tag));
        given().get("/v1/arrivals.csv?origin=CN&time=2019").then().header("ETag", not(is(tag)));
        given().get("/v1/arrivals?origin=CN&time=2019&lang=kk").then().header("ETag", not(is(tag)));
        given().header("If-None-Match", "\"other\", " + tag)
                .get("/v1/arrivals?origin=CN&time=2019")
                .then()
                .statusCode(304)
                .header("ETag", is(tag))
                .header("Vary", is("Accept, Accept-Language, Accept-Encoding"))
                .header("Cache-Control", containsString("max-age=60"))
                .header("Content-Location", startsWith("/v1/arrivals.json?"))
                .body(is(""));
        given().header("If-None-Match", "\"other\"")
                .header("If-Modified-Since", first.extract().header("Last-Modified"))
                .get("/v1/arrivals?origin=CN&time=2019")
                .then()
                .statusCode(200);
        given().header("If-Modified-Since", first.extract().header("Last-Modified"))
                .get("/v1/arrivals?origin=CN&time=2019")
                .then()
                .statusCode(304);
    }

    @Test
    void theContentLocationSaysTheSameAgain() {
        ValidatableResponse answer = ask("/v1/origins?time=2025&lang=ru");
        String again = given().get(answer.extract().header("Content-Location"))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(again).isEqualTo(answer.extract().asString());
        answer.header("Cache-Control", containsString("immutable"));
    }

    @Test
    void headIsGetWithoutABody() {
        given().head("/v1/arrivals?asOf=1")
                .then()
                .statusCode(200)
                .header("ETag", given().get("/v1/arrivals?asOf=1").header("ETag"))
                .body(is(""));
    }

    @Test
    void pagesOfAllOriginsMayRead() {
        given().header("Origin", "https://example.org")
                .get("/v1/arrivals")
                .then()
                .header("Access-Control-Allow-Origin", "*");
        given().header("Origin", "https://example.org")
                .get("/v1/arrivals?origin=CHM")
                .then()
                .header("Access-Control-Allow-Origin", "*");
        given().header("Origin", "https://example.org")
                .header("Access-Control-Request-Method", "GET")
                .options("/v1/arrivals")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Methods", containsString("GET"));
    }

    @Test
    void anAnswerIsAlsoARowALine() {
        String lines = ask("/v1/arrivals.ndjson?origin=CHN&time=2018..2019")
                .contentType("application/x-ndjson")
                .extract()
                .asString();
        assertThat(lines.lines()).hasSize(2).allMatch(line -> line.startsWith("{\"time\":\"201") && line.endsWith("}"));
        ask("/v1/series?origin=CHN&time=2018..2019&format=ndjson").contentType("application/x-ndjson");
    }

    @Test
    void answersAreCompressedOnRequest() throws Exception {
        HttpResponse<byte[]> plain = bytes("/v1/observations.csv?dataset=arrivals-register&asOf=1", "identity");
        HttpResponse<byte[]> zipped = bytes("/v1/observations.csv?dataset=arrivals-register&asOf=1", "gzip");

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(zipped.body().length).isLessThan(plain.body().length / 4);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(zipped.headers().firstValue("Vary").orElse("")).contains("Accept-Encoding");
    }

    /** What goes over the wire: this client unpacks nothing by itself. */
    private static HttpResponse<byte[]> bytes(String address, String encoding) throws Exception {
        URI uri = URI.create("http://localhost:" + RestAssured.port + address);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .header("Accept-Encoding", encoding)
                                .build(),
                        BodyHandlers.ofByteArray());
    }

    @Test
    void csvIsAsRfc4180Says() {
        byte[] bytes = ask("/v1/arrivals.csv?origin=CHN")
                .header("Content-Type", is("text/csv; charset=utf-8; header=present"))
                .extract()
                .asByteArray();
        String csv = new String(bytes, StandardCharsets.UTF_8);
        assertThat(csv)
                .startsWith("time,indicator,unit,value,low,high,status,observations,note,link\r\n")
                .endsWith("\r\n");
        assertThat(csv.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
        assertThat(csv).contains("\r\n2019,arrivals,persons,7326,,,official,1,,");
        ask("/v1/areas.csv?level=country&lang=zh").body(containsString("中国"));
    }

    @Test
    void theServiceIsHealthyAndMeasured() {
        given().get("/q/health/ready").then().statusCode(200).body("status", is("UP"));
        given().get("/q/metrics").then().statusCode(200).body(containsString("http_server_requests"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/arrivals",
                "/v1/arrivals?by=origin:country,time:year",
                "/v1/arrivals?by=status",
                "/v1/origins?time=2015..2020",
                "/v1/origins?time=latest:2",
                "/v1/aggregates?dataset=kazakhs-in-china-2000&by=origin:prefecture",
                "/v1/aggregates?dataset=kazakhs-in-china-2000&by=origin:prefecture&origin=CN-654000*",
                "/v1/aggregates?dataset=kazakhs-in-china-2000&by=origin:country&origin=CN-654000*",
                "/v1/aggregates?dataset=un-migrant-stock&by=time,sex",
                "/v1/aggregates?dataset=settlement-2016-h1&by=destination,age",
                "/v1/aggregates?dataset=citizenship-grants&by=time,indicator"
            })
    void theRowsBehindALinkAreThoseThatWereSummed(String question) {
        List<Map<String, Object>> cells = ask(question).extract().path("rows");

        assertThat(cells).isNotEmpty();
        for (Map<String, Object> cell : cells) {
            int summed = (Integer) cell.get("observations");
            if (summed > 0) {
                List<Map<String, Object>> rows = given().urlEncodingEnabled(false)
                        .get((String) cell.get("link"))
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("rows");
                List<Map<String, Object>> figures = rows.stream()
                        .filter(row -> !"missing".equals(row.get("status")))
                        .toList();
                BigDecimal sum = figures.stream()
                        .map(row ->
                                cell.get("value") == null && row.get("low") != null ? row.get("low") : row.get("value"))
                        .map(number -> new BigDecimal(String.valueOf(number)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                Object said = cell.get("value") == null ? cell.get("low") : cell.get("value");
                assertThat(figures).as("%s", cell).hasSize(summed);
                assertThat(sum).as("%s", cell).isEqualByComparingTo(new BigDecimal(String.valueOf(said)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/arrivals?time=%zz", "/v1/%2", "/v1/arrivals?origin=a|b"})
    void anAddressThatIsNoneIsRefusedWithASentence(String address) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.getOutputStream()
                    .write(("GET " + address + " HTTP/1.1\r\nHost: kosh\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 400 ")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .containsIgnoringCase("access-control-allow-origin: *")
                    .contains("/problems/bad-request")
                    .contains("%25");
        }
    }

    @Test
    void anAcceptHeaderThatNobodyCanReadIsRefusedWithTheFormats() {
        given().header("Accept", "nonsense")
                .get("/v1/arrivals")
                .then()
                .statusCode(406)
                .body("errors[0].parameter", is("Accept"))
                .body("errors[0].allowed", contains("json", "csv", "ndjson"));
    }

    @Test
    void aSlashAtTheEndChangesNothing() {
        String tag = given().get("/v1/arrivals").header("ETag");

        given().get("/v1/arrivals/")
                .then()
                .statusCode(200)
                .header("ETag", tag)
                .header("Content-Location", startsWith("/v1/arrivals.json?"));
        given().redirects().follow(false).get("/").then().statusCode(307).header("Location", endsWith("/docs/"));
    }

    @Test
    void casesAreNoFigures() {
        ask("/v1/datasets/documented-cases").body("kind", is("cases")).body("cells", nullValue());
        given().get("/v1/aggregates?dataset=documented-cases")
                .then()
                .statusCode(422)
                .body("type", endsWith("/problems/not-a-table"))
                .body("detail", startsWith("documented-cases holds episodes"))
                .body("try", is("/v1/datasets/documented-cases"));
    }
}
