package kosh.reply;

import io.netty.handler.codec.DateFormatter;
import java.time.Instant;
import java.util.Date;
import java.util.function.BiConsumer;
import java.util.function.Function;
import kosh.http.Caching;
import org.jspecify.annotations.Nullable;

/**
 * What an answer bears besides its body.
 *
 * @param tag the entity tag with its quotes; weak, because it is the same for every content coding
 * @param modified when the release was made, in whole seconds
 * @param location the address of just this representation
 */
public record Head(
        String tag, Instant modified, String cacheControl, String location, String contentType, String language) {

    private static final int NOT_MODIFIED = 304;
    private static final int PRECONDITION_FAILED = 412;

    /**
     * What an answer bears.
     *
     * @param modified of which the whole seconds count
     */
    public static Head of(
            String tag, Instant modified, String cacheControl, String location, String contentType, String language) {
        return new Head(
                tag, Instant.ofEpochSecond(modified.getEpochSecond()), cacheControl, location, contentType, language);
    }

    /** The headers of the whole answer. */
    public void write(BiConsumer<String, String> header) {
        writeBriefly(header);
        header.accept("Content-Language", language);
        header.accept("Content-Type", contentType);
    }

    /** The headers of an answer that is not sent. */
    public void writeBriefly(BiConsumer<String, String> header) {
        header.accept("Cache-Control", cacheControl);
        header.accept("Content-Location", location);
        header.accept("ETag", tag);
        header.accept("Last-Modified", DateFormatter.format(Date.from(modified)));
        header.accept("Vary", Caching.VARY);
    }

    /**
     * What the conditions of the request (RFC 9110, section 13) say: 304 if the caller has the answer already, 412 if it is not the one that the
     * caller means, and 0 if it is to be sent.
     *
     * @param reads whether the method is GET or HEAD
     * @param headers the headers of the request, by name
     */
    public int refusal(boolean reads, Function<String, @Nullable String> headers) {
        String match = headers.apply("If-Match");
        if (match != null) {
            // A weak tag is equal to none in the strong comparison that this asks for.
            if (!match.strip().equals("*")) {
                return PRECONDITION_FAILED;
            }
        } else if (isModifiedAfter(headers.apply("If-Unmodified-Since"), false)) {
            return PRECONDITION_FAILED;
        }
        String noneMatch = headers.apply("If-None-Match");
        if (noneMatch != null) {
            return names(noneMatch) ? reads ? NOT_MODIFIED : PRECONDITION_FAILED : 0;
        }
        return reads && !isModifiedAfter(headers.apply("If-Modified-Since"), true) ? NOT_MODIFIED : 0;
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
