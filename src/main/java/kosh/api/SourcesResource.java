package kosh.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import kosh.api.Catalogs.Field;
import kosh.source.Source;

/** The documents that the figures were read in. */
@Path("/v1/sources")
public class SourcesResource {

    private static final String PATH = "/v1/sources";
    private static final List<Field<Source>> FIELDS = List.of(
            Field.of("id", Source::id),
            Field.of("title", Source::title),
            Field.of("publisher", Source::publisher),
            Field.of("author", Source::author),
            Field.of("date", Source::date),
            Field.of("url", Source::url),
            Field.of("language", Source::language),
            Field.of("kind", Source::kind),
            Field.of("reliability", Source::reliability),
            Field.of("aliases", Source::aliases),
            Field.of("observations", source -> "/v1/observations?source=" + source.id()),
            Field.of("link", source -> PATH + "/" + source.id()));

    private final Catalogs catalogs;

    public SourcesResource(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    @GET
    public Response sources() {
        return catalogs.list(PATH, FIELDS, Set.of("kind", "language"), edition -> edition.catalog().sources().stream());
    }

    @GET
    @Path("{id}")
    public Response source(@PathParam("id") String id) {
        return catalogs.item(PATH, id, FIELDS, edition -> edition.catalog().source(id), Source::id);
    }
}
