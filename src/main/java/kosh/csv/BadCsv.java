package kosh.csv;

/** A file that cannot be read on from some line. */
public final class BadCsv extends Exception {

    private static final long serialVersionUID = 1L;

    private final long line;
    private final String rule;

    /**
     * @param line the physical line, or 0 if none can be named
     * @param rule what kind of fault it is, for programs
     */
    public BadCsv(long line, String rule, String message) {
        super(message);
        this.line = line;
        this.rule = rule;
    }

    public long line() {
        return line;
    }

    public String rule() {
        return rule;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
