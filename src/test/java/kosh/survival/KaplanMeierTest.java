package kosh.survival;

import static kosh.survival.Expected.check;
import static kosh.survival.Expected.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {

    private static final Confidence LOG = Confidence.of(Confidence.Type.LOG, 0.95);

    private final Map<String, KaplanMeier> curves = new HashMap<>();

    private KaplanMeier curve(NamedCsvRecord row) {
        return curves.computeIfAbsent(
                row.getField("data") + row.getField("group"), key -> KaplanMeier.of(Expected.cohort(row)));
    }

    @Test
    void curvesAndIntervalsAreThoseOfR() {
        List<NamedCsvRecord> rows = Expected.rows("kaplan-meier");
        Map<List<String>, Integer> next = new HashMap<>();
        for (NamedCsvRecord row : rows) {
            int i = next.merge(row.getFields().subList(0, 3), 1, Integer::sum) - 1;
            KaplanMeier.Step step = curve(row).step(i, Expected.confidence(row));
            assertThat(step.day()).isEqualTo(integer(row, "day"));
            assertThat(step.atRisk()).isEqualTo(integer(row, "at.risk"));
            assertThat(step.events()).isEqualTo(integer(row, "events"));
            assertThat(step.censored()).isEqualTo(integer(row, "censored"));
            check(step.survival(), row, "survival");
            check(step.standardError(), row, "error");
            check(step.interval(), row);
        }
        assertThat(next).hasSize(3 * curves.size());
        next.forEach((key, size) ->
                assertThat(curves.get(key.get(0) + key.get(1)).size()).isEqualTo(size));
        assertThat(curves).hasSize(27);
    }

    @Test
    void readingsAtDaysAreThoseOfR() {
        for (NamedCsvRecord row : Expected.rows("at-days")) {
            KaplanMeier.Reading reading = curve(row).at(integer(row, "day"), Expected.confidence(row));
            assertThat(reading.atRisk()).as("%s", row).isEqualTo(integer(row, "at.risk"));
            check(reading.survival(), row, "survival");
            check(reading.standardError(), row, "error");
            check(reading.interval(), row);
        }
    }

    @Test
    void quantilesAreThoseOfR() {
        for (NamedCsvRecord row : Expected.rows("quantiles")) {
            Quantile quantile = curve(row).quantile(Expected.number(row, "share"), Expected.confidence(row));
            check(quantile.day(), row, "day");
            check(quantile.interval(), row);
        }
    }

    @Test
    void restrictedMeansAreThoseOfR() {
        for (NamedCsvRecord row : Expected.rows("restricted-mean")) {
            RestrictedMean mean = curve(row).mean(integer(row, "tau"));
            check(mean.days(), row, "mean");
            check(mean.standardError(), row, "error");
        }
    }

    @Test
    void theEventIsOneMinusSurvival() {
        KaplanMeier.Reading reading =
                KaplanMeier.of(Expected.durations("ovarian").cohorts().get(0)).at(365, LOG);
        assertThat(reading.event().get()).isEqualTo(1 - reading.survival().get());
        assertThat(reading.eventInterval().lower().get())
                .isEqualTo(1 - reading.interval().upper().get());
        assertThat(reading.eventInterval().upper().get())
                .isEqualTo(1 - reading.interval().lower().get());
    }

    @Test
    void whatCannotBeSaidHasAReason() {
        List<Cohort> cohorts = Durations.builder(3)
                .add(10, Outcome.CITIZEN, 2, 1)
                .add(20, Outcome.WAITING, 3, 1)
                .add(5, Outcome.CITIZEN, 1, 2)
                .build()
                .cohorts();
        KaplanMeier empty = KaplanMeier.of(cohorts.get(0));
        assertThat(empty.steps(LOG)).isEmpty();
        assertThat(empty.quantile(0.5, LOG).day().absence()).isEqualTo(Absence.NO_EPISODES);
        assertThat(empty.mean(100).days().absence()).isEqualTo(Absence.NO_EPISODES);
        assertThat(empty.at(0, LOG).survival().absence()).isEqualTo(Absence.NO_EPISODES);

        KaplanMeier some = KaplanMeier.of(cohorts.get(1));
        assertThat(some.quantile(0.5, LOG).day().absence()).isEqualTo(Absence.NOT_REACHED);
        assertThat(some.at(21, LOG).event().absence()).isEqualTo(Absence.AFTER_THE_LAST_DAY);
        assertThat(some.mean(20).extended()).isFalse();
        assertThat(some.mean(21).extended()).isTrue();

        KaplanMeier done = KaplanMeier.of(cohorts.get(2));
        assertThat(done.standardError(0).absence()).isEqualTo(Absence.NOBODY_LEFT);
        assertThat(done.interval(0, LOG).lower().absence()).isEqualTo(Absence.NOBODY_LEFT);
        assertThat(done.mean(21).extended()).isFalse();
    }

    @Test
    void aHorizonAShareAndALevelMustMakeSense() {
        KaplanMeier curve = KaplanMeier.of(Expected.durations("edges").cohorts().get(0));
        assertThatIllegalArgumentException().isThrownBy(() -> curve.mean(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> curve.quantile(0, LOG));
        assertThatIllegalArgumentException().isThrownBy(() -> curve.quantile(Double.NaN, LOG));
        assertThatIllegalArgumentException().isThrownBy(() -> Confidence.of(Confidence.Type.LOG, 1));
    }
}
