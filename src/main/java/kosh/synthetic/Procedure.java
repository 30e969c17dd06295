package kosh.synthetic;

/** How citizenship is asked for: the steps of the law with the same names. */
public enum Procedure {
    /** The President decides, by decree. */
    ADMISSION("citizenship-admission"),
    /** The police register, without a decree. */
    REGISTRATION("citizenship-registration");

    private final String code;

    Procedure(String code) {
        this.code = code;
    }

    @Override
    public String toString() {
        return code;
    }
}
