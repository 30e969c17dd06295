package kosh.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kosh.reply.Admission.Turn;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private final List<String> started = new ArrayList<>();

    private Turn enter(Admission admission, String name) {
        return admission.enter(() -> started.add(name));
    }

    @Test
    void aFewAreComputedAtOnceAndTheOthersFollowInTheirOrder() {
        Admission admission = new Admission(2, 8, Duration.ZERO);

        assertThat(enter(admission, "a")).isEqualTo(Turn.NOW);
        assertThat(enter(admission, "b")).isEqualTo(Turn.NOW);
        assertThat(enter(admission, "c")).isEqualTo(Turn.LATER);
        assertThat(enter(admission, "d")).isEqualTo(Turn.LATER);
        assertThat(admission.waiting()).isEqualTo(2);
        assertThat(started).isEmpty();

        admission.leave();
        assertThat(started).containsExactly("c");
        admission.leave();
        assertThat(started).containsExactly("c", "d");
        admission.leave();
        admission.leave();
        assertThat(admission.computing()).isZero();
        assertThat(enter(admission, "e")).isEqualTo(Turn.NOW);
    }

    @Test
    void whoWouldWaitTooLongIsRefused() {
        Admission admission = new Admission(1, 2, Duration.ZERO);
        enter(admission, "a");
        enter(admission, "b");
        enter(admission, "c");

        assertThat(enter(admission, "d")).isEqualTo(Turn.NEVER);
        admission.leave();
        assertThat(enter(admission, "e")).isEqualTo(Turn.LATER);
    }

    @Test
    void aBurstWaitsAsLongAsNobodyHasWaitedLong() {
        Admission admission = new Admission(1, 2, Duration.ofHours(1));
        for (int i = 0; i < 1000; i++) {
            assertThat(enter(admission, "x")).isNotEqualTo(Turn.NEVER);
        }
        assertThat(admission.waiting()).isEqualTo(999);
    }
}
