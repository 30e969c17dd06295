package kosh.query;

import kosh.observation.Period;
import org.jspecify.annotations.Nullable;

/**
 * A place in a table where a figure should stand and none does. It holds for its areas and all in them: a gap of {@code WORLD} is a gap of
 * every origin.
 *
 * @param id the id of the row that records it
 * @param reason why there is no figure, as a sentence
 */
public record Gap(
        String id,
        String indicator,
        String origin,
        String destination,
        String sex,
        String age,
        Period period,
        @Nullable String reason) {

    String code(Dimension dimension) {
        return switch (dimension) {
            case INDICATOR -> indicator;
            case ORIGIN -> origin;
            case DESTINATION -> destination;
            case SEX -> sex;
            case AGE -> age;
            case TIME -> period.toString();
            case STATUS, SOURCE -> "";
        };
    }
}
