package kosh.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import kosh.http.Parameters;
import kosh.naturalization.LegalTerm;
import kosh.naturalization.LegalTotal;
import kosh.observation.Period;
import kosh.query.Edition;
import kosh.source.Source;
import kosh.table.Format;
import kosh.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * The law on the way to citizenship, on a date or over time: the rules one by one, or what they let a complete file take in all. They are limits
 * for the office, counted from a complete file, and no waiting times.
 */
@Path("/v1/naturalization/terms")
public class TermsResource {

    private static final String PATH = "/v1/naturalization/terms";
    private static final Set<Format> FORMATS = EnumSet.of(Format.JSON, Format.CSV);
    private static final String RULES = "rules";
    private static final String TOTAL = "total";
    private static final List<String> VIEWS = List.of(RULES, TOTAL);
    private static final List<String> NOTES = List.of(
            "Terms are limits for the office, counted from a complete file: they are no waiting times.",
            "A term is 'read' if it was read in a legal act or an official text, and 'reported' if only somebody else's account of it was.",
            "Calendar and working days are kept apart: no law says how many of the ones make the others.");

    private final Call call;

    public TermsResource(Call call) {
        this.call = call;
    }

    @GET
    public Response terms() {
        Parameters parameters = call.parameters(Set.of("on", "step", "view"));
        Edition edition = call.edition(parameters);
        Format format = call.format(parameters, FORMATS);
        Optional<LocalDate> on = day(parameters);
        List<String> steps = steps(parameters, edition);
        String view = parameters.oneOf("view", VIEWS);
        Map<String, String> normalForm = new TreeMap<>();
        normalForm.put("view", view);
        on.ifPresent(day -> normalForm.put("on", day.toString()));
        if (!steps.isEmpty()) {
            normalForm.put("step", String.join(",", steps));
        }
        List<LegalTerm> terms = edition.naturalization().terms().stream()
                .filter(term -> steps.isEmpty() || steps.contains(term.step()))
                .toList();
        return call.answer(
                parameters,
                edition,
                PATH,
                normalForm,
                format,
                () -> view.equals(TOTAL) ? totals(terms, on, edition) : rules(terms, on, edition));
    }

    private static Optional<LocalDate> day(Parameters parameters) {
        String text = parameters.text("on").orElse("");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Period day = Period.parse(text);
            if (!day.start().plusDays(1).equals(day.end())) {
                throw new DateTimeException("'" + text + "' is more than a day");
            }
            return Optional.of(day.start());
        } catch (DateTimeException e) {
            throw Parameters.bad("on", text, "'" + text + "' is not a day such as 2020-10-29");
        }
    }

    private static List<String> steps(Parameters parameters, Edition edition) {
        List<String> known = edition.naturalization().terms().stream()
                .map(LegalTerm::step)
                .distinct()
                .sorted()
                .toList();
        List<String> steps =
                parameters.list("step").stream().distinct().sorted().toList();
        for (String step : steps) {
            if (!known.contains(step)) {
                throw Parameters.notOneOf("step", step, known);
            }
        }
        return steps;
    }

    private static Map<String, Object> head(Edition edition, long count) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("release", edition.release().number());
        head.put("count", count);
        head.put("notes", NOTES);
        return head;
    }

    private static Table rules(List<LegalTerm> terms, Optional<LocalDate> on, Edition edition) {
        List<LegalTerm> inForce = terms.stream()
                .filter(term -> on.map(term::isInForceOn).orElse(true))
                .toList();
        return Table.list(
                head(edition, inForce.size()),
                List.of(
                        "id",
                        "valid_from",
                        "valid_to",
                        "who",
                        "step",
                        "rule",
                        "days",
                        "day_kind",
                        "reading",
                        "note",
                        "source",
                        "source_title",
                        "source_url",
                        "source_link"),
                inForce.stream().map(term -> rule(term, edition)));
    }

    private static List<@Nullable Object> rule(LegalTerm term, Edition edition) {
        Optional<Source> source = edition.catalog().source(term.source());
        List<@Nullable Object> row = new ArrayList<>();
        row.add(term.id());
        row.add(term.validFrom());
        row.add(term.validTo());
        row.add(term.who());
        row.add(term.step());
        row.add(term.rule());
        row.add(term.days());
        row.add(term.dayKind());
        row.add(reading(Stream.of(term), edition));
        row.add(term.note());
        row.add(term.source());
        row.add(source.map(Source::title).orElse(null));
        row.add(source.map(Source::url).orElse(null));
        row.add("/v1/sources/" + term.source());
        return row;
    }

    private static Table totals(List<LegalTerm> terms, Optional<LocalDate> on, Edition edition) {
        List<LegalTotal> totals =
                on.map(day -> LegalTotal.on(day, terms).stream().toList()).orElseGet(() -> LegalTotal.of(terms));
        return Table.list(
                head(edition, totals.size()),
                List.of("from", "until", "calendar_days", "working_days", "reading", "terms", "steps"),
                totals.stream().map(total -> total(total, edition)));
    }

    private static List<@Nullable Object> total(LegalTotal total, Edition edition) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(total.from().toString());
        row.add(total.until() == null ? null : total.until().toString());
        row.add(total.calendarDays());
        row.add(total.workingDays());
        row.add(total.terms().isEmpty() ? null : reading(total.terms().stream(), edition));
        row.add(total.terms().stream().map(LegalTerm::id).toList());
        row.add(total.terms().stream().map(LegalTerm::step).toList());
        return row;
    }

    /** A chain of rules is read as well as the least read of them. */
    private static String reading(Stream<LegalTerm> terms, Edition edition) {
        return terms.allMatch(term -> edition.catalog()
                        .source(term.source())
                        .map(Source::kind)
                        .filter("official"::equals)
                        .isPresent())
                ? "read"
                : "reported";
    }
}
