package kosh.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PeriodProperties {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    @Property
    void whatIsPrintedIsReadBack(
            @ForAll @IntRange(max = 60_000) int from, @ForAll @IntRange(min = 1, max = 20_000) int days) {
        Period period = Period.of(FIRST.plusDays(from), FIRST.plusDays(from).plusDays(days));

        assertThat(Period.parse(period.toString())).isEqualTo(period);
    }

    @Property
    void aYearQuarterAndMonthPrintInTheirShortestForm(
            @ForAll @IntRange(min = 1900, max = 2100) int year, @ForAll @IntRange(min = 1, max = 12) int month) {
        String ofMonth = "%d-%02d".formatted(year, month);
        String ofQuarter = "%d-Q%d".formatted(year, (month + 2) / 3);

        assertThat(Period.parse(ofMonth)).hasToString(ofMonth);
        assertThat(Period.parse(ofQuarter)).hasToString(ofQuarter);
        assertThat(Period.parse(String.valueOf(year))).hasToString(String.valueOf(year));
        assertThat(Period.parse(ofMonth).isWithin(Period.parse(ofQuarter))).isTrue();
        assertThat(Period.parse(ofQuarter).isWithin(Period.ofYear(year))).isTrue();
    }

    @Property
    void anEndThatIsOnlyAYearOrMonthIsKeptUnsharp(
            @ForAll @IntRange(max = 4_000) int from, @ForAll @IntRange(min = 1992, max = 2030) int year) {
        LocalDate start = LocalDate.of(1980, 1, 1).plusDays(from);
        String text = start + "/" + year;

        Period period = Period.parse(text);

        assertThat(period).hasToString(text);
        assertThat(period.isSharp()).isFalse();
        assertThat(period.end()).isEqualTo(LocalDate.of(year + 1, 1, 1));
        assertThat(period.earliestEnd()).isAfterOrEqualTo(start).isBefore(period.end());
    }

    @Property
    void overlapMeansThatADayIsInBoth(
            @ForAll @IntRange(max = 40) int a,
            @ForAll @IntRange(min = 1, max = 20) int lengthA,
            @ForAll @IntRange(max = 40) int b,
            @ForAll @IntRange(min = 1, max = 20) int lengthB) {
        Period first = Period.of(FIRST.plusDays(a), FIRST.plusDays(a + lengthA));
        Period second = Period.of(FIRST.plusDays(b), FIRST.plusDays(b + lengthB));

        boolean shareADay = first.start()
                .datesUntil(first.end())
                .anyMatch(day -> !day.isBefore(second.start()) && day.isBefore(second.end()));

        assertThat(first.overlaps(second)).isEqualTo(shareADay).isEqualTo(second.overlaps(first));
    }

    @Example
    void whatIsNoPeriodIsRefusedWithASentence() {
        for (String text : new String[] {
            "", "19", "2019-13", "2019-02-30", "2019-Q5", "2019/", "/2019", "2019-01-01/2018-01-01", "x"
        }) {
            assertThatThrownBy(() -> Period.parse(text))
                    .isInstanceOf(DateTimeException.class)
                    .hasMessageMatching("(?s).{15,}");
        }
    }
}
