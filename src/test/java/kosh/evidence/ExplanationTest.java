package kosh.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The proofs as a reader sees them. */
class ExplanationTest {

    private static final LocalDate INDEPENDENCE = LocalDate.of(1991, 1, 1);
    private static final Evidence OFFICIAL =
            Evidence.of("arrivals", PrintedData.figures(), Rule.OFFICIAL_V1, PrintedData::name);

    @Test
    void theUpperBoundForChinaIsASumOfPrintedFigures() {
        assertThat(upper("CHN", LocalDate.of(2020, 10, 1)).text()).isEqualTo("""
                        A0701 prints that 14.2% of all came from China from 1991-01-01 until 2016-01-01; of at most 957,772, that is at most 136,482. Add 136,482: at most 136,482.
                        A0070 prints that 24.9% of all came from China from 2016-01-01 until 2017-01-01; of at most 33,754, that is at most 8,421. Add 8,421: at most 144,903.
                        From 2017-01-01 until 2018-07-01 no more came from China than from all origins together, at most 33,572. Add 33,572: at most 178,475.
                        A0094 prints that 37.3% of all came from China from 2018-07-01 until 2019-01-01; of at most 14,541, that is at most 5,431. Add 5,431: at most 183,906.
                        A0117 prints that 7,326 came from China from 2019-01-01 until 2020-01-01. Add 7,326: at most 191,232.
                        A0144 prints that 56.9% of all came from China from 2020-01-01 until 2020-10-01; of at most 11,000, that is at most 6,264. Add 6,264: at most 197,496.""");
    }

    @Test
    void theLowerBoundForChinaSaysWhereNothingIsKnown() {
        assertThat(OFFICIAL.proof("CHN", INDEPENDENCE, LocalDate.of(2018, 1, 1))
                        .lower()
                        .text())
                .isEqualTo("""
                        A0692 prints that 14.3% of all came from China from 1991-01-01 until 2015-01-01; of at least 952,882, that is at least 135,786. Add 135,786: at least 135,786.
                        A0043 prints that 6.0% of all came from China from 2015-01-01 until 2015-10-01; of at least 3,012, that is at least 180. Add 180: at least 135,966.
                        The number who came from China never falls, so at least as many had come until 2016-01-01 as until 2015-10-01: still at least 135,966.
                        A0070 prints that 24.9% of all came from China from 2016-01-01 until 2017-01-01; of at least 33,754, that is at least 8,388. Add 8,388: at least 144,354.
                        The number who came from China never falls, so at least as many had come until 2018-01-01 as until 2017-01-01: still at least 144,354.""");
    }

    @Test
    void whatIsTakenOffIsSaidSo() {
        assertThat(OFFICIAL.proof(Evidence.WORLD, INDEPENDENCE, LocalDate.of(2026, 1, 1))
                        .lower()
                        .text())
                .isEqualTo("""
                        A0371 prints that 1,115,100 came from all origins from 1991-01-01 until 2023-06-01, that is at least 1,115,050. Add 1,115,050: at least 1,115,050.
                        A0357 prints that 8,034 came from all origins from 2023-01-01 until 2023-06-01. Take off 8,034: at least 1,107,016.
                        A2074 prints that 21,325 came from all origins from 2023-01-01 until 2024-01-01. Add 21,325: at least 1,128,341.
                        A2097 prints that more than 19,700 came from all origins from 2024-01-01 until 2025-01-01, that is at least 19,700. Add 19,700: at least 1,148,041.
                        A0603 prints that 16,805 came from all origins from 2025-01-01 until 2026-01-01. Add 16,805: at least 1,164,846.""");
    }

    @Test
    void aContradictionSaysByHowMuch() {
        assertThat(OFFICIAL.conflicts())
                .extracting(Conflict::sentence)
                .contains(
                        "DES-182 prints that 1,111,100 came from all origins from 1991-01-01 until 2023-04-01, that is"
                                + " at most 1,111,150. The others allow no fewer than 1,111,591, which is 441 too many: A0371"
                                + " prints that 1,115,100 came from all origins from 1991-01-01 until 2023-06-01, that is at"
                                + " least 1,115,050. Add 1,115,050: at least 1,115,050. A0357 prints that 8,034 came from all"
                                + " origins from 2023-01-01 until 2023-06-01. Take off 8,034: at least 1,107,016. A0335 prints"
                                + " that 4,575 came from all origins from 2023-01-01 until 2023-04-01. Add 4,575: at least"
                                + " 1,111,591.");
    }

    @Test
    void theProofOfTheWholeStandsBehindAShare() {
        Step share = upper("CHN", LocalDate.of(2016, 1, 1)).steps().get(0);
        assertThat(share.kind()).isEqualTo(Step.Kind.SHARE);
        assertThat(share.because()).hasSize(1);
        assertThat(share.because().get(0).text())
                .isEqualTo(
                        "A0699 prints that 957,772 came from all origins from 1991-01-01 until 2016-01-01. Add 957,772:"
                                + " at most 957,772.");
    }

    @Test
    void anUncertainEndIsExplained() {
        Figure by2008 = Figure.ofCount(
                        "X1",
                        "arrivals",
                        Evidence.WORLD,
                        INDEPENDENCE,
                        LocalDate.of(2009, 1, 1),
                        Range.ofCount(new BigDecimal("664949"), null, null, Wording.PLAIN))
                .withEndFrom(LocalDate.of(2008, 1, 1));
        Evidence evidence = Evidence.of("arrivals", java.util.List.of(by2008), Rule.OFFICIAL_V1, code -> code);
        assertThat(evidence.bounds(Evidence.WORLD, INDEPENDENCE, LocalDate.of(2009, 1, 1)))
                .isEqualTo(new Bounds(Evidence.WORLD, INDEPENDENCE, LocalDate.of(2009, 1, 1), 664_949, null));
        assertThat(evidence.bounds(Evidence.WORLD, INDEPENDENCE, LocalDate.of(2008, 1, 1)))
                .isEqualTo(new Bounds(Evidence.WORLD, INDEPENDENCE, LocalDate.of(2008, 1, 1), 0, 664_949L));
        assertThat(evidence.proof(Evidence.WORLD, INDEPENDENCE, LocalDate.of(2008, 1, 1))
                        .upper())
                .extracting(Chain::text)
                .isEqualTo("X1 prints that 664,949 came from all origins from 1991-01-01 until a day between 2008-01-01"
                        + " and 2009-01-01; so at most 664,949 until 2008-01-01. Add 664,949: at most 664,949.");
    }

    private static Chain upper(String origin, LocalDate to) {
        Chain upper = OFFICIAL.proof(origin, INDEPENDENCE, to).upper();
        assertThat(upper).isNotNull();
        return upper;
    }
}
