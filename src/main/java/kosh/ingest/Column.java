package kosh.ingest;

import java.util.Arrays;
import java.util.List;

/**
 * A column of a layout.
 *
 * @param name its title
 * @param required whether every file must have it, and no cell may be empty
 * @param type its type in a Table Schema
 * @param allowed the only values that will do; empty if there is no such list
 * @param synonyms other titles under which it is known, in small letters
 */
public record Column(String name, boolean required, String type, List<String> allowed, List<String> synonyms) {

    public Column {
        allowed = List.copyOf(allowed);
        synonyms = List.copyOf(synonyms);
    }

    static Column required(String name) {
        return new Column(name, true, "string", List.of(), List.of());
    }

    static Column optional(String name) {
        return new Column(name, false, "string", List.of(), List.of());
    }

    Column number() {
        return new Column(name, required, "number", allowed, synonyms);
    }

    Column integer() {
        return new Column(name, required, "integer", allowed, synonyms);
    }

    Column oneOf(List<?> values) {
        return new Column(
                name, required, type, values.stream().map(String::valueOf).toList(), synonyms);
    }

    /** @param titles in small letters */
    Column alsoCalled(String... titles) {
        return new Column(name, required, type, allowed, Arrays.asList(titles));
    }
}
