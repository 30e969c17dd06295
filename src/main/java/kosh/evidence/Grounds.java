package kosh.evidence;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The figures that ways rest on, directly or through what is known of other series; each of these is looked at once. */
final class Grounds {

    private final Set<Figure> figures = new LinkedHashSet<>();
    private final Set<Reading> seen = new HashSet<>();

    Grounds add(Series series, List<Hop> way) {
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

    Grounds add(Edge edge) {
        if (edge.figure() != null) {
            figures.add(edge.figure());
        }
        edge.readings().forEach(this::add);
        return this;
    }

    private void add(Reading reading) {
        if (seen.add(reading)) {
            add(reading.series(), reading.way());
        }
    }

    Set<Figure> figures() {
        return figures;
    }
}
