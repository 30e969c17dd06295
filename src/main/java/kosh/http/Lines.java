package kosh.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Headers that are lists may stand on several lines, which mean the same as one (RFC 9110, section 5.3). */
public final class Lines {

    private Lines() {}

    /** All that the request says under the name; null if that is nothing. */
    public static @Nullable String of(HttpServerRequest request, CharSequence name) {
        String first = request.getHeader(name);
        if (first == null) {
            return null;
        }
        List<String> lines = request.headers().getAll(name);
        return lines.size() == 1 ? first : String.join(",", lines);
    }
}
