package kosh.reply;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import kosh.http.ProblemBody;
import kosh.problem.Deadline;
import kosh.problem.Problem;
import kosh.problem.ProblemType;

/**
 * Where questions come in: an answer that is kept goes out at once, from the event loop; any other question that nobody answers before is let in to
 * its endpoint when its turn has come, or is refused when too many are waiting. Nothing else passes here: what writes, health and metrics are never
 * held up.
 */
@ApplicationScoped
public class Door {

    /** And after addresses that are none were refused. */
    private static final int AFTER_CORS = 315;

    private static final int AFTER_ALL = 300;
    /** What is asked of the database, which may take longer, shall not stand in the way of the others. */
    private static final List<String> OF_DATABASE = List.of("/v1/observations", "/v1/releases");

    private static final List<String> NO_QUESTIONS = List.of("/v1/imports", "/v1/tokens", "/v1/limits");

    private final Replies replies;
    private final Limits limits;
    private final ProblemBody problems;
    private final Admission ofMemory;
    private final Admission ofDatabase;
    private final Counter admitted;
    private final Counter refused;

    public Door(Replies replies, Limits limits, ProblemBody problems, MeterRegistry metrics) {
        this.replies = replies;
        this.limits = limits;
        this.problems = problems;
        this.ofMemory = new Admission(limits.computing(), limits.waiting(), limits.patience());
        this.ofDatabase = new Admission(limits.computing(), limits.waiting(), limits.patience());
        this.admitted = metrics.counter("kosh.questions", "outcome", "admitted");
        this.refused = metrics.counter("kosh.questions", "outcome", "refused");
        gauge(metrics, "memory", ofMemory);
        gauge(metrics, "database", ofDatabase);
    }

    private static void gauge(MeterRegistry metrics, String of, Admission admission) {
        metrics.gauge("kosh.questions.computing", List.of(Tag.of("of", of)), admission, Admission::computing);
        metrics.gauge("kosh.questions.waiting", List.of(Tag.of("of", of)), admission, Admission::waiting);
    }

    void register(@Observes Filters filters) {
        filters.register(this::sendKept, AFTER_CORS);
        filters.register(this::letIn, AFTER_ALL);
    }

    private void sendKept(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<Reply> kept =
                isQuestion(context) && reads(request) ? replies.of(Target.of(context)) : Optional.empty();
        if (kept.isPresent()) {
            kept.get().send(request);
        } else {
            context.next();
        }
    }

    private static boolean isQuestion(RoutingContext context) {
        String path = context.normalizedPath();
        return path.startsWith("/v1/")
                && !HttpMethod.OPTIONS.equals(context.request().method())
                && !startsWithOneOf(path, NO_QUESTIONS);
    }

    private static boolean startsWithOneOf(String path, List<String> beginnings) {
        for (String beginning : beginnings) {
            if (path.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the method is GET or HEAD, so that all that is asked stands in the target, and nothing in a body. */
    public static boolean reads(HttpServerRequest request) {
        return HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method());
    }

    private void letIn(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!isQuestion(context)) {
            context.next();
            return;
        }
        Admission admission = startsWithOneOf(context.normalizedPath(), OF_DATABASE) ? ofDatabase : ofMemory;
        Visit visit = new Visit(Target.of(context), reads(request), Deadline.in(limits.time()), admission);
        visit.attach(context);
        Context here = Vertx.currentContext();
        request.pause();
        switch (admission.enter(() -> here.runOnContext(turn -> proceed(context, visit)))) {
            case NOW -> {
                admitted.increment();
                compute(context, visit);
            }
            case LATER -> admitted.increment();
            case NEVER -> {
                refused.increment();
                request.resume();
                problems.send(request, Problem.of(ProblemType.OVERLOADED, ProblemType.OVERLOADED.meaning()));
            }
        }
    }

    /** While the question waited, its answer may have been made for somebody else. */
    private void proceed(RoutingContext context, Visit visit) {
        Optional<Reply> known = visit.reads() ? replies.of(visit.target()) : Optional.empty();
        if (known.isPresent()) {
            visit.leave();
            context.request().resume();
            known.get().send(context.request());
            return;
        }
        compute(context, visit);
    }

    private static void compute(RoutingContext context, Visit visit) {
        context.addEndHandler(ended -> {
            visit.deadline().callOff();
            visit.leave();
        });
        if (context.response().closed()) {
            visit.leave();
            return;
        }
        context.request().resume();
        context.next();
    }
}
