package kosh.api;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kosh.evidence.Bounds;
import kosh.evidence.Disagreement;
import kosh.evidence.Evidence;
import kosh.evidence.SetAside;
import org.jspecify.annotations.Nullable;

/** The evidence of one indicator by one rule, and what is made of it once. */
final class Findings {

    private final Evidence evidence;
    private final List<SetAside> setAside;
    private final List<Disagreement> disagreements;
    private volatile @Nullable Map<String, Set<Bounds>> totalsByFigure;

    Findings(Evidence evidence) {
        this.evidence = evidence;
        this.setAside = evidence.setAside().stream()
                .sorted(Comparator.comparing(
                                (SetAside aside) -> !aside.figure().origin().equals(Evidence.WORLD))
                        .thenComparing(aside -> aside.figure().origin())
                        .thenComparing(aside -> aside.figure().id()))
                .toList();
        this.disagreements = evidence.disagreements();
    }

    Evidence evidence() {
        return evidence;
    }

    List<SetAside> setAside() {
        return setAside;
    }

    List<Disagreement> disagreements() {
        return disagreements;
    }

    /** How the figure of that id, or the one that it repeats, was set aside. */
    Optional<SetAside> setAside(String id) {
        return setAside.stream()
                .filter(aside -> Stream.concat(Stream.of(aside.figure()), aside.reprints().stream())
                        .anyMatch(figure -> figure.id().equals(id)))
                .findFirst();
    }

    /** The running totals, from the first day until the end of each year, whose bounds rest on the figure of that id. */
    Set<Bounds> totalsOn(String id) {
        Map<String, Set<Bounds>> known = totalsByFigure;
        if (known == null) {
            known = totalsByFigure();
            totalsByFigure = known;
        }
        return known.getOrDefault(id, Set.of());
    }

    private Map<String, Set<Bounds>> totalsByFigure() {
        Map<String, Set<Bounds>> found = new HashMap<>();
        List<LocalDate> span = evidence.span();
        for (String origin : span.isEmpty() ? Set.<String>of() : evidence.origins()) {
            int last = span.get(1).minusDays(1).getYear();
            for (Bounds bounds :
                    evidence.cumulative(origin, span.get(0), span.get(0).getYear(), last)) {
                evidence.figures(bounds)
                        .forEach(figure -> found.computeIfAbsent(figure.id(), id -> new LinkedHashSet<>())
                                .add(bounds));
            }
        }
        return found;
    }
}
