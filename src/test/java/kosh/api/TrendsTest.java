package kosh.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of the trend of a series, and what is not. */
@QuarkusTest
class TrendsTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final int DIGITS = 10;
    private static final String CHINA = "origin=CHN";

    private static ValidatableResponse ask(String question) {
        return given().urlEncodingEnabled(false)
                .get("/v1/trends?asOf=1&" + question)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse refused(String question, int status, String type) {
        return given().urlEncodingEnabled(false)
                .get("/v1/trends?" + question)
                .then()
                .statusCode(status)
                .body("type", endsWith("/problems/" + type));
    }

    /** All of what R says of three series, from the data package to the last printed digit. */
    @ParameterizedTest
    @CsvSource({"total,''", "china," + CHINA, "refugees,dataset=unhcr-year-end&indicator=refugees"})
    void theNumbersAreThoseOfR(String name, String question) throws IOException {
        JsonNode answer = JSON.readTree(given().urlEncodingEnabled(false)
                .get("/v1/trends?asOf=1&" + question)
                .asString());
        List<String[]> rows;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("/r/stats/trends.csv")),
                StandardCharsets.UTF_8))) {
            rows = lines.lines()
                    .filter(line -> line.startsWith(name + ","))
                    .map(line -> line.split(",", -1))
                    .toList();
        }
        assertThat(rows).hasSizeGreaterThan(50);
        for (String[] row : rows) {
            String[] what = row[1].split("/");
            JsonNode number =
                    answer.path("results").path(what[0]).path("numbers").path(what[1]);
            if (number.has("points")) {
                number = number.path("points").path(Integer.parseInt(row[2]) - 1);
            }
            JsonNode actual = number.path(what[2]);
            if (row[3].equals("NA")) {
                assertThat(actual.isNull()).as(String.join(" ", row)).isTrue();
            } else {
                assertThat(actual.isNumber()).as(String.join(" ", row)).isTrue();
                // R wrote more digits than are printed: half of the last printed one is the way of rounding.
                BigDecimal expected = new BigDecimal(row[3]);
                BigDecimal lastDigit =
                        BigDecimal.ONE.scaleByPowerOfTen(expected.precision() - expected.scale() - DIGITS);
                assertThat(actual.decimalValue().subtract(expected).abs().movePointRight(1))
                        .as("%s: %s", String.join(" ", row), actual)
                        .isLessThanOrEqualTo(lastDigit.multiply(BigDecimal.valueOf(5)));
            }
        }
    }

    @Test
    void theHeadlineSeriesReadsAsADemographerReadsIt() {
        ask(CHINA)
                .body("n", is(5))
                .body("status", is("derived"))
                .body("used.period", contains("2016", "2019", "2021", "2023", "2025"))
                .body(
                        "results.changes.says",
                        is("Greatest fall: by 5,625 persons (-76.8%) from 2019 to 2021."
                                + " Greatest rise: by 2,884 persons (170%) from 2021 to 2023."))
                .body(
                        "results.changes.numbers.change.points.find { it.period == '2021' }.note",
                        startsWith("Since 2019: 1 period in between has no figure"))
                .body("results.changes.numbers.change.points.find { it.period == '2025' }.low", is(2807))
                .body("results.theil_sen.says", endsWith("not distinguishable from no trend."));
    }

    @Test
    void nothingIsClaimedAboutYearsWithoutAFigure() {
        String body = ask(CHINA)
                .body(
                        "missing.period",
                        contains("1991-01-01/2015-01-01", "2015", "2017", "2018", "2020", "2022", "2024"))
                .body("missing.find { it.period == '2017' }.reason", containsString("known only together"))
                .body("missing.find { it.period == '2017' }.link", startsWith("/v1/observations/SGO-2017"))
                .extract()
                .asString();
        assertThat(body.substring(body.indexOf("\"results\""))).doesNotContain("2017", "2018", "2020", "2022", "2024");
    }

    @Test
    void yearsPrintedTogetherAreLeftOutAndListed() {
        ask("").body("n", is(9))
                .body("excluded.period", contains("2017-01-01/2019-01-01"))
                .body("excluded[0].value", is(48013))
                .body("excluded[0].reason", containsString("24 months together"))
                .body("missing.period", contains("1991-01-01/2015-01-01", "2017", "2018"));
    }

    @Test
    void noLineRunsAcrossABreakInDefinition() {
        ask("dataset=un-migrant-stock")
                .body("used.period", contains("1990", "1995", "2000", "2005", "2010"))
                .body("excluded.period", contains("2015", "2020"))
                .body("excluded.reason", everyItem(containsString("after a break in definition")))
                .body("breaks.date", contains("2011-01-01"))
                .body("notes[1]", containsString("the trend is that of 1990 to 2010"))
                .body("results.projection.reason", containsString("across a break in definition"))
                // R: coef(lm(c(695, 1142, 1588, 1811, 2033) ~ seq(1990, 2010, 5)))[2]
                .body("results.least_squares.numbers.slope.value", is(66.9f));
        ask("dataset=un-migrant-stock&time=..2010").body("results.projection.reason", containsString("across a break"));
        ask("dataset=un-migrant-stock&time=2011..")
                .body("used.period", contains("2015", "2020"))
                .body("breaks", is(List.of()));
    }

    @Test
    void missingYearsOfAnnualStatisticsAreNamedOneByOne() {
        ask("dataset=statistical-immigration&" + CHINA)
                .body("used.period", contains("2005", "2008", "2017", "2021", "2024", "2025"))
                .body("missing.size()", is(15))
                .body("results.projection.reason", containsString("needs at least 3 points; there are 2"))
                // R: 100 * ((2600 / 4562)^(1 / 20) - 1)
                .body("results.growth.numbers.annual_growth.value", is(-2.772100512f));
    }

    @Test
    void tiesAndAutocorrelationAreCorrectedFor() {
        ask("dataset=unhcr-year-end&indicator=refugees&method=mann_kendall,hamed_rao")
                .body("n", is(29))
                .body("results.keySet()", contains("mann_kendall", "hamed_rao"))
                .body("results.hamed_rao.says", containsString("at the lags 1, 2, 9"));
    }

    @Test
    void aProjectionIsToldToBeOneAndHowWellItDidBefore() {
        ask("horizon=2")
                .body("results.projection.numbers.forecast.points.period", contains("2026", "2027"))
                .body("results.projection.numbers.forecast.points.note", everyItem(startsWith("F: a projection")))
                .body("results.projection.says", endsWith("A projection, no data."))
                .body("results.projection.numbers.random_walk_back_test_forecasts.value", is(3))
                .body("results.projection.numbers.damped_trend_mean_absolute_error.value", nullValue());
        ask("dataset=flows-gaskin-abel&" + CHINA)
                .body("results.projection.says", containsString("a damped trend, which had the smallest error"))
                .body("results.projection.numbers.damped_trend_mean_absolute_error.value", notNullValue());
    }

    @Test
    void boundsOfFiguresAreCarriedToTheConclusion() {
        ask(CHINA)
                .body("results.sensitivity.says", containsString("its sign does not depend on them"))
                .body("results.sensitivity.numbers.mann_kendall_s.low", is(-2));
        ask("dataset=unhcr-year-end&indicator=refugees")
                .body("results.sensitivity.reason", containsString("nothing to vary"));
    }

    @Test
    void theLevelIsThatOfIntervalsAndTests() {
        // R: confint(lm(c(8405, 7326, 1701, 4585, 7411) ~ c(2016, 2019, 2021, 2023, 2025)), level = 0.5)[2, ]
        ask("level=.5&" + CHINA)
                .body("level", is(0.5f))
                .body("results.least_squares.numbers.slope.low", is(-573.9917174f))
                .body("results.least_squares.numbers.slope.note", startsWith("50%"));
    }

    @Test
    void aTestThatCanFindNothingSaysNothing() {
        // R: 2 * exp(-6 * 25^2 / (10^3 + 10^2)) is 0.066, 2 * exp(-6 * 30^2 / (11^3 + 11^2)) is 0.049
        ask("dataset=unhcr-year-end&indicator=refugees&time=2001..2010")
                .body("results.pettitt.reason", startsWith("10 points can never show"))
                .body("results.pettitt.numbers", is(Map.of()));
        ask("dataset=unhcr-year-end&indicator=refugees&time=2000..2010").body("results.pettitt.reason", nullValue());
        ask(CHINA + "&time=2019..").body("results.mann_kendall.reason", startsWith("4 points can never show a trend"));
    }

    @Test
    void whatWasAskedForByNameAndCannotBeSaidIsRefused() {
        refused(CHINA + "&method=theil_sen,projection", 422, "unsuitable-series")
                .body("detail", startsWith("projection: "))
                .body("detail", not(containsString("theil_sen")))
                .body("try", not(containsString("method=")));
        refused("dataset=unhcr-year-end&indicator=asylum-seekers&method=exponential_growth", 422, "unsuitable-series")
                .body("detail", containsString("needs values above zero; the value at 1997 is 0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "by=origin",
                "dataset=unhcr-year-end",
                "by=status",
                "time=2016..2017",
                "time=2017-01-01/2019-01-01",
                "time=1900",
                "by=origin:country&origin=CHN*,UZB"
            })
    void aRefusalNamesAQuestionThatWorks(String question) {
        String instead = given().urlEncodingEnabled(false)
                .get("/v1/trends?" + question)
                .then()
                .statusCode(422)
                .extract()
                .path("try");
        given().urlEncodingEnabled(false).get(instead).then().statusCode(200);
    }

    @Test
    void whatIsNoTrendIsRefused() {
        refused("by=origin", 422, "several-series").body("detail", containsString("by origin"));
        refused("dataset=arrivals-register", 422, "not-a-table");
        refused("dataset=settlement-2016-h1&indicator=arrivals&destination=KZ-ALM", 422, "unsuitable-series")
                .body("detail", containsString("there is 1, of 2016-01-01/2016-07-01"));
        refused("method=mankendall", 422, "unknown-code").body("errors[0].suggestion", is("mann_kendall"));
        refused("level=95", 400, "bad-parameter");
        refused("level=0.9999", 400, "bad-parameter");
        refused("horizon=21", 400, "bad-parameter");
    }

    @Test
    void csvIsARowForEachNumberAndForEachPointLeftOut() {
        String csv = given().get("/v1/trends.csv?method=theil_sen&asOf=1").asString();

        assertThat(csv.split("\r\n"))
                .startsWith(
                        "method,quantity,period,value,low,high,unit,note", "series,used,2015,4890,,,persons,derived")
                .contains(
                        "series,used,2020,13123,12973,13273,persons,derived",
                        "series,excluded,2017-01-01/2019-01-01,48013,,,persons,\"It covers 24 months together, the others 12 months each: nothing is spread over them.\"",
                        "theil_sen,slope,,613,-1775.571429,2041.142857,persons a year,95% confidence interval");
    }

    @Test
    void equalQuestionsHaveEqualTags() {
        String tag =
                given().get("/v1/trends?method=theil_sen,growth&level=0.950").header("ETag");
        given().header("If-None-Match", tag)
                .get("/v1/trends?level=.95&method=growth,theil_sen&horizon=3")
                .then()
                .statusCode(304);
        given().get("/v1/trends?method=growth").then().header("ETag", not(tag));
    }

    @Test
    void everyMethodNamesItsSourceAndSpeaksOrSaysWhyNot() {
        ask("").body("results.size()", is(13))
                .body("results.values().source", everyItem(notNullValue()))
                .body("results.values().findAll { (it.says == null) == (it.reason == null) }", is(List.of()))
                .body("results.values()", everyItem(allOf(hasKey("says"), hasKey("numbers"))));
    }
}
