package kosh.reply;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request by the letter: all of it that an answer depends on, besides the release.
 *
 * @param uri the path with the query, as they were sent
 */
public record Target(
        String uri, @Nullable String accept, @Nullable String acceptLanguage, Coding coding) {

    private static final String KEY = Target.class.getName();

    /** The target of the request, read once. */
    public static Target of(RoutingContext context) {
        Target known = context.get(KEY);
        if (known != null) {
            return known;
        }
        HttpServerRequest request = context.request();
        Target target = new Target(
                request.uri(),
                lines(request, HttpHeaders.ACCEPT),
                lines(request, HttpHeaders.ACCEPT_LANGUAGE),
                Coding.accepted(lines(request, HttpHeaders.ACCEPT_ENCODING)));
        context.put(KEY, target);
        return target;
    }

    /** A header that is a list may stand on several lines, which mean the same as one (RFC 9110, section 5.3). */
    private static @Nullable String lines(HttpServerRequest request, CharSequence name) {
        String first = request.getHeader(name);
        if (first == null) {
            return null;
        }
        List<String> lines = request.headers().getAll(name);
        return lines.size() == 1 ? first : String.join(",", lines);
    }

    /** How many bytes of memory it takes, roughly. */
    int weight() {
        return 200
                + uri.length()
                + (accept == null ? 0 : accept.length())
                + (acceptLanguage == null ? 0 : acceptLanguage.length());
    }
}
