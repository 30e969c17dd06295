package kosh.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kosh.dataset.Dataset;
import kosh.http.Parameters;
import kosh.ingest.Action;
import kosh.ingest.Layout;
import kosh.problem.Fault;
import kosh.problem.Near;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import kosh.query.Editions;
import kosh.upload.Wish;
import org.jspecify.annotations.Nullable;

/** Reads from the parameters and headers of an upload what is to be done with it. */
@RequestScoped
public class Wishes {

    private static final Set<String> PARAMETERS = Set.of(
            "dataset", "layout", "mode", "action", "decimal", "ignore", "onError", "rejectLimit", "wait", "name");
    private static final int USUAL_PATIENCE = 10;
    static final int MOST_PATIENCE = 120;
    private static final int MOST_REJECTS = 999_999_999;
    private static final Pattern WAIT = Pattern.compile("(?i)(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,5})");
    private static final Pattern ASYNC = Pattern.compile("(?i)(?:^|[,;\\s])respond-async(?:$|[,;\\s])");
    private static final Pattern FILE_NAME = Pattern.compile("(?i)filename=\"?([^\";]+)\"?");

    private final Editions editions;

    @Context
    HttpHeaders headers;

    @SuppressWarnings("NullAway.Init")
    public Wishes(Editions editions) {
        this.editions = editions;
    }

    /**
     * What was asked.
     *
     * @param patience how long the caller waits for the report
     * @param name what the caller calls the file
     */
    record Asked(Wish wish, Duration patience, Optional<String> name) {}

    /** @param type the type of the file */
    Asked read(MultivaluedMap<String, String> query, @Nullable MediaType type) {
        Parameters parameters = new Parameters(query, PARAMETERS);
        Layout layout = oneOf(parameters, "layout", Layout::of, List.of(Layout.values()), Layout.OBSERVATIONS);
        Action action = oneOf(parameters, "action", Action::of, List.of(Action.values()), Action.APPEND);
        if (action == Action.REPLACE && !layout.isOfDataset()) {
            throw Parameters.bad(
                    "action",
                    "replace",
                    "the rows of " + layout + " belong to no dataset that could be replaced; append or merge them");
        }
        boolean commit = oneOf(
                        parameters,
                        "mode",
                        text -> List.of("validate", "commit").stream()
                                .filter(text::equals)
                                .findFirst(),
                        List.of("validate", "commit"),
                        "validate")
                .equals("commit");
        boolean skips = oneOf(
                        parameters,
                        "onError",
                        text -> List.of("abort", "skip").stream()
                                .filter(text::equals)
                                .findFirst(),
                        List.of("abort", "skip"),
                        "abort")
                .equals("skip");
        int limit = parameters.number("rejectLimit", 0, MOST_REJECTS).orElse(skips ? MOST_REJECTS : 0);
        if (limit > 0 && !skips) {
            throw Parameters.bad("rejectLimit", String.valueOf(limit), "it means something only with onError=skip");
        }
        Wish wish = new Wish(
                commit,
                layout,
                dataset(parameters, layout),
                action,
                charset(type),
                decimalComma(parameters, query),
                new TreeSet<>(parameters.list("ignore")),
                limit);
        return new Asked(wish, patience(parameters), parameters.text("name").or(this::fileName));
    }

    private Optional<String> fileName() {
        String disposition = headers.getHeaderString(HttpHeaders.CONTENT_DISPOSITION);
        Matcher name = FILE_NAME.matcher(disposition == null ? "" : disposition);
        return name.find() ? Optional.of(name.group(1)) : Optional.empty();
    }

    private static <T> T oneOf(
            Parameters parameters, String name, Function<String, Optional<T>> find, List<?> names, T otherwise) {
        Optional<String> text = parameters.text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        return find.apply(text.get()).orElseThrow(() -> {
            List<String> known = names.stream().map(String::valueOf).toList();
            return Problem.of(
                    ProblemType.BAD_PARAMETER,
                    new Fault(
                            name,
                            text.get(),
                            name + ": '" + text.get() + "' is not one of " + String.join(", ", known),
                            known,
                            Near.matches(text.get(), known).stream().findFirst().orElse(null)));
        });
    }

    private String dataset(Parameters parameters, Layout layout) {
        Optional<String> named = parameters.text("dataset");
        if (!layout.isOfDataset()) {
            if (named.isPresent()) {
                throw Parameters.bad("dataset", named.get(), "the rows of " + layout + " belong to no dataset");
            }
            return "";
        }
        List<String> known = editions.current().catalog().datasets().stream()
                .map(Dataset::id)
                .sorted()
                .toList();
        String wanted = named.orElseThrow(() ->
                Parameters.bad("dataset", "", "say to which dataset the rows belong; they stand at /v1/datasets"));
        if (!known.contains(wanted)) {
            List<String> near = Near.matches(wanted, known);
            throw Problem.of(
                    ProblemType.UNKNOWN_CODE,
                    new Fault(
                            "dataset",
                            wanted,
                            "There is no dataset '" + wanted + "'"
                                    + (near.isEmpty() ? "" : "; did you mean '" + near.get(0) + "'?")
                                    + " A new one is made by importing its row with layout=datasets",
                            List.of("/v1/datasets"),
                            near.stream().findFirst().orElse(null)));
        }
        return wanted;
    }

    private static @Nullable String charset(@Nullable MediaType type) {
        String named = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (named == null) {
            return null;
        }
        try {
            return Charset.forName(named).name();
        } catch (IllegalArgumentException e) {
            throw Problem.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, "The charset '" + named + "' in Content-Type is not known.");
        }
    }

    /** A comma is the separator of lists elsewhere; here it is the value. */
    private static boolean decimalComma(Parameters parameters, MultivaluedMap<String, String> query) {
        String text = parameters.text("decimal").orElse(".");
        if (Arrays.asList(",", ".").contains(text)) {
            return text.equals(",");
        }
        throw Parameters.bad("decimal", String.valueOf(query.getFirst("decimal")), "it is a comma or a dot");
    }

    /** How long a caller waits, who may say only that. */
    Duration patience(MultivaluedMap<String, String> query, Set<String> known) {
        return patience(new Parameters(query, known));
    }

    /** {@code wait=}, or the header {@code Prefer} (RFC 7240), or ten seconds. */
    private Duration patience(Parameters parameters) {
        Optional<Integer> asked = parameters.number("wait", 0, MOST_PATIENCE);
        if (asked.isPresent()) {
            return Duration.ofSeconds(asked.get());
        }
        String prefer = headers.getHeaderString("Prefer");
        Matcher wait = WAIT.matcher(prefer == null ? "" : prefer);
        if (wait.find()) {
            return Duration.ofSeconds(Math.min(MOST_PATIENCE, Integer.parseInt(wait.group(1))));
        }
        return prefer != null && ASYNC.matcher(prefer).find() ? Duration.ZERO : Duration.ofSeconds(USUAL_PATIENCE);
    }
}
