package kosh;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service. */
@QuarkusMain
public final class Kosh {

    private Kosh() {}

    public static void main(String... args) {
        // The server would refuse an address that is no URI with an empty body, before all filters; UnreadableRequests
        // says what is wrong.
        System.setProperty("vertx.disableURIValidation", "true");
        Quarkus.run(args);
    }
}
