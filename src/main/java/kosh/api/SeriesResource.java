package kosh.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import kosh.area.Area;
import kosh.area.Language;
import kosh.http.Parameters;
import kosh.observation.Period;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import kosh.query.Answer;
import kosh.query.Dimension;
import kosh.query.Edition;
import kosh.query.Headline;
import kosh.query.Level;
import kosh.query.Question;
import kosh.series.Point;
import kosh.series.Series;
import kosh.series.TotalShare;
import kosh.series.Transform;
import kosh.series.Window;
import kosh.table.Format;
import kosh.table.Table;
import org.jspecify.annotations.Nullable;

/** Flat time series as dashboards pull them: an array of points, or a column a series. */
@Path("/v1/series")
public class SeriesResource {

    private static final Set<Format> FORMATS = EnumSet.allOf(Format.class);
    private static final String SHARE = "share";
    private static final String LONG = "long";
    private static final String WIDE = "wide";
    private static final String OMIT = "omit";
    private static final String NULL = "null";
    private static final int USUAL_WINDOW = 3;
    private static final int WIDEST_WINDOW = 100;
    static final int MOST_COLUMNS = 500;
    private static final Set<String> OWN = Set.of("from", "to", "transform", "base", "window", "gaps", "shape");

    private final Call call;
    private final Headline headline;

    public SeriesResource(Call call, Headline headline) {
        this.call = call;
        this.headline = headline;
    }

    @GET
    public Response series() {
        Set<String> known = new TreeSet<>(Question.PARAMETERS);
        known.addAll(OWN);
        Parameters parameters = call.parameters(known);
        Edition edition = call.edition(parameters);
        Format format = call.format(parameters, FORMATS);
        Language language = call.language(parameters);
        Question question = new Draft(call.path(), parameters, edition, List.of(new Level(Dimension.TIME, null)))
                .aboutWhatCounts(headline)
                .keeping(Dimension.TIME);
        Wish wish = Wish.of(parameters);
        Map<String, String> normalForm = new TreeMap<>(question.normalForm());
        OWN.forEach(name -> parameters.text(name).ifPresent(text -> normalForm.put(name, text)));
        return call.answer(
                parameters,
                edition,
                question.path(),
                normalForm,
                format,
                () -> wish.isWide()
                        ? wide(question, wish.points(question, edition))
                        : flat(question, edition, wish.points(question, edition), language));
    }

    /** What is asked beyond the question: what to make of the figures, and how to show them. */
    private record Wish(
            String transform, Transform.Settings settings, Window window, boolean showsGaps, boolean isWide) {

        static Wish of(Parameters parameters) {
            return new Wish(
                    parameters.oneOf("transform", transforms()),
                    new Transform.Settings(
                            period(parameters, "base").orElse(null),
                            parameters.number("window", 2, WIDEST_WINDOW).orElse(USUAL_WINDOW)),
                    window(parameters),
                    parameters.oneOf("gaps", List.of(OMIT, NULL)).equals(NULL),
                    parameters.oneOf("shape", List.of(LONG, WIDE)).equals(WIDE));
        }

        private static List<String> transforms() {
            return Stream.concat(Arrays.stream(Transform.values()).map(Transform::toString), Stream.of(SHARE))
                    .toList();
        }

        private static Optional<Period> period(Parameters parameters, String name) {
            try {
                return parameters.text(name).map(Period::parse);
            } catch (DateTimeException e) {
                throw Parameters.bad(name, parameters.text(name).orElse(""), String.valueOf(e.getMessage()));
            }
        }

        private static Window window(Parameters parameters) {
            Window window = Window.ALL;
            for (String name : List.of("from", "to")) {
                String text = parameters.text(name).orElse("");
                try {
                    window = text.isEmpty()
                            ? window
                            : name.equals("from") ? window.startingAt(text) : window.endingWith(text);
                } catch (DateTimeException e) {
                    throw Parameters.bad(
                            name,
                            text,
                            "'" + text
                                    + "' is none of a year, 2019-03, 2019-03-14, 2019-03-14T00:00:00Z and milliseconds since 1970");
                }
            }
            return window;
        }

        /** The series with the points to show. What the figures are made of may lie outside of the window. */
        List<Series> points(Question question, Edition edition) {
            List<Series> all = Series.of(Answer.to(question, edition));
            List<Series> made;
            if (transform.equals(SHARE)) {
                TotalShare shares = TotalShare.of(question, edition);
                made = all.stream().map(shares::of).toList();
            } else {
                Transform named = Transform.of(transform).orElseThrow();
                refuse(named, question, edition, all);
                made = all.stream().map(one -> named.of(one, settings)).toList();
            }
            return made.stream()
                    .map(one -> one.keeping(point ->
                            window.holds(point) && (showsGaps || point.value() != null || point.low() != null)))
                    .toList();
        }

        /** A running total is a sum over time. */
        private static void refuse(Transform transform, Question question, Edition edition, List<Series> all) {
            if (transform == Transform.CUMULATIVE) {
                all.stream()
                        .map(one -> edition.catalog().indicator(one.indicator()).orElseThrow())
                        .filter(indicator -> !indicator.kind().addsOverTime())
                        .findFirst()
                        .ifPresent(indicator -> {
                            throw Problem.of(
                                            ProblemType.NOT_ADDITIVE,
                                            indicator.kind().reason() + ". '" + indicator.id() + "' is a "
                                                    + indicator.kind() + ": it has no running total.")
                                    .tryInstead(question.address());
                        });
            }
        }
    }

    private static Table flat(Question question, Edition edition, List<Series> all, Language language) {
        List<Level> kept = question.by().stream()
                .filter(level -> level.dimension() != Dimension.TIME)
                .toList();
        List<String> columns = new ArrayList<>(List.of("time", "period"));
        for (Level level : kept) {
            columns.add(level.dimension().toString());
            if (level.dimension().isArea()) {
                columns.add(level.dimension() + "_name");
            }
        }
        if (!question.keeps(Dimension.INDICATOR)) {
            columns.add(Dimension.INDICATOR.toString());
        }
        columns.addAll(List.of("unit", "value", "low", "high"));
        if (!question.keeps(Dimension.STATUS)) {
            columns.add(Dimension.STATUS.toString());
        }
        columns.addAll(List.of("observations", "note", "link"));
        return Table.array(
                columns,
                all.stream()
                        .flatMap(series -> series.points().stream()
                                .map(point -> row(series, point, question, kept, edition, language))));
    }

    private static List<@Nullable Object> row(
            Series series, Point point, Question question, List<Level> kept, Edition edition, Language language) {
        List<@Nullable Object> row =
                new ArrayList<>(List.of(point.time().toString(), point.period().toString()));
        for (int i = 0; i < kept.size(); i++) {
            String code = series.key().get(i);
            row.add(code);
            if (kept.get(i).dimension().isArea()) {
                row.add(edition.catalog()
                        .areas()
                        .byCode(code)
                        .map(Area::names)
                        .map(names -> names.in(language))
                        .orElse(null));
            }
        }
        if (!question.keeps(Dimension.INDICATOR)) {
            row.add(series.indicator());
        }
        row.add(series.unit());
        row.add(point.value());
        row.add(point.low());
        row.add(point.high());
        if (!question.keeps(Dimension.STATUS)) {
            row.add(point.status().toString());
        }
        row.add(point.observations());
        row.add(point.note());
        row.add(point.link());
        return row;
    }

    /** A row for each period, and for each series a column of its values and one of their statuses. */
    private static Table wide(Question question, List<Series> all) {
        Map<String, Map<Period, Point>> columns = new LinkedHashMap<>();
        Set<Period> periods = new LinkedHashSet<>();
        boolean several =
                all.stream().map(Series::indicator).distinct().count() > 1 && !question.keeps(Dimension.INDICATOR);
        for (Series series : all) {
            String name = name(series, several);
            series.points().forEach(point -> {
                columns.computeIfAbsent(name, n -> new LinkedHashMap<>()).put(point.period(), point);
                periods.add(point.period());
            });
        }
        if (columns.size() > MOST_COLUMNS) {
            throw Problem.of(
                            ProblemType.TOO_MUCH,
                            "The answer would have " + columns.size() + " series, and shape=wide shows " + MOST_COLUMNS
                                    + " at most. Ask for fewer, or for shape=long.")
                    .tryInstead(question.address());
        }
        List<String> names = new ArrayList<>(List.of("time", "period"));
        columns.keySet().forEach(name -> names.addAll(List.of(name, name + "_status")));
        return Table.array(names, periods.stream().sorted().map(period -> {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(period.start() + "T00:00:00Z");
            row.add(period.toString());
            columns.values().forEach(points -> {
                Point point = points.get(period);
                row.add(point == null ? null : point.value());
                row.add(point == null ? null : point.status().toString());
            });
            return row;
        }));
    }

    private static String name(Series series, boolean severalIndicators) {
        List<String> parts = new ArrayList<>(series.key());
        if (parts.isEmpty() || severalIndicators) {
            parts.add(0, series.indicator());
        }
        return String.join(".", parts);
    }
}
