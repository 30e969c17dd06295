package kosh;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import kosh.client.Command;

/** Starts the service, or carries out a command. */
@QuarkusMain
public final class Kosh {

    private Kosh() {}

    public static void main(String... args) {
        if (args.length > 0) {
            System.exit(Command.execute(args));
        }
        // The server would refuse an address that is no URI with an empty body, before all filters; UnreadableRequests
        // says what is wrong.
        System.setProperty("vertx.disableURIValidation", "true");
        Quarkus.run(args);
    }
}
