package kosh.naturalization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import kosh.observation.Period;
import org.jspecify.annotations.Nullable;

/**
 * What the law lets a complete file take, from the first step to citizenship, in one span of time: a step of the function that changes with
 * the law. Calendar and working days are kept apart, because no law says how many of the ones make the others.
 *
 * @param until null if no end is known
 * @param terms the steps, one after the other; none if no rule with days was read for the span
 */
public record LegalTotal(LocalDate from, @Nullable LocalDate until, List<LegalTerm> terms) {

    /** Before that nobody arrived in an independent Kazakhstan. */
    public static final LocalDate BEGINNING = LocalDate.of(1991, 1, 1);

    private static final String WORKING = "working";

    public LegalTotal {
        terms = List.copyOf(terms);
    }

    /** The whole function, from 1991 on, without holes. */
    public static List<LegalTotal> of(Collection<LegalTerm> terms) {
        TreeSet<LocalDate> changes = new TreeSet<>(List.of(BEGINNING, LocalDate.MAX));
        terms.stream().flatMap(term -> term.counts().stream()).forEach(span -> {
            changes.add(span.start());
            changes.add(span.end());
        });
        List<LocalDate> bounds = List.copyOf(changes.tailSet(BEGINNING));
        List<LegalTotal> totals = new ArrayList<>();
        for (int i = 0; i + 1 < bounds.size(); i++) {
            Period span = Period.of(bounds.get(i), bounds.get(i + 1));
            totals.add(new LegalTotal(
                    span.start(),
                    span.end().equals(LocalDate.MAX) ? null : span.end(),
                    terms.stream()
                            .filter(term -> term.counts().stream().anyMatch(span::isWithin))
                            .toList()));
        }
        return totals;
    }

    /** The step of the function that holds on the day; empty before 1991. */
    public static Optional<LegalTotal> on(LocalDate day, Collection<LegalTerm> terms) {
        return of(terms).stream().filter(total -> total.holdsOn(day)).findFirst();
    }

    private boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    /** Null if no rule with days was read. */
    public @Nullable Integer calendarDays() {
        return terms.isEmpty() ? null : days(false);
    }

    public @Nullable Integer workingDays() {
        return terms.isEmpty() ? null : days(true);
    }

    private int days(boolean working) {
        return terms.stream()
                .filter(term -> WORKING.equals(term.dayKind()) == working)
                .map(LegalTerm::days)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .sum();
    }
}
