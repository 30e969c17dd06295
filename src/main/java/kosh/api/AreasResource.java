package kosh.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import kosh.api.Catalogs.Field;
import kosh.area.Area;
import kosh.area.AreaAlias;

/** The places, under all codes that they have or had. */
@Path("/v1/areas")
public class AreasResource {

    private static final String PATH = "/v1/areas";
    private static final List<Field<Area>> FIELDS = List.of(
            Field.of("code", Area::code),
            new Field<>("name", (area, view) -> area.names().in(view.language())),
            Field.of("scheme", Area::scheme),
            Field.of("level", Area::level),
            Field.of("parent", Area::parent),
            new Field<>(
                    "aliases",
                    (area, view) -> view.edition().catalog().areas().aliasesOf(area.code()).stream()
                            .map(AreaAlias::alias)
                            .toList()),
            new Field<>(
                    "children", (area, view) -> view.edition().catalog().areas().childrenOf(area.code())),
            Field.of("valid_from", Area::validFrom),
            Field.of("valid_to", Area::validTo),
            Field.of("successors", Area::successors),
            Field.of("name_en", area -> area.names().en()),
            Field.of("name_kk", area -> area.names().kk()),
            Field.of("name_ru", area -> area.names().ru()),
            Field.of("name_zh", area -> area.names().zh()),
            Field.of("source", Area::source),
            Field.of("note", Area::note),
            Field.of("link", area -> PATH + "/" + area.code()));

    private final Catalogs catalogs;

    public AreasResource(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    @GET
    public Response areas() {
        return catalogs.list(
                PATH, FIELDS, Set.of("level", "parent", "scheme"), edition -> edition.catalog().areas().all().stream());
    }

    @GET
    @Path("{code}")
    public Response area(@PathParam("code") String code) {
        return catalogs.item(
                PATH,
                code,
                FIELDS,
                edition -> edition.catalog().areas().named(code).stream().findFirst(),
                Area::code);
    }
}
