package kosh.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Time series as a dashboard pulls them. */
@QuarkusTest
class SeriesTest {

    private static ValidatableResponse ask(String question) {
        return given().urlEncodingEnabled(false)
                .get("/v1/series?asOf=1&" + question)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse refused(String question, int status, String type) {
        return given().urlEncodingEnabled(false)
                .get("/v1/series?" + question)
                .then()
                .statusCode(status)
                .body("type", endsWith("/problems/" + type));
    }

    @Test
    void theRootIsAnArrayOfFlatPointsWithTimesOfRfc3339() {
        ask("origin=CHN&time=2019")
                .body("size()", is(1))
                .body("[0].time", is("2019-01-01T00:00:00Z"))
                .body("[0].value", is(7326))
                .body("[0].status", is("official"))
                .body("[0].unit", is("persons"));
        ask("origin=CHN&from=1900&to=1901").body("", is(java.util.List.of()));
    }

    @Test
    void aGapIsLeftOutOrShownAsNullWithItsReason() {
        ask("origin=CHN&from=2019&to=2021").body("period", contains("2019", "2021"));
        ask("origin=CHN&from=2019&to=2021&gaps=null")
                .body("period", contains("2019", "2020", "2021"))
                .body("[1].value", nullValue())
                .body("[1].status", is("missing"))
                .body("[1].note", containsString("54.2%"));
    }

    @ParameterizedTest
    @CsvSource({
        "2019,2020",
        "2019-01,2020-01",
        "2019-01-01,2020-12-31",
        "1546300800000,1577836800000",
        "2019-01-01T00:00:00Z,2020-01-01T00:00:00Z"
    })
    void aWindowHoldsThePointsThatBeginInIt(String from, String to) {
        ask("from=" + from + "&to=" + to).body("period", contains("2019", "2020"));
    }

    @Test
    void aChangeIsAgainstTheYearBeforeWithBoundsOfBoth() {
        // 13123 [12973, 13273] - 17661, then 17540 - 13123 [12973, 13273]
        ask("transform=change&from=2019&to=2021")
                .body("period", contains("2020", "2021"))
                .body("value", contains(-4538, 4417))
                .body("low", contains(-4688, 4267))
                .body("high", contains(-4388, 4567))
                .body("status", contains("derived", "derived"));
    }

    @Test
    void nothingIsComparedAcrossTwoYearsPrintedAsOne() {
        ask("transform=change&gaps=null&time=2016..2019")
                .body("find { it.period == '2019' }.value", nullValue())
                .body("find { it.period == '2019' }.note", containsString("one step before"))
                .body("find { it.period == '2017-01-01/2019-01-01' }.value", nullValue());
    }

    @Test
    void aPercentChangeIsRoundedToSixDecimals() {
        // R: round(100 * (21325 / 19178 - 1), 6)
        ask("transform=percent-change&time=2022..2023").body("value", contains(11.195119f));
    }

    @Test
    void nothingIsComparedAcrossABreakInDefinition() {
        ask("dataset=un-migrant-stock&sex=F&transform=change&gaps=null&time=2010..2015")
                .body("[1].value", nullValue())
                .body("[1].note", containsString("What is counted changed"));
        ask("dataset=un-migrant-stock&sex=F&transform=index&base=2010&gaps=null&time=2005..2015")
                .body("find { it.period == '2010' }.value", is(100))
                .body("find { it.period == '2015' }.value", nullValue());
    }

    @Test
    void anIndexIsAHundredAtItsBase() {
        ask("transform=index&base=2019&time=2019..2020")
                .body("value", contains(is(100), is(74.304966f)))
                .body("unit", contains("index (2019 = 100)", "index (2019 = 100)"));
        ask("transform=index&base=2018").body("", is(java.util.List.of()));
    }

    @Test
    void aRunningTotalKeepsOnlyItsLowerBoundAfterAGap() {
        // 7326, then 2020 is missing, then 7326 + 1693
        ask("origin=CHN&transform=cumulative&time=2019..2021")
                .body("find { it.period == '2019' }.value", is(7326))
                .body("find { it.period == '2021' }.value", nullValue())
                .body("find { it.period == '2021' }.low", is(9019))
                .body("find { it.period == '2021' }.status", is("partial"));
        ask("transform=cumulative&time=2019..2025")
                .body("find { it.period == '2025' }.value", is(17661 + 13123 + 17540 + 19178 + 21325 + 19701 + 16805));
    }

    @Test
    void aMovingAverageNeedsAllItsPoints() {
        ask("transform=moving-average&window=2&time=2019..2021")
                .body("period", contains("2020", "2021"))
                .body("value", contains(is(15392), is(15331.5f)));
    }

    @Test
    void aShareIsOfAllThatTheDimensionHolds() {
        ask("by=origin&origin=CHN,UZB&transform=share&time=2019").body("value", contains(41.48123f, 40.054357f));
        ask("origin=CHN&transform=share&time=2019").body("value", contains(41.48123f));
        refused("transform=share", 400, "bad-parameter");
    }

    @Test
    void wideIsAColumnForEachSeriesAndOneForItsStatus() {
        ask("shape=wide&by=origin&origin=CHN,MNG&time=2023")
                .body("size()", is(1))
                .body("[0].CHN", is(4585))
                .body("[0].CHN_status", is("derived"));
        assertThat(given().get("/v1/series.csv?shape=wide&by=sex&dataset=un-migrant-stock&time=1990&asOf=1")
                        .asString())
                .startsWith("time,period,F,F_status,M,M_status\r\n1990-01-01T00:00:00Z,1990,");
    }

    @Test
    void anIndicatorAloneFindsTheTableThatCountsIt() {
        ask("indicator=refugees&time=2025").body("[0].value", is(6));
        refused("indicator=migrant-stock", 422, "two-datasets").body("detail", containsString("un-migrant-stock-2019"));
    }

    @Test
    void whatHasNoTotalOverTimeHasNoRunningTotal() {
        refused("dataset=un-migrant-stock&transform=cumulative&by=sex", 422, "not-additive");
        refused("dataset=arrivals-register", 422, "not-a-table");
        refused("transform=chang", 422, "unknown-code").body("errors[0].suggestion", is("change"));
        refused("from=yesterday", 400, "bad-parameter");
        refused("window=1", 400, "bad-parameter");
    }

    @Test
    void equalQuestionsHaveEqualTagsAndOthersDoNot() {
        String tag = given().get("/v1/series?from=2019&transform=change").header("ETag");
        assertThat(given().get("/v1/series?transform=change&from=2019").header("ETag"))
                .isEqualTo(tag);
        given().header("If-None-Match", tag)
                .get("/v1/series?from=2019&transform=change")
                .then()
                .statusCode(304);
        given().get("/v1/series?from=2020&transform=change").then().header("ETag", not(tag));
    }
}
