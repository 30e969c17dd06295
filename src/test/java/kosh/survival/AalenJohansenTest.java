package kosh.survival;

import static kosh.survival.Expected.check;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AalenJohansenTest {

    @Test
    void probabilitiesErrorsAndIntervalsAreThoseOfR() {
        Map<String, Cohort> cohorts = new HashMap<>();
        List<NamedCsvRecord> rows = Expected.rows("aalen-johansen");
        for (NamedCsvRecord row : rows) {
            Cohort cohort =
                    cohorts.computeIfAbsent(row.getField("data") + row.getField("group"), key -> Expected.cohort(row));
            AalenJohansen curves = AalenJohansen.of(cohort);
            int i = cohort.firstNotBefore(Expected.integer(row, "day"));
            assertThat(curves.day(i)).isEqualTo(Expected.integer(row, "day"));
            Outcome outcome = Outcome.valueOf(
                    row.getField("outcome").toUpperCase(Locale.ROOT).replace("NONE", "REFUSED"));
            check(curves.probability(i, outcome), row, "probability");
            check(curves.standardError(i, outcome), row, "error");
            check(curves.interval(i, outcome, Expected.confidence(row)), row);
        }
        assertThat(cohorts).hasSize(18);
    }

    @Test
    void aStepSaysWhoLeftAndHow() {
        AalenJohansen curves = AalenJohansen.of(Durations.builder(1)
                .add(3, Outcome.LEFT, 2, 0)
                .add(3, Outcome.WAITING, 1, 0)
                .add(9, Outcome.CITIZEN, 1, 0)
                .build()
                .cohorts()
                .get(0));
        AalenJohansen.Step step =
                curves.steps(Confidence.of(Confidence.Type.LOG, 0.95)).get(0);
        assertThat(step.day()).isEqualTo(3);
        assertThat(step.atRisk()).isEqualTo(4);
        assertThat(step.exits()).containsEntry(Outcome.LEFT, 2L).containsEntry(Outcome.CITIZEN, 0L);
        assertThat(step.states().get(Outcome.LEFT).probability()).isEqualTo(0.5);
        assertThat(step.states().get(Outcome.CITIZEN).interval().lower().absence())
                .isEqualTo(Absence.AT_ZERO);
    }

    @Test
    void whereAllHadOneOutcomeItsProbabilityIsExactlyOne() {
        Durations.Builder builder = Durations.builder(1);
        for (int day = 1; day <= 49; day++) {
            builder.add(day, Outcome.LEFT, 1, 0);
        }
        AalenJohansen curves = AalenJohansen.of(builder.build().cohorts().get(0));
        assertThat(curves.probability(48, Outcome.LEFT)).isEqualTo(1);
        assertThat(curves.standardError(48, Outcome.LEFT)).isZero();
        assertThat(curves.probability(47, Outcome.LEFT)).isLessThan(1);
    }

    @Test
    void withoutEpisodesThereAreNoSteps() {
        Cohort empty = Durations.builder(1).build().cohorts().get(0);
        assertThat(AalenJohansen.of(empty).size()).isZero();
    }
}
