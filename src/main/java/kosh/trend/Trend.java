package kosh.trend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kosh.observation.Period;
import kosh.observation.Status;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import kosh.query.Address;
import kosh.query.Answer;
import kosh.query.Dimension;
import kosh.query.Edition;
import kosh.query.Level;
import kosh.query.Question;
import kosh.query.TimeFilter;
import kosh.series.Series;

/**
 * The trend of one series.
 *
 * @param answer the figures, of which there is one series
 * @param selection the points that it rests on, and those that it does not
 * @param notes what to know about the whole of it
 * @param results what each method says, or why it does not
 */
public record Trend(
        Answer answer,
        Series series,
        Selection selection,
        Wanted wanted,
        List<String> notes,
        Map<Method, Result> results) {

    private static final int LEAST_POINTS = 2;

    /** The damped trend is fitted again for each point of the back-test: with 400 points that takes seconds. */
    public static final int MOST_POINTS = 400;

    private static final int MONTHS_OF_YEAR = 12;

    /** How many series are tried before no question is suggested. */
    private static final int MOST_SUGGESTIONS = 5;

    /**
     * Asks for a series and says what can be said of it.
     *
     * @param question keeps time
     * @throws Problem if the answer has several series or none, or too few points that can be compared, or a method that was asked for by
     *     name cannot say anything
     */
    public static Trend of(Question question, Edition edition, Wanted wanted) {
        Answer answer = Answer.to(question, edition);
        Series series = theOnly(answer, wanted);
        Selection selection = Selection.of(series);
        int points = selection.used().size();
        if (points < LEAST_POINTS) {
            throw tooFew(answer, selection, wanted);
        }
        if (points > MOST_POINTS) {
            throw Problem.of(
                            ProblemType.TOO_MUCH,
                            "The series has " + points + " points, and a trend takes " + MOST_POINTS
                                    + " at most. Choose some with time=.")
                    .tryInstead(address(question.during(new TimeFilter(List.of(), MOST_POINTS)), wanted));
        }
        Sample sample = Sample.of(selection, series.unit(), wanted.level().doubleValue(), wanted.horizon());
        Map<Method, Result> results = new EnumMap<>(Method.class);
        wanted.toTry().forEach(method -> results.put(method, method.of(sample)));
        refuse(question, wanted, results);
        return new Trend(answer, series, selection, wanted, notes(answer, selection), results);
    }

    /** The question in its normal form. */
    public String address() {
        return address(answer.question(), wanted);
    }

    private static String address(Question question, Wanted wanted) {
        Map<String, String> parameters = new TreeMap<>(question.normalForm());
        parameters.putAll(wanted.normalForm());
        return Address.of(question.path(), parameters);
    }

    /** The weakest of the points used. */
    public Status status() {
        return Status.weakest(
                selection.used().stream().mapToInt(p -> 1 << p.status().mark()).reduce(0, (a, b) -> a | b));
    }

    private static Series theOnly(Answer answer, Wanted wanted) {
        List<Series> all = Series.of(answer);
        if (all.size() == 1) {
            return all.get(0);
        }
        if (all.isEmpty()) {
            throw suggesting(
                    Problem.of(
                            ProblemType.UNSUITABLE_SERIES,
                            "There is no figure that a trend could rest on. " + String.join(" ", answer.notes())),
                    withoutTime(answer, wanted));
        }
        List<String> kept = answer.question().by().stream()
                .map(Level::dimension)
                .filter(d -> d != Dimension.TIME)
                .map(Dimension::toString)
                .toList();
        throw suggesting(
                Problem.of(
                        ProblemType.SEVERAL_SERIES,
                        "A trend is of one series, and the question gives " + all.size() + ". Filter to one of them by "
                                + String.join(", ", kept.isEmpty() ? List.of("indicator") : kept) + "."),
                oneOf(all, answer, wanted));
    }

    /** A question to one of the series, one with many points, that has a trend. */
    private static Optional<String> oneOf(List<Series> all, Answer answer, Wanted wanted) {
        return all.stream()
                .sorted(Comparator.comparing(
                        series -> -Selection.of(series).used().size()))
                .limit(MOST_SUGGESTIONS)
                .map(series -> only(series, answer.question()))
                .filter(question -> works(question, answer.edition()))
                .map(question -> address(question, anyMethod(wanted)))
                .findFirst();
    }

    private static Question only(Series series, Question question) {
        Question narrowed = question.about(Dimension.INDICATOR, series.indicator());
        List<Dimension> kept = question.by().stream()
                .map(Level::dimension)
                .filter(d -> d != Dimension.TIME)
                .toList();
        for (int i = 0; i < kept.size(); i++) {
            narrowed = narrowed.about(kept.get(i), series.key().get(i));
        }
        return narrowed;
    }

    private static boolean works(Question question, Edition edition) {
        try {
            List<Series> series = Series.of(Answer.to(question, edition));
            return series.size() == 1 && Selection.of(series.get(0)).used().size() >= LEAST_POINTS;
        } catch (Problem e) {
            return false;
        }
    }

    private static Wanted anyMethod(Wanted wanted) {
        return new Wanted(wanted.level(), wanted.horizon(), Set.of());
    }

    private static Optional<String> withoutTime(Answer answer, Wanted wanted) {
        return Optional.of(answer.question().during(TimeFilter.ALL))
                .filter(question -> works(question, answer.edition()))
                .map(question -> address(question, anyMethod(wanted)));
    }

    private static Problem suggesting(Problem problem, Optional<String> question) {
        return question.map(problem::tryInstead).orElse(problem);
    }

    private static Problem tooFew(Answer answer, Selection selection, Wanted wanted) {
        String why = Stream.concat(selection.excluded().stream(), selection.missing().stream())
                .map(omission -> omission.period() + ": " + omission.reason())
                .limit(MOST_SUGGESTIONS)
                .collect(Collectors.joining(" "));
        int points = selection.used().size();
        return suggesting(
                Problem.of(
                        ProblemType.UNSUITABLE_SERIES,
                        "A trend needs at least " + LEAST_POINTS + " points that can be compared; there "
                                + (points == 1
                                        ? "is 1, of " + selection.used().get(0).period()
                                        : "is none") + "."
                                + (why.isEmpty() ? "" : " " + why)),
                withoutTime(answer, wanted));
    }

    private static void refuse(Question question, Wanted wanted, Map<Method, Result> results) {
        if (wanted.methods().isEmpty()) {
            return;
        }
        List<String> reasons = new ArrayList<>();
        results.forEach((method, result) -> {
            if (result.reason() != null) {
                reasons.add(method + ": " + result.reason());
            }
        });
        if (!reasons.isEmpty()) {
            throw Problem.of(ProblemType.UNSUITABLE_SERIES, String.join(" ", reasons))
                    .tryInstead(address(question, anyMethod(wanted)));
        }
    }

    private static List<String> notes(Answer answer, Selection selection) {
        List<String> notes = new ArrayList<>(answer.notes());
        if (!selection.breaks().isEmpty()) {
            Period first = selection.used().get(0).period();
            Period last = selection.used().get(selection.used().size() - 1).period();
            notes.add("No line runs across a break: the trend is that of " + first + " to " + last
                    + ", the side with the most points (of equals the latest). time= picks another.");
        }
        Shape shape = Shape.of(selection.used().get(0).period());
        if (shape.months() != MONTHS_OF_YEAR) {
            notes.add("Each figure covers " + shape + ": a slope is what such a figure changes by in a year.");
        }
        return notes;
    }
}
