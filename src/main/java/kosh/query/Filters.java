package kosh.query;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import kosh.area.Area;
import kosh.area.Areas;
import kosh.catalog.Catalog;
import kosh.dataset.Dataset;
import kosh.dataset.Indicator;
import kosh.http.Parameters;
import kosh.observation.Age;
import kosh.observation.Observation;
import kosh.observation.Period;
import kosh.observation.Search;
import kosh.observation.Status;
import kosh.problem.Fault;
import kosh.problem.Near;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import kosh.source.Source;
import org.jspecify.annotations.Nullable;

/** The filters of a question, read from its parameters and checked against the catalog of the release. */
public final class Filters {

    private static final List<String> SEXES = List.of(Observation.TOTAL, "F", "M");
    /** Offered first when an area's code is unknown. */
    private static final List<String> USUAL_AREAS = List.of("CHN", "KAZ", "MNG", "UZB", "TKM", "RUS", "WORLD");

    private final Map<Dimension, CodeFilter> codes;
    private final TimeFilter time;
    private final Map<String, String> normalForm;

    Filters(Map<Dimension, CodeFilter> codes, TimeFilter time) {
        this.codes = codes;
        this.time = time;
        SortedMap<String, String> texts = new TreeMap<>();
        codes.forEach((dimension, filter) -> texts.put(dimension.toString(), filter.toString()));
        if (!time.equals(TimeFilter.ALL)) {
            texts.put(Dimension.TIME.toString(), time.toString());
        }
        this.normalForm = Collections.unmodifiableSortedMap(texts);
    }

    /**
     * Reads the filters that the parameters name.
     *
     * @throws Problem if a value cannot be read or a code is not in its list
     */
    public static Filters of(Parameters parameters, Catalog catalog) {
        Map<Dimension, CodeFilter> codes = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            List<String> wanted = dimension == Dimension.TIME ? List.of() : parameters.list(dimension.toString());
            if (!wanted.isEmpty()) {
                codes.put(
                        dimension,
                        dimension.isArea()
                                ? areas(dimension, wanted, catalog.areas())
                                : plain(dimension, wanted, catalog));
            }
        }
        return new Filters(codes, time(parameters.text(Dimension.TIME.toString())));
    }

    /**
     * The datasets that {@code dataset=} names, in order; none mean all.
     *
     * @throws Problem if there is no such dataset
     */
    public static List<String> datasets(Parameters parameters, Catalog catalog) {
        Set<String> ids = new TreeSet<>();
        for (String id : parameters.list("dataset")) {
            ids.add(catalog.dataset(id)
                    .map(Dataset::id)
                    .orElseThrow(() -> unknown(
                            "dataset",
                            id,
                            catalog.datasets().stream().map(Dataset::id).toList(),
                            "/v1/datasets")));
        }
        return List.copyOf(ids);
    }

    private static TimeFilter time(Optional<String> text) {
        try {
            return text.map(TimeFilter::parse).orElse(TimeFilter.ALL);
        } catch (DateTimeException e) {
            throw Parameters.bad("time", text.orElse(""), e.getMessage() + "; also 2015..2020 and latest:5");
        }
    }

    private static CodeFilter areas(Dimension dimension, List<String> wanted, Areas areas) {
        Set<String> codes = new LinkedHashSet<>();
        Set<String> texts = new TreeSet<>();
        for (String text : wanted) {
            boolean below = text.endsWith("*");
            List<Area> named = areas.named(below ? text.substring(0, text.length() - 1) : text);
            if (named.isEmpty()) {
                throw unknown(dimension, text, areaCodes(areas), "/v1/areas");
            }
            for (Area area : named) {
                if (texts.add(below ? area.code() + "*" : area.code())) {
                    codes.addAll(below ? areas.selfAndDescendants(area.code()) : List.of(area.code()));
                }
            }
        }
        return new CodeFilter(codes, String.join(",", texts));
    }

    private static List<String> areaCodes(Areas areas) {
        List<String> codes = new ArrayList<>(USUAL_AREAS);
        areas.all().forEach(area -> codes.add(area.code()));
        return codes;
    }

    private static CodeFilter plain(Dimension dimension, List<String> wanted, Catalog catalog) {
        List<String> codes = new ArrayList<>(wanted.size());
        for (String text : wanted) {
            codes.add(code(dimension, text, catalog));
        }
        return CodeFilter.of(codes);
    }

    private static String code(Dimension dimension, String text, Catalog catalog) {
        String upper = text.toUpperCase(Locale.ROOT);
        String lower = text.toLowerCase(Locale.ROOT);
        return switch (dimension) {
            case INDICATOR ->
                catalog.indicator(text)
                        .map(Indicator::id)
                        .orElseThrow(() -> unknown(
                                dimension,
                                text,
                                catalog.indicators().stream().map(Indicator::id).toList(),
                                "/v1/indicators"));
            case SOURCE ->
                catalog.source(text)
                        .map(Source::id)
                        .orElseThrow(() -> unknown(
                                dimension,
                                text,
                                catalog.sources().stream().map(Source::id).toList(),
                                "/v1/sources"));
            case SEX -> oneOf(dimension, upper, SEXES);
            case AGE ->
                Age.parse(upper)
                        .map(Age::code)
                        .orElseThrow(() -> unknown(
                                dimension,
                                text,
                                List.of("_T", "CHILDREN", "WORKING", "PENSION", "Y0T14", "Y_GE65"),
                                null));
            case STATUS -> oneOf(dimension, lower, statuses());
            case ORIGIN, DESTINATION, TIME -> throw new IllegalArgumentException(dimension + " is read elsewhere");
        };
    }

    private static List<String> statuses() {
        return Arrays.stream(Status.values())
                .filter(status -> status != Status.PARTIAL)
                .map(Status::toString)
                .toList();
    }

    private static String oneOf(Dimension dimension, String code, List<String> allowed) {
        if (!allowed.contains(code)) {
            throw unknown(dimension, code, allowed, null);
        }
        return code;
    }

    /** @param list where all codes are listed, or null if they are few enough to name */
    static Problem unknown(Dimension dimension, String text, Collection<String> codes, @Nullable String list) {
        return unknown(dimension.toString(), text, codes, list);
    }

    static Problem unknown(String parameter, String text, Collection<String> codes, @Nullable String list) {
        List<String> near = Near.matches(text, codes);
        String hint = near.isEmpty() ? "" : "; did you mean '" + near.get(0) + "'?";
        return Problem.of(
                ProblemType.UNKNOWN_CODE,
                new Fault(
                        parameter,
                        text,
                        "'" + text + "' is not a code of " + parameter + hint,
                        list == null ? List.copyOf(codes) : List.of(list),
                        near.isEmpty() ? null : near.get(0)));
    }

    public Optional<CodeFilter> codes(Dimension dimension) {
        return Optional.ofNullable(codes.get(dimension));
    }

    /** The one code that the dimension is held at, if there is just one. */
    public Optional<String> onlyCode(Dimension dimension) {
        return codes(dimension)
                .filter(f -> f.codes().size() == 1)
                .map(f -> f.codes().iterator().next());
    }

    /** Hands on each filter but that of time. */
    void each(BiConsumer<Dimension, CodeFilter> take) {
        codes.forEach(take);
    }

    /** How many codes the filter with the most of them takes; 1 at least. */
    int mostCodes() {
        int most = 1;
        for (CodeFilter filter : codes.values()) {
            most = Math.max(most, filter.codes().size());
        }
        return most;
    }

    public TimeFilter time() {
        return time;
    }

    Filters with(Dimension dimension, String code) {
        return with(dimension, Set.of(code));
    }

    /** The same, but only those of the codes pass. */
    Filters with(Dimension dimension, Set<String> only) {
        Map<Dimension, CodeFilter> changed = new EnumMap<>(Dimension.class);
        changed.putAll(codes);
        changed.put(dimension, CodeFilter.of(only));
        return new Filters(changed, time);
    }

    Filters without(Dimension dimension) {
        Map<Dimension, CodeFilter> changed = new EnumMap<>(Dimension.class);
        changed.putAll(codes);
        changed.remove(dimension);
        return new Filters(changed, time);
    }

    Filters with(TimeFilter otherTime) {
        return new Filters(codes, otherTime);
    }

    /** The same filters as conditions on rows, but for {@code latest}. */
    public Search search() {
        Search search = new Search();
        codes.forEach((dimension, filter) -> search.with(
                property(dimension),
                dimension == Dimension.STATUS
                        ? filter.codes().stream()
                                .map(Status::of)
                                .flatMap(Optional::stream)
                                .toList()
                        : filter.codes()));
        return search.within(time.spans());
    }

    private static String property(Dimension dimension) {
        boolean ofGrounds = dimension == Dimension.STATUS || dimension == Dimension.SOURCE;
        return (ofGrounds ? "grounds." : "series.") + dimension;
    }

    /** The parameters in their normal form, by name. */
    public Map<String, String> normalForm() {
        return normalForm;
    }

    /** The spans of the filter, each cut to what the table covers. */
    List<Period> spansWithin(Period covered) {
        if (time.spans().isEmpty()) {
            return List.of(covered);
        }
        List<Period> spans = new ArrayList<>(time.spans().size());
        for (Period span : time.spans()) {
            if (span.end().getYear() == 9999 || span.start().getYear() == 1) {
                intersection(span, covered).ifPresent(spans::add);
            } else {
                spans.add(span);
            }
        }
        return spans;
    }

    static Optional<Period> intersection(Period a, Period b) {
        return a.overlaps(b)
                ? Optional.of(Period.of(
                        a.start().isAfter(b.start()) ? a.start() : b.start(),
                        a.end().isBefore(b.end()) ? a.end() : b.end()))
                : Optional.empty();
    }
}
