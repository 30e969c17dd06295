package kosh.api;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import kosh.area.Area;
import kosh.area.Language;
import kosh.dataset.Additivity;
import kosh.dataset.Indicator;
import kosh.evidence.Rule;
import kosh.http.Parameters;
import kosh.observation.Period;
import kosh.problem.Fault;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import kosh.query.Address;
import kosh.query.Dimension;
import kosh.query.Edition;
import kosh.query.Filters;
import kosh.query.Headline;
import kosh.table.Format;

/**
 * What the questions to the evidence share.
 *
 * @param indicator a flow
 * @param destination where the people came to
 * @param rule by which the figures are weighed
 */
record Inquiry(
        String path,
        Parameters parameters,
        Edition edition,
        Format format,
        Language language,
        Filters filters,
        Indicator indicator,
        String destination,
        Rule rule) {

    private static final int LAST_YEAR = 9999;
    private static final List<String> RULES = List.of("official", "all");

    /**
     * Reads it.
     *
     * @param usual the rule if none is named
     * @throws Problem if it cannot be asked of the evidence
     */
    static Inquiry of(
            Call call, String path, Parameters parameters, Set<Format> formats, Headline headline, Rule usual) {
        Edition edition = call.edition(parameters);
        Format format = call.format(parameters, formats);
        Language language = call.language(parameters);
        Filters filters = Filters.of(parameters, edition.catalog());
        String id = one(parameters, filters, Dimension.INDICATOR).orElse(headline.indicator());
        Indicator indicator = edition.catalog()
                .indicator(id)
                .orElseThrow(() -> Problem.of(
                        ProblemType.NOT_FOUND, "This release has no indicator '" + id + "'; see /v1/indicators."));
        if (indicator.kind() != Additivity.FLOW) {
            throw notAFlow(path, indicator, headline);
        }
        return new Inquiry(
                path,
                parameters,
                edition,
                format,
                language,
                filters,
                indicator,
                one(parameters, filters, Dimension.DESTINATION).orElse(headline.destination()),
                rule(parameters, usual));
    }

    private static Problem notAFlow(String path, Indicator indicator, Headline headline) {
        String whole = Optional.ofNullable(indicator.whole()).orElse(headline.indicator());
        return Problem.of(
                        ProblemType.NOT_ADDITIVE,
                        "Figures are weighed against each other where they count a flow, because only that adds over time. '"
                                + indicator.id() + "' is a " + indicator.kind() + ".")
                .tryInstead(path + "?indicator=" + whole);
    }

    /** The one code of a dimension, if any is named. */
    static Optional<String> one(Parameters parameters, Filters filters, Dimension dimension) {
        String name = dimension.toString();
        if (parameters.text(name).isPresent() && filters.onlyCode(dimension).isEmpty()) {
            throw Parameters.bad(name, parameters.text(name).orElse(""), "name one, not several");
        }
        return filters.onlyCode(dimension);
    }

    private static Rule rule(Parameters parameters, Rule usual) {
        return parameters
                .asWritten("rule")
                .map(text -> Rule.of(text).orElseThrow(() -> Parameters.notOneOf("rule", text, rules())))
                .orElse(usual);
    }

    private static List<String> rules() {
        return Stream.concat(RULES.stream(), Arrays.stream(Rule.values()).map(Rule::toString))
                .toList();
    }

    /** The origins that are named, sorted; none if none is. */
    List<String> origins() {
        List<String> codes = filters.codes(Dimension.ORIGIN)
                .map(filter -> filter.codes().stream().sorted().toList())
                .orElse(List.of());
        for (String code : codes) {
            String level =
                    edition.catalog().areas().byCode(code).map(Area::level).orElse("");
            if (!code.equals(Area.WORLD) && !level.equals("country")) {
                throw Problem.of(
                        ProblemType.UNKNOWN_CODE,
                        new Fault(
                                "origin",
                                code,
                                "origin: '" + code
                                        + "' is no country, and figures are weighed only of countries and of all origins together (WORLD)",
                                List.of("/v1/areas"),
                                null));
            }
        }
        return codes;
    }

    /** The spans that are named. */
    List<Period> spans() {
        if (filters.time().latest() != null) {
            throw Parameters.bad(
                    "time",
                    parameters.text("time").orElse(""),
                    "the last ones of what? Name a span such as 1991-01-01/2020-10-01");
        }
        return filters.time().spans();
    }

    /** The span with its open ends at those of what is known; empty if nothing of it is left. */
    static Optional<Period> closed(Period span, List<LocalDate> known) {
        boolean openStart = span.start().getYear() <= 1;
        boolean openEnd = span.end().getYear() >= LAST_YEAR;
        if (!openStart && !openEnd) {
            return Optional.of(span);
        }
        if (known.isEmpty()) {
            return Optional.empty();
        }
        LocalDate start = openStart ? known.get(0) : span.start();
        LocalDate end = openEnd ? known.get(1) : span.end();
        return start.isBefore(end) ? Optional.of(Period.of(start, end)) : Optional.empty();
    }

    /** The one that is named, if any. */
    Optional<Period> span() {
        List<Period> spans = spans();
        if (spans.size() > 1) {
            throw Parameters.bad("time", parameters.text("time").orElse(""), "name one span, not several");
        }
        return spans.stream().findFirst();
    }

    /** What is asked, in its normal form, with the number of the rule. */
    Map<String, String> normalForm() {
        Map<String, String> texts = new TreeMap<>(filters.normalForm());
        texts.put("indicator", indicator.id());
        texts.put("destination", destination);
        texts.put("rule", rule.toString());
        return texts;
    }

    /** The address of another question about the same figures, in this release. */
    String address(String to, Map<String, String> more) {
        Map<String, String> texts = new TreeMap<>(more);
        texts.put("asOf", String.valueOf(edition.release().number()));
        texts.put("indicator", indicator.id());
        texts.put("destination", destination);
        texts.put("rule", rule.toString());
        return Address.of(to, texts);
    }

    /** The unit of a count, or of a share of it. */
    String unit(String counted, boolean share) {
        return share
                ? "percent"
                : edition.catalog().indicator(counted).map(Indicator::unit).orElse("persons");
    }

    /** The name of an area in the language asked for. */
    String name(String area) {
        return edition.catalog()
                .areas()
                .byCode(area)
                .map(Area::names)
                .map(names -> names.in(language))
                .orElse(area);
    }

    /** The name of a constant as answers have it: {@code too-high}. */
    static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a parameter says of yes or no. */
    static Optional<Boolean> truth(Parameters parameters, String name) {
        return parameters.text(name).map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Parameters.notOneOf(name, text, List.of("true", "false"));
        });
    }

    /** What the answer says before its rows. */
    Map<String, Object> head(Map<String, String> normalForm) {
        Map<String, Object> weighed = new LinkedHashMap<>();
        weighed.put("id", rule.toString());
        weighed.put("meaning", rule.meaning());
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("question", Address.of(path, normalForm));
        head.put("release", edition.release().number());
        head.put("rule", weighed);
        return head;
    }
}
