package kosh.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import kosh.area.Area;
import kosh.evidence.Claim;
import kosh.evidence.Evidence;
import kosh.evidence.Range;
import kosh.evidence.Rule;
import kosh.evidence.Said;
import kosh.evidence.Verdict;
import kosh.evidence.Wording;
import kosh.http.Parameters;
import kosh.observation.Definition;
import kosh.observation.Period;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import kosh.query.Headline;
import kosh.table.Format;
import kosh.table.Table;
import org.jspecify.annotations.Nullable;

/** Holds any number that somebody brings against the printed figures. */
@Path("/v1/verify")
public class VerifyResource {

    private static final String PATH = "/v1/verify";
    private static final Set<Format> FORMATS = EnumSet.of(Format.JSON, Format.CSV);
    private static final List<String> UNITS = List.of("persons", "percent");
    private static final Set<String> PARAMETERS =
            Set.of("value", "low", "high", "unit", "indicator", "origin", "destination", "time", "definition", "rule");
    private static final List<String> COLUMNS = Stream.of(
                    List.of("indicator", "origin", "origin_name", "destination", "time", "unit", "says"),
                    VerdictRow.COLUMNS,
                    VerdictRow.REASONS)
            .flatMap(List::stream)
            .toList();
    private static final Period ALL_OF_TIME = Period.of(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31));

    private final Call call;
    private final Headline headline;
    private final Dossiers dossiers;

    public VerifyResource(Call call, Headline headline, Dossiers dossiers) {
        this.call = call;
        this.headline = headline;
        this.dossiers = dossiers;
    }

    @GET
    public Response verify() {
        return verdict(call.parameters(PARAMETERS));
    }

    /** The same with the parameters as members of an object. It changes nothing, so it needs no token. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response verify(@Nullable Map<String, @Nullable String> body) {
        if (body == null) {
            throw Problem.of(
                    ProblemType.BAD_REQUEST,
                    "There is no body; send an object such as {\"value\": 500000, \"origin\": \"CHN\", \"time\": \"1991-01-01/2020-10-01\"}.");
        }
        return verdict(call.parameters(PARAMETERS, body));
    }

    private Response verdict(Parameters parameters) {
        Inquiry inquiry = Inquiry.of(call, PATH, parameters, FORMATS, headline, Rule.OFFICIAL_V1);
        Wish wish = Wish.of(inquiry);
        return call.answer(
                parameters,
                inquiry.edition(),
                PATH,
                wish.normalForm(),
                inquiry.format(),
                () -> table(wish, dossiers.of(inquiry.edition(), inquiry.destination())));
    }

    /** What is claimed. */
    private record Wish(
            Inquiry inquiry,
            String origin,
            boolean share,
            BigDecimal value,
            Range range,
            Optional<Period> span,
            Definition definition) {

        static Wish of(Inquiry inquiry) {
            Parameters parameters = inquiry.parameters();
            String unit = parameters.text("unit").orElse("");
            if (!unit.isEmpty() && !UNITS.contains(unit)) {
                throw Parameters.notOneOf("unit", unit, UNITS);
            }
            List<String> origins = inquiry.origins();
            if (origins.size() > 1) {
                throw Parameters.bad("origin", parameters.text("origin").orElse(""), "name one, not several");
            }
            Optional<Said> said = said(parameters, "value", unit);
            Optional<Said> low = said(parameters, "low", unit);
            Optional<Said> high = said(parameters, "high", unit);
            Said any = said.or(() -> low)
                    .or(() -> high)
                    .orElseThrow(() -> Parameters.bad(
                            "value",
                            "",
                            "say the number, such as 500000, 41.5% or about 1.7 million; or low and high"));
            if (Stream.of(said, low, high).flatMap(Optional::stream).anyMatch(each -> each.share() != any.share())) {
                throw Parameters.bad("unit", unit, "persons and percent do not go together");
            }
            String origin = origins.isEmpty() ? Area.WORLD : origins.get(0);
            if (any.share() && origin.equals(Area.WORLD)) {
                throw Parameters.bad("origin", origin, "a share is of all origins together; say whose it is");
            }
            return new Wish(
                    inquiry,
                    origin,
                    any.share(),
                    any.number(),
                    range(said, low, high, any.share()),
                    inquiry.span(),
                    definition(parameters));
        }

        private static Optional<Said> said(Parameters parameters, String name, String unit) {
            return parameters
                    .text(name)
                    .map(text -> Said.parse(unit.equals("percent") && !text.endsWith("%") ? text + "%" : text)
                            .filter(said -> name.equals("value") || said.wording() == Wording.PLAIN)
                            .filter(said -> !(unit.equals("persons") && said.share()))
                            .orElseThrow(() -> Parameters.bad(
                                    name,
                                    text,
                                    "'" + text + "' is no number of persons and no share; write 500000, 500,000, 41.5%"
                                            + (name.equals("value")
                                                    ? ", about 1.7 million or more than 65 thousand"
                                                    : ""))));
        }

        private static Range range(Optional<Said> said, Optional<Said> low, Optional<Said> high, boolean share) {
            BigDecimal least = low.map(Said::number).orElse(null);
            BigDecimal most = high.map(Said::number).orElse(null);
            BigDecimal value = said.map(Said::number).orElse(null);
            List<BigDecimal> rising = Stream.of(low, said, high)
                    .flatMap(Optional::stream)
                    .map(Said::number)
                    .toList();
            if (!rising.equals(rising.stream().sorted().toList())) {
                throw Parameters.bad("low", String.valueOf(least), "low, value and high must rise in this order");
            }
            Wording wording = said.map(Said::wording).orElse(Wording.PLAIN);
            return share ? Range.ofShare(value, least, most, wording) : Range.ofCount(value, least, most, wording);
        }

        private static Definition definition(Parameters parameters) {
            String text = parameters.text("definition").orElse(Definition.SAME.toString());
            return Definition.of(text)
                    .orElseThrow(() -> Parameters.notOneOf(
                            "definition",
                            text,
                            Arrays.stream(Definition.values())
                                    .map(Definition::toString)
                                    .toList()));
        }

        Map<String, String> normalForm() {
            Map<String, String> texts = new TreeMap<>(inquiry.normalForm());
            texts.put("origin", origin);
            Stream.of("value", "low", "high", "unit")
                    .forEach(name -> inquiry.parameters().text(name).ifPresent(text -> texts.put(name, text)));
            texts.put("definition", definition.toString());
            return texts;
        }

        Claim claim(Period period) {
            return new Claim(
                    inquiry.indicator().id(),
                    origin,
                    period.start(),
                    period.earliestEnd(),
                    period.end(),
                    share,
                    value,
                    range,
                    definition);
        }
    }

    private static Table table(Wish wish, Dossier dossier) {
        Inquiry inquiry = wish.inquiry();
        String indicator = inquiry.indicator().id();
        Evidence evidence = dossier.findings(indicator, inquiry.rule()).evidence();
        Period period = period(wish, evidence);
        Verdict verdict = dossier.court(indicator, inquiry.rule()).judge(wish.claim(period));
        List<@Nullable Object> row = new ArrayList<>(Arrays.asList(
                indicator,
                wish.origin(),
                inquiry.name(wish.origin()),
                inquiry.destination(),
                period.toString(),
                inquiry.unit(indicator, wish.share()),
                wish.range().text()));
        row.addAll(VerdictRow.of(verdict));
        row.addAll(VerdictRow.reasons(verdict, Explanation.in(inquiry.edition(), inquiry.format())));
        return Table.item(inquiry.head(wish.normalForm()), COLUMNS, row);
    }

    /** If nothing is said of the time: from the first figure as far as the total is bounded. */
    private static Period period(Wish wish, Evidence evidence) {
        List<LocalDate> known = evidence.span();
        return wish.span()
                .map(span -> Inquiry.closed(span, known).orElse(span))
                .or(() -> evidence.boundedUntil(wish.origin()).map(last -> Period.of(known.get(0), last)))
                .orElse(known.isEmpty() ? ALL_OF_TIME : Period.of(known.get(0), known.get(1)));
    }
}
