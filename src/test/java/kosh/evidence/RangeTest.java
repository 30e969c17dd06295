package kosh.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {

    @ParameterizedTest(name = "{3} {0} is {4} to {5}")
    @CsvSource({
        // value, low, high, wording, least, most
        "1123200,        ,        , PLAIN,     1123150, 1123250",
        "16805,          ,        , PLAIN,     16805,   16805",
        "61000,          ,        , PLAIN,     60500,   61500",
        "500000,         ,        , PLAIN,     450000,  550000",
        "0,              ,        , PLAIN,     0,       0",
        "13000,          ,        , ABOUT,     12000,   14000",
        "11000,          ,        , ALMOST,    10000,   11000",
        "1149000,        ,        , MORE_THAN, 1149000, 9223372036854775807",
        "9000,           ,        , AT_MOST,   0,       9000",
        "1149000, 1149000,        , PLAIN,     1149000, 9223372036854775807",
        "9000,           ,    9000, PLAIN,     0,       9000",
        "500000,   480000,  510000, ABOUT,     480000,  510000",
        "500000,   480000,        , PLAIN,     480000,  550000",
        ",          33700,        , PLAIN,     33700,   9223372036854775807",
        ",               ,   11000, PLAIN,     0,       11000",
    })
    void thePrintSaysHowFarACountWasRounded(
            BigDecimal value, BigDecimal low, BigDecimal high, Wording wording, long least, long most) {
        Range range = Range.ofCount(value, low, high, wording);
        assertThat(range.least()).isEqualTo(least);
        assertThat(range.most()).isEqualTo(most);
    }

    @ParameterizedTest(name = "{0} % is {1} to {2}")
    @CsvSource({"14.2, 14.15, 14.25", "14.0, 13.95, 14.05", "34, 33.5, 34.5", "13.56, 13.555, 13.565"})
    void theLastDecimalOfAShareCountsEvenIfItIsZero(BigDecimal value, BigDecimal low, BigDecimal high) {
        Range range = Range.ofShare(value, null, null, Wording.PLAIN);
        assertThat(range.low()).isEqualByComparingTo(low);
        assertThat(range.high()).isEqualByComparingTo(high);
    }

    @Test
    void aRangeBoundsSomething() {
        assertThatIllegalArgumentException().isThrownBy(() -> Range.ofCount(null, null, null, Wording.PLAIN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Range.ofCount(null, BigDecimal.TEN, BigDecimal.ONE, Wording.PLAIN));
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "13000   | about 13 thousand, minister on 5 December | ABOUT",
                "1000000 | about one million                         | ABOUT",
                "11000   | source says almost 11 thousand            | ALMOST",
                "10700   | more than 10.7 thousand                   | MORE_THAN",
                "33700   | fewer than 33,700                         | AT_MOST",
                "1112600 | about 0.5 thousand below the series       | PLAIN",
                "12500   | less than the 14,358 already reported     | PLAIN",
                "65000   | mainly along the border and around Almaty | PLAIN",
            })
    void onlyAWordDirectlyBeforeTheSameNumberCounts(BigDecimal value, String text, Wording wording) {
        assertThat(Wording.before(value, text)).isEqualTo(wording);
    }
}
