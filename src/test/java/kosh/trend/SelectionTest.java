package kosh.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kosh.dataset.Break;
import kosh.observation.Period;
import kosh.observation.Status;
import kosh.series.Point;
import kosh.series.Series;
import org.junit.jupiter.api.Test;

/** Which points a trend rests on. */
class SelectionTest {

    private final List<Point> points = new ArrayList<>();
    private final List<Break> breaks = new ArrayList<>();

    private SelectionTest figures(String... periods) {
        for (String period : periods) {
            points.add(new Point(
                    Period.parse(period), BigDecimal.TEN, null, null, Status.OFFICIAL, 1, null, "/v1/observations"));
        }
        return this;
    }

    private SelectionTest missing(String... periods) {
        for (String period : periods) {
            points.add(new Point(Period.parse(period), null, null, null, Status.MISSING, 0, "Not printed.", null));
        }
        return this;
    }

    private SelectionTest brokenAt(String date) {
        breaks.add(new Break("d", null, LocalDate.parse(date), "Another count.", null));
        return this;
    }

    private Selection selection() {
        return Selection.of(new Series(List.of(), "arrivals", "persons", points, breaks));
    }

    private static List<String> periods(List<Omission> omissions) {
        return omissions.stream().map(o -> o.period().toString()).toList();
    }

    private static List<String> used(Selection selection) {
        return selection.used().stream().map(p -> p.period().toString()).toList();
    }

    @Test
    void aPartOfAYearIsNotComparedWithWholeOnes() {
        Selection selection = figures("2022", "2023", "2024-01-01/2024-11-01").selection();

        assertThat(used(selection)).containsExactly("2022", "2023");
        assertThat(selection.excluded().get(0).reason())
                .isEqualTo("It covers 10 months only, the others 12 months each: a part is not compared with wholes.");
        assertThat(selection.missing()).isEmpty();
    }

    @Test
    void halvesOfYearsAreComparedWithEachOther() {
        assertThat(used(figures("2022-01-01/2022-07-01", "2023-01-01/2023-07-01", "2024")
                        .selection()))
                .containsExactly("2022-01-01/2022-07-01", "2023-01-01/2023-07-01");
    }

    @Test
    void ofEquallyManyTheWholeYearsCount() {
        assertThat(used(figures("2021", "2022", "2023-01", "2023-02").selection()))
                .containsExactly("2021", "2022");
    }

    @Test
    void yearsPrintedTogetherAreMissingOneByOneAndNothingIsSpread() {
        Selection selection =
                figures("2015", "2016", "2017-01-01/2019-01-01", "2019", "2020").selection();

        assertThat(used(selection)).containsExactly("2015", "2016", "2019", "2020");
        assertThat(periods(selection.missing())).containsExactly("2017", "2018");
        assertThat(periods(selection.excluded())).containsExactly("2017-01-01/2019-01-01");
        assertThat(selection.lastRun()).hasSize(2);
    }

    @Test
    void everySecondYearIsNoStepWhereTheYearsBetweenAreKnownToBeMissing() {
        Selection selection =
                figures("2019", "2021", "2023").missing("2020", "2022").selection();

        assertThat(selection.step()).isEqualTo(12);
        assertThat(selection.lastRun()).hasSize(1);
        assertThat(selection.missing()).extracting(Omission::reason).containsOnly("Not printed.");
    }

    @Test
    void fiveYearsAreAStepIfNothingIsMissing() {
        Selection selection = figures("1990", "1995", "2000", "2010").selection();

        assertThat(selection.step()).isEqualTo(60);
        assertThat(periods(selection.missing())).containsExactly("2005");
    }

    @Test
    void gapsBeforeAndBehindThePointsStandAsTheDataListsThem() {
        assertThat(periods(missing("1991-01-01/2015-01-01", "2019")
                        .figures("2015", "2016")
                        .selection()
                        .missing()))
                .containsExactly("1991-01-01/2015-01-01", "2019");
    }

    @Test
    void theSideOfABreakWithTheMostPointsCounts() {
        Selection selection = figures("2010", "2011", "2012", "2013", "2014")
                .brokenAt("2012-01-01")
                .selection();

        assertThat(used(selection)).containsExactly("2012", "2013", "2014");
        assertThat(selection.excluded())
                .extracting(Omission::reason)
                .containsOnly("It lies before a break in definition. Break at 2012-01-01: Another count.");
        assertThat(selection.nextBreak()).isNull();
    }

    @Test
    void ofEqualSidesTheLatestCounts() {
        assertThat(used(figures("2010", "2011", "2012", "2013")
                        .brokenAt("2012-01-01")
                        .selection()))
                .containsExactly("2012", "2013");
    }

    @Test
    void severalBreaksMakeSeveralSides() {
        assertThat(used(figures("2013", "2014", "2015")
                        .brokenAt("2014-01-01")
                        .brokenAt("2015-01-01")
                        .selection()))
                .containsExactly("2015");
    }

    @Test
    void aFigureThatABreakRunsThroughIsOnNoSide() {
        Selection selection = figures("2010", "2011", "2012", "2013", "2014")
                .brokenAt("2012-06-01")
                .selection();

        assertThat(used(selection)).containsExactly("2013", "2014");
        assertThat(periods(selection.excluded())).containsExactly("2010", "2011", "2012");
        assertThat(selection.excluded().get(2).reason()).startsWith("What is counted changed in it.");
    }

    @Test
    void aBreakOutsideOfTheFiguresCutsNothingButIsRemembered() {
        Selection selection = figures("2010", "2011")
                .brokenAt("2010-01-01")
                .brokenAt("2012-01-01")
                .selection();

        assertThat(used(selection)).containsExactly("2010", "2011");
        assertThat(selection.breaks()).isEmpty();
        assertThat(selection.nextBreak()).isNotNull();
    }

    @Test
    void nothingComesOfNothing() {
        assertThat(selection().used()).isEmpty();
        assertThat(periods(missing("2019").selection().missing())).containsExactly("2019");
        assertThat(figures("2020").selection().step()).isZero();
    }

    @Test
    void timesAreYears() {
        assertThat(Selection.years(Period.parse("2019"))).isEqualTo(2019);
        assertThat(Selection.years(Period.parse("2019-Q2"))).isEqualTo(2019.25);
        assertThat(Selection.years(Period.parse("2019-04-16/2019-05-16"))).isEqualTo(2019 + 3.5 / 12);
    }
}
