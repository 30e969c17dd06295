package kosh.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kosh.http.Caching;
import kosh.http.Parameters;
import kosh.ingest.Findings;
import kosh.naturalization.Speed;
import kosh.query.Plan;
import kosh.reply.Limits;
import kosh.trend.Trend;
import kosh.upload.Inbox;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How much can be asked and brought, what happens beyond that, and what to do then: the very numbers that are held to. */
@Path("/v1/limits")
@Produces(MediaType.APPLICATION_JSON)
public class LimitsResource {

    private final Limits limits;
    private final Inbox.Settings inbox;
    private final int longestAddress;

    @Context
    UriInfo uri;

    @SuppressWarnings("NullAway.Init")
    public LimitsResource(
            Limits limits,
            Inbox.Settings inbox,
            @ConfigProperty(name = "quarkus.http.limits.max-initial-line-length") int longestAddress) {
        this.limits = limits;
        this.inbox = inbox;
        this.longestAddress = longestAddress;
    }

    /**
     * One limit.
     *
     * @param beyond what happens beyond it
     * @param instead what to do then
     */
    record Limit(String name, Number value, String unit, String beyond, String instead) {}

    @GET
    public Response limits() {
        new Parameters(uri.getQueryParameters(), Set.of());
        List<Limit> rows = List.of(
                new Limit(
                        "address",
                        longestAddress,
                        "bytes",
                        "414",
                        "Name areas by their whole, such as CHN*, or ask in several questions."),
                new Limit(
                        "time-to-answer",
                        limits.time().toMillis() / 1000.0,
                        "seconds",
                        "503 out-of-time",
                        "Ask for less at a time, or again later."),
                new Limit(
                        "answer-json",
                        limits.answerBytes(),
                        "bytes",
                        "413 answer-too-large",
                        "Ask for CSV or NDJSON, which are streamed and of any size, or for less."),
                new Limit(
                        "answer-lines",
                        Plan.MOST_LINES,
                        "lines of arrivals, origins or aggregates that are in memory at a time",
                        "422 too-much",
                        "Ask for CSV or NDJSON with time as the last of by=, which is made part by part and of any size, or for less."),
                new Limit(
                        "questions-computed-at-once",
                        limits.computing(),
                        "questions",
                        "they wait in a queue",
                        "Nothing: answers that are kept are sent at once."),
                new Limit(
                        "questions-waiting",
                        limits.waiting(),
                        "questions",
                        "503 overloaded, if one has waited longer than time-waiting",
                        "Ask again after the seconds of Retry-After."),
                new Limit(
                        "time-waiting",
                        limits.patience().toMillis() / 1000.0,
                        "seconds",
                        "503 overloaded, if more wait than questions-waiting",
                        "Ask again after the seconds of Retry-After."),
                new Limit(
                        "downloads-at-once",
                        limits.downloads(),
                        "answers larger than answer-json",
                        "503 overloaded",
                        "Ask again after the seconds of Retry-After."),
                new Limit(
                        "download-stall",
                        limits.stall().toMillis() / 1000.0,
                        "seconds in which a client takes nothing",
                        "the connection is broken off",
                        "Read on, or ask for the rows after the last one with after=."),
                new Limit(
                        "observations-page",
                        ObservationsResource.LARGEST_PAGE,
                        "rows of JSON",
                        "400",
                        "Follow next, or ask for CSV or NDJSON."),
                new Limit("changes-page", ReleasesResource.LARGEST_PAGE, "rows", "400", "Follow next."),
                new Limit(
                        "series-wide",
                        SeriesResource.MOST_COLUMNS,
                        "series with shape=wide",
                        "422 too-much",
                        "Ask for shape=long."),
                new Limit(
                        "trend-points",
                        Trend.MOST_POINTS,
                        "points of the series",
                        "422 too-much",
                        "Ask for a shorter time."),
                new Limit(
                        "trend-horizon",
                        TrendsResource.GREATEST_HORIZON,
                        "periods to project",
                        "400",
                        "Ask for fewer."),
                new Limit(
                        "speed-groups",
                        Speed.MOST_GROUPS,
                        "groups",
                        "422 too-much",
                        "Keep fewer dimensions, or filter."),
                new Limit(
                        "speed-spans",
                        Speed.MOST_SPANS,
                        "different spans of days in a group, where days are not known",
                        "422 too-much",
                        "Filter to fewer episodes, or keep more dimensions."),
                new Limit(
                        "evidence-cells",
                        Dossier.MOST_CELLS,
                        "origins times the square of the days of which figures of one indicator speak",
                        "422 too-much",
                        "Ask with rule=official, which weighs fewer figures."),
                new Limit(
                        "import-file", inbox.maxBytes(), "bytes, unpacked", "413 content-too-large", "Split the file."),
                new Limit(
                        "import-packing",
                        Inbox.GREATEST_RATIO,
                        "times that a body may unpack to",
                        "413 content-too-large",
                        "Send it less packed."),
                new Limit(
                        "import-issues",
                        Findings.MOST_DETAILS,
                        "issues told in full",
                        "the others are only counted",
                        "Fetch the rejects, which are all there."),
                new Limit(
                        "import-wait",
                        Wishes.MOST_PATIENCE,
                        "seconds to wait for the report",
                        "400, and the header Prefer is cut to it",
                        "Ask /v1/imports/{id} for the report."),
                new Limit(
                        "import-kept",
                        inbox.keep().toDays(),
                        "days",
                        "the file and its rejects are deleted",
                        "Import the file again; what it changed stays."));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("count", rows.size());
        body.put("rows", rows);
        return Response.ok(body)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, Caching.A_MINUTE)
                .header(HttpHeaders.VARY, Caching.VARY)
                .build();
    }
}
