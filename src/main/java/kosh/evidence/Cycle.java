package kosh.evidence;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one piece of evidence says, and a way through others that refutes it.
 *
 * @param back the shortest way from the end of the edge to its start; with the edge it makes a way round of negative length
 */
record Cycle(Series series, Edge edge, List<Hop> back) {

    /** All figures that the contradiction rests on. */
    Set<Figure> figures() {
        return new Support().add(edge).add(series, back).figures();
    }

    /**
     * The figures of which one has to go. The whole is solved before its parts, so a part that does not fit gives way; but a figure of the
     * whole that is less reliable than all of the part goes before these.
     */
    Set<Figure> suspects() {
        Set<Figure> own = own();
        Reliability weakest = own.stream()
                .map(Figure::reliability)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Set<Figure> suspects = new LinkedHashSet<>(own);
        figures().stream()
                .filter(figure -> figure.reliability().compareTo(weakest) < 0)
                .forEach(suspects::add);
        return suspects;
    }

    private Set<Figure> own() {
        Set<Figure> figures = new LinkedHashSet<>();
        Set<Figure> ofParts = new LinkedHashSet<>();
        for (Edge each : edges()) {
            Optional.ofNullable(each.figure()).ifPresent(figures::add);
            for (Series part : each.parts()) {
                part.way(each.wholeTo(), each.wholeFrom()).stream()
                        .flatMap(hop -> Stream.ofNullable(hop.edge()))
                        .forEach(e -> Optional.ofNullable(e.figure()).ifPresent(ofParts::add));
            }
        }
        return ofParts.isEmpty() ? figures : ofParts;
    }

    private List<Edge> edges() {
        return Stream.concat(Stream.of(edge), back.stream().flatMap(hop -> Stream.ofNullable(hop.edge())))
                .toList();
    }

    /** How many persons lie between what the two say. */
    long excess() {
        return -edge.amount() - back.stream().mapToLong(Hop::amount).sum();
    }
}
