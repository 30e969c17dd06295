package kosh.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class DurationsTest {

    @Test
    void negativeDaysAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.builder(1).add(-1, Outcome.CITIZEN, 1, 0))
                .withMessage("A duration of -1 days");
    }

    @Test
    void episodesOfNobodyAndGroupsThatAreNotThereAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.builder(1).add(1, Outcome.CITIZEN, 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.builder(1).add(1, Outcome.CITIZEN, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.builder(1).add(Durations.MOST_DAYS + 1, Outcome.CITIZEN, 1, 0));
    }

    @Test
    void groupsArePutTogetherOrLeftOut() {
        Durations durations = Durations.builder(4)
                .add(5, Outcome.CITIZEN, 2, 0)
                .add(5, Outcome.LEFT, 3, 1)
                .add(7, Outcome.WAITING, 4, 2)
                .add(9, Outcome.DIED, 5, 3)
                .build();
        List<Cohort> cohorts = durations.cohorts(new int[] {1, 1, 1, -1}, 3);
        assertThat(cohorts.get(0).isEmpty()).isTrue();
        assertThat(cohorts.get(2).episodes()).isZero();
        Cohort cohort = cohorts.get(1);
        assertThat(cohort.episodes()).isEqualTo(3);
        assertThat(cohort.persons()).isEqualTo(9);
        assertThat(cohort.size()).isEqualTo(2);
        assertThat(cohort.exits(0, Outcome.LEFT)).isEqualTo(3);
        assertThat(cohort.exits(0, Outcome.CITIZEN)).isEqualTo(2);
        assertThat(cohort.atRisk(1)).isEqualTo(4);
        assertThat(cohort.atRisk(2)).isZero();
        assertThat(durations.size()).isEqualTo(4);
    }

    @Test
    void personsOfAllEpisodesTogetherMayBeMoreThanAnIntHolds() {
        Cohort cohort = Durations.builder(1)
                .add(1, Outcome.CITIZEN, Integer.MAX_VALUE, 0)
                .add(1, Outcome.CITIZEN, Integer.MAX_VALUE, 0)
                .build()
                .cohorts()
                .get(0);
        assertThat(cohort.persons()).isEqualTo(2L * Integer.MAX_VALUE);
    }
}
