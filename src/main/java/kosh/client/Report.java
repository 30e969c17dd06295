package kosh.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints what a service found in a file, for people: each finding in the form that editors and compilers use, {@code file:line:column}. */
final class Report {

    private final PrintWriter out;

    Report(PrintWriter out) {
        this.out = out;
    }

    void print(JsonNode seen) {
        String file = seen.path("file").path("name").asText();
        seen.path("issues").forEach(finding -> out.println(line(file, finding)));
        if (seen.path("truncated").asBoolean()) {
            out.println("... and more. By rule:");
            seen.path("summary")
                    .forEach(count -> out.printf(
                            Locale.ROOT,
                            "%,10d  %s (%s)%n",
                            count.path("count").asLong(),
                            count.path("rule").asText(),
                            count.path("severity").asText()));
        }
        out.printf(
                Locale.ROOT,
                "%s: %,d rows read, %,d good, %,d refused; %,d errors, %,d warnings.%n",
                file,
                seen.path("rows").asLong(),
                seen.path("accepted").asLong(),
                seen.path("rejected").asLong(),
                seen.path("errorCount").asLong(),
                seen.path("warningCount").asLong());
        printPlan(seen);
        printMessage(seen);
        out.flush();
    }

    private static String line(String file, JsonNode finding) {
        StringBuilder line = new StringBuilder(file);
        if (finding.path("line").asLong() > 0) {
            line.append(':').append(finding.path("line").asLong());
        }
        if (finding.path("column").asInt() > 0) {
            line.append(':').append(finding.path("column").asInt());
        }
        line.append(": ").append(finding.path("severity").asText()).append(": ");
        if (!finding.path("field").asText().isEmpty()) {
            line.append(finding.path("field").asText()).append(": ");
        }
        line.append(finding.path("message").asText());
        if (finding.has("fix")) {
            line.append(" Write '").append(finding.path("fix").asText()).append("'?");
        }
        return line.append(" [")
                .append(finding.path("rule").asText())
                .append(']')
                .toString();
    }

    private void printPlan(JsonNode seen) {
        JsonNode diff = seen.path("diff");
        if (diff.isMissingNode()) {
            return;
        }
        out.printf(
                Locale.ROOT,
                "Plan: %,d new, %,d changed, %,d closed, %,d as they are.%n",
                diff.path("insert").asLong(),
                diff.path("update").asLong(),
                diff.path("delete").asLong(),
                diff.path("unchanged").asLong());
        diff.path("headline")
                .forEach(move -> out.println(move.path("question").asText() + " " + move.path("key") + ": "
                        + move.path("old").asText() + " -> " + move.path("new").asText()));
    }

    private void printMessage(JsonNode seen) {
        if (seen.path("message").isTextual()) {
            out.println(seen.path("message").asText());
        }
    }

    void printEnd(JsonNode committed) {
        if (committed.path("release").isInt()) {
            out.println("Committed as import " + committed.path("import").asInt() + "; release "
                    + committed.path("release").asInt() + " answers now.");
        }
        printMessage(committed);
        out.flush();
    }
}
