package kosh.api;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kosh.area.Language;
import kosh.http.Caching;
import kosh.http.Parameters;
import kosh.http.Suffix;
import kosh.problem.Fault;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import kosh.query.Address;
import kosh.query.Edition;
import kosh.query.Editions;
import kosh.reply.Head;
import kosh.reply.Sender;
import kosh.reply.Target;
import kosh.table.Format;
import kosh.table.Table;
import org.jboss.resteasy.reactive.common.util.MediaTypeHelper;
import org.jspecify.annotations.Nullable;

/** One request for one answer: what it asks beyond its filters (release, language, format), and how the answer is sent. */
@RequestScoped
public class Call {

    private static final Map<Format, MediaType> MEDIA_TYPES = Arrays.stream(Format.values())
            .collect(
                    Collectors.toUnmodifiableMap(Function.identity(), format -> MediaType.valueOf(format.mediaType())));
    private static final Set<String> EVERYWHERE = Set.of("asOf", "lang", "format");

    private final Editions editions;
    private final Sender sender;
    private final RoutingContext context;

    private final String path;
    private final Map<String, List<String>> query;

    public Call(Editions editions, Sender sender, RoutingContext context) {
        this.editions = editions;
        this.sender = sender;
        this.context = context;
        QueryStringDecoder address =
                new QueryStringDecoder(context.request().uri(), StandardCharsets.UTF_8, true, Integer.MAX_VALUE, true);
        Suffix suffix = Suffix.of(context.normalizedPath());
        path = suffix.path().endsWith("/")
                ? suffix.path().substring(0, suffix.path().length() - 1)
                : suffix.path();
        query = suffix.format() == null ? address.parameters() : new HashMap<>(address.parameters());
        if (suffix.format() != null) {
            query.put("format", List.of(suffix.format().toString()));
        }
    }

    /** @param known the parameters of the path besides those of every path */
    Parameters parameters(Set<String> known) {
        return new Parameters(query, known, EVERYWHERE);
    }

    /**
     * The parameters of the query and of a body together.
     *
     * @param body members that are null say nothing
     */
    Parameters parameters(Set<String> known, Map<String, @Nullable String> body) {
        Map<String, List<String>> both = new HashMap<>(query);
        body.forEach((name, text) -> both.merge(name, List.of(text == null ? "" : text), Call::joined));
        return new Parameters(both, known, EVERYWHERE);
    }

    private static List<String> joined(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** The path that was asked, without a slash at its end. */
    String path() {
        return path;
    }

    /** The release that {@code asOf} names, or else the newest. */
    Edition edition(Parameters parameters) {
        return parameters.text("asOf").map(this::editionAsOf).orElseGet(editions::current);
    }

    private Edition editionAsOf(String asOf) {
        Optional<Edition> edition =
                asOf.matches("\\d{1,9}") ? editions.numbered(Integer.parseInt(asOf)) : editions.at(instant(asOf));
        return edition.orElseThrow(() -> Problem.of(
                ProblemType.UNKNOWN_CODE,
                new Fault(
                        "asOf",
                        asOf,
                        "There is no release " + asOf + "; the newest is "
                                + editions.current().release().number() + ", and all stand at /v1/releases",
                        List.of("/v1/releases"),
                        null)));
    }

    private static Instant instant(String asOf) {
        try {
            return Instant.parse(asOf);
        } catch (DateTimeException e) {
            throw Parameters.bad(
                    "asOf",
                    asOf,
                    "'" + asOf + "' is neither the number of a release nor an instant such as 2026-11-23T00:00:00Z");
        }
    }

    Language language(Parameters parameters) {
        return parameters
                .text("lang")
                .map(tag -> Language.of(tag.toLowerCase(Locale.ROOT)).orElseThrow(() -> unknownLanguage(tag)))
                .orElseGet(this::acceptedLanguage);
    }

    private Language acceptedLanguage() {
        String accepted = Target.of(context).acceptLanguage();
        try {
            return accepted == null || accepted.isBlank()
                    ? Language.EN
                    : Language.bestOf(Locale.LanguageRange.parse(accepted));
        } catch (IllegalArgumentException e) {
            // A header that nobody can read asks for nothing.
            return Language.EN;
        }
    }

    private static Problem unknownLanguage(String tag) {
        List<String> tags =
                Arrays.stream(Language.values()).map(Language::toString).toList();
        return Problem.of(
                ProblemType.UNKNOWN_CODE,
                new Fault(
                        "lang",
                        tag,
                        "'" + tag + "' is not one of the languages " + String.join(", ", tags),
                        tags,
                        null));
    }

    /** The format that {@code format=} or else the {@code Accept} header picks. */
    Format format(Parameters parameters, Set<Format> offered) {
        Optional<String> named = parameters.text("format");
        Optional<Format> format =
                named.isPresent() ? named.flatMap(Format::of).filter(offered::contains) : accepted(offered);
        return format.orElseThrow(() -> {
            List<String> names = offered.stream().sorted().map(Format::toString).toList();
            String asked =
                    named.orElseGet(() -> String.valueOf(Target.of(context).accept()));
            return Problem.of(
                    ProblemType.NOT_ACCEPTABLE,
                    new Fault(
                            named.isPresent() ? "format" : "Accept",
                            asked,
                            "The answer is not offered as " + asked + "; there are " + String.join(", ", names)
                                    + " (format=)",
                            names,
                            null));
        });
    }

    private Optional<Format> accepted(Set<Format> offered) {
        for (MediaType wanted : accepted()) {
            for (Format format : Format.values()) {
                if (offered.contains(format) && wanted.isCompatible(MEDIA_TYPES.get(format))) {
                    return Optional.of(format);
                }
            }
        }
        return Optional.empty();
    }

    /** What the {@code Accept} header asks for, the best first; nothing if nobody can read it. */
    private List<MediaType> accepted() {
        try {
            String accepted = Target.of(context).accept();
            if (accepted == null) {
                return List.of(MediaType.WILDCARD_TYPE);
            }
            List<MediaType> types = MediaTypeHelper.parseHeader(accepted);
            MediaTypeHelper.sortByWeight(types);
            return types;
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    /**
     * Sends an answer, or only says that the caller has it already.
     *
     * @param path the path in its normal form, without suffix
     * @param normalForm the parameters in their normal form, besides those of every path
     * @param table asked only if the answer is really sent
     */
    Response answer(
            Parameters parameters,
            Edition edition,
            String path,
            Map<String, String> normalForm,
            Format format,
            Supplier<Table> table) {
        Head head = head(parameters, edition, path, normalForm, format, language(parameters));
        return sender.send(context, head, edition.release().number(), format, table);
    }

    /** What the answer bears besides its body. */
    Head head(
            Parameters parameters,
            Edition edition,
            String path,
            Map<String, String> normalForm,
            Format format,
            Language language) {
        Map<String, String> all = new TreeMap<>(normalForm);
        all.put("lang", language.toString());
        int release = edition.release().number();
        String question = Address.of(path + "." + format, all);
        String location = question;
        if (parameters.text("asOf").isPresent()) {
            all.put("asOf", String.valueOf(release));
            location = Address.of(path + "." + format, all);
        }
        return new Head(
                sender.tag(release + " " + question),
                edition.release().committedAt(),
                isForEver(parameters, edition) ? Caching.FOR_EVER : Caching.A_MINUTE,
                location,
                format.contentType(),
                language.toString());
    }

    /**
     * Whether the question names a release that no later one can replace: by its number, or by an instant at which the next one was not
     * there. The newest may still get a successor that bears the same second.
     */
    private boolean isForEver(Parameters parameters, Edition edition) {
        return parameters
                .text("asOf")
                .filter(asOf -> asOf.matches("\\d+")
                        || edition.release().number()
                                < editions.current().release().number())
                .isPresent();
    }
}
