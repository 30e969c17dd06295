package kosh.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kosh.access.Role;
import kosh.access.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How fast people became citizens: from a file that is imported to numbers that R gives for the same episodes. */
@QuarkusTest
class SpeedTest {

    private static final LocalDate ARRIVED = LocalDate.of(2000, 1, 1);
    private static final double RELATIVE = 1e-8;
    private static final JsonPathConfig DOUBLES =
            JsonPathConfig.jsonPathConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE);

    @Inject
    Tokens tokens;

    private static List<NamedCsvRecord> ofR(String file) throws IOException {
        String name = "/r/survival/" + file + ".csv";
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(new InputStreamReader(
                        Objects.requireNonNull(SpeedTest.class.getResourceAsStream(name), name),
                        StandardCharsets.UTF_8))) {
            return reader.stream().toList();
        }
    }

    @BeforeEach
    void bring() throws IOException {
        if (given().get("/v1/datasets/speed-heavy").statusCode() == 404) {
            bring("speed-heavy", episodes(ofR("episodes-heavy"), "heavy"));
            bring("speed-mgus2", episodes(ofR("episodes-mgus2"), "mgus2"));
            bring(
                    "speed-years",
                    "years-1,3,CHN,KAZ,F,,registration,2016,citizen,2017,zonakz2020\n"
                            + "years-2,2,CHN,KAZ,M,,registration,2016,citizen,2016,zonakz2020\n"
                            + "years-3,1,CHN,KAZ,M,,registration,2016,waiting,2018,zonakz2020\n"
                            + "years-4,4,MNG,KAZ,M,,registration,,citizen,2018,zonakz2020\n"
                            + "years-5,5,MNG,KAZ,M,,registration,2016-05-01,,,zonakz2020\n"
                            + "years-6,1,MNG,KAZ,_T,,,2016-05-01,citizen,2016-05-11,zonakz2020\n");
        }
    }

    private static String episodes(List<NamedCsvRecord> rows, String name) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> {
                    NamedCsvRecord row = rows.get(i);
                    return String.join(
                            ",",
                            name + "-" + i,
                            row.getField("persons"),
                            "CN-654300",
                            "KAZ",
                            "",
                            "",
                            "group-" + row.getField("group"),
                            ARRIVED.toString(),
                            row.getField("outcome"),
                            ARRIVED.plusDays(Long.parseLong(row.getField("days")))
                                    .toString(),
                            "zonakz2020");
                })
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private void bring(String dataset, String episodes) {
        String token = tokens.issue("speed", Role.IMPORTER, Instant.now().plusSeconds(600), "test")
                .secret();
        post(
                token,
                "layout=datasets",
                "id,kind,frequency,title_en,description\n" + dataset + ",episodes,N,Speed,For a test\n");
        post(
                token,
                "layout=episodes&dataset=" + dataset,
                "id,persons,origin,destination,sex,age,procedure,arrived,outcome,outcome_date,source\n" + episodes);
    }

    private static void post(String token, String what, String csv) {
        String answer = given().header("Authorization", "Bearer " + token)
                .contentType("text/csv")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports?mode=commit&" + what)
                .asString();
        assertThat(answer).contains("\"state\":\"committed\"");
    }

    private static JsonPath ask(String question) {
        return given().urlEncodingEnabled(false)
                .get("/v1/naturalization/speed?" + question)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath(DOUBLES);
    }

    /** The rows of an answer, by group and day. */
    private static Map<String, Map<String, Object>> byGroupAndDay(String question) {
        List<Map<String, Object>> rows = ask(question).getList("rows");
        return rows.stream().collect(Collectors.toMap(row -> row.get("procedure") + " " + row.get("day"), row -> row));
    }

    private static void check(Map<String, Object> row, String column, NamedCsvRecord ofR, String field) {
        String expected = ofR.getField(field);
        Object actual = row.get(column);
        if (expected.equals("NA")) {
            assertThat(actual).as("%s of %s", field, ofR).isNull();
        } else {
            double number = Double.parseDouble(expected);
            assertThat(actual).as("%s of %s", field, ofR).isNotNull();
            assertThat(((Number) actual).doubleValue())
                    .as("%s of %s", field, ofR)
                    .isCloseTo(number, within(Math.max(1e-11, Math.abs(number) * RELATIVE)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "log", "log-log"})
    void theCurveIsThatOfSurvfit(String type) throws IOException {
        Map<String, Map<String, Object>> rows =
                byGroupAndDay("dataset=speed-heavy&by=procedure&view=curve&conf=" + type);
        List<NamedCsvRecord> expected = ofR("kaplan-meier").stream()
                .filter(row -> row.getField("data").equals("heavy")
                        && row.getField("type").equals(type)
                        && row.getField("level").equals("0.95"))
                .toList();
        assertThat(expected).hasSizeGreaterThan(50);
        assertThat(rows).hasSameSizeAs(expected);
        for (NamedCsvRecord row : expected) {
            Map<String, Object> step = rows.get("group-" + row.getField("group") + " " + row.getField("day"));
            check(step, "at_risk", row, "at.risk");
            check(step, "citizens", row, "events");
            check(step, "censored", row, "censored");
            check(step, "waiting", row, "survival");
            check(step, "standard_error", row, "error");
            check(step, "low", row, "lower");
            check(step, "high", row, "upper");
        }
    }

    @Test
    void theSharesOfAllOutcomesAreThoseOfSurvfitWithStates() throws IOException {
        Map<String, Map<String, Object>> rows =
                byGroupAndDay("dataset=speed-mgus2&by=procedure&view=incidence&conf=log");
        Map<String, NamedCsvRecord> expected = new TreeMap<>();
        ofR("aalen-johansen").stream()
                .filter(row -> row.getField("data").equals("mgus2")
                        && row.getField("type").equals("log")
                        && row.getField("level").equals("0.95"))
                .forEach(row -> expected.put(
                        row.getField("outcome") + " group-" + row.getField("group") + " " + row.getField("day"), row));
        assertThat(expected).hasSizeGreaterThan(100);
        expected.forEach((name, row) -> {
            String outcome = row.getField("outcome");
            Map<String, Object> step = rows.get(name.substring(outcome.length() + 1));
            check(step, outcome, row, "probability");
            check(step, outcome + "_error", row, "error");
        });
    }

    @Test
    void quantilesAndTheRestrictedMeanAreThoseOfR() throws IOException {
        for (String type : List.of("plain", "log", "log-log")) {
            List<Map<String, Object>> groups =
                    ask("dataset=speed-heavy&by=procedure&tau=365&conf=" + type).getList("rows");
            int checked = 0;
            for (NamedCsvRecord row : ofR("quantiles")) {
                Map<String, String> names = Map.of("0.25", "lower_quartile", "0.5", "median", "0.75", "upper_quartile");
                String name = names.get(row.getField("share"));
                if (name != null
                        && row.getField("data").equals("heavy")
                        && row.getField("type").equals(type)
                        && row.getField("level").equals("0.95")) {
                    Map<String, Object> group = groups.get(Integer.parseInt(row.getField("group")));
                    check(group, name + "_days", row, "day");
                    check(group, name + "_low", row, "lower");
                    check(group, name + "_high", row, "upper");
                    checked++;
                }
            }
            assertThat(checked).isEqualTo(9);
        }
        int means = 0;
        for (NamedCsvRecord row : ofR("restricted-mean")) {
            if (row.getField("data").equals("heavy") && !row.getField("tau").equals("0")) {
                Map<String, Object> group = ask("dataset=speed-heavy&by=procedure&tau=" + row.getField("tau"))
                        .<Map<String, Object>>getList("rows")
                        .get(Integer.parseInt(row.getField("group")));
                check(group, "restricted_mean_days", row, "mean");
                check(group, "restricted_mean_error", row, "error");
                means++;
            }
        }
        assertThat(means).isGreaterThan(5);
    }

    @Test
    void theGroupsDifferAsMuchAsSurvdiffSays() throws IOException {
        NamedCsvRecord expected = ofR("log-rank").stream()
                .filter(row -> row.getField("test").equals("heavy"))
                .findFirst()
                .orElseThrow();
        Map<String, Object> test = ask("dataset=speed-heavy&by=procedure").getMap("log_rank");
        check(test, "chi_square", expected, "chi.square");
        check(test, "degrees_of_freedom", expected, "df");
        check(test, "p", expected, "p");
    }

    @Test
    void aSummaryReadsTheCurveAtItsHorizons() {
        Map<String, Map<String, Object>> curve = byGroupAndDay("dataset=speed-heavy&by=procedure&view=curve");
        List<Map<String, Object>> groups =
                ask("dataset=speed-heavy&by=procedure").getList("rows");
        for (Map<String, Object> group : groups) {
            for (int day : List.of(90, 180, 365)) {
                Map<String, Object> last = IntStream.rangeClosed(0, day)
                        .mapToObj(d -> curve.get(group.get("procedure") + " " + d))
                        .filter(Objects::nonNull)
                        .reduce((a, b) -> b)
                        .orElseThrow();
                double waiting = ((Number) last.get("waiting")).doubleValue();
                assertThat(((Number) group.get("within_" + day)).doubleValue()).isCloseTo(1 - waiting, within(1e-12));
            }
            int persons = List.of("citizens", "waiting", "left", "refused", "died").stream()
                    .mapToInt(outcome -> ((Number) group.get(outcome)).intValue())
                    .sum();
            assertThat(((Number) group.get("persons")).intValue()).isEqualTo(persons);
        }
    }

    @Test
    void filtersAndLevelsOfAreasSelectAndGroup() {
        List<Map<String, Object>> byCountry =
                ask("dataset=speed-heavy&by=origin:country").getList("rows");
        assertThat(byCountry).hasSize(1);
        assertThat(byCountry.get(0)).containsEntry("origin", "CHN").containsEntry("origin_name", "China");
        assertThat(ask("dataset=speed-heavy&origin=CHN").getList("rows")).isEmpty();
        assertThat(ask("dataset=speed-heavy&origin=CHN*").getList("rows")).hasSize(1);
        assertThat(ask("dataset=speed-heavy&arrived=2001").getList("rows")).isEmpty();
        List<Map<String, Object>> one =
                ask("dataset=speed-heavy&procedure=group-1&by=cohort,era").getList("rows");
        assertThat(one).hasSize(1);
        assertThat(one.get(0)).containsEntry("cohort", "2000").containsEntry("era", "1995-10-03/2002-05-17");
    }

    @Test
    void whereOnlyYearsAreKnownTheTimeLiesBetweenLimits() {
        JsonPath answer = ask("dataset=speed-years&origin=CHN");
        assertThat(answer.getString("method")).isEqualTo("turnbull");
        assertThat(answer.getString("log_rank.reason")).contains("days");
        Map<String, Object> all = answer.getMap("rows[0]");
        // Spans (0, 730] of 3, (-1, 365] of 2 and (366, ) of 1. R: library(survival)
        // survfit(Surv(c(0, -1, 366), c(730, 365, NA), type = "interval2") ~ 1, weights = c(3, 2, 1))
        // puts 2/3 into (0, 365] and 1/3 into (366, 730].
        assertThat(all).containsEntry("persons", 6).containsEntry("citizens", 5).containsEntry("median_days", null);
        assertThat(all).containsEntry("median_low", 1).containsEntry("median_high", 365);
        assertThat(((Number) all.get("within_365_low")).doubleValue()).isCloseTo(2 / 3d, within(1e-6));
        assertThat(((Number) all.get("within_365_high")).doubleValue()).isCloseTo(2 / 3d, within(1e-6));
    }

    @Test
    void whatCannotEnterIsCountedWithItsReason() {
        JsonPath answer = ask("dataset=speed-years&origin=MNG");
        assertThat(answer.<Map<String, Object>>getList("excluded"))
                .extracting(excluded -> excluded.get("persons"))
                .containsExactly(4, 5);
        assertThat(answer.getInt("rows[0].persons")).isEqualTo(1);
        assertThat(answer.getString("method")).isEqualTo("kaplan-meier");
        JsonPath days = ask("dataset=speed-years&precision=day");
        assertThat(days.getInt("rows[0].persons")).isEqualTo(1);
        assertThat(days.getInt("excluded.find { it.reason.contains('precision') }.persons"))
                .isEqualTo(6);
    }

    @Test
    void withoutEpisodesThereIsNoDataAndWhatThereIsInstead() {
        given().get("/v1/naturalization/speed?asOf=1")
                .then()
                .statusCode(200)
                .body("rows", empty())
                .body("reason", containsString("No data"))
                .body("instead.terms", is("/v1/naturalization/terms"))
                .body("instead.cases", is("/v1/naturalization/cases"))
                .body("episodes", empty());
        given().get("/v1/naturalization/speed?dataset=documented-cases")
                .then()
                .statusCode(200)
                .body("rows", empty())
                .body("reason", containsString("one by one"));
        given().get("/v1/naturalization/speed.csv?asOf=1")
                .then()
                .statusCode(200)
                .body(containsString("median_days"));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        given().get("/v1/naturalization/speed?dataset=status-grants")
                .then()
                .statusCode(422)
                .body("type", endsWith("/problems/not-a-table"))
                .body("try", is("/v1/naturalization/grants"));
        given().get("/v1/naturalization/speed?by=orign")
                .then()
                .statusCode(422)
                .body("errors[0].suggestion", is("origin"));
        given().get("/v1/naturalization/speed?by=sex:country").then().statusCode(422);
        given().get("/v1/naturalization/speed?level=95").then().statusCode(400);
        given().get("/v1/naturalization/speed?tau=0").then().statusCode(400);
        given().get("/v1/naturalization/speed?arrived=latest:3").then().statusCode(400);
    }

    // The law, the counts and the cases

    @Test
    void theLawOnADateIsWhatWasInForce() {
        given().get("/v1/naturalization/terms?on=2012-01-01&step=citizenship-registration&asOf=1")
                .then()
                .statusCode(200)
                .body("rows.id", is(List.of("RUL-008")))
                .body("rows[0].days", is(90))
                .body("rows[0].day_kind", is("calendar"))
                .body("rows[0].reading", is("read"))
                .body("rows[0].source_title", containsString("itizenship"));
        given().get("/v1/naturalization/terms?asOf=1").then().body("count", is(39));
        given().get("/v1/naturalization/terms?on=2020").then().statusCode(400);
        given().get("/v1/naturalization/terms?step=registrations")
                .then()
                .statusCode(422)
                .body("errors[0].suggestion", is("registration"));
    }

    @Test
    void whatACompleteFileMayTakeIsAFunctionWithoutHoles() {
        JsonPath totals =
                given().get("/v1/naturalization/terms?view=total&asOf=1").jsonPath();
        List<Map<String, Object>> rows = totals.getList("rows");
        assertThat(rows.get(0)).containsEntry("from", "1991-01-01").containsEntry("calendar_days", null);
        for (int i = 1; i < rows.size(); i++) {
            assertThat(rows.get(i).get("from")).isEqualTo(rows.get(i - 1).get("until"));
        }
        assertThat(rows.get(rows.size() - 1)).containsEntry("until", null);
        given().get("/v1/naturalization/terms?view=total&on=2014-06-01&asOf=1")
                .then()
                .body("rows", hasSize(1))
                // 1,461 of RUL-012 and 180 of RUL-001
                .body("rows[0].calendar_days", is(1641))
                .body("rows[0].working_days", is(0))
                .body("rows[0].reading", is("reported"));
        given().get("/v1/naturalization/terms?view=total&on=2022-01-01&asOf=1")
                .then()
                // 45 of RUL-030; 4 of RUL-028 and 30 of RUL-031
                .body("rows[0].calendar_days", is(45))
                .body("rows[0].working_days", is(34));
        given().get("/v1/naturalization/terms?view=total&on=1990-01-01&asOf=1")
                .then()
                .body("rows", empty());
    }

    @Test
    void grantsStandBesideStatusGrantsUnderTheNameOfAFlowRatio() {
        given().get("/v1/naturalization/grants?time=2023&asOf=1")
                .then()
                .statusCode(200)
                .body("rows.find { it.indicator == 'citizenship-grants' }.flow_ratio", nullValue())
                .body("rows.find { it.indicator == 'citizenship-grants-kandas' }.status_grants", is(21325))
                .body("notes[-1]", containsString("no share of a cohort"));
        // 2768 of 4585 [4574, 4596]
        given().get("/v1/naturalization/grants?time=2023&origin=CHN&asOf=1")
                .then()
                .body("rows.find { it.indicator == 'citizenship-grants-kandas' }.value", is(2768))
                .body("rows.find { it.indicator == 'citizenship-grants-kandas' }.flow_ratio", is(0.6037f))
                .body("rows.find { it.indicator == 'citizenship-grants-kandas' }.flow_ratio_low", is(0.6023f))
                .body("rows.find { it.indicator == 'citizenship-grants-kandas' }.flow_ratio_high", is(0.6052f));
        given().get("/v1/naturalization/grants?dataset=status-grants&asOf=1")
                .then()
                .statusCode(200);
    }

    @Test
    void casesAreShownOneByOneWithWhatTheirDatesAllow() {
        given().get("/v1/naturalization/cases?asOf=1").then().body("count", is(22));
        // From some day of 2000 to some day of 2011
        given().get("/v1/naturalization/cases/CASE-13?asOf=1")
                .then()
                .body("days_at_least", is(3653))
                .body("days_at_most", is(4382))
                .body("events.event", is(List.of("arrival", "citizenship_granted", "departure")))
                .body("events[1].source_link", is("/v1/sources/rferl-31051495"));
        given().get("/v1/naturalization/cases.csv?outcome=refused&asOf=1")
                .then()
                .statusCode(200);
        given().get("/v1/naturalization/cases/CASE-99").then().statusCode(404);
        given().get("/v1/datasets/documented-cases?asOf=1").then().body("kind", is("cases"));
    }
}
