package kosh.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import kosh.query.Answer;
import kosh.query.Dimension;
import kosh.query.Headline;
import kosh.query.Level;

/**
 * Citizenships granted, by year and group, and their ratio to the status grants of the same year. That is a ratio of two flows: the people who
 * became citizens in a year are not those who got the status in it, so it is no share of a cohort and no speed.
 */
@Path("/v1/naturalization/grants")
public class GrantsResource {

    private static final String DATASET = "citizenship-grants";
    private static final String WARNING =
            "flow_ratio sets the citizenships of a year beside the status grants of the same year and origin. Those are "
                    + "different people, counted by different ministries: it is no share of a cohort and says nothing of speed.";

    private final Answers answers;
    private final Headline headline;

    public GrantsResource(Answers answers, Headline headline) {
        this.answers = answers;
        this.headline = headline;
    }

    @GET
    public Response grants() {
        return answers.answer(new Answers.View(
                List.of(new Level(Dimension.TIME, null), new Level(Dimension.INDICATOR, null)),
                draft ->
                        draft.aboutNamedOr(DATASET).keeping(Dimension.INDICATOR).keeping(Dimension.TIME),
                GrantsResource::warned,
                answer -> {
                    FlowRatio ratio = FlowRatio.of(answer, headline);
                    return List.of(
                            new Answers.Column("status_grants", ratio::arrivals),
                            new Answers.Column("flow_ratio", ratio::ratio),
                            new Answers.Column("flow_ratio_low", ratio::low),
                            new Answers.Column("flow_ratio_high", ratio::high));
                }));
    }

    private static Answer warned(Answer answer) {
        List<String> notes = new ArrayList<>(answer.notes());
        notes.add(WARNING);
        return new Answer(answer.question(), answer.edition(), answer.cells(), notes);
    }
}
