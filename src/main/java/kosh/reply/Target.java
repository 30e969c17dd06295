package kosh.reply;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import kosh.http.Lines;
import org.jspecify.annotations.Nullable;

/**
 * A request by the letter: all of it that an answer depends on, besides the release.
 *
 * @param uri the path with the query, as they were sent
 */
record Target(String uri, @Nullable String accept, @Nullable String acceptLanguage, Coding coding) {

    private static final String KEY = Target.class.getName();

    static Target of(RoutingContext context) {
        Target known = context.get(KEY);
        if (known != null) {
            return known;
        }
        HttpServerRequest request = context.request();
        Target target = new Target(
                request.uri(),
                Lines.of(request, HttpHeaders.ACCEPT),
                Lines.of(request, HttpHeaders.ACCEPT_LANGUAGE),
                Coding.accepted(Lines.of(request, HttpHeaders.ACCEPT_ENCODING)));
        context.put(KEY, target);
        return target;
    }

    /** How many bytes of memory it takes, roughly. */
    int weight() {
        return 200
                + uri.length()
                + (accept == null ? 0 : accept.length())
                + (acceptLanguage == null ? 0 : acceptLanguage.length());
    }
}
