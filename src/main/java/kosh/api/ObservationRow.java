package kosh.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kosh.area.Language;
import kosh.ingest.Import;
import kosh.observation.Observation;
import kosh.query.Edition;
import kosh.source.Source;
import org.jspecify.annotations.Nullable;

/** An observation as the row of a table, and what else is told when it is looked at alone. */
final class ObservationRow {

    static final List<String> COLUMNS = List.of(
            "id",
            "dataset",
            "indicator",
            "origin",
            "destination",
            "sex",
            "age",
            "time",
            "unit",
            "value",
            "low",
            "high",
            "status",
            "locator",
            "note",
            "basis",
            "aliases",
            "definition",
            "source",
            "source_title",
            "source_publisher",
            "source_date",
            "source_url",
            "import",
            "line",
            "link");

    private ObservationRow() {}

    /** The import that brought it. */
    static Map<String, Object> imported(Import by, Observation observation) {
        Map<String, Object> imported = new LinkedHashMap<>();
        imported.put("import", by.number());
        imported.put("release", by.release());
        imported.put("file", by.fileName());
        imported.put("sha256", by.sha256());
        imported.put("line", observation.line());
        imported.put("who", by.who());
        imported.put("at", by.createdAt().toString());
        return imported;
    }

    /** The names of its codes. */
    static Map<String, Object> names(Observation o, Edition edition, Language language) {
        Map<String, Object> names = new LinkedHashMap<>();
        edition.catalog()
                .indicator(o.indicator())
                .ifPresent(i -> names.put("indicator", i.names().in(language)));
        edition.catalog()
                .dataset(o.dataset())
                .ifPresent(d -> names.put("dataset", d.titles().in(language)));
        edition.catalog()
                .areas()
                .byCode(o.origin())
                .ifPresent(a -> names.put("origin", a.names().in(language)));
        edition.catalog()
                .areas()
                .byCode(o.destination())
                .ifPresent(a -> names.put("destination", a.names().in(language)));
        return names;
    }

    /** Its values, in the order of the columns. */
    static List<@Nullable Object> of(Observation o, Edition edition) {
        Optional<Source> source = Optional.ofNullable(o.source()).flatMap(edition.catalog()::source);
        List<@Nullable Object> row = new ArrayList<>();
        row.add(o.id());
        row.add(o.dataset());
        row.add(o.indicator());
        row.add(o.origin());
        row.add(o.destination());
        row.add(o.sex());
        row.add(o.age());
        row.add(o.period().toString());
        row.add(edition.catalog().indicator(o.indicator()).orElseThrow().unit());
        row.add(o.value());
        row.add(o.low());
        row.add(o.high());
        row.add(o.status().toString());
        row.add(o.locator());
        row.add(o.note());
        row.add(o.basis());
        row.add(o.aliases());
        row.add(o.definition().toString());
        row.add(source.map(Source::id).orElse(null));
        row.add(source.map(Source::title).orElse(null));
        row.add(source.map(Source::publisher).orElse(null));
        row.add(source.map(Source::date).orElse(null));
        row.add(source.map(Source::url).orElse(null));
        row.add(o.importNo());
        row.add(o.line());
        row.add("/v1/observations/" + o.id());
        return row;
    }
}
