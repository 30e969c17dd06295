package kosh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Not a test but the training run of {@code mvn -Paot verify}: the service starts, answers and stops, and the JVM writes what it learnt beside the jar,
 * as JEP 483 and 515 have it. That a start with it answers is then tried.
 */
@Tag("aot")
class TrainingIT {

    private static final Path CACHE = Application.H2.resolveSibling("app.aot");

    @TempDir
    Path directory;

    @Test
    void theNextStartKnowsWhatThisOneLearnt() throws Exception {
        Files.deleteIfExists(CACHE);
        try (Application service = start("training", "-XX:AOTCacheOutput=" + CACHE)) {
            service.get("/v1/arrivals?by=time,origin");
            service.get("/v1/origins?time=2019");
        }
        assertThat(CACHE).exists();

        try (Application service = start("trained", "-XX:AOTMode=on -XX:AOTCache=" + CACHE)) {
            assertThat(service.get("/v1/arrivals?origin=CHN")).contains("7326");
        }
    }

    private Application start(String name, String flags) throws Exception {
        Path own = Files.createDirectory(directory.resolve(name));
        return Application.start(Application.H2, own, Map.of("JAVA_TOOL_OPTIONS", flags));
    }
}
