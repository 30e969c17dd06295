package kosh.http;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Without TLS the service speaks HTTP/1.1 only. RFC 9113 took the upgrade of a clear connection to HTTP/2 out of the standard; clients that still offer it
 * would send a large body three times as slowly, held up by the windows of the flow control, or hang while they wait for a "100 Continue".
 */
@ApplicationScoped
public class ClearText implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
