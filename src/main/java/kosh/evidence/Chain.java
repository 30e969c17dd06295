package kosh.evidence;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The proof of one bound: steps from the first day to the last whose amounts add up to it. Each is a printed figure, or a thing that
 * nobody doubts; no other steps lead to a tighter bound.
 *
 * @param origin from where they came
 * @param from the first day
 * @param to the first day that does not count any more
 * @param upper whether it is the upper bound
 * @param bound the persons
 * @param steps in the order of the sum
 */
public record Chain(String origin, LocalDate from, LocalDate to, boolean upper, long bound, List<Step> steps) {

    public Chain {
        steps = List.copyOf(steps);
    }

    /** Whether its steps need no proofs of their own. */
    boolean isPlain() {
        return steps.stream().allMatch(step -> step.because().isEmpty());
    }

    /** The ids of the figures it rests on, directly or through the proofs of its steps. */
    public Set<String> figures() {
        Set<String> ids = new LinkedHashSet<>();
        for (Step step : steps) {
            if (step.figure() != null) {
                ids.add(step.figure().id());
            }
            step.because().forEach(chain -> ids.addAll(chain.figures()));
        }
        return ids;
    }

    /** The sentences of its steps, one a line. */
    public String text() {
        return String.join("\n", steps.stream().map(Step::sentence).toList());
    }
}
