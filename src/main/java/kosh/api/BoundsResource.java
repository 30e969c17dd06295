package kosh.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import kosh.evidence.Bounds;
import kosh.evidence.Chain;
import kosh.evidence.Evidence;
import kosh.evidence.Rule;
import kosh.http.Parameters;
import kosh.observation.Period;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import kosh.query.Headline;
import kosh.table.Format;
import kosh.table.Table;
import org.jspecify.annotations.Nullable;

/** What all printed figures of a flow allow together: no fewer than so many, no more than so many, and why. */
@Path("/v1/bounds")
public class BoundsResource {

    private static final String PATH = "/v1/bounds";
    private static final Set<Format> FORMATS = EnumSet.of(Format.JSON, Format.CSV, Format.NDJSON);
    private static final String TIME = "time";
    private static final String ORIGIN = "origin";
    private static final List<String> KEPT = List.of(ORIGIN, TIME);
    private static final Set<String> PARAMETERS =
            Set.of("indicator", ORIGIN, "destination", TIME, "by", "cumulative", "explain", "rule");
    private static final int MOST_ROWS = 20_000;

    private final Call call;
    private final Headline headline;
    private final Dossiers dossiers;

    public BoundsResource(Call call, Headline headline, Dossiers dossiers) {
        this.call = call;
        this.headline = headline;
        this.dossiers = dossiers;
    }

    @GET
    public Response bounds() {
        Parameters parameters = call.parameters(PARAMETERS);
        Inquiry inquiry = Inquiry.of(call, PATH, parameters, FORMATS, headline, Rule.OFFICIAL_V1);
        Wish wish = Wish.of(inquiry);
        Map<String, String> normalForm = wish.normalForm();
        return call.answer(
                parameters,
                inquiry.edition(),
                PATH,
                normalForm,
                inquiry.format(),
                () -> table(
                        wish,
                        dossiers.of(inquiry.edition(), inquiry.destination())
                                .findings(inquiry.indicator().id(), inquiry.rule())
                                .evidence()));
    }

    /**
     * What is asked beyond whose figures.
     *
     * @param origins none mean all together, or all one by one
     * @param spans none mean all of time
     */
    private record Wish(
            Inquiry inquiry,
            List<String> origins,
            List<Period> spans,
            boolean byOrigin,
            boolean byTime,
            boolean cumulative,
            boolean explains) {

        static Wish of(Inquiry inquiry) {
            Parameters parameters = inquiry.parameters();
            List<String> by = parameters.list("by");
            by.stream().filter(name -> !KEPT.contains(name)).findFirst().ifPresent(name -> {
                throw Parameters.notOneOf("by", name, KEPT);
            });
            boolean cumulative = Inquiry.truth(parameters, "cumulative").orElse(false);
            boolean byTime = by.contains(TIME) || cumulative;
            return new Wish(
                    inquiry,
                    inquiry.origins(),
                    inquiry.spans(),
                    by.contains(ORIGIN),
                    byTime,
                    cumulative,
                    Inquiry.truth(parameters, "explain").orElse(!byTime));
        }

        Map<String, String> normalForm() {
            Map<String, String> texts = new TreeMap<>(inquiry.normalForm());
            List<String> by = new ArrayList<>();
            if (byOrigin) {
                by.add(ORIGIN);
            }
            if (byTime) {
                by.add(TIME);
            }
            if (!by.isEmpty()) {
                texts.put("by", String.join(",", by));
            }
            if (cumulative) {
                texts.put("cumulative", "true");
            }
            texts.put("explain", String.valueOf(explains));
            return texts;
        }

        List<String> origins(Evidence evidence) {
            if (!origins.isEmpty()) {
                return origins;
            }
            return byOrigin
                    ? Stream.concat(
                                    Stream.of(Evidence.WORLD),
                                    evidence.origins().stream()
                                            .filter(code -> !code.equals(Evidence.WORLD))
                                            .sorted())
                            .toList()
                    : List.of(Evidence.WORLD);
        }

        /**
         * The spans of the rows of an origin. An open end is that of the evidence; if nothing is said of the time, one total goes as far as it
         * is bounded.
         */
        List<Period> periods(String origin, Evidence evidence) {
            List<LocalDate> known = evidence.span();
            if (spans.isEmpty() && known.isEmpty()) {
                return List.of();
            }
            List<Period> asked = spans.isEmpty()
                    ? List.of(Period.of(
                            known.get(0),
                            byTime
                                    ? known.get(1)
                                    : evidence.boundedUntil(origin).orElse(known.get(1))))
                    : spans.stream()
                            .flatMap(span -> Inquiry.closed(span, known).stream())
                            .toList();
            return byTime ? asked.stream().flatMap(this::years).distinct().toList() : asked;
        }

        /** Each calendar year, or up to the end of each; the first and the last are cut to the span. */
        private Stream<Period> years(Period span) {
            int last = span.end().minusDays(1).getYear();
            if (last - span.start().getYear() > MOST_ROWS) {
                throw tooMuch();
            }
            return Stream.iterate(span.start().getYear(), year -> year <= last, year -> year + 1)
                    .map(year -> Period.of(
                            cumulative ? span.start() : later(span.start(), LocalDate.of(year, 1, 1)),
                            earlier(span.end(), LocalDate.of(year + 1, 1, 1))));
        }

        private static LocalDate later(LocalDate one, LocalDate other) {
            return one.isAfter(other) ? one : other;
        }

        private static LocalDate earlier(LocalDate one, LocalDate other) {
            return one.isBefore(other) ? one : other;
        }
    }

    private static Problem tooMuch() {
        return Problem.of(
                ProblemType.TOO_MUCH,
                "The answer would have more than " + MOST_ROWS + " rows. Ask for a shorter time or fewer origins.");
    }

    private static Table table(Wish wish, Evidence evidence) {
        List<String> origins = wish.origins(evidence);
        record Asked(String origin, Period period) {}
        List<Asked> asked = origins.stream()
                .flatMap(origin -> wish.periods(origin, evidence).stream().map(period -> new Asked(origin, period)))
                .toList();
        if (asked.size() > MOST_ROWS) {
            throw tooMuch();
        }
        List<String> columns = new ArrayList<>(
                List.of(TIME, ORIGIN, "origin_name", "indicator", "unit", "lower", "upper", "note", "link"));
        if (wish.explains()) {
            columns.addAll(List.of("figures", "lower_because", "upper_because"));
        }
        Map<String, Object> head = wish.inquiry().head(wish.normalForm());
        head.put("figures", evidence.figures().size());
        head.put("set_aside", wish.inquiry().address("/v1/conflicts", Map.of()));
        return Table.list(head, columns, asked.stream().map(each -> row(wish, evidence, each.origin(), each.period())));
    }

    private static List<@Nullable Object> row(Wish wish, Evidence evidence, String origin, Period period) {
        Inquiry inquiry = wish.inquiry();
        // A span that ends somewhere in a year holds at least those who came until the first day on which it can end.
        LocalDate sure = period.earliestEnd();
        Bounds least = evidence.bounds(origin, period.start(), sure.isAfter(period.start()) ? sure : period.end());
        Bounds most = evidence.bounds(origin, period.start(), period.end());
        long lower = sure.isAfter(period.start()) ? least.lower() : 0;
        List<@Nullable Object> row = new ArrayList<>(Arrays.asList(
                period.toString(),
                origin,
                inquiry.name(origin),
                inquiry.indicator().id(),
                inquiry.indicator().unit(),
                lower,
                most.upper(),
                note(lower, most),
                inquiry.address(PATH, Map.of(ORIGIN, origin, TIME, period.toString()))));
        if (wish.explains()) {
            Explanation explanation = Explanation.in(inquiry.edition(), inquiry.format());
            Chain below = lower == 0
                    ? null
                    : evidence.proof(origin, least.from(), least.to()).lower();
            Chain above = evidence.proof(origin, most.from(), most.to()).upper();
            Set<String> figures = new LinkedHashSet<>();
            Stream.of(below, above).filter(chain -> chain != null).forEach(chain -> figures.addAll(chain.figures()));
            row.add(List.copyOf(figures));
            row.add(explanation.of(below));
            row.add(explanation.of(above));
        }
        return row;
    }

    private static @Nullable String note(long lower, Bounds most) {
        if (most.upper() != null) {
            return null;
        }
        return lower == 0 ? "No figure speaks of this span." : "No figure bounds this span from above.";
    }
}
