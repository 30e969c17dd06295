package kosh.ingest;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import kosh.observation.Age;
import kosh.observation.Definition;
import kosh.observation.Observation;
import kosh.observation.Status;

/** The only values that some columns take. */
final class Lists {

    static final List<String> SOURCE_KINDS = List.of("official", "academic", "news", "ngo", "blog", "encyclopedia");
    static final List<String> AREA_SCHEMES = List.of("ISO 3166-1", "ISO 3166-2", "GB/T 2260", "LOCAL");
    static final List<String> AREA_LEVELS =
            List.of("world", "country", "province", "prefecture", "county", "oblast", "city", "residual");
    static final List<String> FREQUENCIES = List.of("A", "N");
    static final List<String> SEXES = List.of(Observation.TOTAL, "F", "M");
    static final List<String> DAY_KINDS = List.of("calendar", "working");
    static final List<String> OUTCOMES = List.of("citizen", "waiting", "left", "refused", "died");

    /** Examples; any code of the SDMX list will do. */
    static final List<String> AGES = Stream.concat(
                    Stream.of(Observation.TOTAL, "Y15", "Y0T14", "Y_GE65", "Y_LT15"),
                    Age.MINISTRY_GROUPS.stream().sorted())
            .toList();

    /** A file may not say that a sum lacks a part: only answers do. */
    static final List<Status> STATUSES = Arrays.stream(Status.values())
            .filter(status -> status != Status.PARTIAL)
            .toList();

    static final List<Definition> DEFINITIONS = List.of(Definition.values());

    private Lists() {}
}
