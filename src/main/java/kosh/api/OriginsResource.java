package kosh.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import kosh.observation.Observation;
import kosh.query.Answer;
import kosh.query.Cell;
import kosh.query.Dimension;
import kosh.query.Headline;
import kosh.query.Level;
import kosh.query.Question;
import kosh.query.TimeFilter;
import org.jspecify.annotations.Nullable;

/**
 * Arrivals by where they came from, of the last year with figures if no time is asked: value, share, rank, and the population they could
 * come from where it is known.
 */
@Path("/v1/origins")
public class OriginsResource {

    private static final TimeFilter LAST_YEAR = new TimeFilter(List.of(), 1);

    private static final Comparator<Cell> MOST_FIRST =
            Comparator.comparing(Cell::value, Comparator.nullsLast(Comparator.reverseOrder()));

    private final Answers answers;
    private final Headline headline;

    public OriginsResource(Answers answers, Headline headline) {
        this.answers = answers;
        this.headline = headline;
    }

    @GET
    public Response origins() {
        return answers.answer(new Answers.View(
                List.of(new Level(Dimension.ORIGIN, null)),
                draft -> withOrigins(
                        ArrivalsResource.ofArrivals(draft.aboutNamedOr(headline.byOrigin()), draft, headline)),
                answer -> answer.sorted(MOST_FIRST),
                OriginsResource::columns));
    }

    private static Question withOrigins(Question question) {
        Question kept = question.keeping(Dimension.ORIGIN);
        return kept.filters().time().equals(TimeFilter.ALL) ? kept.during(LAST_YEAR) : kept;
    }

    private static List<Answers.Column> columns(Answer answer) {
        Ranking ranking = new Ranking(answer);
        return List.of(
                new Answers.Column("share", ranking::share),
                new Answers.Column("rank", ranking::rank),
                new Answers.Column("source_population", ofPopulation(ranking, answer, Observation::value)),
                new Answers.Column(
                        "source_population_time",
                        ofPopulation(ranking, answer, o -> o.period().toString())),
                new Answers.Column(
                        "source_population_status",
                        ofPopulation(ranking, answer, o -> o.status().toString())),
                new Answers.Column(
                        "source_population_link", ofPopulation(ranking, answer, o -> "/v1/observations/" + o.id())));
    }

    private static Function<Cell, @Nullable Object> ofPopulation(
            Ranking ranking, Answer answer, Function<Observation, @Nullable Object> property) {
        return cell -> {
            Observation population = answer.edition().sourcePopulation(ranking.originOf(cell));
            return population == null ? null : property.apply(Objects.requireNonNull(population));
        };
    }
}
