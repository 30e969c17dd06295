package kosh.survival;

import static kosh.survival.Expected.check;
import static kosh.survival.Expected.integer;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogRankTest {

    private static LogRank test(NamedCsvRecord row) {
        String[] parts = row.getField("test").split("\\.");
        List<Cohort> cohorts = Expected.durations(parts[0]).cohorts();
        return LogRank.of(parts.length == 1 ? cohorts : cohorts.subList(0, 2));
    }

    @Test
    void testsAreThoseOfR() {
        List<NamedCsvRecord> rows = Expected.rows("log-rank");
        assertThat(rows).hasSize(2 * Expected.DATA.size() - 1);
        for (NamedCsvRecord row : rows) {
            LogRank test = test(row);
            assertThat(test.groups()).hasSize(integer(row, "groups"));
            assertThat(test.degreesOfFreedom()).as("%s", row).isEqualTo(integer(row, "df"));
            check(test.chiSquare(), row, "chi.square");
            check(test.pValue(), row, "p");
        }
    }

    @Test
    void observedAndExpectedEventsAreThoseOfR() {
        for (NamedCsvRecord row : Expected.rows("log-rank-groups")) {
            LogRank.Group group = test(row).groups().get(integer(row, "group"));
            assertThat(group.persons()).isEqualTo(integer(row, "persons"));
            assertThat(group.observed()).isEqualTo(integer(row, "observed"));
            check(group.expected(), row, "expected");
        }
    }

    @Test
    void whatCannotBeComparedHasAReason() {
        Durations durations = Durations.builder(4)
                .add(5, Outcome.CITIZEN, 1, 1)
                .add(5, Outcome.CITIZEN, 1, 2)
                .add(3, Outcome.WAITING, 1, 3)
                .build();
        LogRank none = LogRank.of(List.of());
        assertThat(none.pValue().absence()).isEqualTo(Absence.FEWER_THAN_TWO_GROUPS);
        assertThat(none.degreesOfFreedom()).isZero();
        LogRank one = LogRank.of(durations.cohorts().subList(0, 2));
        assertThat(one.chiSquare().absence()).isEqualTo(Absence.FEWER_THAN_TWO_GROUPS);
        LogRank atOnce = LogRank.of(durations.cohorts());
        assertThat(atOnce.degreesOfFreedom()).isEqualTo(1);
        assertThat(atOnce.pValue().absence()).isEqualTo(Absence.NO_VARIANCE);
    }
}
