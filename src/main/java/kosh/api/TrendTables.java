package kosh.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kosh.area.Language;
import kosh.dataset.Break;
import kosh.query.Dimension;
import kosh.query.Level;
import kosh.query.Question;
import kosh.series.Point;
import kosh.table.Table;
import kosh.trend.Method;
import kosh.trend.Omission;
import kosh.trend.Quantity;
import kosh.trend.Reading;
import kosh.trend.Result;
import kosh.trend.Selection;
import kosh.trend.Trend;
import org.jspecify.annotations.Nullable;

/** A trend as a table: one object for JSON; for CSV a row for each number. */
final class TrendTables {

    private static final List<String> COLUMNS =
            List.of("method", "quantity", "period", "value", "low", "high", "unit", "note");

    private TrendTables() {}

    static Table whole(Trend trend, Language language) {
        Map<String, Object> head = Answers.head(trend.answer(), language);
        head.put("question", trend.address());
        head.put("notes", trend.notes());
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("series", series(trend));
        members.put("n", trend.selection().used().size());
        members.put("level", trend.wanted().level());
        members.put("status", trend.status().toString());
        members.put(
                "used", trend.selection().used().stream().map(TrendTables::used).toList());
        members.put(
                "missing",
                trend.selection().missing().stream().map(TrendTables::missing).toList());
        members.put(
                "excluded",
                trend.selection().excluded().stream().map(TrendTables::excluded).toList());
        members.put(
                "breaks",
                trend.selection().breaks().stream().map(TrendTables::broken).toList());
        Map<String, Object> results = new LinkedHashMap<>();
        trend.results().forEach((method, result) -> results.put(method.toString(), said(method, result)));
        members.put("results", results);
        return Table.item(head, List.copyOf(members.keySet()), new ArrayList<>(members.values()));
    }

    private static Map<String, Object> series(Trend trend) {
        Question question = trend.answer().question();
        Map<String, String> filters = new TreeMap<>(question.filters().normalForm());
        List<Level> kept = question.by().stream()
                .filter(level -> level.dimension() != Dimension.TIME)
                .toList();
        for (int i = 0; i < kept.size(); i++) {
            filters.put(kept.get(i).dimension().toString(), trend.series().key().get(i));
        }
        Map<String, Object> series = new LinkedHashMap<>();
        series.put("indicator", trend.series().indicator());
        series.put("unit", trend.series().unit());
        series.put("filters", filters);
        return series;
    }

    private static Map<String, @Nullable Object> used(Point point) {
        Map<String, @Nullable Object> used = new LinkedHashMap<>();
        used.put("period", point.period().toString());
        used.put("value", point.value());
        used.put("low", point.low());
        used.put("high", point.high());
        used.put("status", point.status().toString());
        used.put("link", point.link());
        return used;
    }

    private static Map<String, @Nullable Object> missing(Omission omission) {
        Map<String, @Nullable Object> missing = new LinkedHashMap<>();
        missing.put("period", omission.period().toString());
        missing.put("reason", omission.reason());
        missing.put("link", omission.link());
        return missing;
    }

    private static Map<String, @Nullable Object> excluded(Omission omission) {
        Map<String, @Nullable Object> excluded = missing(omission);
        excluded.put("value", omission.value());
        return excluded;
    }

    private static Map<String, Object> broken(Break b) {
        Map<String, Object> broken = new LinkedHashMap<>();
        broken.put("date", b.date().toString());
        broken.put("note", b.note());
        return broken;
    }

    private static Map<String, @Nullable Object> said(Method method, Result result) {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put("says", result.sentence());
        said.put("reason", result.reason());
        said.put("source", method.source());
        Map<String, Object> numbers = new LinkedHashMap<>();
        result.numbers().forEach(quantity -> numbers.put(quantity.name(), number(quantity)));
        said.put("numbers", numbers);
        return said;
    }

    private static Map<String, @Nullable Object> number(Quantity quantity) {
        Map<String, @Nullable Object> number = new LinkedHashMap<>();
        number.put("unit", quantity.unit());
        if (quantity.isAlongTime()) {
            number.put(
                    "points",
                    quantity.readings().stream().map(TrendTables::reading).toList());
        } else {
            quantity.readings().forEach(reading -> number.putAll(reading(reading)));
        }
        return number;
    }

    private static Map<String, @Nullable Object> reading(Reading reading) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (reading.period() != null) {
            members.put("period", reading.period().toString());
        }
        members.put("value", reading.value());
        members.put("low", reading.low());
        members.put("high", reading.high());
        members.put("note", reading.note());
        return members;
    }

    static Table flat(Trend trend) {
        Selection selection = trend.selection();
        String unit = trend.series().unit();
        Stream<List<@Nullable Object>> points = selection.used().stream()
                .map(p -> row("series", "used", p.period(), p.value(), p.low(), p.high(), unit, p.status()));
        Stream<List<@Nullable Object>> missing = selection.missing().stream()
                .map(o -> row("series", "missing", o.period(), null, null, null, null, o.reason()));
        Stream<List<@Nullable Object>> excluded = selection.excluded().stream()
                .map(o -> row("series", "excluded", o.period(), o.value(), null, null, unit, o.reason()));
        Stream<List<@Nullable Object>> breaks = selection.breaks().stream()
                .map(b -> row("series", "break", b.date(), null, null, null, null, b.note()));
        Stream<List<@Nullable Object>> results =
                trend.results().entrySet().stream().flatMap(entry -> rows(entry.getKey(), entry.getValue()));
        return Table.array(
                COLUMNS, Stream.of(points, missing, excluded, breaks, results).flatMap(rows -> rows));
    }

    private static Stream<List<@Nullable Object>> rows(Method method, Result result) {
        boolean speaks = result.reason() == null;
        Stream<List<@Nullable Object>> said = Stream.of(row(
                method,
                speaks ? "says" : "cannot say",
                null,
                null,
                null,
                null,
                null,
                speaks ? result.sentence() : result.reason()));
        Stream<List<@Nullable Object>> numbers = result.numbers().stream()
                .flatMap(quantity -> quantity.readings().stream()
                        .map(r -> row(
                                method,
                                quantity.name(),
                                r.period(),
                                r.value(),
                                r.low(),
                                r.high(),
                                quantity.unit(),
                                r.note())));
        return Stream.concat(said, numbers);
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }
}
