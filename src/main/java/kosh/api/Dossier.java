package kosh.api;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kosh.evidence.Court;
import kosh.evidence.Evidence;
import kosh.evidence.Figure;
import kosh.evidence.Figures;
import kosh.evidence.Reliability;
import kosh.evidence.Rule;
import kosh.evidence.Verdict;
import kosh.observation.Observation;
import kosh.problem.Problem;
import kosh.problem.ProblemType;

/**
 * All printed figures of one release about those who came to one destination. Each indicator is solved once by each rule, when it is first
 * asked, however many ask at the same time.
 */
final class Dossier {

    /** Time and room grow with the square of the days of which figures speak, for each origin. */
    static final long MOST_CELLS = 6_000_000;

    private final Map<String, Observation> rows;
    private final List<Figure> figures;
    private final UnaryOperator<String> names;
    private final Map<Question, Findings> solved = new ConcurrentHashMap<>();
    private final Map<String, Verdict> verdicts = new ConcurrentHashMap<>();

    private record Question(String indicator, Rule rule) {}

    private Dossier(Map<String, Observation> rows, List<Figure> figures, UnaryOperator<String> names) {
        this.rows = rows;
        this.figures = figures;
        this.names = names;
    }

    static Dossier of(List<Observation> observations, Figures translation, UnaryOperator<String> names) {
        List<Figure> figures = translation.of(observations).stream()
                .sorted(Comparator.comparing(Figure::id))
                .toList();
        Set<String> ids = figures.stream().map(Figure::id).collect(Collectors.toSet());
        return new Dossier(
                observations.stream()
                        .filter(row -> ids.contains(row.id()))
                        .collect(Collectors.toMap(Observation::id, Function.identity())),
                figures,
                names);
    }

    Findings findings(String indicator, Rule rule) {
        return solved.computeIfAbsent(new Question(indicator, rule), this::solve);
    }

    private Findings solve(Question question) {
        List<Figure> about = figures.stream()
                .filter(figure -> figure.indicator().equals(question.indicator())
                        && question.rule().admits(figure))
                .toList();
        long days = about.stream()
                .flatMap(figure -> Stream.of(figure.start(), figure.endFrom(), figure.end()))
                .distinct()
                .count();
        long origins = 1 + about.stream().map(Figure::origin).distinct().count();
        if (days * days * origins > MOST_CELLS) {
            throw Problem.of(
                    ProblemType.TOO_MUCH,
                    "The figures of '" + question.indicator() + "' speak of " + days + " days and " + origins
                            + " origins: too many to weigh them against each other.");
        }
        return new Findings(Evidence.of(question.indicator(), about, question.rule(), names));
    }

    /** The row that the figure was made of. */
    Optional<Observation> row(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    /** The row as evidence, if it is any. */
    Optional<Figure> figure(String id) {
        return rows.containsKey(id)
                ? figures.stream().filter(figure -> figure.id().equals(id)).findFirst()
                : Optional.empty();
    }

    /** How many figures of the indicator the rule admits. */
    long count(String indicator, Rule rule) {
        return figures.stream()
                .filter(figure -> figure.indicator().equals(indicator) && rule.admits(figure))
                .count();
    }

    Court court(String indicator, Rule rule) {
        return Court.of(findings(indicator, rule).evidence(), figures, names);
    }

    /** The printed figures that no state body and no international organisation stands behind; those recorded as claims come first. */
    List<Figure> claims() {
        return figures.stream()
                .filter(figure -> figure.reliability() != Reliability.OFFICIAL)
                .sorted(Comparator.comparing((Figure figure) -> !figure.id().startsWith("CLAIM"))
                        .thenComparing(Figure::id))
                .toList();
    }

    /** The claim held against the official figures. */
    Verdict verdict(Figure claim) {
        // Not computeIfAbsent: the evidence is solved on the way.
        Verdict known = verdicts.get(claim.id());
        if (known == null) {
            Observation row = row(claim.id()).orElseThrow();
            known = court(claim.indicator(), Rule.OFFICIAL_V1).judge(claim, number(row), row.definition());
            verdicts.put(claim.id(), known);
        }
        return known;
    }

    private static BigDecimal number(Observation row) {
        return Stream.of(
                        Optional.ofNullable(row.value()),
                        Optional.ofNullable(row.low()),
                        Optional.ofNullable(row.high()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }
}
