package kosh.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import kosh.dataset.Dataset;
import kosh.observation.Holding;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import kosh.query.Dimension;
import kosh.query.Headline;
import kosh.query.Level;
import kosh.query.Question;

/** Arrivals: by year if nothing else is asked, from all origins together unless the question speaks of origins. */
@Path("/v1/arrivals")
public class ArrivalsResource {

    private final Answers answers;
    private final Headline headline;

    public ArrivalsResource(Answers answers, Headline headline) {
        this.answers = answers;
        this.headline = headline;
    }

    @GET
    public Response arrivals() {
        return answers.answer(view());
    }

    /** What the path asks. */
    Answers.View view() {
        return new Answers.View(
                List.of(new Level(Dimension.TIME, null)),
                draft -> ofArrivals(draft.aboutHeadline(headline), draft, headline));
    }

    /** Holds the question at the headline indicator; refuses a table that does not count it. */
    static Question ofArrivals(Question question, Draft draft, Headline headline) {
        refuseOtherIndicators(question, headline);
        Dataset dataset = question.dataset();
        List<String> counted = draft.edition().holdingsOf(dataset.id()).stream()
                .map(Holding::indicator)
                .toList();
        if (dataset.isTable() && !counted.contains(headline.indicator())) {
            throw Problem.of(
                            ProblemType.UNKNOWN_CODE,
                            dataset.id() + " does not count " + headline.indicator() + " but "
                                    + String.join(", ", counted) + ".")
                    .tryInstead("/v1/aggregates?dataset=" + dataset.id());
        }
        return question.about(Dimension.INDICATOR, headline.indicator());
    }

    /** The path is about one indicator: another one is to be asked for elsewhere. */
    private static void refuseOtherIndicators(Question question, Headline headline) {
        boolean another = question.filters()
                .codes(Dimension.INDICATOR)
                .filter(f -> !f.takes(headline.indicator()))
                .isPresent();
        if (another) {
            throw Problem.of(
                            ProblemType.UNKNOWN_CODE,
                            "This path counts " + headline.indicator()
                                    + " only; ask /v1/aggregates for other indicators.")
                    .tryInstead(new Question("/v1/aggregates", question.dataset(), question.filters(), question.by())
                            .address());
        }
    }
}
