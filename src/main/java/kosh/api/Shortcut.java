package kosh.api;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import kosh.http.Suffix;
import kosh.problem.Problem;
import kosh.reply.Door;

/**
 * Answers small questions to tables from the event loop, in less time than it takes to lead them to their endpoints. Whatever is not small, and
 * whatever is to be refused, goes on.
 */
@ApplicationScoped
public class Shortcut {

    /** When the address is known to be one, and before the endpoint's turn is waited for. */
    private static final int BEFORE_ADMISSION = 305;

    private final Answers answers;
    /** By path; those with further columns are left out, for which more has to be asked. */
    private final Map<String, Answers.View> views;

    private final Counter answered;

    public Shortcut(Answers answers, AggregatesResource aggregates, ArrivalsResource arrivals, MeterRegistry metrics) {
        this.answers = answers;
        this.answered = metrics.counter("kosh.questions", "outcome", "at_once");
        this.views = Map.of("/v1/aggregates", aggregates.view(), "/v1/arrivals", arrivals.view());
    }

    void register(@Observes Filters filters) {
        filters.register(this::take, BEFORE_ADMISSION);
    }

    private void take(RoutingContext context) {
        Answers.View view = Door.reads(context.request())
                ? views.get(Suffix.of(context.request().path()).path())
                : null;
        if (view != null && isAnswered(view, context)) {
            answered.increment();
        } else {
            context.next();
        }
    }

    private boolean isAnswered(Answers.View view, RoutingContext context) {
        try {
            return answers.answerAtOnce(view, context);
        } catch (Problem e) {
            return false;
        }
    }
}
