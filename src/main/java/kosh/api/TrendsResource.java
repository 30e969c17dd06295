package kosh.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kosh.area.Language;
import kosh.http.Parameters;
import kosh.query.Dimension;
import kosh.query.Edition;
import kosh.query.Headline;
import kosh.query.Level;
import kosh.query.Question;
import kosh.table.Format;
import kosh.trend.Method;
import kosh.trend.Trend;
import kosh.trend.Wanted;

/** The trend of one series: what statistics say of it, and what they cannot. */
@Path("/v1/trends")
public class TrendsResource {

    private static final Set<Format> FORMATS = EnumSet.of(Format.JSON, Format.CSV);
    private static final Set<String> OWN = Set.of("level", "method", "horizon");
    private static final BigDecimal USUAL_LEVEL = new BigDecimal("0.95");
    private static final BigDecimal LEAST_LEVEL = new BigDecimal("0.5");
    private static final BigDecimal GREATEST_LEVEL = new BigDecimal("0.999");
    private static final int USUAL_HORIZON = 3;
    static final int GREATEST_HORIZON = 20;

    private final Call call;
    private final Headline headline;

    public TrendsResource(Call call, Headline headline) {
        this.call = call;
        this.headline = headline;
    }

    @GET
    public Response trend() {
        Set<String> known = new TreeSet<>(Question.PARAMETERS);
        known.addAll(OWN);
        Parameters parameters = call.parameters(known);
        Edition edition = call.edition(parameters);
        Format format = call.format(parameters, FORMATS);
        Language language = call.language(parameters);
        Question question = new Draft(call.path(), parameters, edition, List.of(new Level(Dimension.TIME, null)))
                .aboutWhatCounts(headline)
                .keeping(Dimension.TIME);
        Wanted wanted = new Wanted(
                level(parameters),
                parameters.number("horizon", 1, GREATEST_HORIZON).orElse(USUAL_HORIZON),
                methods(parameters));
        Map<String, String> normalForm = new TreeMap<>(question.normalForm());
        normalForm.putAll(wanted.normalForm());
        return call.answer(parameters, edition, question.path(), normalForm, format, () -> {
            Trend trend = Trend.of(question, edition, wanted);
            return format == Format.CSV ? TrendTables.flat(trend) : TrendTables.whole(trend, language);
        });
    }

    private static BigDecimal level(Parameters parameters) {
        return parameters
                .text("level")
                .map(text -> {
                    Optional<BigDecimal> level = text.matches("0?\\.\\d{1,6}")
                            ? Optional.of(new BigDecimal(text).stripTrailingZeros())
                            : Optional.empty();
                    return level.filter(l -> l.compareTo(LEAST_LEVEL) >= 0 && l.compareTo(GREATEST_LEVEL) <= 0)
                            .orElseThrow(() -> Parameters.bad(
                                    "level",
                                    text,
                                    "'" + text + "' is not a number from " + LEAST_LEVEL + " to " + GREATEST_LEVEL));
                })
                .orElse(USUAL_LEVEL);
    }

    private static Set<Method> methods(Parameters parameters) {
        return parameters.list("method").stream()
                .map(name -> Method.of(name).orElseThrow(() -> Parameters.notOneOf("method", name, Method.names())))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Method.class)));
    }
}
