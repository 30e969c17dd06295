package kosh.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kosh.problem.Problem;
import kosh.problem.ProblemType;

/** What the type of a problem means: the page behind its URI. */
@Path("/problems")
@Produces(MediaType.APPLICATION_JSON)
public class ProblemsResource {

    @GET
    public List<Map<String, Object>> all() {
        return Arrays.stream(ProblemType.values())
                .map(ProblemsResource::describe)
                .toList();
    }

    @GET
    @Path("{id}")
    public Map<String, Object> one(@PathParam("id") String id) {
        return ProblemType.of(id)
                .map(ProblemsResource::describe)
                .orElseThrow(() -> Problem.of(
                        ProblemType.NOT_FOUND, "'" + id + "' is no type of problem; all stand at /problems."));
    }

    private static Map<String, Object> describe(ProblemType type) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("id", type.id());
        description.put("title", type.title());
        description.put("status", type.status());
        description.put("meaning", type.meaning());
        return description;
    }
}
