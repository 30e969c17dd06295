package kosh.survival;

/** Why a number cannot be said. */
public enum Absence {
    NO_EPISODES("There are no episodes"),
    NOT_REACHED("The curve does not come down so far while episodes are observed"),
    AFTER_THE_LAST_DAY("No episode was observed so long"),
    NOBODY_LEFT("Nobody is left: the estimate of the error divides by zero here"),
    AT_ZERO("The estimate is 0, where an interval of this type is not defined"),
    AT_ONE("The estimate is 1, where an interval of this type is not defined"),
    FEWER_THAN_TWO_GROUPS("Fewer than two groups have episodes at risk when events happen"),
    NO_VARIANCE("The groups are hardly ever at risk together when events happen, so nothing can be compared");

    private final String sentence;

    Absence(String sentence) {
        this.sentence = sentence;
    }

    /** The reason in words, without a full stop. */
    public String sentence() {
        return sentence;
    }
}
