package kosh.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kosh.Application;
import kosh.synthetic.Population;
import kosh.synthetic.SyntheticFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long the speed of naturalization takes, over HTTP and never the same question twice, from many synthetic episodes in three groups; beside
 * what survfit of R takes for the same file in the same run, where R is there. It asserts only that the medians agree.
 */
@Tag("bench")
class SpeedIT {

    private static final int PERSONS = Integer.getInteger("bench.persons", 500_000);
    private static final int WARM_UPS = 30;
    private static final int QUESTIONS = 50;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUESTION = "/v1/naturalization/speed?dataset=" + SyntheticFiles.DATASET
            + "&origin=CHN*,MNG,UZB&by=origin:country&level=0.";

    @TempDir
    Path directory;

    @Test
    void ofThreeGroups() throws Exception {
        Path file = directory.resolve("episodes.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            SyntheticFiles.writeEpisodes(Population.of(Population.SEED), PERSONS, out);
        }
        List<Double> medians = new ArrayList<>();
        double[] millis = new double[QUESTIONS];
        try (Application service =
                Application.start(Application.H2, directory, Map.of("JAVA_TOOL_OPTIONS", "-Xmx1g"))) {
            String token = service.shownToken();
            service.post("/v1/imports?mode=commit&layout=sources", token, SyntheticFiles.SOURCES);
            service.post("/v1/imports?mode=commit&layout=datasets", token, SyntheticFiles.DATASETS);
            long begin = System.nanoTime();
            String address = "/v1/imports?wait=600&mode=commit&layout=episodes&dataset=" + SyntheticFiles.DATASET;
            assertThat(service.postFile(address, token, file)).contains("\"state\":\"committed\"");
            Report.text(
                    Report.Part.SPEED, "%,d episodes imported in %.1f s.", PERSONS, (System.nanoTime() - begin) / 1e9);
            for (int i = -WARM_UPS; i < QUESTIONS; i++) {
                begin = System.nanoTime();
                String answer = service.get(QUESTION + (900 + WARM_UPS + i));
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - begin) / 1e6;
                }
                if (i == QUESTIONS - 1) {
                    for (JsonNode row : JSON.readTree(answer).path("rows")) {
                        medians.add(row.path("median_days").asDouble());
                    }
                }
            }
        }
        Arrays.sort(millis);
        Report.text(
                Report.Part.SPEED,
                "In three groups: median %.1f ms, slowest %.1f ms of %d questions.",
                millis[QUESTIONS / 2],
                millis[QUESTIONS - 1],
                QUESTIONS);
        besideR(file, medians, millis[QUESTIONS / 2]);
    }

    private static void besideR(Path file, List<Double> medians, double ours) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder("Rscript", "--vanilla", "src/test/r/survival/bench", file.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            Report.text(Report.Part.SPEED, "R is not there to compare with.");
            return;
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.print(output);
        List<String> lines = output.lines().toList();
        double[] ofR = lines.stream()
                .filter(line -> line.startsWith("median "))
                .mapToDouble(line ->
                        Double.parseDouble(line.substring("median ".length()).strip()))
                .toArray();
        assertThat(ofR).hasSameSizeAs(medians.toArray());
        IntStream.range(0, ofR.length).forEach(i -> assertThat(medians.get(i)).isEqualTo(ofR[i]));
        double survfit = lines.stream()
                .filter(line -> line.startsWith("Kaplan-Meier "))
                .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
                .findFirst()
                .orElseThrow();
        Report.text(Report.Part.SPEED, "survfit of R takes %.0f times as long.", survfit / ours);
    }
}
