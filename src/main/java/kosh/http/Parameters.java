package kosh.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kosh.problem.Fault;
import kosh.problem.Near;
import kosh.problem.Problem;
import kosh.problem.ProblemType;

/** The parameters of a request. A parameter that is repeated, empty, {@code *}, {@code all} or {@code $__all} reads as elsewhere. */
public final class Parameters {

    private static final Set<String> NO_FILTER = Set.of("", "*", "all", "$__all");

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> asWritten = new HashMap<>();

    /**
     * @param known the parameters of the path
     * @throws Problem if there is another one
     */
    public Parameters(Map<String, List<String>> query, Set<String> known) {
        this(query, known, Set.of());
    }

    /**
     * Reads the parameters of a path that has some of its own, and some as others have.
     *
     * @throws Problem if there is another one
     */
    public Parameters(Map<String, List<String>> query, Set<String> known, Set<String> common) {
        query.forEach((name, texts) -> {
            if (!known.contains(name) && !common.contains(name)) {
                throw unknown(
                        name,
                        Stream.concat(known.stream(), common.stream()).sorted().toList());
            }
            String text = (texts.size() == 1 ? texts.get(0) : String.join(",", texts)).strip();
            if (!text.isEmpty()) {
                asWritten.put(name, text);
            }
            if (!NO_FILTER.contains(text)) {
                values.put(name, text);
            }
        });
    }

    private static Problem unknown(String name, List<String> known) {
        List<String> near = Near.matches(name, known);
        String hint = near.isEmpty() ? "" : "; did you mean '" + near.get(0) + "'?";
        return Problem.of(
                ProblemType.UNKNOWN_PARAMETER,
                new Fault(
                        name,
                        "",
                        "'" + name + "' is not a parameter of this path" + hint,
                        known,
                        near.isEmpty() ? null : near.get(0)));
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** What a parameter says that is no filter, so that {@code all} is a value like any other. */
    public Optional<String> asWritten(String name) {
        return Optional.ofNullable(asWritten.get(name));
    }

    /** The parts of a comma list; empty if the parameter is not there. */
    public List<String> list(String name) {
        return text(name).map(text -> List.of(text.split(",", -1))).orElse(List.of());
    }

    /** A whole number between the limits. */
    public Optional<Integer> number(String name, int least, int most) {
        return text(name).map(text -> {
            if (text.matches("\\d{1,9}")) {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                    return number;
                }
            }
            throw bad(name, text, "'" + text + "' is not a whole number from " + least + " to " + most);
        });
    }

    /**
     * One of a few words.
     *
     * @param allowed the first is what is meant if nothing is said
     */
    public String oneOf(String name, List<String> allowed) {
        String text = text(name).orElse(allowed.get(0));
        if (!allowed.contains(text)) {
            throw notOneOf(name, text, allowed);
        }
        return text;
    }

    /** A refusal of a word that is none of those that would do. */
    public static Problem notOneOf(String parameter, String value, List<String> allowed) {
        return Problem.of(
                ProblemType.UNKNOWN_CODE,
                new Fault(
                        parameter,
                        value,
                        parameter + ": '" + value + "' is not one of " + String.join(", ", allowed),
                        allowed,
                        Near.matches(value, allowed).stream().findFirst().orElse(null)));
    }

    /** A refusal of what a parameter says. */
    public static Problem bad(String parameter, String value, String detail) {
        return Problem.of(
                ProblemType.BAD_PARAMETER, new Fault(parameter, value, parameter + ": " + detail, null, null));
    }
}
