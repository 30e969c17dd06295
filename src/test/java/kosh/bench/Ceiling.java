package kosh.bench;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

/** The most that HTTP allows here: a Vert.x server that answers everything with the same bytes, without looking. */
public final class Ceiling extends AbstractVerticle {

    /** @param arguments the port, and how many bytes */
    public static void main(String... arguments) {
        int loops = 2 * Runtime.getRuntime().availableProcessors();
        Vertx.vertx()
                .deployVerticle(
                        () -> new Ceiling(
                                Integer.parseInt(arguments[0]),
                                Buffer.buffer("x".repeat(Integer.parseInt(arguments[1])))),
                        new DeploymentOptions().setInstances(loops))
                .onSuccess(id -> System.out.println("listening"));
    }

    private final int port;
    private final Buffer body;

    private Ceiling(int port, Buffer body) {
        this.port = port;
        this.body = body;
    }

    @Override
    public void start() {
        vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .putHeader("content-type", "application/json")
                        .end(body))
                .listen(port, "127.0.0.1");
    }
}
