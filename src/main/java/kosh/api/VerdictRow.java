package kosh.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kosh.evidence.Verdict;
import org.jspecify.annotations.Nullable;

/** A verdict as part of a row. */
final class VerdictRow {

    static final List<String> COLUMNS =
            List.of("verdict", "comparison", "lower", "upper", "times_from", "times_to", "sentence");

    /** What decides, where a verdict is looked at alone. */
    static final List<String> REASONS = List.of("figures", "lower_because", "upper_because", "near");

    private VerdictRow() {}

    static List<@Nullable Object> of(Verdict verdict) {
        return Arrays.asList(
                Inquiry.text(verdict.kind()),
                Inquiry.text(verdict.comparison()),
                verdict.lower(),
                verdict.upper(),
                verdict.timesFrom(),
                verdict.timesTo(),
                verdict.sentence());
    }

    static List<@Nullable Object> reasons(Verdict verdict, Explanation explanation) {
        List<@Nullable Object> reasons = new ArrayList<>();
        reasons.add(List.copyOf(verdict.proof().figures()));
        reasons.add(explanation.of(verdict.proof().lower()));
        reasons.add(explanation.of(verdict.proof().upper()));
        reasons.add(explanation.near(verdict.near()));
        return reasons;
    }
}
