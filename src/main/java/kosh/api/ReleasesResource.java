package kosh.api;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import kosh.api.Catalogs.Field;
import kosh.ingest.Import;
import kosh.ingest.ImportRepository;
import kosh.query.Edition;
import kosh.release.Release;
import kosh.release.ReleaseRepository;

/** The releases, the newest first: what each brought, and how to ask it. */
@Path("/v1/releases")
public class ReleasesResource {

    private static final String PATH = "/v1/releases";

    private final Catalogs catalogs;
    private final ReleaseRepository releases;
    private final ImportRepository imports;

    public ReleasesResource(Catalogs catalogs, ReleaseRepository releases, ImportRepository imports) {
        this.catalogs = catalogs;
        this.releases = releases;
        this.imports = imports;
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
