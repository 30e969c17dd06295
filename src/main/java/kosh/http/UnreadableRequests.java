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

    private static final int AFTER_CORS = 310;

    private final ProblemBody bodies;

    public UnreadableRequests(ProblemBody bodies) {
        this.bodies = bodies;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_CORS);
    }

    private void check(RoutingContext context) {
        String address = context.request().uri();
        try {
            if (!isPlain(address)) {
                new URI(address);
            }
            context.next();
        } catch (URISyntaxException e) {
            refuse(context.request(), e);
        }
    }

    /** Whether it is a path of signs that are allowed in any place of one; of most addresses that is all there is to see. */
    private static boolean isPlain(String address) {
        for (int i = 0; i < address.length(); i++) {
            char sign = address.charAt(i);
            boolean isAllowed = (sign >= 'a' && sign <= 'z')
                    || (sign >= 'A' && sign <= 'Z')
                    || (sign >= '-' && sign <= ':')
                    || (i > 0 && "?&=,*_~".indexOf(sign) >= 0);
            if (!isAllowed) {
                return false;
            }
        }
        return address.startsWith("/") && !address.startsWith("//");
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
