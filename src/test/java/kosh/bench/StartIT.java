package kosh.bench;

import static kosh.bench.Report.number;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kosh.Application;
import kosh.Start;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the command to the first answer about figures, with the bundled data, which the first start loads and the second finds. */
@Tag("bench")
class StartIT {

    private static final int RUNS = 5;
    private static final String QUICK = "-XX:TieredStopAtLevel=1";
    private static final String QUESTION = "/v1/arrivals?origin=CHN";

    @TempDir
    Path directory;

    private record Run(double seconds, double megabytes) {}

    @Test
    void untilTheFirstAnswer() throws Exception {
        Map<String, String> flags = new LinkedHashMap<>();
        flags.put("none", "");
        flags.put("`" + QUICK + "`", QUICK);
        String withCache = Start.reading(train(""));
        flags.put("`" + withCache.replaceFirst("=.*", "=…") + "`", withCache);
        flags.put("both", QUICK + " " + Start.reading(train(QUICK)));
        List<List<String>> rows = new ArrayList<>();
        for (var flag : flags.entrySet()) {
            List<Run> first = new ArrayList<>();
            List<Run> second = new ArrayList<>();
            for (int run = 0; run < RUNS; run++) {
                Path empty = Files.createTempDirectory(directory, "start");
                first.add(start(Application.H2, empty, flag.getValue()));
                second.add(start(Application.H2, empty, flag.getValue()));
            }
            rows.add(row(flag.getKey(), "empty", first));
            rows.add(row(flag.getKey(), "as the first left it", second));
        }
        Report.table(
                Report.Part.START,
                "Java " + Runtime.version().feature() + ", bundled data, H2; median of " + RUNS,
                List.of("flags", "database", "first answer, s", "resident, MB"),
                rows);
    }

    /** A start, an answer and an end, from which the JVM makes its cache for the same flags. */
    private Path train(String flags) throws Exception {
        Path cache = directory.resolve("app" + flags.hashCode());
        start(Application.H2, Files.createTempDirectory(directory, "training"), flags + " " + Start.writing(cache));
        return cache;
    }

    private static Run start(Path jar, Path directory, String flags) throws Exception {
        long begin = System.nanoTime();
        try (Application service = Application.start(jar, directory, Map.of("JAVA_TOOL_OPTIONS", flags))) {
            service.get(QUESTION);
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Run(
                    seconds, JavaProcess.residentMegabytes(service.process().pid()));
        }
    }

    private static List<String> row(String flags, String database, List<Run> starts) {
        Run median = starts.stream()
                .sorted(Comparator.comparingDouble(Run::seconds))
                .skip(RUNS / 2)
                .findFirst()
                .orElseThrow();
        return List.of(flags, database, number(median.seconds()), number(median.megabytes()));
    }
}
