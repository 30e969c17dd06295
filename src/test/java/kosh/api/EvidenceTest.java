package kosh.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What printed figures allow together, as a reader asks it. */
@QuarkusTest
class EvidenceTest {

    private static ValidatableResponse ask(String question) {
        return given().urlEncodingEnabled(false)
                .get(question + (question.contains("?") ? "&" : "?") + "asOf=1")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse refused(String question, int status, String type) {
        return given().urlEncodingEnabled(false)
                .get(question)
                .then()
                .statusCode(status)
                .body("type", endsWith("/problems/" + type));
    }

    private static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/verify?asOf=1")
                .then();
    }

    // Held against the printed figures by hand in PrintedEvidenceTest.
    @ParameterizedTest
    @CsvSource({
        "CHN,1991-01-01/2020-10-01,163323,197496",
        "CHN,1991-01-01/2016-01-01,135966,136482",
        "CHN,1991-01-01/2026-01-01,186415,228184",
        "WORLD,1991-01-01/2026-01-01,1164846,1164850",
        "CHN,2019,7326,7326",
        "CHN,2017,0,33572"
    })
    void thePrintedFiguresBoundWhoCame(String origin, String time, int lower, int upper) {
        ask("/v1/bounds?indicator=arrivals&origin=" + origin + "&time=" + time)
                .body("rows.size()", is(1))
                .body("rule.id", is("official-v1"))
                .body("rows[0].lower", is(lower))
                .body("rows[0].upper", is(upper))
                .body("rows[0].unit", is("persons"));
        ask("/v1/bounds?rule=all&origin=" + origin + "&time=" + time)
                .body("rule.id", is("all-v1"))
                .body("rows[0].lower", greaterThanOrEqualTo(lower))
                .body("rows[0].upper", lessThanOrEqualTo(upper));
    }

    @Test
    void eachBoundSaysInASumWhyItIsWhatItIs() {
        ask("/v1/bounds?origin=CHN&time=1991-01-01/2016-01-01")
                .body("rows[0].figures", hasItems("A0701", "A0699"))
                .body(
                        "rows[0].upper_because.steps.sentence",
                        contains("A0701 prints that 14.2% of all came from China from 1991-01-01 until 2016-01-01;"
                                + " of at most 957,772, that is at most 136,482. Add 136,482: at most 136,482."))
                .body("rows[0].upper_because.steps[0].figure.says", is("14.2%"))
                .body("rows[0].upper_because.steps[0].figure.link", is("/v1/observations/A0701"))
                .body("rows[0].upper_because.steps[0].figure.document", hasKey("title"))
                .body("rows[0].upper_because.steps[0].because[0].steps[0].figure.id", is("A0699"))
                .body("rows[0].lower_because.steps.size()", greaterThan(1))
                .body("rows[0].lower_because.persons", is(135966));
        assertThat(given().get("/v1/bounds.csv?origin=CHN&time=2019&asOf=1").asString())
                .startsWith("time,origin,origin_name,indicator,unit,lower,upper,note,link,figures,lower_because,")
                .contains("2019,CHN,China,arrivals,persons,7326,7326,,/v1/bounds?")
                .contains("A0117 prints that 7,326 came from China from 2019-01-01 until 2020-01-01.");
    }

    @Test
    void noYearOfNoOriginIsMissing() {
        List<String> years =
                IntStream.rangeClosed(1991, 2025).mapToObj(String::valueOf).toList();
        ask("/v1/bounds?by=time&origin=CHN&time=1991..2025")
                .body("rows.time", is(years))
                .body("rows[0]", not(hasKey("upper_because")))
                .body("rows.find { it.time == '2017' }.upper", is(33572));
        ask("/v1/bounds?by=origin,time&time=1991..2025")
                .body("rows.findAll { it.origin == 'WORLD' }.time", is(years))
                .body("rows.findAll { it.origin == 'UZB' }.time", is(years))
                .body("rows.origin.unique().size()", greaterThan(9));
    }

    @Test
    void theRunningTotalNeverFallsAndTheLastYearIsCutToTheSpan() {
        List<Integer> lower = ask("/v1/bounds?cumulative=true&origin=CHN&time=1991-01-01/2020-10-01")
                .body("rows.size()", is(30))
                .body("rows[0].time", is("1991"))
                .body("rows[29].time", is("1991-01-01/2020-10-01"))
                .body("rows[29].upper", is(197496))
                .extract()
                .path("rows.lower");
        assertThat(lower).isSorted().last().isEqualTo(163323);
    }

    @Test
    void aTotalWithoutATimeGoesAsFarAsItIsBounded() {
        ask("/v1/bounds?origin=CHN")
                .body("rows[0].time", is("1991-01-01/2026-03-01"))
                .body("rows[0].upper", greaterThan(228184));
        ask("/v1/bounds?time=1980..1985")
                .body("rows[0].upper", nullValue())
                .body("rows[0].note", is("No figure speaks of this span."));
        ask("/v1/bounds?origin=CHN&time=1991-01-01/2030-01-01")
                .body("rows[0].upper", nullValue())
                .body("rows[0].note", is("No figure bounds this span from above."));
    }

    @Test
    void aSpanThatEndsSomewhereInAYearIsBoundedByBothItsEnds() {
        ask("/v1/bounds?origin=CHN&time=1991-01-01/2019")
                .body("rows[0].time", is("1991-01-01/2019"))
                .body("rows[0].lower", is(149771))
                .body("rows[0].upper", is(191232));
    }

    @Test
    void theClaimOfOctober2020IsTooHighByTwoAndAHalfToThreeTimes() {
        ask("/v1/claims")
                .body("rows[0].id", is("CLAIM-001"))
                .body("rows[0].verdict", is("too-high"))
                .body("rows[0].times_from", is(2.5f))
                .body("rows[0].times_to", is(3.1f))
                .body("rows.verdict.unique()", hasItems("supported", "possible", "too-high", "too-low", "no-evidence"));
        ask("/v1/claims/CLAIM-001")
                .body("says", is("500,000"))
                .body("sentence", endsWith("500,000 is too high, by 2.5 to 3.1 times."))
                .body("note", containsString("wider than status grants"))
                .body("definition", is("wider"))
                .body("sentence", startsWith("The claim counts more people than this indicator, so "))
                .body("source", is("goble2020"))
                .body("figures", hasItems("A0117", "A0701"))
                .body("upper_because.steps.size()", greaterThan(3))
                .body("near.kind", hasItem("share-of-another-span"))
                .body("near.figure.id", not(hasItem("CLAIM-001")));
        ask("/v1/claims?verdict=too-low&origin=WORLD").body("rows.verdict", everyItem(is("too-low")));
        assertThat(given().get("/v1/claims.csv?asOf=1").asString())
                .startsWith("id,indicator,origin,origin_name,time,unit,says,trust,verdict,comparison,lower,upper,")
                .contains("\r\nCLAIM-001,arrivals,CHN,China,1991-01-01/2020-10-29,persons,\"500,000\",");
        refused("/v1/claims/A0117", 404, "not-found");
        refused("/v1/claims?verdict=wrong", 422, "unknown-code");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "value=500000&origin=CHN&time=1991-01-01/2020-10-01|too-high",
                "value=half&origin=CHN|",
                "value=180000&origin=CHN&time=1991-01-01/2020-10-01|possible",
                "value=7326&origin=CHN&time=2019|supported",
                "value=7,326&origin=CHN&time=2019|supported",
                "value=7327&origin=CHN&time=2019|too-high",
                "low=150000&high=200000&origin=CHN&time=1991-01-01/2020-10-01|supported",
                "value=more%20than%20160%20thousand&origin=CHN&time=1991-01-01/2020-10-01|supported",
                "value=60000&origin=CHN&time=1991-01-01/2020-10-01|too-low",
                "value=41.5%25&origin=CHN&time=2019|supported",
                "value=500000&origin=CHN&time=1991-01-01/2020-10-01&definition=wider|too-high",
                "value=500000&origin=CHN&time=1991-01-01/2020-10-01&definition=other|definition-differs",
                "value=500000&origin=CHN&time=1950..1960|no-evidence"
            })
    void anyNumberIsHeldAgainstTheFigures(String question, String verdict) {
        if (verdict == null) {
            refused("/v1/verify?" + question, 400, "bad-parameter");
        } else {
            ask("/v1/verify?" + question).body("verdict", is(verdict)).body("sentence", not(startsWith("null")));
        }
    }

    @Test
    void theShareOfOneYearTakenForThatOfAllIsFound() {
        ask("/v1/verify?value=41.5&unit=percent&origin=CHN")
                .body("verdict", is("too-high"))
                .body("time", is("1991-01-01/2026-03-01"))
                .body("near[0].kind", is("share-of-another-span"))
                .body(
                        "near[0].sentence",
                        is("The same number, 41.5%, is printed in A0104 for those who came from China from"
                                + " 2019-01-01 until 2020-01-01: the share of that span, not of this one."));
        ask("/v1/verify?value=7326&origin=CHN&time=2018").body("near.figure.id", hasItem("A0117"));
    }

    @Test
    void aBodyAsksTheSame() {
        String got = ask("/v1/verify?value=500000&origin=CHN&time=1991-01-01/2020-10-01")
                .extract()
                .asString();
        String posted = post("{\"value\": 500000, \"origin\": \"cn\", \"time\": \"1991-01-01/2020-10-01\"}")
                .statusCode(200)
                .header("Content-Location", containsString("/v1/verify.json?asOf=1&"))
                .extract()
                .asString();
        assertThat(posted).isEqualTo(got);
        // The printed decimals say how the number was rounded.
        post("{\"value\": \"41.50%\", \"origin\": \"CHN\", \"time\": \"2019\"}").body("verdict", is("too-high"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"valu\": 1}|unknown-parameter",
                "[500000]|bad-request",
                "{\"value\": {\"is\": 1}}|bad-request",
                "{\"value\": |bad-request",
                "''|bad-request",
                "null|bad-request",
                "{}|bad-parameter",
                "{\"value\": null}|bad-parameter",
                "{\"value\": -5}|bad-parameter",
                "{\"value\": 41.5}|bad-parameter",
                "{\"value\": \"99999999999999999999\"}|bad-parameter"
            })
    void aBadBodyIsRefused(String body, String type) {
        post(body).statusCode(400).body("type", endsWith("/problems/" + type));
    }

    @Test
    void figuresThatCannotBeTrueAreNamedWithWhatConvictsThem() {
        ask("/v1/conflicts?rule=official&origin=CHN")
                .body("rows.findAll { it.kind == 'set-aside' }.observation", contains("ORI-065"));
        ask("/v1/conflicts")
                .body("rule.id", is("all-v1"))
                .body("rows.observation", hasItems("CLAIM-001", "A0718", "A0490"))
                .body("rows.find { it.observation == 'A0718' }.persons", is(9996300))
                .body(
                        "rows.find { it.observation == 'A0718' }.sentence",
                        startsWith("A0718 prints that 11,161,200 came from all origins from 1991-01-01 until"
                                + " 2025-11-01, that is at least 11,161,150. The others allow at most 1,164,850, which"
                                + " is 9,996,300 too few: A0617 prints"))
                .body("rows.find { it.observation == 'A0718' }.conflicts[0].figures", hasItem("A0718"))
                .body(
                        "rows.find { it.kind == 'disagreement' && it.other == 'A0215' }.sentence",
                        endsWith("prints 12,500; not both can be true."));
        assertThat(given().get("/v1/conflicts.csv?asOf=1").asString())
                .startsWith("kind,observation,other,origin,origin_name,time,says,other_says,trust,persons,sentence,");
    }

    @Test
    void theTraceOfARowIsItsWholeStoryInTheWordsOfProv() {
        ask("/v1/observations/A0117/trace")
                .body("entity.'kosh:observations/A0117'.'prov:value'", is(7326))
                .body("entity.'kosh:observations/A0117'.'kosh:line'", greaterThan(1))
                .body("entity.'kosh:sources/zonakz2020'", hasKey("kosh:url"))
                .body("wasDerivedFrom.'_:hadPrimarySource'.'prov:usedEntity'", is("kosh:sources/zonakz2020"))
                .body("wasGeneratedBy.'_:written'.'prov:activity'", startsWith("kosh:imports/"))
                .body("used.'_:read'.'prov:entity'", startsWith("kosh:files/"))
                .body(
                        "wasDerivedFrom.'_:usedBy-SGO-2019-CHN'.'prov:generatedEntity'",
                        is("kosh:observations/SGO-2019-CHN"))
                .body("entity.'kosh:bounds/arrivals/official-v1/CHN'.'kosh:until'", hasItem("2020-01-01"));
        ask("/v1/observations/A0718/trace")
                .body("entity.'kosh:conflicts/all-v1/1'.'prov:label'", startsWith("A0718 prints that 11,161,200"))
                .body("wasDerivedFrom", hasKey("_:convicts-all-v1-1-A0718"));
        ask("/v1/observations/SGO-2019-CHN/trace").body("wasDerivedFrom", hasKey("_:restsOn-A0117"));
        refused("/v1/observations/A9999/trace", 404, "not-found");
        refused("/v1/observations/A0117/trace?format=csv", 406, "not-acceptable");
    }

    @Test
    void whatCannotBeAskedIsRefusedWithWhatCan() {
        refused("/v1/bounds?indicator=migrant-stock", 422, "not-additive")
                .body("try", endsWith("/v1/bounds?indicator=arrivals"));
        refused("/v1/bounds?indicator=arrivals-share-by-origin", 422, "not-additive")
                .body("try", endsWith("/v1/bounds?indicator=arrivals"));
        refused("/v1/bounds?origin=CN-XJ", 422, "unknown-code");
        refused("/v1/bounds?rule=offical", 422, "unknown-code").body("errors[0].suggestion", is("official"));
        refused("/v1/bounds?by=sex", 422, "unknown-code");
        refused("/v1/bounds?cumulative=maybe", 422, "unknown-code");
        refused("/v1/bounds?time=latest:3", 400, "bad-parameter");
        refused("/v1/bounds?sex=F", 400, "unknown-parameter");
        refused("/v1/bounds?by=origin,time&time=1000..9000", 422, "too-much");
        refused("/v1/verify?value=20%25", 400, "bad-parameter");
        refused("/v1/verify?low=5&high=3", 400, "bad-parameter");
        refused("/v1/verify?value=5&time=2019,2020", 400, "bad-parameter");
    }

    @Test
    void aDestinationOfWhichNothingIsPrintedHasNoRows() {
        ask("/v1/bounds?destination=MNG").body("rows", is(List.of())).body("figures", is(0));
        ask("/v1/verify?destination=MNG&value=5").body("verdict", is("no-evidence"));
    }

    @Test
    void anAnswerOfARuleAndReleaseIsTheSameForEver() {
        String question = "/v1/bounds?origin=CHN&time=2019&rule=official";
        String tag = given().get(question).header("ETag");
        assertThat(given().get("/v1/bounds?time=2019&origin=CN").header("ETag")).isEqualTo(tag);
        given().header("If-None-Match", tag).get(question).then().statusCode(304);
        given().get(question + "&asOf=1").then().header("Cache-Control", containsString("immutable"));
        given().get("/v1/bounds?origin=CHN&time=2019&rule=all").then().header("ETag", not(tag));
        given().head(question).then().statusCode(200).header("ETag", tag);
    }

    @Test
    void aQuestionToEvidenceInMemoryTakesNoTime() {
        String question = "/v1/bounds?origin=CHN&time=1991-01-01/2020-10-01&asOf=1";
        long best = IntStream.range(0, 50)
                .mapToLong(i -> given().get(question).time())
                .min()
                .orElseThrow();
        assertThat(best).isLessThan(100);
    }
}
