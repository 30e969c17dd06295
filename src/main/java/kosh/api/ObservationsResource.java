package kosh.api;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kosh.area.Language;
import kosh.http.Parameters;
import kosh.ingest.ImportRepository;
import kosh.observation.Observation;
import kosh.observation.ObservationRepository;
import kosh.observation.Search;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import kosh.query.Address;
import kosh.query.Dimension;
import kosh.query.Edition;
import kosh.query.Filters;
import kosh.source.Source;
import kosh.table.Format;
import kosh.table.Table;

/** The rows themselves, as printed, each with the source and the place in it, and the import and line that brought it. */
@Path("/v1/observations")
public class ObservationsResource {

    private static final String PATH = "/v1/observations";
    private static final Set<Format> LIST_FORMATS = EnumSet.of(Format.JSON, Format.CSV, Format.NDJSON);
    private static final Set<Format> ITEM_FORMATS = EnumSet.of(Format.JSON, Format.CSV);
    private static final int USUAL_PAGE = 1000;
    static final int LARGEST_PAGE = 10_000;
    private static final int MANY = 999_999_999;
    private static final Set<String> PARAMETERS = Stream.concat(
                    Arrays.stream(Dimension.values()).map(Dimension::toString), Stream.of("dataset", "limit", "after"))
            .collect(Collectors.toCollection(TreeSet::new));
    private final Call call;
    private final ObservationRepository observations;
    private final ImportRepository imports;

    public ObservationsResource(Call call, ObservationRepository observations, ImportRepository imports) {
        this.call = call;
        this.observations = observations;
        this.imports = imports;
    }

    @GET
    public Response observations() {
        Parameters parameters = call.parameters(PARAMETERS);
        Edition edition = call.edition(parameters);
        Format format = call.format(parameters, LIST_FORMATS);
        Filters filters = Filters.of(parameters, edition.catalog());
        List<String> datasets = Filters.datasets(parameters, edition.catalog());
        Optional<Integer> limit = parameters.number("limit", 1, format == Format.JSON ? LARGEST_PAGE : MANY);
        Map<String, String> normalForm = new TreeMap<>(filters.normalForm());
        if (!datasets.isEmpty()) {
            normalForm.put("dataset", String.join(",", datasets));
        }
        parameters.text("after").ifPresent(after -> normalForm.put("after", after));
        limit.ifPresent(rows -> normalForm.put("limit", rows.toString()));
        return call.answer(parameters, edition, PATH, normalForm, format, () -> {
            Search search = search(edition, filters, datasets);
            return format == Format.JSON
                    ? page(edition, search, parameters, normalForm, limit.orElse(USUAL_PAGE))
                    : stream(edition, search, parameters, limit);
        });
    }

    private Search search(Edition edition, Filters filters, List<String> datasets) {
        Search search = filters.search();
        if (!datasets.isEmpty()) {
            search.with("dataset", datasets);
        }
        if (filters.time().latest() == null) {
            return search;
        }
        return search.at(filters.time()
                .select(QuarkusTransaction.requiringNew()
                        .call(() -> observations.periods(edition.release().number(), search))));
    }

    /** A page of JSON, which says how many rows there are and where the next page is. */
    private Table page(
            Edition edition, Search search, Parameters parameters, Map<String, String> normalForm, int limit) {
        int release = edition.release().number();
        long count = QuarkusTransaction.requiringNew().call(() -> observations.count(release, search));
        parameters.text("after").ifPresent(search::after);
        search.first(limit + 1);
        List<Observation> rows = QuarkusTransaction.requiringNew()
                .call(() -> observations.search(release, search).toList());
        List<Observation> shown = rows.subList(0, Math.min(limit, rows.size()));
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("question", Address.of(PATH, normalForm));
        head.put("release", release);
        head.put("count", count);
        if (rows.size() > limit) {
            Map<String, String> next = new TreeMap<>(normalForm);
            next.put("after", shown.get(limit - 1).id());
            parameters.text("asOf").ifPresent(asOf -> next.put("asOf", String.valueOf(release)));
            head.put("next", Address.of(PATH, next));
        }
        return Table.list(head, ObservationRow.COLUMNS, shown.stream().map(o -> ObservationRow.of(o, edition)));
    }

    /** All rows, however many, read from the database while they are written. */
    private Table stream(Edition edition, Search search, Parameters parameters, Optional<Integer> limit) {
        parameters.text("after").ifPresent(search::after);
        limit.ifPresent(search::first);
        QuarkusTransaction.begin();
        Stream<Observation> rows =
                observations.search(edition.release().number(), search).onClose(QuarkusTransaction::commit);
        return Table.list(Map.of(), ObservationRow.COLUMNS, rows.map(o -> ObservationRow.of(o, edition)));
    }

    @GET
    @Path("{id}")
    public Response observation(@PathParam("id") String id) {
        Parameters parameters = call.parameters(Set.of());
        Edition edition = call.edition(parameters);
        Format format = call.format(parameters, ITEM_FORMATS);
        int release = edition.release().number();
        Observation observation = QuarkusTransaction.requiringNew()
                .call(() -> observations.named(release, id))
                .orElseThrow(() -> Problem.of(
                        ProblemType.NOT_FOUND,
                        "Release " + release + " holds no observation '" + id + "'; all stand at " + PATH + "."));
        return call.answer(
                parameters,
                edition,
                PATH + "/" + observation.id(),
                Map.of(),
                format,
                () -> item(observation, edition, call.language(parameters)));
    }

    private Table item(Observation observation, Edition edition, Language language) {
        int release = edition.release().number();
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("release", release);
        head.put(
                "imported",
                QuarkusTransaction.requiringNew()
                        .call(() -> ObservationRow.imported(imports.findById(observation.importNo()), observation)));
        head.put("names", ObservationRow.names(observation, edition, language));
        Optional<Source> source = Optional.ofNullable(observation.source()).flatMap(edition.catalog()::source);
        source.ifPresent(s -> head.put("document", Catalogs.ofSource(s)));
        head.put(
                "rests_on",
                observation.basis().stream().map(basis -> PATH + "/" + basis).toList());
        head.put(
                "used_by",
                QuarkusTransaction.requiringNew().call(() -> observations.restingOn(release, observation.id())).stream()
                        .map(user -> PATH + "/" + user)
                        .toList());
        return Table.item(head, ObservationRow.COLUMNS, ObservationRow.of(observation, edition));
    }
}
