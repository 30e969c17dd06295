package kosh.api;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import kosh.http.Suffix;
import kosh.reply.Door;
import kosh.reply.Target;
import org.jspecify.annotations.Nullable;

/**
 * Answers small questions to tables from the event loop, in less time than it takes to lead them to their endpoints. Whatever is not small, and
 * whatever is to be refused, goes on.
 */
@ApplicationScoped
public class Shortcut {

    /** After what is kept was looked for, and before the endpoint's turn is waited for. */
    private static final int BEFORE_ADMISSION = 305;

    private static final int LONGEST_ADDRESS = 1024;
    private static final int LONGEST_HEADER = 256;

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
        Answers.View view = isShort(Target.of(context)) && Door.reads(context.request())
                ? views.get(Suffix.of(context.normalizedPath()).path())
                : null;
        if (view != null && isAnswered(view, context)) {
            answered.increment();
        } else {
            context.next();
        }
    }

    /** What can be asked in few letters is read in no time. */
    private static boolean isShort(Target target) {
        return target.uri().length() <= LONGEST_ADDRESS && isShort(target.accept()) && isShort(target.acceptLanguage());
    }

    private static boolean isShort(@Nullable String header) {
        return header == null || header.length() <= LONGEST_HEADER;
    }

    /** Whatever fails here fails again at the endpoint, which tells it to the caller. */
    private boolean isAnswered(Answers.View view, RoutingContext context) {
        try {
            return answers.answerAtOnce(view, context);
        } catch (RuntimeException e) {
            return false;
        }
    }
}
