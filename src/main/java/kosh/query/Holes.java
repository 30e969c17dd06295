package kosh.query;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kosh.area.Area;
import kosh.area.Areas;
import kosh.cube.Group;
import kosh.observation.Observation;
import kosh.observation.Period;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a series lacks: the gaps that the table records, and in a table that should have a figure for every year the years without
 * one. A series is the indicator and the kept dimensions but time, each at one code.
 */
final class Holes {

    private final Grouping grouping;
    private final Question question;
    private final Areas areas;
    private final TableData data;
    private final int release;
    /** For each series the periods of its figures; null until a table is met that should have one for every year. */
    private @Nullable Map<List<String>, List<Period>> periodsOfSeries;
    /** The periods of the cells that pass; null until somebody needs them. */
    private @Nullable Set<Period> taken;

    Holes(Grouping grouping, Question question, Edition edition, TableData data) {
        this.grouping = grouping;
        this.question = question;
        this.areas = edition.catalog().areas();
        this.data = data;
        this.release = edition.release().number();
    }

    private List<Period> periodsOf(List<String> series) {
        Map<List<String>, List<Period>> known = periodsOfSeries;
        if (known == null) {
            known = periodsOfSeries();
            periodsOfSeries = known;
        }
        return known.getOrDefault(series, List.of());
    }

    private Set<Period> taken() {
        Set<Period> known = taken;
        if (known == null) {
            known = Set.copyOf(grouping.taken());
            taken = known;
        }
        return known;
    }

    private Map<List<String>, List<Period>> periodsOfSeries() {
        List<Grouping.Kept> kept = grouping.keptButTime();
        Map<List<String>, List<Period>> periods = new HashMap<>();
        for (Group group : grouping.groupsOfAllTime()) {
            int[] key = group.key();
            periods.computeIfAbsent(Grouping.labels(kept, key), name -> new ArrayList<>())
                    .add(data.periods().get(key[kept.size()]));
        }
        return periods;
    }

    /**
     * What a series lacks.
     *
     * @param told the periods of its lines in the answer
     */
    List<Hole> of(List<String> series, List<Period> told) {
        Period covered = data.span();
        if (covered == null || question.keeps(Dimension.STATUS) || question.keeps(Dimension.SOURCE)) {
            return List.of();
        }
        List<Period> spans =
                question.filters().time().latest() == null ? question.filters().spansWithin(covered) : grouping.taken();
        List<Hole> holes = new ArrayList<>();
        for (Period span : spans) {
            addRecordedGaps(series, span, holes);
            if (question.dataset().isAnnual()) {
                holes.addAll(emptyYears(series, span, told, holes));
            }
        }
        return holes;
    }

    private void addRecordedGaps(List<String> series, Period span, List<Hole> holes) {
        for (Gap gap : data.gaps()) {
            if (concerns(gap, series)) {
                Filters.intersection(gap.period(), span).ifPresent(period -> holes.add(hole(gap, period, series)));
            }
        }
    }

    private Hole hole(Gap gap, Period period, List<String> series) {
        // Of a stock, origin and destination are the same place, which is to be named once.
        Map<String, Dimension> parts = new LinkedHashMap<>();
        for (Dimension dimension : List.of(Dimension.ORIGIN, Dimension.DESTINATION)) {
            if (isPartOf(series, dimension, gap.code(dimension))) {
                parts.putIfAbsent(gap.code(dimension), dimension);
            }
        }
        String part = parts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        String reason = gap.reason() == null ? "No figure." : gap.reason();
        Map<String, String> permanent = new TreeMap<>(Map.of("asOf", String.valueOf(release)));
        return new Hole(
                period,
                part,
                part.isEmpty() ? reason : part + ": " + reason,
                Address.of("/v1/observations/" + gap.id(), permanent));
    }

    /** Whether the area is less than what the series counts. */
    private boolean isPartOf(List<String> series, Dimension dimension, String area) {
        Set<String> wanted = codesOf(series, dimension);
        if (wanted.isEmpty()) {
            return !area.equals(Area.WORLD) && !data.speaksOnlyOf(dimension, area);
        }
        return !wanted.contains(area) && wanted.stream().anyMatch(w -> areas.contains(w, area));
    }

    /** Where the answer has a line for each period, these are its figures; all others are only looked for if one of its years is empty. */
    private List<Hole> emptyYears(List<String> series, Period span, List<Period> told, List<Hole> known) {
        List<Period> figures = grouping.isByPeriod()
                ? told
                : periodsOf(series).stream().filter(taken()::contains).toList();
        BitSet years = new BitSet();
        figures.forEach(period -> setYears(years, period));
        known.forEach(hole -> setYears(years, hole.period()));
        List<Hole> holes = new ArrayList<>();
        int first = span.start().getDayOfYear() == 1
                ? span.start().getYear()
                : span.start().getYear() + 1;
        int end = span.end().getYear();
        for (int year = years.nextClearBit(first); year < end; year = years.nextClearBit(year + 1)) {
            Period empty = Period.ofYear(year);
            holes.add(new Hole(empty, "", reasonFor(empty, periodsOf(series)), null));
        }
        return holes;
    }

    /** Marks the years that the period touches. */
    private static void setYears(BitSet years, Period period) {
        years.set(period.start().getYear(), period.end().minusDays(1).getYear() + 1);
    }

    private String reasonFor(Period year, List<Period> all) {
        return all.stream()
                .filter(year::overlaps)
                .findFirst()
                .map(p -> p.isWithin(year)
                        ? "The filters leave out the figure of this year."
                        : "Known only together with other years: ask for time=" + p + ".")
                .orElse("No figure for this year in " + question.dataset().id() + ".");
    }

    /** Whether the gap lies within what the series counts, or the series within the gap. */
    private boolean concerns(Gap gap, List<String> series) {
        return gap.indicator().equals(series.get(0))
                && Stream.of(Dimension.ORIGIN, Dimension.DESTINATION, Dimension.SEX, Dimension.AGE)
                        .allMatch(dimension -> {
                            Set<String> wanted = codesOf(series, dimension);
                            String code = gap.code(dimension);
                            return wanted.isEmpty() || wanted.stream().anyMatch(w -> related(dimension, w, code));
                        });
    }

    /** The codes at which the series holds the dimension; none mean all. */
    private Set<String> codesOf(List<String> series, Dimension dimension) {
        List<Grouping.Kept> kept = grouping.keptButTime();
        for (int i = 0; i < kept.size(); i++) {
            if (kept.get(i).level().dimension() == dimension) {
                return Set.of(series.get(i));
            }
        }
        return question.filters().codes(dimension).map(CodeFilter::codes).orElse(Set.of());
    }

    private boolean related(Dimension dimension, String a, String b) {
        if (dimension.isArea()) {
            return areas.contains(a, b) || areas.contains(b, a);
        }
        return a.equals(b) || a.equals(Observation.TOTAL) || b.equals(Observation.TOTAL);
    }
}
