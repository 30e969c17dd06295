package kosh.ingest;

import java.time.DateTimeException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import kosh.area.Area;
import kosh.area.AreaAlias;
import kosh.catalog.Catalog;
import kosh.observation.Age;
import kosh.observation.Period;
import kosh.release.Versioned;

/** What the texts of a file mean by the lists of a release. Each text is looked up once, because files say the same again and again. */
final class Codes {

    private static final int MOST_REMEMBERED = 100_000;

    private final Catalog catalog;
    private final Map<String, Meaning> areas = new HashMap<>();
    private final Map<String, Optional<String>> sources = new HashMap<>();
    private final Map<String, Period> periods = new HashMap<>();
    private final Map<String, Optional<String>> ages = new HashMap<>();

    Codes(Catalog catalog) {
        this.catalog = catalog;
    }

    /** An area by a name that means the same on every day, or a name whose meaning has to be looked up by the day. */
    private record Meaning(Optional<Area> always, boolean changes) {}

    Catalog catalog() {
        return catalog;
    }

    /** The area that the code or alias denoted at the beginning of the period. */
    Optional<Area> area(String text, Period period) {
        Meaning known = remembered(areas, text, this::meaning);
        return known.changes ? catalog.areas().named(text, period.start()) : known.always;
    }

    private Meaning meaning(String text) {
        List<Area> named = catalog.areas().named(text);
        boolean dated = named.stream()
                .flatMap(area -> catalog.areas().aliasesOf(area.code()).stream())
                .anyMatch(AreaAlias::isDated);
        return dated || named.size() > 1
                ? new Meaning(Optional.empty(), true)
                : new Meaning(named.stream().findFirst(), false);
    }

    /** The id of the source with that id or alias. */
    Optional<String> source(String text) {
        return remembered(sources, text, t -> catalog.source(t).map(Versioned::key));
    }

    /** @throws DateTimeException if the text is no period */
    Period period(String text) {
        return remembered(periods, text, Period::parse);
    }

    Optional<String> age(String text) {
        return remembered(ages, text, t -> Age.parse(t).map(Age::code));
    }

    private static <T> T remembered(Map<String, T> known, String text, Function<String, T> find) {
        T found = known.get(text);
        if (found == null) {
            if (known.size() == MOST_REMEMBERED) {
                known.clear();
            }
            found = find.apply(text);
            known.put(text, found);
        }
        return found;
    }

    static Collection<String> areaNames(Catalog catalog) {
        return Stream.concat(
                        catalog.areas().all().stream().map(Versioned::key),
                        catalog.areas().all().stream()
                                .flatMap(area -> catalog.areas().aliasesOf(area.code()).stream())
                                .map(AreaAlias::alias))
                .toList();
    }
}
