package kosh.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Tells one shortest way as a sum that a reader can follow with a pencil. What the steps rest on in turn is told with them; but a proof that rests on
 * further proofs only once, because ways through whole and parts and whole again can share so much that the same would be told a million
 * times.
 */
final class Prose {

    private final Reckoning reckoning;
    private final UnaryOperator<String> names;
    private final Map<Bound, Chain> told = new HashMap<>();

    Prose(Reckoning reckoning, UnaryOperator<String> names) {
        this.reckoning = reckoning;
        this.names = names;
    }

    /** Why no fewer came. */
    Chain least(Series series, LocalDate from, LocalDate to) {
        int first = series.timeline().ceiling(from);
        int last = series.timeline().floor(to);
        if (first >= last || series.least(first, last) == 0) {
            return new Chain(series.origin(), from, to, false, 0, List.of());
        }
        return chain(series, from, to, false, backwards(series.way(last, first)), first, last);
    }

    /** Why no more came; null if that is not known. */
    @Nullable
    Chain most(Series series, LocalDate from, LocalDate to) {
        int first = series.timeline().floor(from);
        int last = series.timeline().ceiling(to);
        if (first < 0 || last >= series.timeline().size() || series.most(first, last) == Series.NONE) {
            return null;
        }
        return chain(series, from, to, true, series.way(first, last), first, last);
    }

    /** The shortest way from the last day to the first, told from the first: what was added is taken off. */
    private static List<Hop> backwards(List<Hop> way) {
        List<Hop> turned = new ArrayList<>();
        for (Hop hop : way) {
            turned.add(new Hop(hop.to(), hop.from(), -hop.amount(), hop.edge()));
        }
        Collections.reverse(turned);
        return turned;
    }

    private Chain chain(
            Series series, LocalDate from, LocalDate to, boolean upper, List<Hop> hops, int first, int last) {
        List<Step> steps = new ArrayList<>();
        if (!series.timeline().day(first).equals(from)) {
            steps.add(still(series, upper, from, series.timeline().day(first), 0));
        }
        long total = 0;
        for (Hop hop : hops) {
            total += hop.amount();
            steps.add(step(series, upper, hop, total));
        }
        if (!series.timeline().day(last).equals(to)) {
            steps.add(still(series, upper, series.timeline().day(last), to, total));
        }
        return new Chain(series.origin(), from, to, upper, total, steps);
    }

    private Step still(Series series, boolean upper, LocalDate from, LocalDate to, long total) {
        String sentence = "The number who came " + where(series) + " never falls, so "
                + (upper
                        ? "no more had come until " + earlier(from, to) + " than until " + later(from, to)
                        : "at least as many had come until " + later(from, to) + " as until " + earlier(from, to))
                + ": " + running(upper, 0, total);
        return new Step(Step.Kind.NEVER_FALLS, null, List.of(), from, to, 0, total, sentence, List.of());
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }

    private Step step(Series series, boolean upper, Hop hop, long total) {
        LocalDate from = series.timeline().day(hop.from());
        LocalDate to = series.timeline().day(hop.to());
        Edge edge = hop.edge();
        if (edge == null) {
            return hop.amount() == 0 && upper == hop.to() < hop.from()
                    ? still(series, upper, from, to, total)
                    : noMoreThanAll(series, upper, hop, total);
        }
        Figure figure = edge.figure();
        if (figure == null) {
            return sumOfOrigins(series, upper, edge, hop, total);
        }
        String sentence = says(figure, edge) + " " + capital(running(upper, hop.amount(), total));
        return new Step(
                figure.share() ? Step.Kind.SHARE : Step.Kind.COUNT,
                figure,
                reckoning.reprints(figure).stream().map(Figure::id).toList(),
                from,
                to,
                hop.amount(),
                total,
                sentence,
                because(edge.bounds()));
    }

    private List<Chain> because(List<Bound> bounds) {
        List<Chain> proofs = new ArrayList<>();
        for (Bound bound : bounds) {
            Chain known = told.get(bound);
            if (known == null) {
                Chain proof = proof(bound);
                told.put(bound, proof);
                proofs.add(proof);
            } else if (known.isPlain()) {
                proofs.add(known);
            }
        }
        return proofs;
    }

    private Chain proof(Bound bound) {
        Series series = bound.series();
        int first = bound.first();
        int last = bound.last();
        List<Hop> hops = bound.upper() ? bound.way() : backwards(bound.way());
        return chain(
                series, series.timeline().day(first), series.timeline().day(last), bound.upper(), hops, first, last);
    }

    private Step noMoreThanAll(Series series, boolean upper, Hop hop, long total) {
        int first = Math.min(hop.from(), hop.to());
        int last = Math.max(hop.from(), hop.to());
        String sentence = "From " + series.timeline().day(first) + " until "
                + series.timeline().day(last) + " no more came "
                + where(series) + " than from all origins together, at most "
                + Texts.number(Math.abs(hop.amount())) + ". " + capital(running(upper, hop.amount(), total));
        return new Step(
                Step.Kind.NO_MORE_THAN_ALL,
                null,
                List.of(),
                series.timeline().day(hop.from()),
                series.timeline().day(hop.to()),
                hop.amount(),
                total,
                sentence,
                because(series.ceiling(hop).stream().toList()));
    }

    private Step sumOfOrigins(Series series, boolean upper, Edge edge, Hop hop, long total) {
        int first = edge.wholeFrom();
        int last = edge.wholeTo();
        String sentence = "From " + series.timeline().day(first) + " until "
                + series.timeline().day(last)
                + " the origins that are known one by one ("
                + String.join(
                        ", ",
                        edge.parts().stream()
                                .map(part -> names.apply(part.origin()) + " " + Texts.number(part.least(first, last)))
                                .toList())
                + ") add up to at least " + Texts.number(-edge.amount()) + " " + where(series) + ". "
                + capital(running(upper, hop.amount(), total));
        return new Step(
                Step.Kind.SUM_OF_ORIGINS,
                null,
                List.of(),
                series.timeline().day(hop.from()),
                series.timeline().day(hop.to()),
                hop.amount(),
                total,
                sentence,
                because(edge.bounds()));
    }

    /** What is printed, and what that means: at most so many, or at least. */
    private String says(Figure figure, Edge edge) {
        String bound = (edge.isUpper() ? "at most " : "at least ") + Texts.number(Math.abs(edge.amount()));
        String statement = statement(figure, edge);
        if (!figure.isSharp()) {
            return statement + "; so " + bound + " until " + (edge.isUpper() ? figure.endFrom() : figure.end()) + ".";
        }
        return !figure.share() && figure.range().isExact() ? statement + "." : statement + ", that is " + bound + ".";
    }

    private String statement(Figure figure, Edge edge) {
        String came = " came " + where(figure.origin()) + " " + figure.span();
        Series whole = edge.whole();
        if (whole == null) {
            return figure.id() + " prints that " + figure.range().text() + came;
        }
        long all = edge.isUpper()
                ? whole.most(edge.wholeFrom(), edge.wholeTo())
                : whole.least(edge.wholeFrom(), edge.wholeTo());
        return figure.id() + " prints that " + figure.range().text() + " of all" + came + "; of "
                + (edge.isUpper() ? "at most " : "at least ") + Texts.number(all);
    }

    private String where(Series series) {
        return where(series.origin());
    }

    String where(String origin) {
        return origin.equals(Evidence.WORLD) ? "from all origins" : "from " + names.apply(origin);
    }

    /** "add 33,754: at most 991,526." */
    private static String running(boolean upper, long amount, long total) {
        String sum = (upper ? "at most " : "at least ") + Texts.number(total) + ".";
        if (amount == 0) {
            return "still " + sum;
        }
        return (amount > 0 ? "add " : "take off ") + Texts.number(Math.abs(amount)) + ": " + sum;
    }

    private static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    /** What one piece of evidence says, and what the others allow for the same span. */
    Conflict conflict(Cycle cycle, Set<Figure> aside) {
        Edge edge = cycle.edge();
        Timeline days = cycle.series().timeline();
        int first = Math.min(edge.from(), edge.to());
        int last = Math.max(edge.from(), edge.to());
        boolean otherIsUpper = !edge.isUpper();
        List<Hop> hops = otherIsUpper ? cycle.back() : backwards(cycle.back());
        Chain others = chain(cycle.series(), days.day(first), days.day(last), otherIsUpper, hops, first, last);
        Figure figure = edge.figure();
        String says = figure == null
                ? "The origins that are known one by one add up to at least " + Texts.number(-edge.amount()) + " from "
                        + days.day(first) + " until " + days.day(last) + "."
                : says(figure, edge);
        String sentence = says + " The others allow " + (otherIsUpper ? "at most " : "no fewer than ")
                + Texts.number(others.bound()) + ", which is " + Texts.number(cycle.excess())
                + (otherIsUpper ? " too few: " : " too many: ")
                + String.join(" ", others.text().split("\n"));
        List<Figure> figures = List.copyOf(cycle.figures());
        return new Conflict(
                figures, figures.stream().filter(aside::contains).toList(), cycle.excess(), sentence, others);
    }
}
