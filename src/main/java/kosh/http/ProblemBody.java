package kosh.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import kosh.problem.Problem;
import org.jspecify.annotations.Nullable;

/** A problem as RFC 9457 writes it. */
@ApplicationScoped
public class ProblemBody {

    /** The media type of every refusal. */
    public static final String MEDIA_TYPE = "application/problem+json";

    static final int UNAVAILABLE = 503;
    static final String RETRY_AFTER_SECONDS = "2";

    private final ObjectMapper mapper;

    public ProblemBody(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** A new name for one occurrence. */
    static String newInstance() {
        return "urn:uuid:" + UUID.randomUUID();
    }

    /** A fault of ours may be gone at the next attempt; a fault of the request stays while the release does. */
    static String cacheControl(int status) {
        return status >= 500 ? "no-store" : "no-cache";
    }

    /** @param base against which the type is resolved */
    String print(Problem problem, int status, String instance, URI base) {
        return print(members(problem, status, instance, base));
    }

    /** The members of a problem, to which others may be added. */
    public Map<String, @Nullable Object> members(Problem problem, URI base) {
        return members(problem, problem.type().status(), newInstance(), base);
    }

    private static Map<String, @Nullable Object> members(Problem problem, int status, String instance, URI base) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("type", base.resolve("/problems/" + problem.type().id()));
        body.put("title", problem.type().title());
        body.put("status", status);
        body.put("detail", problem.detail());
        body.put("instance", instance);
        if (!problem.faults().isEmpty()) {
            body.put("errors", problem.faults());
        }
        if (problem.tryInstead() != null) {
            body.put("try", problem.tryInstead());
        }
        return body;
    }

    public String print(Map<String, @Nullable Object> members) {
        try {
            return mapper.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem can be written", e);
        }
    }

    /** Refuses a request that reaches no endpoint. */
    public void send(HttpServerRequest request, Problem problem) {
        int status = problem.type().status();
        HttpServerResponse response = request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, cacheControl(status))
                .putHeader(HttpHeaders.VARY, Caching.VARY);
        if (status == UNAVAILABLE) {
            response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        response.end(print(problem, status, newInstance(), URI.create(request.scheme() + "://" + request.authority())));
    }
}
