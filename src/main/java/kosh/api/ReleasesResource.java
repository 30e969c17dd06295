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
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import kosh.api.Catalogs.Field;
import kosh.http.Parameters;
import kosh.ingest.Changes;
import kosh.ingest.Import;
import kosh.ingest.ImportRepository;
import kosh.ingest.Layout;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import kosh.query.Address;
import kosh.query.Edition;
import kosh.release.Release;
import kosh.release.ReleaseRepository;
import kosh.table.Format;
import kosh.table.Table;
import org.jspecify.annotations.Nullable;

/** The releases, the newest first: what each brought, and how to ask it. */
@Path("/v1/releases")
public class ReleasesResource {

    private static final String PATH = "/v1/releases";
    private static final int USUAL_PAGE = 100;
    static final int LARGEST_PAGE = 1000;
    private static final List<String> CHANGE = List.of("layout", "change", "key", "dataset", "fields", "old", "new");

    private final Catalogs catalogs;
    private final ReleaseRepository releases;
    private final ImportRepository imports;
    private final Changes changes;
    private final Call call;

    public ReleasesResource(
            Catalogs catalogs, ReleaseRepository releases, ImportRepository imports, Changes changes, Call call) {
        this.catalogs = catalogs;
        this.releases = releases;
        this.imports = imports;
        this.changes = changes;
        this.call = call;
    }

    /** A release with the files that made it. */
    private record Made(Release release, List<Import> imports) {

        long sum(ToLongFunction<Import> count) {
            return imports.stream().mapToLong(count).sum();
        }
    }

    private static final List<Field<Made>> FIELDS = List.of(
            Field.of("number", made -> made.release.number()),
            Field.of("committed_at", made -> made.release.committedAt().toString()),
            Field.of("title", made -> made.release.title()),
            Field.of("inserted", made -> made.sum(Import::inserted)),
            Field.of("updated", made -> made.sum(Import::updated)),
            Field.of("deleted", made -> made.sum(Import::deleted)),
            Field.of(
                    "files", made -> made.imports.stream().map(Import::fileName).toList()),
            Field.of("changes", made -> PATH + "/" + made.release.number() + "/changes"),
            Field.of("ask", made -> "/v1/arrivals?asOf=" + made.release.number()),
            Field.of("link", made -> PATH + "/" + made.release.number()));

    /** The releases that the release of the question knows: itself and those before it. */
    private Stream<Made> upTo(Edition edition) {
        return QuarkusTransaction.requiringNew()
                .call(() -> releases.newestFirst().stream()
                        .filter(release -> release.number() <= edition.release().number())
                        .map(release -> new Made(release, imports.ofRelease(release.number())))
                        .toList())
                .stream();
    }

    @GET
    public Response releases() {
        return catalogs.list(PATH, FIELDS, Set.of(), this::upTo);
    }

    /** Row by row, with old and new values; a page at a time. */
    @GET
    @Path("{number}/changes")
    public Response changes(@PathParam("number") String number) {
        Parameters parameters = call.parameters(Set.of("after", "limit"));
        Edition edition = call.edition(parameters);
        Format format = call.format(parameters, EnumSet.of(Format.JSON));
        Release release = upTo(edition)
                .map(Made::release)
                .filter(r -> String.valueOf(r.number()).equals(number))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        ProblemType.NOT_FOUND, "There is no release '" + number + "'; all stand at " + PATH + "."));
        int limit = parameters.number("limit", 1, LARGEST_PAGE).orElse(USUAL_PAGE);
        Optional<String> after = parameters.text("after");
        Layout from = after.map(ReleasesResource::layoutOf).orElse(Layout.SOURCES);
        Map<String, String> normalForm = new TreeMap<>();
        normalForm.put("limit", String.valueOf(limit));
        after.ifPresent(text -> normalForm.put("after", text));
        String path = PATH + "/" + number + "/changes";
        return call.answer(parameters, edition, path, normalForm, format, () -> {
            List<Changes.Change> found = QuarkusTransaction.requiringNew()
                    .call(() -> changes.of(
                            release.number(),
                            from,
                            after.map(text -> text.substring(text.indexOf(' ') + 1))
                                    .orElse(null),
                            limit + 1));
            List<Changes.Change> shown = found.subList(0, Math.min(limit, found.size()));
            Map<String, Object> head = new LinkedHashMap<>();
            head.put("release", release.number());
            if (found.size() > limit) {
                Changes.Change last = shown.get(limit - 1);
                Map<String, String> next = new TreeMap<>(normalForm);
                next.put("after", last.layout() + " " + last.key());
                head.put("next", Address.of(path, next));
            }
            return Table.list(head, CHANGE, shown.stream().map(ReleasesResource::row));
        });
    }

    private static Layout layoutOf(String after) {
        return Layout.of(after.substring(0, Math.max(0, after.indexOf(' '))))
                .orElseThrow(() -> Parameters.bad("after", after, "take it from 'next' of the page before"));
    }

    private static List<@Nullable Object> row(Changes.Change change) {
        return Arrays.asList(
                change.layout().toString(),
                change.kind(),
                change.key(),
                change.dataset().isEmpty() ? null : change.dataset(),
                change.fields(),
                change.old(),
                change.now());
    }

    @GET
    @Path("{number}")
    public Response release(@PathParam("number") String number) {
        return catalogs.item(
                PATH,
                number,
                FIELDS,
                edition -> upTo(edition)
                        .filter(made -> String.valueOf(made.release.number()).equals(number))
                        .findFirst(),
                made -> String.valueOf(made.release.number()));
    }
}
