package kosh.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jgrapht.alg.shortestpath.BellmanFordShortestPath;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.DirectedWeightedMultigraph;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** Of histories that are known whole, so that the answer is known too. */
class EvidenceProperties {

    private static Evidence evidence(List<Figure> figures) {
        return Evidence.of("moves", figures, Rule.ALL_V1, code -> code);
    }

    @Property(tries = 60)
    void theBoundsContainTheTruthAndNothingIsSetAside(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int figures) {
        History history = new History(seed, 16, "AAA", "BBB", "CCC");
        Evidence evidence = evidence(history.print(figures, true));
        assertThat(evidence.setAside()).isEmpty();
        assertThat(evidence.conflicts()).isEmpty();
        for (String origin : List.of(Evidence.WORLD, "AAA", "BBB", "CCC")) {
            for (int from = 0; from < history.quarters(); from++) {
                for (int to = from + 1; to <= history.quarters(); to++) {
                    Bounds bounds = evidence.bounds(origin, History.day(from), History.day(to));
                    long truth = history.came(origin, from, to);
                    assertThat(bounds.lower()).isLessThanOrEqualTo(truth);
                    if (bounds.upper() != null) {
                        assertThat(bounds.upper()).isGreaterThanOrEqualTo(truth);
                    }
                }
            }
        }
    }

    @Property(tries = 30)
    void theStepsOfEachProofAddUpToItsBound(@ForAll long seed) {
        History history = new History(seed, 12, "AAA", "BBB");
        Evidence evidence = evidence(history.print(40, true));
        for (String origin : List.of(Evidence.WORLD, "AAA", "BBB")) {
            for (int from = 0; from < history.quarters(); from++) {
                Proof proof = evidence.proof(origin, History.day(from).plusDays(10), History.day(history.quarters()));
                assertAddsUp(proof.lower(), proof.bounds().lower());
                if (proof.upper() != null) {
                    assertAddsUp(proof.upper(), proof.bounds().upper());
                }
            }
        }
    }

    private static void assertAddsUp(Chain chain, long bound) {
        long total = 0;
        for (Step step : chain.steps()) {
            total += step.amount();
            assertThat(step.total()).isEqualTo(total);
            assertThat(step.sentence()).isNotBlank();
            step.because().forEach(inner -> assertAddsUp(inner, inner.bound()));
        }
        assertThat(total).isEqualTo(bound).isEqualTo(chain.bound());
        if (!chain.steps().isEmpty()) {
            assertThat(chain.steps().get(0).from()).isEqualTo(chain.from());
            assertThat(chain.steps().get(chain.steps().size() - 1).to()).isEqualTo(chain.to());
        }
    }

    @Property(tries = 60)
    void noTighterBoundFollowsByALinearProgram(
            @ForAll long seed, @ForAll @IntRange(max = 5) int from, @ForAll @IntRange(min = 1, max = 6) int to) {
        Assume.that(from < to);
        History history = new History(seed, 6, "AAA");
        List<Figure> figures = new ArrayList<>(history.print(8, false));
        figures.removeIf(figure -> !figure.origin().equals(Evidence.WORLD));
        figures.add(history.count(Evidence.WORLD, 0, 6, BigDecimal.valueOf(history.came(Evidence.WORLD, 0, 6))));
        Evidence evidence = evidence(figures);
        Bounds bounds = evidence.bounds(Evidence.WORLD, History.day(from), History.day(to));
        assertThat((double) bounds.lower()).isCloseTo(optimum(figures, from, to, false), within(0.01));
        assertThat(bounds.upper().doubleValue()).isCloseTo(optimum(figures, from, to, true), within(0.01));
    }

    private static double optimum(List<Figure> figures, int from, int to, boolean greatest) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        List<Variable> came = new ArrayList<>();
        for (int i = 0; i <= 6; i++) {
            came.add(model.newVariable("until " + i).lower(0).upper(10_000_000));
            if (i > 0) {
                difference(model, came, i - 1, i).lower(0);
            }
        }
        for (Figure figure : figures) {
            int start = quarter(figure.start());
            difference(model, came, start, quarter(figure.end()))
                    .lower(figure.range().least());
            if (quarter(figure.endFrom()) > start) {
                difference(model, came, start, quarter(figure.endFrom()))
                        .upper(figure.range().most());
            }
        }
        difference(model, came, from, to).weight(1);
        Optimisation.Result result = greatest ? model.maximise() : model.minimise();
        assertThat(result.getState().isOptimal()).isTrue();
        return result.getValue();
    }

    private static Expression difference(ExpressionsBasedModel model, List<Variable> came, int from, int to) {
        return model.newExpression("difference " + model.countExpressions())
                .set(came.get(to), 1)
                .set(came.get(from), -1);
    }

    private static int quarter(java.time.LocalDate day) {
        return (day.getYear() - 1991) * 4 + (day.getMonthValue() - 1) / 3;
    }

    @Property(tries = 30)
    void theBoundsAreShortestWays(@ForAll long seed) {
        History history = new History(seed, 40, "AAA");
        List<Figure> figures = history.print(60, false);
        figures.removeIf(figure -> !figure.origin().equals(Evidence.WORLD));
        figures.add(history.count(Evidence.WORLD, 0, 40, BigDecimal.valueOf(history.came(Evidence.WORLD, 0, 40))));
        Evidence evidence = evidence(figures);
        var graph = new DirectedWeightedMultigraph<Integer, DefaultWeightedEdge>(DefaultWeightedEdge.class);
        for (int i = 0; i <= 40; i++) {
            graph.addVertex(i);
            if (i > 0) {
                graph.setEdgeWeight(graph.addEdge(i, i - 1), 0);
            }
        }
        for (Figure figure : figures) {
            int start = quarter(figure.start());
            graph.setEdgeWeight(
                    graph.addEdge(quarter(figure.end()), start), -figure.range().least());
            if (quarter(figure.endFrom()) > start) {
                graph.setEdgeWeight(
                        graph.addEdge(start, quarter(figure.endFrom())),
                        figure.range().most());
            }
        }
        var oracle = new BellmanFordShortestPath<>(graph);
        for (int to = 1; to <= 40; to += 3) {
            Bounds bounds = evidence.bounds(Evidence.WORLD, History.day(0), History.day(to));
            assertThat((double) bounds.upper()).isEqualTo(oracle.getPathWeight(0, to));
            assertThat((double) -bounds.lower()).isEqualTo(oracle.getPathWeight(to, 0));
        }
    }

    @Property(tries = 40)
    void everyLieOnItsOwnCycleIsFoundAndNothingElse(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int lies) {
        History history = new History(seed, 40, "AAA");
        Random random = new Random(seed);
        List<Figure> figures = new ArrayList<>();
        for (int year = 0; year < 40; year += 4) {
            figures.add(exact(history, 0, year + 4));
            figures.add(exact(history, year, year + 4));
            figures.add(exact(history, year, year + 2));
            figures.add(exact(history, year + 2, year + 4));
        }
        Set<String> planted = new HashSet<>();
        for (int lie = 0; lie < lies; lie++) {
            long wrong = history.came(Evidence.WORLD, 4 * lie, 4 * lie + 4) + 1001 + random.nextInt(9000);
            Figure figure =
                    history.count(Evidence.WORLD, 4 * lie, 4 * lie + 4, BigDecimal.valueOf(wrong / 10 * 10 + 7));
            figures.add(figure);
            planted.add(figure.id());
        }
        Evidence evidence = evidence(figures);
        assertThat(evidence.setAside())
                .extracting(aside -> aside.figure().id())
                .containsExactlyInAnyOrderElementsOf(planted);
        assertThat(evidence.setAside()).allMatch(aside -> !aside.conflicts().isEmpty());
        for (int year = 0; year < 40; year += 4) {
            assertThat(evidence.bounds(Evidence.WORLD, History.day(year), History.day(year + 4))
                            .upper())
                    .isEqualTo(history.came(Evidence.WORLD, year, year + 4));
        }
    }

    private static Figure exact(History history, int from, int to) {
        return Figure.ofCount(
                "T" + from + "-" + to,
                "moves",
                Evidence.WORLD,
                History.day(from),
                History.day(to),
                new Range(
                        BigDecimal.valueOf(history.came(Evidence.WORLD, from, to)),
                        BigDecimal.valueOf(history.came(Evidence.WORLD, from, to)),
                        0,
                        Texts.number(history.came(Evidence.WORLD, from, to))));
    }

    @Property(tries = 30)
    void liesOfUnreliablePrintersNeverCostABetterFigure(@ForAll long seed) {
        History history = new History(seed, 16, "AAA", "BBB", "CCC");
        List<Figure> figures = new ArrayList<>(history.print(40, true));
        List<Bounds> before = bounds(history, evidence(figures));
        Random random = new Random(seed);
        Set<String> lies = new HashSet<>();
        for (int lie = 0; lie < 10; lie++) {
            int from = random.nextInt(16);
            Figure figure = history.count(
                            random.nextBoolean() ? "AAA" : Evidence.WORLD,
                            from,
                            from + 1 + random.nextInt(16 - from),
                            BigDecimal.valueOf(random.nextInt(300_000)))
                    .with(lie % 2 == 0 ? Reliability.BLOG : Reliability.MISPRINT);
            figures.add(figure);
            lies.add(figure.id());
        }
        Evidence evidence = evidence(figures);
        assertThat(evidence.setAside())
                .allMatch(aside -> lies.contains(aside.figure().id()));
        List<Bounds> after = bounds(history, evidence);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).lower())
                    .isGreaterThanOrEqualTo(before.get(i).lower());
        }
    }

    private static List<Bounds> bounds(History history, Evidence evidence) {
        List<Bounds> all = new ArrayList<>();
        for (String origin : List.of(Evidence.WORLD, "AAA", "BBB", "CCC")) {
            for (int to = 1; to <= history.quarters(); to++) {
                all.add(evidence.bounds(origin, History.day(0), History.day(to)));
            }
        }
        return all;
    }
}
