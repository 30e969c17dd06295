package kosh.reply;

import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.Date;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import kosh.http.Caching;
import org.jspecify.annotations.Nullable;

/**
 * What an answer bears besides its body. Names and values are kept as they go over the wire, for they are sent again and again.
 */
public final class Head {

    private static final int NOT_MODIFIED = 304;
    private static final int PRECONDITION_FAILED = 412;

    private static final CharSequence[] NAMES = Stream.of(
                    "Cache-Control",
                    "Content-Location",
                    "ETag",
                    "Last-Modified",
                    "Vary",
                    "Content-Language",
                    "Content-Type",
                    "Link")
            .map(HttpHeaders::createOptimized)
            .toArray(CharSequence[]::new);
    /** How many of them an answer bears that is not sent. */
    private static final int BRIEFLY = 5;

    /** Where the limits of questions and answers stand, as RFC 8631 links to what machines should know of a service. */
    private static final CharSequence LIMITS = HttpHeaders.createOptimized("</v1/limits>; rel=\"service-meta\"");

    private static final CharSequence VARY = HttpHeaders.createOptimized(Caching.VARY);

    private final String tag;
    private final Instant modified;
    private final String cacheControl;
    private final String location;
    private final CharSequence[] values;

    /**
     * What an answer bears.
     *
     * @param tag the entity tag with its quotes; weak, because it is the same for every content coding
     * @param modified when the release was made, of which the whole seconds count
     * @param location the address of just this representation
     */
    public Head(
            String tag, Instant modified, String cacheControl, String location, String contentType, String language) {
        this.tag = tag;
        this.modified = Instant.ofEpochSecond(modified.getEpochSecond());
        this.cacheControl = cacheControl;
        this.location = location;
        this.values = new CharSequence[] {
            HttpHeaders.createOptimized(cacheControl),
            HttpHeaders.createOptimized(location),
            HttpHeaders.createOptimized(tag),
            HttpHeaders.createOptimized(DateFormatter.format(Date.from(this.modified))),
            VARY,
            HttpHeaders.createOptimized(language),
            HttpHeaders.createOptimized(contentType),
            LIMITS
        };
    }

    String cacheControl() {
        return cacheControl;
    }

    String location() {
        return location;
    }

    /** The headers of the whole answer. */
    public void write(BiConsumer<CharSequence, CharSequence> header) {
        write(NAMES.length, header);
    }

    /** The headers of an answer that is not sent. */
    public void writeBriefly(BiConsumer<CharSequence, CharSequence> header) {
        write(BRIEFLY, header);
    }

    private void write(int count, BiConsumer<CharSequence, CharSequence> header) {
        for (int i = 0; i < count; i++) {
            header.accept(NAMES[i], values[i]);
        }
    }

    /**
     * Sends from an event loop that the answer is not sent, if the conditions of the request say so.
     *
     * @return whether they do
     */
    boolean refuses(HttpServerRequest request) {
        int refusal = refusal(true, request::getHeader);
        if (refusal == 0) {
            return false;
        }
        writeBriefly(request.response()::putHeader);
        request.response().setStatusCode(refusal).end();
        return true;
    }

    /**
     * What the conditions of the request (RFC 9110, section 13) say: 304 if the caller has the answer already, 412 if it is not the one that the
     * caller means, and 0 if it is to be sent.
     *
     * @param reads whether the method is GET or HEAD
     * @param headers the headers of the request, by name
     */
    public int refusal(boolean reads, Function<CharSequence, @Nullable String> headers) {
        String match = headers.apply(HttpHeaders.IF_MATCH);
        if (match != null) {
            // A weak tag is equal to none in the strong comparison that this asks for.
            if (!match.strip().equals("*")) {
                return PRECONDITION_FAILED;
            }
        } else if (isModifiedAfter(headers.apply(HttpHeaderNames.IF_UNMODIFIED_SINCE), false)) {
            return PRECONDITION_FAILED;
        }
        String noneMatch = headers.apply(HttpHeaders.IF_NONE_MATCH);
        if (noneMatch != null) {
            return names(noneMatch) ? reads ? NOT_MODIFIED : PRECONDITION_FAILED : 0;
        }
        return reads && !isModifiedAfter(headers.apply(HttpHeaders.IF_MODIFIED_SINCE), true) ? NOT_MODIFIED : 0;
    }

    /** Whether one of the tags, all in their quotes, is that of this answer. */
    private boolean names(String tags) {
        return tags.contains(tag.substring(tag.indexOf('"'))) || hasStar(tags);
    }

    private static boolean hasStar(String tags) {
        int star = tags.indexOf('*');
        return star >= 0 && tags.replaceAll("\"[^\"]*\"", "").indexOf('*') >= 0;
    }

    private boolean isModifiedAfter(@Nullable String date, boolean otherwise) {
        Date since = date == null ? null : DateFormatter.parseHttpDate(date);
        return since == null ? otherwise : modified.isAfter(since.toInstant());
    }
}
