package kosh.reply;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.Response;
import java.util.function.BiConsumer;

/** A whole answer as bytes. Immutable, and shared by all who ask. */
public record Reply(Head head, Coding coding, Buffer body, CharSequence length) {

    /** What an answer takes besides its body and its address, roughly. */
    private static final int OVERHEAD = 1024;

    static Reply of(Head head, Coding coding, Buffer plain) {
        Buffer packed = coding.packed(plain);
        return new Reply(head, coding, packed, HttpHeaders.createOptimized(String.valueOf(packed.length())));
    }

    /** The same without the room that was left for more of it. */
    Reply compact() {
        return new Reply(head, coding, body.copy(), length);
    }

    /** How many bytes of memory it takes. */
    int weight() {
        return OVERHEAD + 2 * head.location().length() + body.length();
    }

    private void write(BiConsumer<CharSequence, CharSequence> header) {
        head.write(header);
        coding.write(header);
        header.accept(HttpHeaders.CONTENT_LENGTH, length);
    }

    /** Sends it from an event loop, or only says that the caller has it already. */
    void send(HttpServerRequest request) {
        if (!head.refuses(request)) {
            sendWhole(request);
        }
    }

    /** Sends it from an event loop, whatever the caller has. */
    void sendWhole(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        write(response::putHeader);
        if (HttpMethod.HEAD.equals(request.method())) {
            response.end();
        } else {
            response.end(body);
        }
    }

    /** The same for an endpoint. */
    Response response() {
        Response.ResponseBuilder response = Response.ok(body);
        write((name, value) -> response.header(name.toString(), value.toString()));
        return response.build();
    }
}
