package kosh.evidence;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Solves the whole first, then each part under it, and then the whole again where the parts together say more, until nothing changes. Each
 * contradiction met is cut down to figures of which none can be spared; those set aside are the lightest that hit all that were met, and the
 * reckoning begins anew without them, until no contradiction is left. (Generating the groups of a hitting set as they are violated: E.
 * Moreno-Centeno, R. M. Karp 2013, The implicit hitting set approach, Operations Research 61. Cutting down by leaving out one after the
 * other: J. W. Chinneck, E. W. Dravnieks 1991, Locating minimal infeasible constraint sets in linear programs, ORSA Journal on Computing 3.)
 */
final class Reckoning {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Small gains could go on for thousands of rounds. What is known is true after each of them. */
    private static final int MOST_ROUNDS = 30;

    private final Rule rule;
    private final Timeline timeline;
    private final List<Figure> wholeFigures;
    private final Map<String, List<Figure>> partFigures;
    private final Map<Set<Figure>, Cycle> cycles = new LinkedHashMap<>();
    private final Map<Figure, List<Figure>> reprints = new HashMap<>();

    private Set<Figure> aside = Set.of();
    private Series wholeAlone;
    private @Nullable Set<Figure> goneOfWhole;
    private Series whole;
    private Map<String, Series> parts = Map.of();

    private Reckoning(List<Figure> figures, Rule rule) {
        this.rule = rule;
        timeline = Timeline.of(figures);
        // The heavier come first, so that what is found to contradict is the lighter.
        List<Figure> ordered = withoutReprints(figures.stream()
                .sorted(Comparator.comparingLong(rule::weight).reversed().thenComparing(Figure::id))
                .toList());
        // A share of all in all says nothing.
        wholeFigures = ordered.stream()
                .filter(figure -> isOfWhole(figure) && !figure.share())
                .toList();
        partFigures = ordered.stream()
                .filter(figure -> !isOfWhole(figure))
                .collect(Collectors.groupingBy(Figure::origin, TreeMap::new, Collectors.toList()));
        wholeAlone = Series.of(Evidence.WORLD, timeline);
        whole = wholeAlone;
    }

    private List<Figure> withoutReprints(List<Figure> figures) {
        Map<Object, List<Figure>> bySpan = new HashMap<>();
        List<Figure> first = new ArrayList<>();
        for (Figure figure : figures) {
            List<Figure> seen = bySpan.computeIfAbsent(
                    List.of(figure.origin(), figure.start(), figure.end()), k -> new ArrayList<>());
            Optional<Figure> same = seen.stream().filter(figure::saysTheSameAs).findFirst();
            if (same.isPresent()) {
                reprints.computeIfAbsent(same.get(), k -> new ArrayList<>()).add(figure);
            } else {
                seen.add(figure);
                first.add(figure);
            }
        }
        return first;
    }

    private static boolean isOfWhole(Figure figure) {
        return figure.origin().equals(Evidence.WORLD);
    }

    static Reckoning of(List<Figure> figures, Rule rule) {
        Reckoning reckoning = new Reckoning(figures, rule);
        for (List<Cycle> found = reckoning.attempt(); !found.isEmpty(); found = reckoning.attempt()) {
            found.forEach(reckoning::keep);
            reckoning.aside = HittingSet.least(
                    reckoning.cycles.values().stream().map(Cycle::suspects).toList(), rule::weight);
        }
        return reckoning;
    }

    /** Those that weigh least are left out first, so that what remains is as hard to doubt as can be. */
    private void keep(Cycle met) {
        if (cycles.keySet().stream().anyMatch(met.figures()::containsAll)) {
            return;
        }
        Cycle least = met;
        List<Figure> lightestFirst = met.figures().stream()
                .sorted(Comparator.comparingLong(rule::weight).thenComparing(Figure::id))
                .toList();
        for (Figure figure : lightestFirst) {
            if (least.figures().contains(figure)) {
                List<Cycle> without = contradictions(least.figures(), figure);
                least = without.isEmpty() ? least : without.get(0);
            }
        }
        cycles.put(least.figures(), least);
    }

    private List<Cycle> contradictions(Set<Figure> figures, Figure without) {
        List<Figure> others =
                figures.stream().filter(figure -> !figure.equals(without)).toList();
        return new Reckoning(others, rule).attempt();
    }

    Timeline timeline() {
        return timeline;
    }

    Series whole() {
        return whole;
    }

    /** The series of an origin; one of which no figure speaks is bounded by the whole. */
    Series series(String origin) {
        if (origin.equals(Evidence.WORLD)) {
            return whole;
        }
        Series part = parts.get(origin);
        return part == null ? Series.under(whole, origin) : part;
    }

    Set<Figure> aside() {
        return aside;
    }

    /** The figures that say the same as this one, in other places. */
    List<Figure> reprints(Figure figure) {
        return reprints.getOrDefault(figure, List.of());
    }

    /** The contradictions met, each without a figure that could be spared. */
    List<Cycle> cycles() {
        return List.copyOf(cycles.values());
    }

    /** Solves all that is not set aside; the answer is what contradicts, and nothing if the reckoning is done. */
    private List<Cycle> attempt() {
        List<Cycle> found = new ArrayList<>();
        solveWhole(found);
        solveParts(found);
        for (int round = 0; round < MOST_ROUNDS && found.isEmpty() && tightenWhole(found); round++) {
            solveParts(found);
        }
        return found;
    }

    /** Begins with what was solved before if none of its figures has gone since. */
    private void solveWhole(List<Cycle> found) {
        Set<Figure> gone = aside.stream().filter(Reckoning::isOfWhole).collect(Collectors.toSet());
        if (!gone.equals(goneOfWhole)) {
            wholeAlone = Series.of(Evidence.WORLD, timeline);
            wholeFigures.forEach(figure -> add(figure, wholeAlone, found));
            goneOfWhole = found.isEmpty() ? gone : null;
        }
        whole = wholeAlone;
    }

    private void solveParts(List<Cycle> found) {
        parts = new LinkedHashMap<>();
        partFigures.forEach((origin, figures) -> {
            Series part = Series.under(whole, origin);
            figures.forEach(figure -> add(figure, part, found));
            parts.put(origin, part);
        });
    }

    private void add(Figure figure, Series series, List<Cycle> found) {
        if (aside.contains(figure)) {
            return;
        }
        for (Optional<Edge> edge : List.of(least(figure), most(figure))) {
            Optional<Cycle> cycle = edge.flatMap(series::add);
            if (cycle.isPresent()) {
                found.add(cycle.get());
                return;
            }
        }
    }

    /** At least so many until the end of the span in which the figure ends. */
    private Optional<Edge> least(Figure figure) {
        int start = timeline.floor(figure.start());
        int end = timeline.floor(figure.end());
        if (!figure.share()) {
            long least = figure.range().least();
            return least == 0 ? Optional.empty() : Optional.of(Edge.ofCount(end, start, -least, figure));
        }
        int wholeEnd = timeline.floor(figure.endFrom());
        BigDecimal low = figure.range().low();
        long least = low == null ? 0 : ofWhole(low, whole.least(start, wholeEnd), RoundingMode.CEILING);
        return least <= 0
                ? Optional.empty()
                : Optional.of(Edge.ofShare(end, start, -least, figure, whole, start, wholeEnd));
    }

    /** At most so many until the start of that span. */
    private Optional<Edge> most(Figure figure) {
        int start = timeline.floor(figure.start());
        int end = timeline.floor(figure.endFrom());
        BigDecimal high = figure.range().high();
        if (high == null || start == end) {
            return Optional.empty();
        }
        if (!figure.share()) {
            return Optional.of(Edge.ofCount(start, end, figure.range().most(), figure));
        }
        int wholeEnd = timeline.floor(figure.end());
        long most = whole.most(start, wholeEnd);
        return most == Series.NONE
                ? Optional.empty()
                : Optional.of(Edge.ofShare(
                        start, end, ofWhole(high, most, RoundingMode.FLOOR), figure, whole, start, wholeEnd));
    }

    private static long ofWhole(BigDecimal percent, long persons, RoundingMode inward) {
        return percent.multiply(BigDecimal.valueOf(persons))
                .divide(HUNDRED)
                .setScale(0, inward)
                .longValueExact();
    }

    /** Adds to the whole what the parts together say of it; the shorter spans first, because they make longer ones. */
    private boolean tightenWhole(List<Cycle> found) {
        List<Series> all = List.copyOf(parts.values());
        Series tighter = null;
        for (int length = 1; length < timeline.size(); length++) {
            for (int from = 0; from + length < timeline.size(); from++) {
                int to = from + length;
                long sum = 0;
                for (Series part : all) {
                    sum += part.least(from, to);
                }
                if (sum > (tighter == null ? whole : tighter).least(from, to)) {
                    tighter = tighter == null ? whole.copy() : tighter;
                    tighter.add(Edge.ofParts(from, to, sum, contributing(all, from, to)))
                            .ifPresent(found::add);
                }
            }
        }
        if (tighter != null) {
            whole = tighter;
        }
        return tighter != null;
    }

    /** The greatest first: if the sum is too great and all are equally trusted, that is suspected first. */
    private static List<Series> contributing(List<Series> parts, int from, int to) {
        return parts.stream()
                .filter(part -> part.least(from, to) > 0)
                .sorted(Comparator.comparingLong((Series part) -> part.least(from, to))
                        .reversed())
                .toList();
    }
}
