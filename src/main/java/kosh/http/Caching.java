package kosh.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** HTTP caching of answers that are a pure function of release and question (RFC 9110, RFC 9111). */
public final class Caching {

    /** What answers depend on besides their address. */
    public static final String VARY = "Accept, Accept-Language, Accept-Encoding";

    /** For answers of a named release: they never change. */
    public static final String FOR_EVER = "public, max-age=31536000, immutable";

    /** For answers of the newest release. */
    public static final String A_MINUTE = "public, max-age=60, stale-while-revalidate=86400";

    private static final int TAG_BYTES = 12;

    private Caching() {}

    /** A weak tag, because the answer may be compressed after us. */
    public static EntityTag tag(String identity) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return new EntityTag(HexFormat.of().formatHex(hash, 0, TAG_BYTES), true);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The refusal of a conditional request (304 or 412), or null if it is to be answered; tags go before dates. */
    public static Response.@Nullable ResponseBuilder evaluate(
            Request request, HttpHeaders headers, EntityTag tag, Instant lastModified) {
        boolean byTag = headers.getHeaderString(HttpHeaders.IF_MATCH) != null
                || headers.getHeaderString(HttpHeaders.IF_NONE_MATCH) != null;
        return byTag ? request.evaluatePreconditions(tag) : request.evaluatePreconditions(Date.from(lastModified));
    }
}
