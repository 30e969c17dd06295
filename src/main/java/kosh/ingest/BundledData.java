package kosh.ingest;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kosh.query.Edition;
import kosh.query.Editions;
import kosh.release.Release;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Loads the bundled data package at the start, if it is not there yet or has changed, and then begins to answer. The start waits for it a little,
 * so that who sees the service sees it answer; where there are many figures to load it goes on, and tells at {@code /q/health/ready} how far it is.
 */
@ApplicationScoped
public class BundledData {

    private static final Logger LOG = Logger.getLogger(BundledData.class);
    private static final String WHO = "bundled data";

    /** Where the data package lies. */
    @ConfigMapping(prefix = "kosh.data")
    public interface Settings {

        /** A directory with a {@code datapackage.json}; by default the package within the application. */
        Optional<Path> directory();

        /** How long the start waits for the figures. */
        @WithDefault("3S")
        Duration patience();
    }

    private final Importer importer;
    private final Editions editions;
    private final Event<Edition> answers;
    private final Settings settings;
    private final String address;

    public BundledData(
            Importer importer,
            Editions editions,
            Event<Edition> answers,
            Settings settings,
            @ConfigProperty(name = "kosh.address") String address) {
        this.importer = importer;
        this.editions = editions;
        this.answers = answers;
        this.settings = settings;
        this.address = address;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // What is done at a failure does not fail itself.
    void begin(@Observes StartupEvent start) throws Exception {
        CompletableFuture<Void> loaded = new CompletableFuture<>();
        Thread loader = new Thread(() -> load(loaded), "loading");
        loader.setDaemon(true);
        loader.start();
        try {
            loaded.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The figures cannot be loaded", e.getCause());
        } catch (TimeoutException e) {
            LOG.info("The figures are still loading; /q/health/ready tells how far.");
            loaded.whenComplete((done, failure) -> {
                if (failure != null) {
                    LOG.error("The figures cannot be loaded, so the service ends", failure);
                    Quarkus.asyncExit(1);
                }
            });
        }
    }

    private void load(CompletableFuture<Void> loaded) {
        try {
            load();
            loaded.complete(null);
        } catch (Exception | Error e) {
            loaded.completeExceptionally(e);
        }
    }

    private void load() throws Exception {
        DataPackage data = DataPackage.read(this::open);
        Optional<Release> made = importer.replace(data, WHO);
        editions.switchToNewest();
        Edition edition = editions.current();
        LOG.infof(
                "Release %d, %s: %d observations in %d datasets.",
                edition.release().number(),
                made.isPresent() ? "made from " + data.name() + " just now" : "which holds " + data.name() + " already",
                edition.holdings().stream().mapToLong(h -> h.observations()).sum(),
                edition.catalog().datasets().size());
        LOG.infof("Kosh answers: %s/v1/arrivals?origin=CHN  Try it: %s/docs", address, address);
        answers.fire(edition);
    }

    private InputStream open(String path) throws IOException {
        if (settings.directory().isPresent()) {
            return Files.newInputStream(settings.directory().get().resolve(path));
        }
        InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream("data/" + path);
        if (in == null) {
            throw new FileNotFoundException("The application holds no data/" + path);
        }
        return in;
    }
}
