package kosh.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import kosh.api.Catalogs.Field;
import kosh.dataset.Indicator;
import kosh.observation.Holding;

/** What is counted, in which unit, and how it adds. */
@Path("/v1/indicators")
public class IndicatorsResource {

    private static final String PATH = "/v1/indicators";
    private static final List<Field<Indicator>> FIELDS = List.of(
            Field.of("id", Indicator::id),
            new Field<>("name", (indicator, view) -> indicator.names().in(view.language())),
            Field.of("kind", indicator -> indicator.kind().toString()),
            Field.of("unit", Indicator::unit),
            Field.of("definition", Indicator::definition),
            Field.of("whole", Indicator::whole),
            Field.of("dimension", Indicator::dimension),
            Field.of("addition", indicator -> indicator.kind().reason()),
            new Field<>(
                    "datasets",
                    (indicator, view) -> view.edition().holdings().stream()
                            .filter(h -> h.indicator().equals(indicator.id()))
                            .map(Holding::dataset)
                            .toList()),
            new Field<>(
                    "observations",
                    (indicator, view) -> view.edition().holdings().stream()
                            .filter(h -> h.indicator().equals(indicator.id()))
                            .mapToLong(Holding::observations)
                            .sum()),
            Field.of("name_en", indicator -> indicator.names().en()),
            Field.of("name_kk", indicator -> indicator.names().kk()),
            Field.of("name_ru", indicator -> indicator.names().ru()),
            Field.of("name_zh", indicator -> indicator.names().zh()),
            Field.of("link", indicator -> PATH + "/" + indicator.id()));

    private final Catalogs catalogs;

    public IndicatorsResource(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    @GET
    public Response indicators() {
        return catalogs.list(PATH, FIELDS, Set.of("kind", "unit"), edition -> edition.catalog().indicators().stream());
    }

    @GET
    @Path("{id}")
    public Response indicator(@PathParam("id") String id) {
        return catalogs.item(PATH, id, FIELDS, edition -> edition.catalog().indicator(id), Indicator::id);
    }
}
