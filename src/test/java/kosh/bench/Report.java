package kosh.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Gathers what the parts of one run found, and writes it anew after each, so that a run which is stopped leaves what it has. */
final class Report {

    private static final Path FILE = Path.of("target/bench/report.md");
    private static final Instant BEGIN = Instant.now();
    private static final Map<Part, StringBuilder> PARTS = new TreeMap<>();

    /** In the order of the report. */
    enum Part {
        QUESTIONS("Questions"),
        GROWTH("How it grows"),
        OVERLOAD("Overload"),
        START("Start"),
        IMPORTS("Imports"),
        SPEED("Speed of naturalization"),
        CUBE("The cube alone (JMH)");

        private final String title;

        Part(String title) {
            this.title = title;
        }
    }

    private Report() {}

    static synchronized void text(Part part, String format, Object... values) {
        String text = String.format(Locale.ROOT, format, values);
        System.out.println(text);
        PARTS.computeIfAbsent(part, key -> new StringBuilder()).append(text).append("\n\n");
        write();
    }

    static void table(Part part, String title, List<String> head, List<List<String>> rows) {
        StringBuilder table = new StringBuilder();
        if (!title.isEmpty()) {
            table.append("**").append(title).append("**\n\n");
        }
        append(table, head);
        append(
                table,
                head.stream()
                        .map(column -> column.equals(head.get(0)) ? "---" : "---:")
                        .toList());
        rows.forEach(row -> append(table, row));
        text(part, "%s", table.toString().strip());
    }

    private static void append(StringBuilder table, List<String> row) {
        table.append("| ").append(String.join(" | ", row)).append(" |\n");
    }

    /** A number with three digits that mean something. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    private static void write() {
        StringBuilder report = new StringBuilder("# Benchmark\n\n").append(machine());
        PARTS.forEach((part, text) ->
                report.append("## ").append(part.title).append("\n\n").append(text));
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, report.toString().strip() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String machine() {
        Runtime runtime = Runtime.getRuntime();
        return String.format(
                Locale.ROOT,
                "All of one run, begun %s, which took %d minutes so far. %s, %d processors; %s %s; Java %s (%s). The service and what it"
                        + " is compared with have `-Xmx%s` and else the flags that Java chooses. Ratios mean more than figures: the"
                        + " load comes from the same machine.%n%n",
                BEGIN,
                Duration.between(BEGIN, Instant.now()).toMinutes(),
                processor(),
                runtime.availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("java.version"),
                System.getProperty("java.vm.name"),
                Service.HEAP);
    }

    private static String processor() {
        Path info = Path.of("/proc/cpuinfo");
        try {
            return Files.exists(info)
                    ? Arrays.stream(Files.readString(info, StandardCharsets.UTF_8)
                                    .split("\n"))
                            .filter(line -> line.startsWith("model name"))
                            .map(line -> line.substring(line.indexOf(':') + 1).strip())
                            .findFirst()
                            .orElse(System.getProperty("os.arch"))
                    : System.getProperty("os.arch");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
