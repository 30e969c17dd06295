package kosh.survival;

import static kosh.survival.Expected.integer;
import static kosh.survival.Expected.maybe;
import static kosh.survival.Expected.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kosh.survival.Spans.Span;
import org.junit.jupiter.api.Test;

class TurnbullTest {

    /** R's survfit stops when a step changes the curve by less than 0.00005, which may be this far from the end. */
    private static final double EARLY_STOP = 5e-3;

    private static Turnbull of(String data) {
        return Turnbull.of(spans(data), 1e-12, Turnbull.MOST_STEPS);
    }

    private static Spans spans(String data) {
        Spans.Builder builder = Spans.builder();
        for (NamedCsvRecord row : Expected.rows("spans-" + data)) {
            builder.add(new Span(integer(row, "after"), maybe(row, "upto")), integer(row, "persons"));
        }
        return builder.build();
    }

    @Test
    void probabilitiesSolveTheEquationsAsR() {
        Map<String, Integer> next = new HashMap<>();
        for (NamedCsvRecord row : Expected.rows("turnbull")) {
            int i = next.merge(row.getField("data"), 1, Integer::sum) - 1;
            Turnbull.Mass mass = of(row.getField("data")).masses().get(i);
            assertThat(mass.span()).isEqualTo(new Span(integer(row, "after"), maybe(row, "upto")));
            assertThat(mass.probability()).as("%s", row).isCloseTo(number(row, "probability"), within(1e-9));
        }
        assertThat(next).hasSize(4);
        next.forEach((data, size) -> assertThat(of(data).masses()).hasSize(size));
    }

    @Test
    void curvesAreThoseOfSurvfitToWhereItStops() {
        for (NamedCsvRecord row : Expected.rows("turnbull-survfit")) {
            Turnbull turnbull = of(row.getField("data"));
            double day = number(row, "time");
            // R jumps in the middle of an interval, where we know only the sides.
            assertThat(number(row, "survival"))
                    .as("%s", row)
                    .isBetween(
                            turnbull.survival((int) Math.ceil(day)).lower().get() - EARLY_STOP,
                            turnbull.survival((int) Math.floor(day)).upper().get() + EARLY_STOP);
        }
    }

    @Test
    void convergenceIsSaid() {
        for (String data : List.of("lung", "veteran", "ovarian", "years")) {
            Turnbull turnbull = Turnbull.of(spans(data));
            assertThat(turnbull.converged()).as("%s: %s", data, turnbull).isTrue();
            assertThat(turnbull.gap()).isBetween(0.0, Turnbull.TOLERANCE);
        }
        Spans spans = Spans.builder()
                .add(new Span(0, 10), 3)
                .add(new Span(5, 20), 2)
                .add(new Span(12, 30), 1)
                .build();
        assertThat(Turnbull.of(spans, 1e-12, 0).converged()).isFalse();
        assertThat(Turnbull.of(spans).converged()).isTrue();
    }

    @Test
    void theMedianIsAnInterval() {
        Turnbull turnbull = Turnbull.of(Spans.builder()
                .add(new Span(-1, 365), 1)
                .add(new Span(365, 730), 2)
                .add(Span.notBy(730), 1)
                .build());
        assertThat(turnbull.quantile(0.5)).contains(new Span(365, 730));
        assertThat(turnbull.quantile(0.9)).contains(new Span(730, null));
        assertThat(turnbull.survival(500).lower().get()).isCloseTo(0.25, within(1e-12));
        assertThat(turnbull.survival(500).upper().get()).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void withoutEpisodesThereIsNoCurve() {
        Turnbull turnbull = Turnbull.of(Spans.builder().build());
        assertThat(turnbull.masses()).isEmpty();
        assertThat(turnbull.quantile(0.5)).isEmpty();
        assertThat(turnbull.survival(5).lower().absence()).isEqualTo(Absence.NO_EPISODES);
    }

    @Test
    void aSpanHoldsADayAndPersons() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Span(5, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Span(-2, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> Spans.builder().add(Span.on(0), 0));
    }
}
