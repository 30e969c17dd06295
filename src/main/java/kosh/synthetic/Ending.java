package kosh.synthetic;

import java.util.Locale;

/** How an episode stands at its last day. */
public enum Ending {
    CITIZEN,
    /** Nothing happened by the last day observed. */
    WAITING,
    LEFT,
    REFUSED,
    DIED;

    /** As the column outcome has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
