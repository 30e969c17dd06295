package kosh.survival;

/** How the time of an episode ended. */
public enum Outcome {
    /** The event. */
    CITIZEN(0),
    /** Nothing yet: the time is censored. */
    WAITING(1),
    /** Left the country, so that the event can no longer come; competes with it, as the next two do. */
    LEFT(2),
    REFUSED(3),
    DIED(4);

    /** How many there are. */
    static final int COUNT = 5;

    private final int column;

    Outcome(int column) {
        this.column = column;
    }

    /** Its place in a row of counts. */
    int column() {
        return column;
    }
}
