package kosh.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Lets pages of every origin read: there is nothing to protect, reads are anonymous. It is set on refusals too. */
@ApplicationScoped
public class Cors {

    private static final int BEFORE_SECURITY = 320;
    private static final CharSequence ALL = HttpHeaders.createOptimized("*");
    private static final CharSequence EXPOSED = HttpHeaders.createOptimized(
            "ETag, Last-Modified, Link, Location, Content-Location, Content-Disposition, Preference-Applied, Retry-After,"
                    + " WWW-Authenticate");

    void register(@Observes Filters filters) {
        filters.register(this::allow, BEFORE_SECURITY);
    }

    private void allow(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ALL);
        response.putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        boolean preflight = HttpMethod.OPTIONS.equals(context.request().method())
                && context.request().getHeader("Access-Control-Request-Method") != null;
        if (preflight) {
            response.putHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, DELETE, OPTIONS");
            response.putHeader(
                    "Access-Control-Allow-Headers",
                    "Accept, Accept-Language, Authorization, Content-Encoding, Content-Type, Idempotency-Key, If-Match, If-Modified-Since,"
                            + " If-None-Match, Prefer");
            response.putHeader("Access-Control-Max-Age", "86400");
            response.setStatusCode(204).end();
            return;
        }
        context.next();
    }
}
