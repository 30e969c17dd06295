package kosh.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import kosh.problem.Problem;
import kosh.problem.ProblemType;

/** Refuses an address that is no URI, such as one with a broken escape. */
@ApplicationScoped
public class UnreadableRequests {

    private static final int AFTER_CORS = 317;

    private final ProblemBody bodies;

    public UnreadableRequests(ProblemBody bodies) {
        this.bodies = bodies;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_CORS);
    }

    private void check(RoutingContext context) {
        if (isPlain(context.request().uri())) {
            context.next();
            return;
        }
        try {
            new URI(context.request().uri());
            context.next();
        } catch (URISyntaxException e) {
            refuse(context.request(), e);
        }
    }

    /** Most addresses hold nothing that would have to be looked at closely. */
    private static boolean isPlain(String uri) {
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if ((c < 'a' || c > 'z') && (c < ',' || c > ':') && (c < 'A' || c > 'Z') && "?&=_*".indexOf(c) < 0) {
                return false;
            }
        }
        return uri.startsWith("/v1/");
    }

    private void refuse(HttpServerRequest request, URISyntaxException e) {
        bodies.send(
                request,
                Problem.of(
                        ProblemType.BAD_REQUEST,
                        "The address cannot be read: " + e.getReason() + " at character " + (e.getIndex() + 1)
                                + ". Write a percent sign as %25, and other signs that an address cannot hold by their codes."));
    }
}
