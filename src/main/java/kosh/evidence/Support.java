package kosh.evidence;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The figures that ways rest on, directly or through what is known of other series; each of these is looked at once. */
final class Support {

    private final Set<Figure> figures = new LinkedHashSet<>();
    private final Set<Bound> seen = new HashSet<>();

    Support add(Series series, List<Hop> way) {
        for (Hop hop : way) {
            Edge edge = hop.edge();
            if (edge != null) {
                add(edge);
            } else {
                series.ceiling(hop).ifPresent(this::add);
            }
        }
        return this;
    }

    Support add(Edge edge) {
        if (edge.figure() != null) {
            figures.add(edge.figure());
        }
        edge.bounds().forEach(this::add);
        return this;
    }

    private void add(Bound bound) {
        if (seen.add(bound)) {
            add(bound.series(), bound.way());
        }
    }

    Set<Figure> figures() {
        return figures;
    }
}
