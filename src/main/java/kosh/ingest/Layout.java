package kosh.ingest;

import static kosh.ingest.Column.optional;
import static kosh.ingest.Column.required;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import kosh.area.Area;
import kosh.area.AreaAlias;
import kosh.area.Names;
import kosh.dataset.Additivity;
import kosh.dataset.Break;
import kosh.dataset.Dataset;
import kosh.dataset.Indicator;
import kosh.naturalization.Episode;
import kosh.naturalization.EpisodeEvent;
import kosh.naturalization.LegalTerm;
import kosh.observation.Age;
import kosh.observation.Figure;
import kosh.observation.Observation;
import kosh.observation.Status;
import kosh.release.Versioned;
import kosh.source.Source;

/** The layouts that files may have: which columns, and what a row of them says. */
public enum Layout {
    SOURCES(
            Source.class,
            required("id"),
            required("title"),
            optional("publisher"),
            optional("author"),
            optional("date"),
            optional("url"),
            optional("language"),
            required("kind"),
            optional("reliability"),
            optional("aliases")) {
        @Override
        Versioned read(Row row, String dataset) {
            return new Source(
                    row.code("id"),
                    row.text("title"),
                    row.optional("publisher"),
                    row.optional("author"),
                    row.date("date"),
                    row.optional("url"),
                    row.optional("language"),
                    row.oneOf("kind", SOURCE_KINDS),
                    row.optional("reliability"),
                    row.codes("aliases"));
        }
    },
    AREAS(
            Area.class,
            required("code"),
            required("scheme"),
            required("level"),
            optional("parent"),
            required("name_en"),
            optional("name_kk"),
            optional("name_ru"),
            optional("name_zh"),
            optional("valid_from"),
            optional("valid_to"),
            optional("successors"),
            optional("source"),
            optional("note")) {
        @Override
        Versioned read(Row row, String dataset) {
            return new Area(
                    row.code("code"),
                    row.oneOf("scheme", AREA_SCHEMES),
                    row.oneOf("level", AREA_LEVELS),
                    row.optionalCode("parent"),
                    names(row, "name"),
                    row.date("valid_from"),
                    row.date("valid_to"),
                    row.codes("successors"),
                    row.optionalCode("source"),
                    row.optional("note"));
        }
    },
    AREA_ALIASES(AreaAlias.class, required("alias"), required("area"), optional("valid_from"), optional("valid_to")) {
        @Override
        Versioned read(Row row, String dataset) {
            return new AreaAlias(row.code("alias"), row.code("area"), row.date("valid_from"), row.date("valid_to"));
        }
    },
    INDICATORS(
            Indicator.class,
            required("id"),
            required("kind"),
            required("unit"),
            required("name_en"),
            optional("name_kk"),
            optional("name_ru"),
            optional("name_zh"),
            required("definition"),
            optional("whole"),
            optional("dimension")) {
        @Override
        Versioned read(Row row, String dataset) {
            return new Indicator(
                    row.code("id"),
                    row.named("kind", Additivity::of, Additivity.FLOW, List.of(Additivity.values())),
                    row.code("unit"),
                    names(row, "name"),
                    row.text("definition"),
                    row.optionalCode("whole"),
                    row.optionalCode("dimension"));
        }
    },
    DATASETS(
            Dataset.class,
            required("id"),
            required("kind"),
            required("frequency"),
            required("title_en"),
            optional("title_kk"),
            optional("title_ru"),
            optional("title_zh"),
            required("description"),
            optional("publisher"),
            optional("licence")) {
        @Override
        Versioned read(Row row, String dataset) {
            return new Dataset(
                    row.code("id"),
                    row.named("kind", Dataset.Kind::of, Dataset.Kind.REGISTER, List.of(Dataset.Kind.values())),
                    row.oneOf("frequency", List.of("A", "N")),
                    names(row, "title"),
                    row.text("description"),
                    row.optional("publisher"),
                    row.optional("licence"));
        }
    },
    BREAKS(
            Break.class,
            required("dataset"),
            optional("indicator"),
            required("date"),
            required("note"),
            optional("source")) {
        @Override
        Versioned read(Row row, String dataset) {
            return new Break(
                    row.code("dataset"),
                    row.optionalCode("indicator"),
                    row.day("date"),
                    row.text("note"),
                    row.optionalCode("source"));
        }
    },
    OBSERVATIONS(
            Observation.class,
            required("id"),
            required("indicator"),
            required("origin"),
            required("destination"),
            required("sex"),
            required("age"),
            required("period"),
            required("unit"),
            optional("value"),
            optional("low"),
            optional("high"),
            required("status"),
            optional("source"),
            optional("locator"),
            optional("note"),
            optional("basis"),
            optional("aliases")) {
        @Override
        Versioned read(Row row, String dataset) {
            row.code("unit");
            return new Observation(
                    row.code("id"),
                    dataset,
                    row.code("indicator"),
                    row.code("origin"),
                    row.code("destination"),
                    row.oneOf("sex", List.of(Observation.TOTAL, "F", "M")),
                    row.named("age", code -> Age.parse(code).map(Age::code), "", AGES),
                    row.period("period"),
                    Figure.of(row.number("value"), row.number("low"), row.number("high")),
                    row.named("status", Status::of, Status.MISSING, IMPORTED_STATUSES),
                    row.optionalCode("source"),
                    row.optional("locator"),
                    row.optional("note"),
                    row.codes("basis"),
                    row.codes("aliases"));
        }
    },
    LEGAL_TERMS(
            LegalTerm.class,
            required("id"),
            optional("valid_from"),
            optional("valid_to"),
            required("who"),
            required("step"),
            required("rule"),
            optional("days"),
            optional("day_kind"),
            required("source"),
            optional("note")) {
        @Override
        Versioned read(Row row, String dataset) {
            return new LegalTerm(
                    row.code("id"),
                    row.date("valid_from"),
                    row.date("valid_to"),
                    row.text("who"),
                    row.code("step"),
                    row.text("rule"),
                    row.integer("days"),
                    row.optionalOneOf("day_kind", List.of("calendar", "working")),
                    row.code("source"),
                    row.optional("note"));
        }
    },
    EPISODES(
            Episode.class,
            required("id"),
            required("persons"),
            required("origin"),
            required("destination"),
            optional("procedure"),
            optional("arrived"),
            optional("outcome"),
            optional("outcome_date"),
            required("source"),
            optional("locator"),
            optional("note")) {
        @Override
        Versioned read(Row row, String dataset) {
            row.text("persons");
            Integer persons = row.integer("persons");
            return new Episode(
                    row.code("id"),
                    dataset,
                    persons == null ? 0 : persons,
                    row.code("origin"),
                    row.code("destination"),
                    row.optional("procedure"),
                    row.datesOf("arrived"),
                    row.optionalOneOf("outcome", List.of("citizen", "waiting", "left", "refused", "died")),
                    row.datesOf("outcome_date"),
                    row.code("source"),
                    row.optional("locator"),
                    row.optional("note"));
        }
    },
    EVENTS(
            EpisodeEvent.class,
            required("id"),
            required("episode"),
            required("event"),
            optional("date"),
            optional("outcome"),
            required("source"),
            optional("locator"),
            optional("note")) {
        @Override
        Versioned read(Row row, String dataset) {
            return new EpisodeEvent(
                    row.code("id"),
                    dataset,
                    row.code("episode"),
                    row.code("event"),
                    row.datesOf("date"),
                    row.optional("outcome"),
                    row.code("source"),
                    row.optional("locator"),
                    row.optional("note"));
        }
    };

    private static final List<String> SOURCE_KINDS =
            List.of("official", "academic", "news", "ngo", "blog", "encyclopedia");
    private static final List<String> AREA_SCHEMES = List.of("ISO 3166-1", "ISO 3166-2", "GB/T 2260", "LOCAL");
    private static final List<String> AREA_LEVELS =
            List.of("world", "country", "province", "prefecture", "county", "oblast", "city", "residual");
    private static final List<String> AGES = Stream.concat(
                    Stream.of(Observation.TOTAL), Age.MINISTRY_GROUPS.stream().sorted())
            .toList();
    private static final List<Status> IMPORTED_STATUSES = Arrays.stream(Status.values())
            .filter(status -> status != Status.PARTIAL)
            .toList();

    private final Class<? extends Versioned> kind;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes it immutable.
    private final List<Column> columns;

    Layout(Class<? extends Versioned> kind, Column... columns) {
        this.kind = kind;
        this.columns = List.of(columns);
    }

    /** What the row says; to be thrown away if the row is rejected. */
    abstract Versioned read(Row row, String dataset);

    private static Names names(Row row, String field) {
        return new Names(
                row.text(field + "_en"),
                row.optional(field + "_kk"),
                row.optional(field + "_ru"),
                row.optional(field + "_zh"));
    }

    /** Whether the rows of a file belong to one dataset, named beside the file. */
    public boolean isOfDataset() {
        return this == OBSERVATIONS || this == EPISODES || this == EVENTS;
    }

    Class<? extends Versioned> kind() {
        return kind;
    }

    public List<Column> columns() {
        return columns;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Layout> of(String name) {
        return Arrays.stream(values())
                .filter(layout -> layout.toString().equals(name))
                .findFirst();
    }
}
