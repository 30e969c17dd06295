package kosh.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows on a terminal how far something is: bytes, rows, rows in a second, time left. */
final class Watch {

    private static final int TICK_MILLIS = 200;
    private static final int MEBIBYTE = 1 << 20;
    private static final String RUNNING = "running";

    private Watch() {}

    @SuppressWarnings(
            "SystemConsoleNull") // From JDK 22 to 24 it is not null in a pipe either: then lines are drawn there, which
    // is no harm.
    private static ProgressBarBuilder bar(String task, long size) {
        ProgressBarBuilder bar = ProgressBar.builder()
                .setTaskName(task)
                .setInitialMax(size)
                .setUnit(" MiB", MEBIBYTE)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(TICK_MILLIS);
        // Where nobody watches, in a pipe or a log, there is nothing to draw.
        return System.console() == null ? bar.setConsumer(new Unseen()) : bar;
    }

    static JsonNode sending(Service service, Path file, String query)
            throws IOException, InterruptedException, Service.Refusal {
        ProgressBarBuilder bar = bar("Sending", Files.size(file));
        return service.send(file, query, bytes -> ProgressBar.wrap(bytes, bar));
    }

    /** Asks again and again until the import has ended.
     *
     * @param begun the import as it was first seen
     */
    static JsonNode untilDone(Service service, String task, JsonNode begun)
            throws IOException, InterruptedException, Service.Refusal {
        JsonNode now = begun;
        if (!now.path("state").asText().equals(RUNNING)) {
            return now;
        }
        try (ProgressBar bar =
                bar(task, now.path("file").path("bytes").asLong()).build()) {
            while (now.path("state").asText().equals(RUNNING)) {
                JsonNode progress = now.path("progress");
                bar.maxHint(now.path("file").path("bytes").asLong());
                bar.stepTo(progress.path("bytes").asLong());
                bar.setExtraMessage(String.format(
                        Locale.ROOT,
                        " %,d rows, %,d/s, %,d refused",
                        progress.path("rows").asLong(),
                        progress.path("rate").asLong(),
                        progress.path("rejected").asLong()));
                Thread.sleep(TICK_MILLIS);
                now = service.state(begun.path("id").asText());
            }
            bar.stepTo(bar.getMax());
            bar.setExtraMessage(
                    String.format(Locale.ROOT, " %,d rows", now.path("rows").asLong()));
        }
        return now;
    }
}
