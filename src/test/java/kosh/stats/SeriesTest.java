package kosh.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SeriesTest {

    @Test
    void timesAscendAndNumbersAreFinite() {
        assertThatIllegalArgumentException().isThrownBy(() -> Series.of(new double[] {1, 1}, new double[2]));
        assertThatIllegalArgumentException().isThrownBy(() -> Series.of(new double[] {2, 1}, new double[2]));
        assertThatIllegalArgumentException().isThrownBy(() -> Series.of(new double[] {1, 2}, new double[1]));
        assertThatIllegalArgumentException().isThrownBy(() -> Series.of(new double[] {1}, new double[] {Double.NaN}));
        assertThatIllegalArgumentException().isThrownBy(() -> Series.of(new double[] {Double.NaN}, new double[1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Series.of(new double[] {1}, new double[] {Double.POSITIVE_INFINITY}));
    }

    @Test
    void aSeriesKeepsItsNumbersWhateverBecomesOfTheArrays() {
        double[] y = {1, 2};
        Series series = Series.of(new double[] {1, 2}, y);
        y[0] = 9;
        assertThat(series.y(0)).isEqualTo(1);
    }

    @Test
    void theLastRunBeginsAfterTheLastMissingYear() {
        Series series = Series.of(new double[] {2010, 2011, 2013, 2015, 2016, 2017}, new double[6]);
        assertThat(series.lastRun().size()).isEqualTo(3);
        assertThat(series.lastRun().x(0)).isEqualTo(2015);
    }

    @Test
    void aSeriesOfEverySecondYearIsOneRun() {
        assertThat(Series.of(new double[] {2010, 2012, 2014}, new double[3])
                        .lastRun()
                        .size())
                .isEqualTo(3);
        assertThat(Series.of(new double[] {1990.1, 1990.2, 1990.3, 1990.4}, new double[4])
                        .lastRun()
                        .size())
                .isEqualTo(4);
    }

    @Test
    void aSeriesThatEndsAfterAGapHasALastRunOfOnePoint() {
        assertThat(Series.of(new double[] {2010, 2011, 2014}, new double[3])
                        .lastRun()
                        .size())
                .isEqualTo(1);
        assertThat(Series.of(new double[0], new double[0]).lastRun().size()).isZero();
    }
}
