package kosh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Not a test but the training run of {@code mvn -Paot verify}: the service starts, answers and stops, and the JVM writes what it learnt beside the jar, as
 * {@link Start} has it. That a start with it answers is then tried.
 */
@Tag("aot")
class TrainingIT {

    @TempDir
    Path directory;

    @Test
    void theNextStartKnowsWhatThisOneLearnt() throws Exception {
        Path cache = Start.cacheBeside(Application.H2);
        Files.deleteIfExists(cache);
        try (Application service = start("training", Start.writing(cache))) {
            service.get("/v1/arrivals?by=time,origin");
            service.get("/v1/origins?time=2019");
        }
        assertThat(cache).exists();

        try (Application service = start("trained", Start.reading(cache) + " " + Start.ONLY_WITH_IT)) {
            assertThat(service.get("/v1/arrivals?origin=CHN")).contains("7326");
        }
    }

    private Application start(String name, String flags) throws Exception {
        Path own = Files.createDirectory(directory.resolve(name));
        return Application.start(Application.H2, own, Map.of("JAVA_TOOL_OPTIONS", flags));
    }
}
