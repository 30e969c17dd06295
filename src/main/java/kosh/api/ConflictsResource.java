package kosh.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kosh.evidence.Conflict;
import kosh.evidence.Disagreement;
import kosh.evidence.Figure;
import kosh.evidence.Rule;
import kosh.evidence.SetAside;
import kosh.http.Parameters;
import kosh.observation.Observation;
import kosh.query.Headline;
import kosh.table.Format;
import kosh.table.Table;
import org.jspecify.annotations.Nullable;

/** Printed figures that cannot all be true: those set aside, each with what convicts it, and pairs that tell the same cell differently. */
@Path("/v1/conflicts")
public class ConflictsResource {

    private static final String PATH = "/v1/conflicts";
    private static final Set<Format> FORMATS = EnumSet.of(Format.JSON, Format.CSV, Format.NDJSON);
    private static final List<String> COLUMNS = List.of(
            "kind",
            "observation",
            "other",
            "origin",
            "origin_name",
            "time",
            "says",
            "other_says",
            "trust",
            "persons",
            "sentence",
            "figures",
            "also",
            "conflicts",
            "link");

    private final Call call;
    private final Headline headline;
    private final Dossiers dossiers;

    public ConflictsResource(Call call, Headline headline, Dossiers dossiers) {
        this.call = call;
        this.headline = headline;
        this.dossiers = dossiers;
    }

    @GET
    public Response conflicts() {
        Parameters parameters = call.parameters(Set.of("indicator", "origin", "destination", "rule"));
        Inquiry inquiry = Inquiry.of(call, PATH, parameters, FORMATS, headline, Rule.ALL_V1);
        List<String> origins = inquiry.origins();
        Map<String, String> normalForm = inquiry.normalForm();
        return call.answer(parameters, inquiry.edition(), PATH, normalForm, inquiry.format(), () -> {
            Dossier dossier = dossiers.of(inquiry.edition(), inquiry.destination());
            Findings findings = dossier.findings(inquiry.indicator().id(), inquiry.rule());
            List<SetAside> setAside = findings.setAside().stream()
                    .filter(aside ->
                            origins.isEmpty() || origins.contains(aside.figure().origin()))
                    .toList();
            List<Disagreement> pairs = findings.disagreements().stream()
                    .filter(pair ->
                            origins.isEmpty() || origins.contains(pair.first().origin()))
                    .toList();
            Map<String, Object> head = inquiry.head(normalForm);
            head.put("figures", findings.evidence().figures().size());
            head.put("set_aside", setAside.size());
            head.put("disagreements", pairs.size());
            return Table.list(
                    head,
                    COLUMNS,
                    Stream.concat(
                            setAside.stream().map(aside -> row(aside, dossier, inquiry)),
                            pairs.stream().map(pair -> row(pair, dossier, inquiry))));
        });
    }

    private static List<@Nullable Object> row(SetAside aside, Dossier dossier, Inquiry inquiry) {
        Figure figure = aside.figure();
        Set<String> figures = new LinkedHashSet<>();
        aside.conflicts().forEach(conflict -> conflict.figures().forEach(each -> figures.add(each.id())));
        Conflict first = aside.conflicts().get(0);
        return Arrays.asList(
                "set-aside",
                figure.id(),
                null,
                figure.origin(),
                inquiry.name(figure.origin()),
                time(figure, dossier),
                figure.range().text(),
                null,
                Inquiry.text(figure.reliability()),
                first.by(),
                first.sentence(),
                List.copyOf(figures),
                aside.reprints().stream().map(Figure::id).toList(),
                Explanation.in(inquiry.edition(), inquiry.format()).of(aside.conflicts()),
                "/v1/observations/" + figure.id());
    }

    private static List<@Nullable Object> row(Disagreement pair, Dossier dossier, Inquiry inquiry) {
        Figure first = pair.first();
        return Arrays.asList(
                "disagreement",
                first.id(),
                pair.second().id(),
                first.origin(),
                inquiry.name(first.origin()),
                time(first, dossier),
                first.range().text(),
                pair.second().range().text(),
                Inquiry.text(pair.second().reliability()),
                null,
                pair.sentence(),
                List.of(first.id(), pair.second().id()),
                List.of(),
                List.of(),
                "/v1/observations/" + first.id());
    }

    private static @Nullable String time(Figure figure, Dossier dossier) {
        return dossier.row(figure.id())
                .map(Observation::period)
                .map(Object::toString)
                .orElse(null);
    }
}
