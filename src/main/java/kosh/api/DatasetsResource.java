package kosh.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kosh.api.Catalogs.Field;
import kosh.api.Catalogs.View;
import kosh.dataset.Dataset;
import kosh.observation.Holding;
import org.jspecify.annotations.Nullable;

/** The collections of figures: tables, which may be summed, and registers, which may not. */
@Path("/v1/datasets")
public class DatasetsResource {

    private static final String PATH = "/v1/datasets";
    private static final List<Field<Dataset>> FIELDS = List.of(
            Field.of("id", Dataset::id),
            new Field<>("title", (dataset, view) -> dataset.titles().in(view.language())),
            Field.of("kind", dataset -> dataset.kind().toString()),
            Field.of("frequency", Dataset::frequency),
            Field.of("description", Dataset::description),
            Field.of("publisher", Dataset::publisher),
            Field.of("licence", Dataset::licence),
            new Field<>(
                    "indicators",
                    (dataset, view) ->
                            held(dataset, view).map(Holding::indicator).toList()),
            new Field<>(
                    "observations",
                    (dataset, view) ->
                            held(dataset, view).mapToLong(Holding::observations).sum()),
            new Field<>("first", DatasetsResource::first),
            new Field<>("last", DatasetsResource::last),
            new Field<>(
                    "breaks",
                    (dataset, view) -> view.edition().catalog().breaksOf(dataset.id()).stream()
                            .map(b -> b.date() + ": " + b.note())
                            .toList()),
            Field.of("cells", DatasetsResource::cells),
            Field.of("link", dataset -> PATH + "/" + dataset.id()));

    private final Catalogs catalogs;

    public DatasetsResource(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    private static Stream<Holding> held(Dataset dataset, View view) {
        return view.edition().holdingsOf(dataset.id()).stream();
    }

    /** Where its figures are read; episodes are no figures. */
    private static @Nullable Object cells(Dataset dataset) {
        return switch (dataset.kind()) {
            case TABLE -> "/v1/aggregates?dataset=" + dataset.id();
            case REGISTER -> "/v1/observations?dataset=" + dataset.id();
            case EPISODES, CASES -> null;
        };
    }

    /** The first day that a figure speaks of. */
    private static @Nullable Object first(Dataset dataset, View view) {
        return held(dataset, view)
                .map(Holding::first)
                .min(Comparator.naturalOrder())
                .map(Object::toString)
                .orElse(null);
    }

    /** The last day that a figure speaks of. */
    private static @Nullable Object last(Dataset dataset, View view) {
        return held(dataset, view)
                .map(Holding::last)
                .max(Comparator.naturalOrder())
                .map(end -> end.minusDays(1).toString())
                .orElse(null);
    }

    @GET
    public Response datasets() {
        return catalogs.list(PATH, FIELDS, Set.of("kind"), edition -> edition.catalog().datasets().stream());
    }

    @GET
    @Path("{id}")
    public Response dataset(@PathParam("id") String id) {
        return catalogs.item(PATH, id, FIELDS, edition -> edition.catalog().dataset(id), Dataset::id);
    }
}
