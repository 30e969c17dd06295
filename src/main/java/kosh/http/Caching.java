package kosh.http;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.commons.codec.digest.MurmurHash3;

/** HTTP caching of answers that are a pure function of release and question (RFC 9110, RFC 9111). */
public final class Caching {

    /** What answers depend on besides their address. */
    public static final String VARY = "Accept, Accept-Language, Accept-Encoding";

    /** For answers of a named release: they never change. */
    public static final String FOR_EVER = "public, max-age=31536000, immutable";

    /** For answers of the newest release. */
    public static final String A_MINUTE = "public, max-age=60, stale-while-revalidate=86400";

    private Caching() {}

    /** A tag for an answer, in its quotes: weak, because it is the same whether or not the answer is packed. */
    public static String tag(String identity) {
        long[] hash = MurmurHash3.hash128x64(identity.getBytes(StandardCharsets.UTF_8));
        HexFormat hex = HexFormat.of();
        return "W/\"" + hex.toHexDigits(hash[0]) + hex.toHexDigits(hash[1]) + "\"";
    }
}
