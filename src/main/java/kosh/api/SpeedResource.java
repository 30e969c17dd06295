package kosh.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kosh.area.Language;
import kosh.dataset.Dataset;
import kosh.http.Parameters;
import kosh.naturalization.EpisodeTable;
import kosh.naturalization.Speed;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import kosh.query.Edition;
import kosh.query.Question;
import kosh.survival.Cohort;
import kosh.survival.LogRank;
import kosh.table.Format;
import kosh.table.Table;

/** How fast arrivals became citizens, estimated from episodes; where there are none, that there is no data, and what there is instead. */
@Path("/v1/naturalization/speed")
public class SpeedResource {

    private static final Set<Format> FORMATS = EnumSet.of(Format.JSON, Format.CSV);
    private static final String NO_EPISODES =
            "No data: nobody has published episodes from which the time to citizenship could be estimated, and no mean, median or table of it was "
                    + "found. Terms are limits for the office, grants are counts of a year, and published cases are known because they went badly: "
                    + "none of them is a speed.";
    private static final String CASES_ONLY =
            "No data: this dataset is a register of published single cases, which became known because of later arrests or activism. They are shown "
                    + "one by one and never estimated from.";

    private final Call call;

    public SpeedResource(Call call) {
        this.call = call;
    }

    @GET
    public Response speed() {
        Parameters parameters = call.parameters(SpeedQuestion.PARAMETERS);
        Edition edition = call.edition(parameters);
        Format format = call.format(parameters, FORMATS);
        Language language = call.language(parameters);
        Optional<Dataset> dataset = Question.dataset(parameters, edition.catalog());
        SpeedQuestion question = SpeedQuestion.of(parameters, edition, dataset.map(Dataset::id));
        return call.answer(
                parameters,
                edition,
                call.path(),
                question.normalForm(),
                format,
                () -> dataset.flatMap(d -> edition.naturalization().table(d.id()))
                        .map(table -> answer(question, dataset.orElseThrow(), table, edition, language))
                        .orElseGet(() -> noData(question, dataset, edition, language)));
    }

    private static Table noData(SpeedQuestion question, Optional<Dataset> dataset, Edition edition, Language language) {
        dataset.filter(d -> d.kind() != Dataset.Kind.CASES).ifPresent(d -> {
            throw Problem.of(
                            ProblemType.NOT_A_TABLE,
                            d.id()
                                    + " holds figures, not episodes: the time to citizenship cannot be told from counts.")
                    .tryInstead("/v1/naturalization/grants");
        });
        Map<String, Object> head = head(question, dataset, edition, language);
        head.put("reason", dataset.isPresent() ? CASES_ONLY : NO_EPISODES);
        return Table.list(head, SpeedColumns.names(question), Stream.of());
    }

    /** What every answer says first. */
    private static Map<String, Object> head(
            SpeedQuestion question, Optional<Dataset> dataset, Edition edition, Language language) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("question", question.address());
        head.put("release", edition.release().number());
        dataset.ifPresent(d -> head.put("dataset", Answers.reference(d, language)));
        Map<String, String> instead = new LinkedHashMap<>();
        instead.put("terms", "/v1/naturalization/terms");
        instead.put("grants", "/v1/naturalization/grants");
        instead.put("cases", "/v1/naturalization/cases");
        head.put("instead", instead);
        head.put(
                "episodes",
                edition.naturalization().episodes().keySet().stream()
                        .sorted()
                        .map(id -> "/v1/naturalization/speed?dataset=" + id)
                        .toList());
        return head;
    }

    private static Table answer(
            SpeedQuestion question, Dataset dataset, EpisodeTable episodes, Edition edition, Language language) {
        Speed speed = speed(question, episodes, edition);
        Map<String, Object> head = head(question, Optional.of(dataset), edition, language);
        if (speed.groups().isEmpty()) {
            head.put("reason", "No data: no episode of " + dataset.id() + " passes the filters.");
        }
        head.put("method", speed.knowsDays() ? "kaplan-meier" : "turnbull");
        head.put(
                "notes",
                speed.knowsDays()
                        ? List.of(
                                "within_N and the quantiles say how fast people would become citizens if nobody left, was refused or died (Kaplan-Meier); "
                                        + "citizen_by_tau, left_by_tau and so on say what did happen to them (Aalen-Johansen).")
                        : List.of(
                                "Some dates are known only by their month or year, so each time lies in a span of days (Turnbull): low and high are "
                                        + "the limits of what the dates allow, no confidence intervals. precision=day leaves such episodes out."));
        head.put(
                "excluded",
                speed.excluded().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(e -> {
                            Map<String, Object> excluded = new LinkedHashMap<>();
                            excluded.put("persons", e.getValue());
                            excluded.put("reason", e.getKey().sentence());
                            return excluded;
                        })
                        .toList());
        head.put("log_rank", logRank(speed));
        return Table.list(head, SpeedColumns.names(question), SpeedColumns.rows(question, speed, edition, language));
    }

    private static Speed speed(SpeedQuestion question, EpisodeTable episodes, Edition edition) {
        try {
            return Speed.of(episodes, question.selection(), question.classifiers(episodes, edition));
        } catch (Speed.TooMany e) {
            throw e.areGroups()
                    ? Problem.of(
                                    ProblemType.TOO_MUCH,
                                    "The question makes " + e.count() + " groups, and " + Speed.MOST_GROUPS
                                            + " at most are answered at once. Keep less with by=, or filter.")
                            .tryInstead(question.withoutGroups())
                    : Problem.of(
                                    ProblemType.TOO_MUCH,
                                    "More than " + e.count()
                                            + " different spans of days: that takes too long to estimate. precision=day leaves out episodes whose "
                                            + "days are not known.")
                            .tryInstead(question.ofDays());
        }
    }

    /** Whether the groups differ; the reason if that cannot be said. */
    private static Map<String, Object> logRank(Speed speed) {
        Map<String, Object> test = new LinkedHashMap<>();
        List<Cohort> cohorts = Stream.ofNullable(speed.knowsDays() ? speed.groups() : null)
                .flatMap(List::stream)
                .map(Speed.Group::cohort)
                .flatMap(Stream::ofNullable)
                .toList();
        if (!speed.knowsDays()) {
            test.put("reason", "The test needs days, and some dates are known only by their month or year.");
            return test;
        }
        LogRank result = LogRank.of(cohorts);
        result.chiSquare().toOptional().ifPresent(number -> test.put("chi_square", number));
        result.pValue().toOptional().ifPresent(number -> test.put("p", number));
        test.put("degrees_of_freedom", result.degreesOfFreedom());
        if (result.pValue().absence() != null) {
            test.put("reason", result.pValue().absence().sentence() + ".");
        }
        return test;
    }
}
