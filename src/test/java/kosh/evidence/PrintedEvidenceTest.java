package kosh.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import kosh.observation.Definition;
import org.junit.jupiter.api.Test;

/** What the figures that were really printed allow. */
class PrintedEvidenceTest {

    private static final LocalDate INDEPENDENCE = LocalDate.of(1991, 1, 1);
    private static final LocalDate CLAIMED_UNTIL = LocalDate.of(2020, 10, 1);
    private static final Evidence OFFICIAL = evidence(Rule.OFFICIAL_V1);
    private static final Evidence ALL = evidence(Rule.ALL_V1);

    private static Evidence evidence(Rule rule) {
        return Evidence.of("arrivals", PrintedData.figures(), rule, PrintedData::name);
    }

    private static Bounds until(Evidence evidence, String origin, LocalDate to) {
        return evidence.bounds(origin, INDEPENDENCE, to);
    }

    private static void assertBounds(Bounds bounds, long lower, long upper) {
        assertThat(bounds.lower()).isEqualTo(lower);
        assertThat(bounds.upper()).isEqualTo(upper);
    }

    @Test
    void officialFiguresBoundWhoCameFromChinaUntilTheClaim() {
        assertBounds(until(OFFICIAL, "CHN", CLAIMED_UNTIL), 163_323, 197_496);
        assertBounds(until(OFFICIAL, "CHN", LocalDate.of(2016, 1, 1)), 135_966, 136_482);
        assertBounds(until(OFFICIAL, "CHN", LocalDate.of(2026, 1, 1)), 186_415, 228_184);
    }

    @Test
    void theTotalOfAllOriginsIsKnownToAFewPersons() {
        assertBounds(until(OFFICIAL, Evidence.WORLD, LocalDate.of(2026, 1, 1)), 1_164_846, 1_164_850);
        assertBounds(until(OFFICIAL, Evidence.WORLD, LocalDate.of(2016, 1, 1)), 957_772, 957_772);
    }

    @Test
    void ofTheOfficialFiguresOnlyRoundedOnesAreSetAside() {
        assertThat(setAside(OFFICIAL, Evidence.WORLD))
                .containsExactlyInAnyOrder("A0132", "A0326", "A0381", "A0396", "A0412", "DES-182");
        assertThat(setAside(OFFICIAL, "CHN")).containsExactly("ORI-065");
        assertThat(OFFICIAL.setAside())
                .allMatch(aside -> aside.figure().range().coarseness() > 0)
                .allMatch(aside -> !aside.conflicts().isEmpty());
    }

    private static List<String> setAside(Evidence evidence, String origin) {
        return evidence.setAside().stream()
                .map(SetAside::figure)
                .filter(figure -> figure.origin().equals(origin))
                .map(Figure::id)
                .toList();
    }

    @Test
    void unreliableFiguresCostNoOfficialOne() {
        Set<String> officialGone = new HashSet<>();
        for (SetAside aside : ALL.setAside()) {
            if (aside.figure().reliability() == Reliability.OFFICIAL) {
                officialGone.add(aside.figure().id());
            }
        }
        assertThat(officialGone)
                .containsExactlyInAnyOrderElementsOf(
                        OFFICIAL.setAside().stream().map(a -> a.figure().id()).toList());
        assertThat(setAside(ALL, Evidence.WORLD)).contains("A0718", "A0715", "A0490", "A0652");
        assertThat(setAside(ALL, "CHN")).contains("CLAIM-001", "A0726", "A0727", "A2045");
        assertBounds(until(ALL, Evidence.WORLD, LocalDate.of(2026, 1, 1)), 1_164_846, 1_164_850);
        assertBounds(until(ALL, "CHN", CLAIMED_UNTIL), 163_323, 197_496);
    }

    @Test
    void theMayShareOf2014IsSetAsideWhereItIsAdmitted() {
        Figure share = PrintedData.figure("A2045");
        List<Figure> figures = PrintedData.figures().stream()
                .map(figure -> figure.equals(share) ? figure.with(Reliability.OFFICIAL) : figure)
                .toList();
        Evidence evidence = Evidence.of("arrivals", figures, Rule.OFFICIAL_V1, PrintedData::name);
        assertThat(setAside(evidence, "CHN")).containsExactlyInAnyOrder("A2045", "ORI-065");
    }

    @Test
    void derivedRowsAndResidualsAreNoEvidence() {
        assertThat(PrintedData.figures("arrivals"))
                .extracting(Figure::id)
                .contains("A0699", "A0701", "CLAIM-001")
                .doesNotContain("A1107", "A1108", "A1089", "SG-2020", "SGO-2019-CHN", "A0705", "SGO-2017");
    }

    @Test
    void noYearIsMissing() {
        for (String origin : OFFICIAL.origins()) {
            assertThat(OFFICIAL.yearly(origin, 1991, 2026).stream()
                            .map(bounds -> bounds.from().getYear()))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1991, 2026).boxed().toList());
            List<Bounds> totals = OFFICIAL.cumulative(origin, INDEPENDENCE, 1991, 2026);
            assertThat(totals).hasSize(36);
            for (int i = 1; i < totals.size(); i++) {
                assertThat(totals.get(i).lower())
                        .isGreaterThanOrEqualTo(totals.get(i - 1).lower());
            }
        }
    }

    @Test
    void aYearWithoutAFigureIsBoundedByItsNeighbours() {
        assertBounds(OFFICIAL.yearly("CHN", 2017, 2017).get(0), 0, 33_572);
        assertBounds(OFFICIAL.yearly(Evidence.WORLD, 2020, 2020).get(0), 12_993, 13_053);
        assertThat(OFFICIAL.bounds("CHN", INDEPENDENCE, LocalDate.of(2030, 1, 1))
                        .upper())
                .isNull();
        assertThat(OFFICIAL.bounds("CHN", LocalDate.of(1980, 1, 1), LocalDate.of(1990, 1, 1)))
                .matches(Bounds::areUnknown);
    }

    @Test
    void theClaimOf500000IsTooHighByTwoAndAHalfToThreeTimes() {
        Verdict verdict = judge(OFFICIAL, "500000");
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.TOO_HIGH);
        assertThat(verdict.timesFrom()).isEqualTo("2.5");
        assertThat(verdict.timesTo()).isEqualTo("3.1");
        assertThat(verdict.sentence())
                .isEqualTo("The printed figures allow 163,323 to 197,496 from China from 1991-01-01 until 2020-10-01;"
                        + " 500,000 is too high, by 2.5 to 3.1 times.");
        assertThat(verdict.near()).anySatisfy(near -> {
            assertThat(near.kind()).isEqualTo(NearMatch.Kind.ANOTHER_ORIGIN);
            assertThat(near.figure().id()).isEqualTo("A0652");
        });
    }

    @Test
    void otherClaimsAreSupportedPossibleOrTooLow() {
        assertThat(judge(OFFICIAL, "180000").kind()).isEqualTo(Verdict.Kind.POSSIBLE);
        assertThat(judge(OFFICIAL, "200000").kind()).isEqualTo(Verdict.Kind.SUPPORTED);
        assertThat(judge(OFFICIAL, "60000").kind()).isEqualTo(Verdict.Kind.TOO_LOW);
        assertThat(judge(OFFICIAL, "60000").timesFrom()).isEqualTo("2.7");
    }

    private static Verdict judge(Evidence evidence, String value) {
        return court(evidence)
                .judge(Claim.ofCount("arrivals", "CHN", INDEPENDENCE, CLAIMED_UNTIL, new BigDecimal(value)));
    }

    private static Court court(Evidence evidence) {
        return Court.of(evidence, PrintedData.figures(), PrintedData::name);
    }

    @Test
    void theShareOfTenMonthsTakenForThatOfAllYearsIsFound() {
        Verdict verdict = court(OFFICIAL)
                .judge(Claim.ofShare(
                        "arrivals", "CHN", INDEPENDENCE, LocalDate.of(2024, 11, 1), new BigDecimal("45.9")));
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.TOO_HIGH);
        assertThat(verdict.near()).anySatisfy(near -> {
            assertThat(near.kind()).isEqualTo(NearMatch.Kind.SHARE_OF_ANOTHER_SPAN);
            assertThat(near.figure().id()).isEqualTo("A0475");
            assertThat(near.sentence())
                    .isEqualTo("The same number, 45.9%, is printed in A0475 for those who came from China from"
                            + " 2024-01-01 until 2024-11-01: the share of that span, not of this one.");
        });
    }

    @Test
    void aDifferenceOfDefinitionIsSaidFirst() {
        Claim claim = Claim.ofCount("arrivals", "CHN", INDEPENDENCE, CLAIMED_UNTIL, new BigDecimal("500000"));
        Verdict verdict = court(OFFICIAL).judge(claim.with(Definition.WIDER));
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.TOO_HIGH);
        assertThat(verdict.sentence())
                .startsWith("The claim counts more people than this indicator")
                .endsWith("3.1 times.");
        Verdict ofOthers = court(OFFICIAL).judge(claim.with(Definition.OTHER));
        assertThat(ofOthers.kind()).isEqualTo(Verdict.Kind.DEFINITION_DIFFERS);
        assertThat(ofOthers.comparison()).isEqualTo(Verdict.Kind.TOO_HIGH);
        assertThat(ofOthers.sentence()).startsWith("The claim counts other people than this indicator");
    }

    @Test
    void aSpanWithoutAFigureIsNoEvidence() {
        Verdict verdict = court(OFFICIAL)
                .judge(Claim.ofCount(
                        "arrivals",
                        "CHN",
                        LocalDate.of(1950, 1, 1),
                        LocalDate.of(1960, 1, 1),
                        new BigDecimal("60000")));
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.NO_EVIDENCE);
    }

    @Test
    void otherIndicatorsAreSolvedTheSameWay() {
        Evidence grants =
                Evidence.of("citizenship-grants-kandas", PrintedData.figures(), Rule.ALL_V1, PrintedData::name);
        assertThat(grants.figures()).isNotEmpty().allMatch(f -> f.indicator().equals("citizenship-grants-kandas"));
        assertThat(grants.origins()).contains(Evidence.WORLD, "CHN");
        assertThat(grants.bounds("CHN", LocalDate.of(2022, 1, 1), LocalDate.of(2024, 1, 1))
                        .lower())
                .isPositive();
    }
}
