package kosh.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import kosh.evidence.Figure;
import kosh.evidence.Rule;
import kosh.evidence.Verdict;
import kosh.http.Parameters;
import kosh.observation.Observation;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import kosh.query.Address;
import kosh.query.Headline;
import kosh.source.Source;
import kosh.table.Format;
import kosh.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * The claims in the data, each with its verdict now: printed figures that no state body and no international organisation stands behind,
 * held against those of which one does.
 */
@Path("/v1/claims")
public class ClaimsResource {

    private static final String PATH = "/v1/claims";
    private static final Set<Format> FORMATS = EnumSet.of(Format.JSON, Format.CSV);
    private static final List<String> COLUMNS = Stream.of(
                    List.of("id", "indicator", "origin", "origin_name", "time", "unit", "says", "trust"),
                    VerdictRow.COLUMNS,
                    List.of(
                            "definition",
                            "note",
                            "source",
                            "source_title",
                            "source_publisher",
                            "source_date",
                            "source_url",
                            "link"))
            .flatMap(List::stream)
            .toList();

    private final Call call;
    private final Headline headline;
    private final Dossiers dossiers;

    public ClaimsResource(Call call, Headline headline, Dossiers dossiers) {
        this.call = call;
        this.headline = headline;
        this.dossiers = dossiers;
    }

    @GET
    public Response claims() {
        Parameters parameters = call.parameters(Set.of("indicator", "origin", "destination", "verdict"));
        Inquiry inquiry = Inquiry.of(call, PATH, parameters, FORMATS, headline, Rule.OFFICIAL_V1);
        List<String> origins = inquiry.origins();
        boolean ofOne = parameters.text("indicator").isPresent();
        Optional<String> kind = parameters.text("verdict");
        List<String> kinds =
                Arrays.stream(Verdict.Kind.values()).map(Inquiry::text).toList();
        kind.filter(text -> !kinds.contains(text)).ifPresent(text -> {
            throw Parameters.notOneOf("verdict", text, kinds);
        });
        Map<String, String> normalForm = new TreeMap<>(inquiry.normalForm());
        normalForm.remove("rule");
        if (!ofOne) {
            normalForm.remove("indicator");
        }
        kind.ifPresent(text -> normalForm.put("verdict", text));
        return call.answer(parameters, inquiry.edition(), PATH, normalForm, inquiry.format(), () -> {
            Dossier dossier = dossiers.of(inquiry.edition(), inquiry.destination());
            List<List<@Nullable Object>> rows = dossier.claims().stream()
                    .filter(claim -> !ofOne
                            || claim.indicator().equals(inquiry.indicator().id()))
                    .filter(claim -> origins.isEmpty() || origins.contains(claim.origin()))
                    .filter(claim -> kind.isEmpty()
                            || kind.get()
                                    .equals(Inquiry.text(dossier.verdict(claim).kind())))
                    .map(claim -> row(claim, dossier, inquiry))
                    .toList();
            Map<String, Object> head = inquiry.head(normalForm);
            head.put("count", rows.size());
            return Table.list(head, COLUMNS, rows.stream());
        });
    }

    @GET
    @Path("{id}")
    public Response claim(@PathParam("id") String id) {
        Parameters parameters = call.parameters(Set.of());
        Inquiry inquiry = Inquiry.of(call, PATH, parameters, FORMATS, headline, Rule.OFFICIAL_V1);
        Dossier dossier = dossiers.of(inquiry.edition(), inquiry.destination());
        Figure claim = dossier.claims().stream()
                .filter(figure -> figure.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        ProblemType.NOT_FOUND,
                        "Release " + inquiry.edition().release().number() + " holds no claim '" + id
                                + "'; all stand at " + PATH
                                + ". Any other number is held against the figures at /v1/verify."));
        return call.answer(parameters, inquiry.edition(), PATH + "/" + id, Map.of(), inquiry.format(), () -> {
            List<String> columns = new ArrayList<>(COLUMNS);
            columns.addAll(VerdictRow.REASONS);
            List<@Nullable Object> row = new ArrayList<>(row(claim, dossier, inquiry));
            row.addAll(VerdictRow.reasons(dossier.verdict(claim), Explanation.in(inquiry.edition(), inquiry.format())));
            Map<String, Object> head = new LinkedHashMap<>(inquiry.head(Map.of()));
            head.put("question", PATH + "/" + id);
            return Table.item(head, columns, row);
        });
    }

    private static List<@Nullable Object> row(Figure claim, Dossier dossier, Inquiry inquiry) {
        Optional<Observation> printed = dossier.row(claim.id());
        Optional<Source> source =
                Optional.ofNullable(claim.source()).flatMap(inquiry.edition().catalog()::source);
        List<@Nullable Object> row = new ArrayList<>(Arrays.asList(
                claim.id(),
                claim.indicator(),
                claim.origin(),
                inquiry.name(claim.origin()),
                printed.map(Observation::period).map(Object::toString).orElse(null),
                inquiry.unit(claim.indicator(), claim.share()),
                claim.range().text(),
                Inquiry.text(claim.reliability())));
        row.addAll(VerdictRow.of(dossier.verdict(claim)));
        row.addAll(Arrays.asList(
                printed.map(Observation::definition).map(Object::toString).orElse(null),
                printed.map(Observation::note).orElse(null),
                source.map(Source::id).orElse(null),
                source.map(Source::title).orElse(null),
                source.map(Source::publisher).orElse(null),
                source.map(Source::date).orElse(null),
                source.map(Source::url).orElse(null),
                Address.of(PATH + "/" + claim.id(), Map.of())));
        return row;
    }
}
