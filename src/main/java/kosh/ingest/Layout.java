package kosh.ingest;

import static kosh.ingest.Column.optional;
import static kosh.ingest.Column.required;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import kosh.observation.Definition;
import kosh.observation.Figure;
import kosh.observation.Grounds;
import kosh.observation.Observation;
import kosh.observation.Period;
import kosh.observation.SeriesKey;
import kosh.observation.Status;
import kosh.release.Shape;
import kosh.release.Versioned;
import kosh.source.Source;
import org.jspecify.annotations.Nullable;

/** The layouts that files may have: which columns, and what a row of them says. */
public enum Layout {
    SOURCES(
            Source.class,
            Source.SHAPE,
            required("id"),
            required("title"),
            optional("publisher"),
            optional("author"),
            optional("date"),
            optional("url"),
            optional("language"),
            required("kind").oneOf(Lists.SOURCE_KINDS),
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
                    row.oneOf("kind", Lists.SOURCE_KINDS),
                    row.optional("reliability"),
                    row.codes("aliases"));
        }
    },
    AREAS(
            Area.class,
            Area.SHAPE,
            required("code"),
            required("scheme").oneOf(Lists.AREA_SCHEMES),
            required("level").oneOf(Lists.AREA_LEVELS),
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
                    row.oneOf("scheme", Lists.AREA_SCHEMES),
                    row.oneOf("level", Lists.AREA_LEVELS),
                    row.optionalCode("parent"),
                    names(row, "name"),
                    row.date("valid_from"),
                    row.date("valid_to"),
                    row.codes("successors"),
                    row.optionalCode("source"),
                    row.optional("note"));
        }
    },
    AREA_ALIASES(
            AreaAlias.class,
            AreaAlias.SHAPE,
            required("alias"),
            required("area"),
            optional("valid_from"),
            optional("valid_to")) {
        @Override
        Versioned read(Row row, String dataset) {
            return new AreaAlias(row.code("alias"), row.code("area"), row.date("valid_from"), row.date("valid_to"));
        }
    },
    INDICATORS(
            Indicator.class,
            Indicator.SHAPE,
            required("id"),
            required("kind").oneOf(List.of(Additivity.values())),
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
            Dataset.SHAPE,
            required("id"),
            required("kind").oneOf(List.of(Dataset.Kind.values())),
            required("frequency").oneOf(Lists.FREQUENCIES),
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
                    row.oneOf("frequency", Lists.FREQUENCIES),
                    names(row, "title"),
                    row.text("description"),
                    row.optional("publisher"),
                    row.optional("licence"));
        }
    },
    BREAKS(
            Break.class,
            Break.SHAPE,
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
            Observation.SHAPE,
            optional("id").alsoCalled("obs_id", "код записи", "идентификатор"),
            required("indicator").alsoCalled("measure", "variable", "показатель"),
            required("origin")
                    .alsoCalled(
                            "from",
                            "orig",
                            "country of origin",
                            "origin country",
                            "страна исхода",
                            "страна происхождения",
                            "откуда"),
            required("destination")
                    .alsoCalled(
                            "to", "dest", "country of destination", "destination country", "страна назначения", "куда"),
            required("sex").oneOf(Lists.SEXES).alsoCalled("gender", "пол"),
            required("age").alsoCalled("age group", "age_group", "возраст", "возрастная группа"),
            required("period").alsoCalled("time", "time_period", "year", "date", "период", "год", "дата"),
            required("unit").alsoCalled("unit_measure", "unit of measure", "единица", "единица измерения"),
            optional("value").number().alsoCalled("obs_value", "amount", "значение", "число", "количество"),
            optional("low").number().alsoCalled("obs_lower", "lower", "нижняя граница"),
            optional("high").number().alsoCalled("obs_upper", "upper", "верхняя граница"),
            required("status").oneOf(Lists.STATUSES).alsoCalled("obs_status", "статус"),
            optional("source").alsoCalled("source_ref", "источник"),
            optional("locator").alsoCalled("page", "место", "страница"),
            optional("note").alsoCalled("comment", "comment_obs", "примечание", "комментарий"),
            optional("basis").alsoCalled("основание"),
            optional("aliases"),
            optional("definition").oneOf(Lists.DEFINITIONS).alsoCalled("определение")) {
        @Override
        Versioned read(Row row, String dataset) {
            Period period = row.period("period");
            return new Observation(
                    row.optionalCode("id"),
                    dataset,
                    new SeriesKey(
                            row.indicator("indicator"),
                            row.area("origin", period),
                            row.area("destination", period),
                            row.oneOf("sex", Lists.SEXES),
                            row.age("age", Lists.AGES)),
                    period,
                    Figure.of(row.number("value"), row.number("low"), row.number("high")),
                    new Grounds(
                            row.named("status", Status::of, Status.MISSING, Lists.STATUSES),
                            row.source("source"),
                            row.optional("locator"),
                            row.optional("note"),
                            row.codes("basis"),
                            row.codes("aliases"),
                            definition(row)));
        }
    },
    LEGAL_TERMS(
            LegalTerm.class,
            LegalTerm.SHAPE,
            required("id"),
            optional("valid_from"),
            optional("valid_to"),
            required("who"),
            required("step"),
            required("rule"),
            optional("days").integer(),
            optional("day_kind").oneOf(Lists.DAY_KINDS),
            optional("counts"),
            required("source").alsoCalled("источник"),
            optional("note").alsoCalled("comment", "примечание", "комментарий")) {
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
                    row.optionalOneOf("day_kind", Lists.DAY_KINDS),
                    row.spans("counts"),
                    row.requiredSource("source"),
                    row.optional("note"));
        }
    },
    EPISODES(
            Episode.class,
            Episode.SHAPE,
            required("id"),
            required("persons").integer().alsoCalled("people", "человек", "число лиц"),
            required("origin").alsoCalled("from", "country of origin", "страна исхода", "откуда"),
            required("destination").alsoCalled("to", "country of destination", "страна назначения", "куда"),
            optional("sex").oneOf(Lists.SEXES).alsoCalled("gender", "пол"),
            optional("age").alsoCalled("age group", "age_group", "возраст", "возрастная группа"),
            optional("procedure").alsoCalled("процедура"),
            optional("arrived").alsoCalled("arrival", "arrival_date", "дата прибытия", "прибытие"),
            optional("outcome").oneOf(Lists.OUTCOMES).alsoCalled("result", "исход", "результат"),
            optional("outcome_date").alsoCalled("date of outcome", "дата исхода", "дата решения"),
            required("source").alsoCalled("источник"),
            optional("locator").alsoCalled("page", "место", "страница"),
            optional("note").alsoCalled("comment", "примечание", "комментарий")) {
        @Override
        Versioned read(Row row, String dataset) {
            row.text("persons");
            Period arrived = row.optional("arrived") == null ? Row.NO_PERIOD : row.period("arrived");
            Integer persons = row.integer("persons");
            return new Episode(
                    row.code("id"),
                    dataset,
                    persons == null ? 0 : persons,
                    row.area("origin", arrived),
                    row.area("destination", arrived),
                    row.optionalOneOf("sex", Lists.SEXES),
                    row.optional("age") == null ? null : row.age("age", Lists.AGES),
                    row.optional("procedure"),
                    row.datesOf("arrived"),
                    row.optionalOneOf("outcome", Lists.OUTCOMES),
                    row.datesOf("outcome_date"),
                    row.requiredSource("source"),
                    row.optional("locator"),
                    row.optional("note"));
        }
    },
    EVENTS(
            EpisodeEvent.class,
            EpisodeEvent.SHAPE,
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
                    row.requiredSource("source"),
                    row.optional("locator"),
                    row.optional("note"));
        }
    };

    private final Class<? extends Versioned> kind;

    @SuppressWarnings("ImmutableEnumChecker") // A record of lists that nobody can change.
    private final Shape shape;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes it immutable.
    private final List<Column> columns;

    Layout(Class<? extends Versioned> kind, Shape shape, Column... columns) {
        this.kind = kind;
        this.shape = shape;
        this.columns = List.of(columns);
    }

    /** What the row says; to be thrown away if the row is rejected. */
    abstract Versioned read(Row row, String dataset);

    private static @Nullable Definition definition(Row row) {
        Definition said = row.optional("definition") == null
                ? Definition.SAME
                : row.named("definition", Definition::of, Definition.SAME, Lists.DEFINITIONS);
        return said == Definition.SAME ? null : said;
    }

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

    /** Whether its rows are lists that other rows refer to: such files are read first, and whole. */
    boolean isOfCatalog() {
        return compareTo(OBSERVATIONS) < 0;
    }

    /** The dataset of a row of the layout; empty if its rows belong to none. */
    String datasetOf(Versioned row) {
        if (row instanceof Observation observation) {
            return observation.dataset();
        }
        if (row instanceof Episode episode) {
            return episode.dataset();
        }
        return row instanceof EpisodeEvent event ? event.dataset() : "";
    }

    Shape shape() {
        return shape;
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
