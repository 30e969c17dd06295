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
        assertThat((double) bounds.lower())
                .isCloseTo(new LinearProgram(6, figures).least(Evidence.WORLD, from, to), within(0.01));
        assertThat(bounds.upper().doubleValue())
                .isCloseTo(new LinearProgram(6, figures).most(Evidence.WORLD, from, to), within(0.01));
    }

    @Property(tries = 60)
    void noBoundIsTighterThanTheLinearProgramOfAllOrigins(@ForAll long seed) {
        History history = new History(seed, 6, "AAA", "BBB");
        List<Figure> figures = new ArrayList<>(history.print(14, false));
        figures.add(history.count(Evidence.WORLD, 0, 6, BigDecimal.valueOf(history.came(Evidence.WORLD, 0, 6))));
        Evidence evidence = evidence(figures);
        for (String origin : evidence.origins()) {
            Bounds bounds = evidence.bounds(origin, History.day(1), History.day(5));
            assertThat((double) bounds.lower())
                    .isLessThanOrEqualTo(new LinearProgram(6, figures).least(origin, 1, 5) + 0.01);
            assertThat(bounds.upper().doubleValue())
                    .isGreaterThanOrEqualTo(new LinearProgram(6, figures).most(origin, 1, 5) - 0.01);
        }
    }

    @Property(tries = 60)
    void noFigureOfAContradictionCanBeSpared(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int lies) {
        List<Figure> figures = withLies(seed, 8, 30, lies, "AAA", "BBB", "CCC");
        List<Conflict> conflicts = evidence(figures).conflicts();
        Assume.that(!conflicts.isEmpty());
        for (Conflict conflict : conflicts) {
            assertThat(new LinearProgram(8, conflict.figures()).isPossibleForWholePersons())
                    .isFalse();
            assertThat(evidence(conflict.figures()).conflicts()).hasSize(1);
            for (Figure figure : conflict.figures()) {
                List<Figure> others = new ArrayList<>(conflict.figures());
                others.remove(figure);
                assertThat(evidence(others).conflicts()).isEmpty();
            }
        }
    }

    /** True figures, and some of random spans that say anything. */
    private static List<Figure> withLies(long seed, int quarters, int figures, int lies, String... origins) {
        History history = new History(seed, quarters, origins);
        List<Figure> list = new ArrayList<>(history.print(figures, true));
        Random random = new Random(seed);
        for (int lie = 0; lie < lies; lie++) {
            int from = random.nextInt(quarters);
            int to = from + 1 + random.nextInt(quarters - from);
            int which = random.nextInt(origins.length + 1);
            String origin = which == origins.length ? Evidence.WORLD : origins[which];
            long truth = history.came(origin, from, to);
            list.add(history.count(
                    origin, from, to, BigDecimal.valueOf((long) (truth * (0.5 + random.nextDouble())) / 10 * 10 + 7)));
        }
        return list;
    }

    @Property(tries = 60)
    void noLighterFiguresCouldBeSetAside(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int lies) {
        List<Figure> figures = withLies(seed, 6, 9 - lies, lies);
        long leastOfAll = Long.MAX_VALUE;
        for (int set = 0; set < 1 << figures.size(); set++) {
            List<Figure> kept = new ArrayList<>();
            long weight = 0;
            for (int i = 0; i < figures.size(); i++) {
                if ((set >> i & 1) == 0) {
                    kept.add(figures.get(i));
                } else if (isFirstPrint(figures, i)) {
                    weight += Rule.ALL_V1.weight(figures.get(i));
                }
            }
            if (weight < leastOfAll && new LinearProgram(6, kept).isPossible()) {
                leastOfAll = weight;
            }
        }
        assertThat(evidence(figures).setAside().stream()
                        .mapToLong(aside -> Rule.ALL_V1.weight(aside.figure()))
                        .sum())
                .isEqualTo(leastOfAll);
    }

    private static boolean isFirstPrint(List<Figure> figures, int number) {
        return figures.subList(0, number).stream().noneMatch(figures.get(number)::saysTheSameAs);
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
            int start = History.quarter(figure.start());
            graph.setEdgeWeight(
                    graph.addEdge(History.quarter(figure.end()), start),
                    -figure.range().least());
            if (History.quarter(figure.endFrom()) > start) {
                graph.setEdgeWeight(
                        graph.addEdge(start, History.quarter(figure.endFrom())),
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
