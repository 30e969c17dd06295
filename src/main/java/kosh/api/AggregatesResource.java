package kosh.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import kosh.query.Dimension;
import kosh.query.Headline;
import kosh.query.Level;

/** Any table, any of its indicators, kept by any dimensions: by time if nothing else is asked. */
@Path("/v1/aggregates")
public class AggregatesResource {

    private final Answers answers;
    private final Headline headline;

    public AggregatesResource(Answers answers, Headline headline) {
        this.answers = answers;
        this.headline = headline;
    }

    @GET
    public Response aggregates() {
        return answers.answer(view());
    }

    /** What the path asks. */
    Answers.View view() {
        return new Answers.View(
                List.of(new Level(Dimension.TIME, null)), draft -> draft.aboutNamedOr(headline.total()));
    }
}
