package kosh.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A refusal that the caller can act on: what was wrong, where, and what would work. Printed as RFC 9457 says. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final transient List<Fault> faults;
    private final transient @Nullable String tryInstead;

    private Problem(ProblemType type, String detail, List<Fault> faults, @Nullable String tryInstead) {
        super(detail, null, false, false);
        this.type = type;
        this.faults = faults;
        this.tryInstead = tryInstead;
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), null);
    }

    public static Problem of(ProblemType type, Fault fault) {
        return new Problem(type, fault.detail(), List.of(fault), null);
    }

    /**
     * The same refusal with a question that works.
     *
     * @param question a path with a query
     */
    public Problem tryInstead(String question) {
        return new Problem(type, detail(), faults, question);
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<Fault> faults() {
        return faults;
    }

    public @Nullable String tryInstead() {
        return tryInstead;
    }
}
