package kosh.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Rehearses a file at a service and, if nothing is wrong with it, commits just what was rehearsed. */
@CommandLine.Command(
        name = "import",
        description = {
            "Brings a CSV file to a service: rehearses it, tells all that is wrong, and commits it if nothing is.",
            "A name that ends in .gz or .zst says how the file is packed."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the file was rehearsed or committed, or there was nothing to change",
            "1:the file was refused, and nothing was stored",
            "2:the command line is wrong",
            "3:the service could not be asked, or would not do it"
        },
        sortOptions = false)
final class ImportCommand implements Callable<Integer> {

    static final int REFUSED = 1;
    static final int FAILED = 3;

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file.")
    @Nullable
    Path file;

    @Option(
            names = {"-d", "--dataset"},
            paramLabel = "ID",
            description = "The dataset that its rows belong to.")
    @Nullable
    String dataset;

    @Option(
            names = {"-l", "--layout"},
            paramLabel = "NAME",
            description = "What its rows are: observations (the default), episodes, areas, sources and so on.")
    @Nullable
    String layout;

    @Option(
            names = {"-a", "--action"},
            paramLabel = "NAME",
            description = "append (the default), merge or replace.")
    @Nullable
    String action;

    @Option(
            names = "--skip",
            paramLabel = "N",
            description = "Leaves out bad rows, up to so many, and loads the others.")
    @Nullable
    Integer skip;

    @Option(names = "--decimal", paramLabel = "MARK", description = "The decimal mark, if it is not a dot: a comma.")
    @Nullable
    String decimal;

    @Option(names = "--ignore", paramLabel = "COLUMN", split = ",", description = "Columns that are not to be read.")
    List<String> ignored = List.of();

    @Option(
            names = {"-n", "--rehearse"},
            description = "Only tells what would be done.")
    boolean rehearseOnly;

    @Option(names = "--rejects", paramLabel = "FILE", description = "Where to write the rows that were refused.")
    @Nullable
    Path rejects;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The service: ${DEFAULT-VALUE} unless $$KOSH_URL says another.",
            defaultValue = "${env:KOSH_URL:-http://localhost:8080}")
    URI url = URI.create("http://localhost:8080");

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "The token of an importer; better in $$KOSH_TOKEN, which no list of processes shows.",
            defaultValue = "${env:KOSH_TOKEN}")
    @Nullable
    String token;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Override
    public Integer call() throws InterruptedException {
        CommandSpec command = spec;
        Path given = file;
        if (command == null || given == null) {
            throw new IllegalStateException("picocli sets both");
        }
        if (!Files.isReadable(given) || Files.isDirectory(given)) {
            throw new CommandLine.ParameterException(
                    command.commandLine(), "There is no file '" + given + "' to read.");
        }
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        try {
            return bring(given, new Service(url, token), new Report(out), out);
        } catch (Service.Refusal e) {
            err.println(e.getMessage());
        } catch (IOException e) {
            err.println("The service at " + url + " does not answer: "
                    + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
        }
        return FAILED;
    }

    private int bring(Path given, Service service, Report report, PrintWriter out)
            throws IOException, InterruptedException, Service.Refusal {
        JsonNode rehearsed = Watch.untilDone(service, "Checking", Watch.sending(service, given, query(given)));
        report.print(rehearsed);
        if (rejects != null && rehearsed.path("rejected").asLong() > 0) {
            service.fetch(rehearsed.path("id").asText(), "/rejects.csv", rejects);
            out.println("The refused rows are in " + rejects + ".");
        }
        return switch (rehearsed.path("state").asText()) {
            case "validated" -> rehearseOnly ? 0 : commit(rehearsed, service, report);
            case "unchanged" -> 0;
            case "rejected" -> REFUSED;
            default -> FAILED;
        };
    }

    private static int commit(JsonNode rehearsed, Service service, Report report)
            throws IOException, InterruptedException, Service.Refusal {
        JsonNode committed = Watch.untilDone(
                service,
                "Committing",
                service.commit(
                        rehearsed.path("id").asText(),
                        rehearsed.path("planToken").asText()));
        report.printEnd(committed);
        return committed.path("state").asText().equals("committed") ? 0 : FAILED;
    }

    private String query(Path given) {
        Map<String, @Nullable Object> query = new LinkedHashMap<>();
        query.put("mode", "validate");
        query.put("name", given.getFileName());
        query.put("dataset", dataset);
        query.put("layout", layout);
        query.put("action", action);
        query.put("decimal", decimal);
        query.put("ignore", ignored.isEmpty() ? null : String.join(",", ignored));
        if (skip != null) {
            query.put("onError", "skip");
            query.put("rejectLimit", skip);
        }
        return query.entrySet().stream()
                .filter(parameter -> parameter.getValue() != null)
                .map(parameter -> parameter.getKey() + "="
                        + URLEncoder.encode(String.valueOf(parameter.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
