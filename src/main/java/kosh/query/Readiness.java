package kosh.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Up as soon as a release answers, and while the next one is loading; says how far that is. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class Readiness implements HealthCheck {

    private final Editions editions;

    public Readiness(Editions editions) {
        this.editions = editions;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<Edition> answering = editions.answering();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("releases").status(answering.isPresent());
        answering.ifPresent(
                edition -> response.withData("release", edition.release().number())
                        .withData("cells", edition.cells())
                        .withData("bytes", edition.bytes()));
        editions.loading()
                .ifPresent(loading -> response.withData("loading", loading.release())
                        .withData("loaded", loading.loaded())
                        .withData("of", loading.cells()));
        return response.build();
    }
}
