package kosh.synthetic;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place, by the code that it has on a day. Codes are taken from the list of areas that comes with the service, as are the days on which
 * they change.
 *
 * @param weight how many of 100 come from there or go there
 * @param code the code, or the first of two
 * @param later the code from the change on; null if there is no change
 * @param change the first day of the later code; null if there is none
 */
record Place(
        int weight,
        String code,
        @Nullable String later,
        @Nullable LocalDate change) {

    /** Oblasts and cities that people go to: one list for all origins. */
    static final Choice<Place> DESTINATIONS = Choice.of(
            List.of(
                    of(26, "KZ-ALM"),
                    of(18, "KZ-YUZ").since("2018-06-19", "KZ-61"),
                    of(12, "KZ-75"),
                    of(9, "KZ-VOS"),
                    of(8, "KZ-31"),
                    of(8, "KZ-47"),
                    of(6, "KZ-KAR"),
                    // Before the capital had a code of its own, those who later go there go to the oblast around it.
                    of(6, "KZ-11").since("2002-05-21", "KZ-71"),
                    of(4, "KZ-55"),
                    of(3, "KZ-59")),
            Place::weight);

    static Place of(int weight, String code) {
        return new Place(weight, code, null, null);
    }

    Place since(String day, String laterCode) {
        return new Place(weight, code, laterCode, LocalDate.parse(day));
    }

    String codeOn(LocalDate day) {
        return change == null || later == null || day.isBefore(change) ? code : later;
    }
}
