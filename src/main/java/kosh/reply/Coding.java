package kosh.reply;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** How the bytes of an answer are packed. */
public enum Coding {
    IDENTITY,
    GZIP;

    private static final int BUFFER = 1 << 15;

    /** @param accepted the header {@code Accept-Encoding} */
    static Coding accepted(@Nullable String accepted) {
        if (accepted == null) {
            return IDENTITY;
        }
        for (String part : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] coding = part.split(";", 2);
            if (coding[0].strip().equals("gzip")) {
                return coding.length > 1 && coding[1].strip().matches("q\\s*=\\s*0(\\.0*)?") ? IDENTITY : GZIP;
            }
        }
        return IDENTITY;
    }

    Buffer packed(Buffer plain) {
        if (this == IDENTITY) {
            return plain;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length() / 4);
        try (OutputStream out = packing(bytes)) {
            out.write(plain.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    /** A stream that packs what is written, to be closed by the caller. */
    OutputStream packing(OutputStream out) throws IOException {
        return this == IDENTITY ? out : new GZIPOutputStream(out, BUFFER);
    }

    /** Says how a body is packed, if it is. */
    void write(BiConsumer<CharSequence, CharSequence> header) {
        if (this != IDENTITY) {
            header.accept(HttpHeaders.CONTENT_ENCODING, toString());
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
