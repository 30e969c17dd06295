package kosh.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What all printed figures of one indicator together allow.
 *
 * <p>Let F(t) be the number who had come until the day t. It never falls. Each figure says {@code lo <= F(b) - F(a) <= hi}; one whose end
 * lies somewhere in a span says "at least lo until the end of the span, at most hi until its start". The tightest bounds that follow on any
 * F(b) - F(a) are shortest ways in a graph of days. All origins together are solved first. Then each origin, whose shares are multiplied with
 * the bounds of all, and which never grows by more than all; then all again, where the origins add up to more than was known, until nothing
 * changes, or the gains have become too small to matter. Persons are whole, so shares are rounded inward, in exact arithmetic.
 *
 * <p>Where figures contradict, the least weight of them by a named {@link Rule} is set aside. Everything is solved once, when the evidence is made;
 * it is immutable, and any number of threads may ask it.
 */
public final class Evidence {

    /** The code of all origins together. */
    public static final String WORLD = "WORLD";

    private final String indicator;
    private final Rule rule;
    private final List<Figure> figures;
    private final Reckoning reckoning;
    private final UnaryOperator<String> names;

    private Evidence(String indicator, Rule rule, List<Figure> figures, UnaryOperator<String> names) {
        this.indicator = indicator;
        this.rule = rule;
        this.figures = figures;
        this.reckoning = Reckoning.of(figures, rule);
        this.names = names;
    }

    /**
     * Weighs the figures of one indicator that the rule admits; those of others are left out, because definitions are never mixed.
     *
     * @param names the name of an origin for its code, for the sentences
     */
    public static Evidence of(String indicator, Collection<Figure> figures, Rule rule, UnaryOperator<String> names) {
        List<Figure> admitted = figures.stream()
                .filter(figure -> figure.indicator().equals(indicator) && rule.admits(figure))
                .toList();
        return new Evidence(indicator, rule, admitted, names);
    }

    public String indicator() {
        return indicator;
    }

    public Rule rule() {
        return rule;
    }

    /** All figures that the rule admits, also those set aside. */
    public List<Figure> figures() {
        return figures;
    }

    /** The origins of which a figure speaks, {@link #WORLD} among them. */
    public Set<String> origins() {
        Set<String> origins = new LinkedHashSet<>();
        origins.add(WORLD);
        figures.forEach(figure -> origins.add(figure.origin()));
        return origins;
    }

    /** The first and the last day of which a figure speaks; without any figure there is none. */
    public List<LocalDate> span() {
        Timeline days = reckoning.timeline();
        return days.size() == 0 ? List.of() : List.of(days.day(0), days.day(days.size() - 1));
    }

    /**
     * The tightest bounds on those who came from an origin from one day until another.
     *
     * @throws IllegalArgumentException if the span is empty
     */
    public Bounds bounds(String origin, LocalDate from, LocalDate to) {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("The span from " + from + " to " + to + " is empty");
        }
        return bounds(reckoning.series(origin), from, to);
    }

    /**
     * Between two days with figures the number only never falls. So at most as many came as from the last such day before the span to the
     * first after it, and at least as many as from the first within it to the last.
     */
    private Bounds bounds(Series series, LocalDate from, LocalDate to) {
        Timeline days = reckoning.timeline();
        int first = days.ceiling(from);
        int last = days.floor(to);
        long least = first < last ? series.least(first, last) : 0;
        int before = days.floor(from);
        int after = days.ceiling(to);
        long most = before >= 0 && after < days.size() ? series.most(before, after) : Series.NONE;
        return new Bounds(series.origin(), from, to, least, most == Series.NONE ? null : most);
    }

    /** The figures that the bounds rest on, in whatever place they are printed. */
    public Set<Figure> figures(Bounds of) {
        Series series = reckoning.series(of.origin());
        Timeline days = reckoning.timeline();
        Support support = new Support();
        int first = days.ceiling(of.from());
        int last = days.floor(of.to());
        if (of.lower() > 0) {
            support.add(series, series.way(last, first));
        }
        if (of.upper() != null) {
            support.add(series, series.way(days.floor(of.from()), days.ceiling(of.to())));
        }
        Set<Figure> found = new LinkedHashSet<>(support.figures());
        for (Figure figure : support.figures()) {
            found.addAll(reckoning.reprints(figure));
        }
        return found;
    }

    /** The last day until which the running total of the origin, and that of all, are bounded from above; none if they never are. */
    public Optional<LocalDate> boundedUntil(String origin) {
        Timeline days = reckoning.timeline();
        for (int last = days.size() - 1; last > 0; last--) {
            if (reckoning.series(origin).most(0, last) != Series.NONE
                    && reckoning.whole().most(0, last) != Series.NONE) {
                return Optional.of(days.day(last));
            }
        }
        return Optional.empty();
    }

    /** The bounds with the sums that make them. */
    public Proof proof(String origin, LocalDate from, LocalDate to) {
        Series series = reckoning.series(origin);
        return new Proof(bounds(series, from, to), prose().least(series, from, to), prose().most(series, from, to));
    }

    private Prose prose() {
        return new Prose(reckoning, names);
    }

    /** The bounds for each calendar year of a range, none missing. */
    public List<Bounds> yearly(String origin, int first, int last) {
        List<Bounds> years = new ArrayList<>();
        for (int year = first; year <= last; year++) {
            years.add(bounds(origin, LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1)));
        }
        return years;
    }

    /** The running total from a day until the end of each year of a range, none missing. */
    public List<Bounds> cumulative(String origin, LocalDate since, int first, int last) {
        List<Bounds> years = new ArrayList<>();
        for (int year = Math.max(first, since.getYear()); year <= last; year++) {
            years.add(bounds(origin, since, LocalDate.of(year + 1, 1, 1)));
        }
        return years;
    }

    /** The contradictions that were met; each is answered by a figure set aside. */
    public List<Conflict> conflicts() {
        return reckoning.cycles().stream()
                .map(cycle -> prose().conflict(cycle, reckoning.aside()))
                .toList();
    }

    /** The figures that are not used, each with the contradictions that convicted it. */
    public List<SetAside> setAside() {
        List<Conflict> all = conflicts();
        return reckoning.aside().stream()
                .map(figure -> new SetAside(
                        figure,
                        reckoning.reprints(figure),
                        all.stream()
                                .filter(conflict -> conflict.convicted().contains(figure))
                                .toList()))
                .toList();
    }

    /** The pairs of figures, of whatever trust the rule admits, that tell the same cell differently. */
    public List<Disagreement> disagreements() {
        Map<Object, List<Figure>> cells = new LinkedHashMap<>();
        figures.stream()
                .sorted(Comparator.comparing(Figure::reliability).reversed().thenComparing(Figure::id))
                .forEach(figure -> cells.computeIfAbsent(
                                List.of(
                                        figure.origin(),
                                        figure.share(),
                                        figure.start(),
                                        figure.endFrom(),
                                        figure.end()),
                                cell -> new ArrayList<>())
                        .add(figure));
        List<Disagreement> found = new ArrayList<>();
        for (List<Figure> cell : cells.values()) {
            for (int i = 0; i < cell.size(); i++) {
                for (Figure other : cell.subList(i + 1, cell.size())) {
                    Figure figure = cell.get(i);
                    if (!figure.range().meets(other.range().low(), other.range().high())) {
                        found.add(Disagreement.of(figure, other, prose().where(figure.origin())));
                    }
                }
            }
        }
        return found;
    }
}
