package kosh.evidence;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of the proof of a bound: what is known of those who came until {@code from} is carried over to those who came until {@code to}.
 *
 * @param kind what allows the step
 * @param figure the printed figure, for a count or a share
 * @param reprints the ids of figures that print the same in other places
 * @param from the day the step starts at; it may be the later one
 * @param to the day it leads to
 * @param amount the persons it adds, or takes off if negative
 * @param total what all steps up to this one add up to
 * @param sentence the step in words
 * @param because the proofs of the bounds that it uses in turn: of the whole, or of each part; but one that was told with an
 *     earlier step, and has such steps itself, is not told again
 */
public record Step(
        Kind kind,
        @Nullable Figure figure,
        List<String> reprints,
        LocalDate from,
        LocalDate to,
        long amount,
        long total,
        String sentence,
        List<Chain> because) {

    /** What allows a step. */
    public enum Kind {
        /** A printed count of persons. */
        COUNT,
        /** A printed share of all origins together. */
        SHARE,
        /** Nobody who came is uncounted later. */
        NEVER_FALLS,
        /** No more came from one origin than from all. */
        NO_MORE_THAN_ALL,
        /** At least as many came from all origins as from those that are known, one by one. */
        SUM_OF_ORIGINS
    }

    public Step {
        reprints = List.copyOf(reprints);
        because = List.copyOf(because);
    }
}
