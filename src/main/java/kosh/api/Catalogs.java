package kosh.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import kosh.area.Language;
import kosh.http.Parameters;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import kosh.query.Edition;
import kosh.source.Source;
import kosh.table.Format;
import kosh.table.Table;
import org.jspecify.annotations.Nullable;

/** What {@code /v1/areas}, {@code /v1/sources}, {@code /v1/indicators} and {@code /v1/datasets} share: a list, and one thing of it. */
@ApplicationScoped
public class Catalogs {

    private static final Set<Format> FORMATS = EnumSet.of(Format.JSON, Format.CSV);

    private final Call call;

    public Catalogs(Call call) {
        this.call = call;
    }

    /** A column of a list: its name, and its value for one thing. */
    record Field<T>(String name, BiFunction<T, View, @Nullable Object> value) {

        static <T> Field<T> of(String name, Function<T, @Nullable Object> value) {
            return new Field<>(name, (thing, view) -> value.apply(thing));
        }
    }

    /** In which release and language a thing is looked at. */
    record View(Edition edition, Language language) {}

    /**
     * Answers with the things that have, in each field named by a parameter, one of the values asked for.
     *
     * @param filters the fields that are parameters
     */
    <T> Response list(String path, List<Field<T>> fields, Set<String> filters, Function<Edition, Stream<T>> all) {
        Parameters parameters = call.parameters(filters);
        Edition edition = call.edition(parameters);
        Format format = call.format(parameters, FORMATS);
        View view = new View(edition, call.language(parameters));
        Map<String, String> normalForm = new TreeMap<>();
        filters.forEach(filter -> parameters.text(filter).ifPresent(text -> normalForm.put(filter, text)));
        return call.answer(parameters, edition, path, normalForm, format, () -> {
            List<List<@Nullable Object>> rows = all.apply(edition)
                    .filter(thing -> passes(thing, view, fields, filters, parameters))
                    .map(thing -> row(thing, view, fields))
                    .toList();
            Map<String, Object> head = new LinkedHashMap<>();
            head.put("release", edition.release().number());
            head.put("count", rows.size());
            return Table.list(head, fields.stream().map(Field::name).toList(), rows.stream());
        });
    }

    private static <T> boolean passes(
            T thing, View view, List<Field<T>> fields, Set<String> filters, Parameters parameters) {
        return fields.stream()
                .filter(field -> filters.contains(field.name())
                        && parameters.text(field.name()).isPresent())
                .allMatch(field -> parameters
                        .list(field.name())
                        .contains(String.valueOf(field.value().apply(thing, view))));
    }

    private static <T> List<@Nullable Object> row(T thing, View view, List<Field<T>> fields) {
        List<@Nullable Object> row = new ArrayList<>();
        fields.forEach(field -> row.add(field.value().apply(thing, view)));
        return row;
    }

    /** Answers with the one thing, or says that there is none. */
    <T> Response item(
            String path,
            String id,
            List<Field<T>> fields,
            Function<Edition, Optional<T>> find,
            Function<T, String> key) {
        Parameters parameters = call.parameters(Set.of());
        Edition edition = call.edition(parameters);
        Format format = call.format(parameters, FORMATS);
        T thing = find.apply(edition)
                .orElseThrow(() -> Problem.of(
                        ProblemType.NOT_FOUND,
                        "Release " + edition.release().number() + " has no '" + id + "' here; all stand at " + path
                                + "."));
        View view = new View(edition, call.language(parameters));
        return call.answer(
                parameters,
                edition,
                path + "/" + key.apply(thing),
                Map.of(),
                format,
                () -> Table.item(
                        Map.of("release", edition.release().number()),
                        fields.stream().map(Field::name).toList(),
                        row(thing, view, fields)));
    }

    /** A document as an object. */
    static Map<String, Object> ofSource(Source source) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", source.id());
        document.put("title", source.title());
        Optional.ofNullable(source.publisher()).ifPresent(text -> document.put("publisher", text));
        Optional.ofNullable(source.author()).ifPresent(text -> document.put("author", text));
        Optional.ofNullable(source.date()).ifPresent(text -> document.put("date", text));
        Optional.ofNullable(source.url()).ifPresent(text -> document.put("url", text));
        Optional.ofNullable(source.language()).ifPresent(text -> document.put("language", text));
        document.put("kind", source.kind());
        Optional.ofNullable(source.reliability()).ifPresent(text -> document.put("reliability", text));
        document.put("link", "/v1/sources/" + source.id());
        return document;
    }
}
