package kosh.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kosh.http.Caching;
import kosh.http.Parameters;
import kosh.ingest.Column;
import kosh.ingest.Layout;
import kosh.ingest.Template;
import kosh.problem.Near;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import kosh.table.Format;

/** The layouts that files may have: as a Table Schema for programs, and as a template to fill in. */
@Path("/v1/imports/layouts")
public class LayoutsResource {

    private static final String PATH = "/v1/imports/layouts";

    @Context
    UriInfo uri;

    private final Call call;

    @SuppressWarnings("NullAway.Init")
    public LayoutsResource(Call call) {
        this.call = call;
    }

    @GET
    public Response all() {
        new Parameters(uri.getQueryParameters(), Set.of());
        List<Map<String, Object>> rows = Arrays.stream(Layout.values())
                .map(layout -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("layout", layout.toString());
                    row.put("dataset", layout.isOfDataset());
                    row.put(
                            "columns",
                            layout.columns().stream().map(Column::name).toList());
                    row.put("schema", PATH + "/" + layout);
                    row.put("template", PATH + "/" + layout + ".csv");
                    return row;
                })
                .toList();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("count", rows.size());
        body.put("rows", rows);
        return cached(Response.ok(body).type(MediaType.APPLICATION_JSON_TYPE));
    }

    @GET
    @Path("{layout}")
    public Response one(@PathParam("layout") String name) throws IOException {
        Parameters parameters = new Parameters(uri.getQueryParameters(), Set.of("format"));
        Format format = call.format(parameters, EnumSet.of(Format.JSON, Format.CSV));
        Layout layout = Layout.of(name).orElseThrow(() -> unknown(name));
        if (format == Format.JSON) {
            return cached(Response.ok(schema(layout)).type(MediaType.APPLICATION_JSON_TYPE));
        }
        return cached(Response.ok(Template.of(layout))
                .type(format.contentType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + layout + ".csv\""));
    }

    private static Problem unknown(String name) {
        List<String> names =
                Arrays.stream(Layout.values()).map(Layout::toString).toList();
        return Problem.of(
                ProblemType.NOT_FOUND,
                "There is no layout '" + name + "'"
                        + Near.matches(name, names).stream()
                                .findFirst()
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse("")
                        + " All stand at " + PATH + ".");
    }

    private static Response cached(Response.ResponseBuilder response) {
        return response.header(HttpHeaders.CACHE_CONTROL, Caching.A_MINUTE)
                .header(HttpHeaders.VARY, Caching.VARY)
                .build();
    }

    private static Map<String, Object> schema(Layout layout) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://datapackage.org/profiles/2.0/tableschema.json");
        schema.put("name", layout.toString());
        schema.put("fieldsMatch", List.of("subset"));
        schema.put("missingValues", List.of(""));
        schema.put(
                "fields", layout.columns().stream().map(LayoutsResource::field).toList());
        return schema;
    }

    private static Map<String, Object> field(Column column) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("name", column.name());
        field.put("type", column.type());
        Map<String, Object> constraints = new LinkedHashMap<>();
        constraints.put("required", column.required());
        if (!column.allowed().isEmpty()) {
            constraints.put("enum", column.allowed());
        }
        field.put("constraints", constraints);
        if (!column.synonyms().isEmpty()) {
            field.put("kosh:synonyms", column.synonyms());
        }
        return field;
    }
}
