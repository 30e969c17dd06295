package kosh.synthetic;

import java.time.LocalDate;
import java.util.List;

/**
 * The eras of the law on the citizenship of those who return, from the one that holds on the day of arrival: their bounds are those of the
 * legal terms that the service holds, their paces are made up. An era lasts until the next begins.
 */
public enum Era {
    /** General admission. */
    ADMISSION("1991-01-01", 3, 1, new Route(Procedure.ADMISSION, 100, new Wait(30, 1.2, 900))),

    /** Simplified registration, which most take. */
    REGISTRATION(
            "2011-08-01",
            2,
            2,
            new Route(Procedure.REGISTRATION, 90, new Wait(30, 1.5, 150)),
            new Route(Procedure.ADMISSION, 10, new Wait(30, 1.2, 900))),

    /** Admission after four years of residence. */
    FOUR_YEARS("2013-12-01", 5, 2, new Route(Procedure.ADMISSION, 100, new Wait(1461, 1.3, 250))),

    /** Registration again, whatever the length of residence. */
    REGISTRATION_AGAIN(
            "2015-12-01",
            3,
            2,
            new Route(Procedure.REGISTRATION, 80, new Wait(30, 1.4, 200)),
            new Route(Procedure.ADMISSION, 20, new Wait(30, 1.2, 900)));

    private static final List<Era> ALL = List.of(values());

    private final LocalDate from;
    private final int leaving;
    private final int refusal;

    @SuppressWarnings("ImmutableEnumChecker") // Nothing changes a choice once made.
    private final Choice<Route> routes;

    /**
     * @param leaving how many of 100 leave in a year, as a hazard
     * @param refusal how many of 100 are refused in a year, as a hazard
     */
    Era(String from, int leaving, int refusal, Route... routes) {
        this.from = LocalDate.parse(from);
        this.leaving = leaving;
        this.refusal = refusal;
        this.routes = Choice.of(List.of(routes), Route::weight);
    }

    /** The first day. */
    public LocalDate from() {
        return from;
    }

    /** The era of a day from 1991 on. */
    public static Era on(LocalDate day) {
        Era found = ADMISSION;
        for (Era era : ALL) {
            found = day.isBefore(era.from) ? found : era;
        }
        return found;
    }

    Choice<Route> routes() {
        return routes;
    }

    /** How an episode of somebody of that age ends without citizenship. */
    Hazards hazards(AgeGroup age) {
        return new Hazards(leaving / 100.0, refusal / 100.0, age.deaths() / 1000.0);
    }
}
