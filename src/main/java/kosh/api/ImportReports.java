package kosh.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kosh.http.ProblemBody;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import kosh.upload.Job;
import kosh.upload.Jobs;
import kosh.upload.Room;
import kosh.upload.State;
import org.jspecify.annotations.Nullable;

/** How an import is told: with its report when it has ended, until then with where to ask, and as a problem when it was refused. */
@RequestScoped
public class ImportReports {

    private final Jobs jobs;
    private final JobView view;
    private final ProblemBody problems;

    @Context
    UriInfo uri;

    @Context
    HttpHeaders headers;

    @SuppressWarnings("NullAway.Init")
    public ImportReports(Jobs jobs, JobView view, ProblemBody problems) {
        this.jobs = jobs;
        this.view = view;
        this.problems = problems;
    }

    /** The report if the job ends in time, and else where to ask for it. */
    Response when(Job job, Duration patience) {
        Job ended = job;
        Optional<Jobs.Running> run = jobs.running(job);
        if (run.isPresent()) {
            try {
                ended = run.get().done().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                return Response.status(Response.Status.ACCEPTED)
                        .location(location(job))
                        .header(HttpHeaders.RETRY_AFTER, 1)
                        .header("Preference-Applied", preferenceApplied(patience))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(view.whole(job))
                        .build();
            } catch (InterruptedException | ExecutionException e) {
                Thread.currentThread().interrupt();
                throw Problem.of(ProblemType.SERVICE_UNAVAILABLE, "The service is ending. Ask again.");
            }
        }
        return ended(jobs.find(ended.id()).orElse(ended));
    }

    private @Nullable String preferenceApplied(Duration patience) {
        return headers.getHeaderString("Prefer") == null
                ? null
                : patience.isZero() ? "respond-async" : "wait=" + patience.toSeconds();
    }

    private URI location(Job job) {
        return uri.getBaseUri().resolve(JobView.PATH + "/" + job.id());
    }

    private Response ended(Job job) {
        if (job.wish().commit() && job.state() == State.REJECTED) {
            return refusal(job, ProblemType.IMPORT_REFUSED, sentence(job));
        }
        if (job.state() == State.FAILED) {
            boolean moved = job.wish().commit() && job.planToken() != null;
            return refusal(
                    job,
                    moved ? ProblemType.PRECONDITION_FAILED : failure(String.valueOf(job.message())),
                    Objects.requireNonNull(job.message()));
        }
        boolean made = job.state() == State.COMMITTED;
        Response.ResponseBuilder response = Response.status(made ? Response.Status.CREATED : Response.Status.OK)
                .location(location(job))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(view.whole(job));
        return tagged(response, job).build();
    }

    /** How it stands with the job now. */
    Response now(Job job) {
        return tagged(Response.ok(view.whole(job)), job)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static ProblemType failure(String message) {
        return Room.isLackingIn(message) ? ProblemType.INSUFFICIENT_STORAGE : ProblemType.SERVICE_UNAVAILABLE;
    }

    private static Response.ResponseBuilder tagged(Response.ResponseBuilder response, Job job) {
        return job.planToken() == null || job.state() != State.VALIDATED
                ? response
                : response.tag(new EntityTag(job.planToken()));
    }

    private static String sentence(Job job) {
        long rejected = Objects.requireNonNull(job.report()).path("rejected").asLong();
        long errors = job.report().path("errorCount").asLong();
        return errors + " things are wrong with '" + job.name() + "'"
                + (rejected > 0 ? ", in " + rejected + " of its rows" : "")
                + "; nothing was stored. The member 'issues' lists them, and " + JobView.PATH + "/" + job.id()
                + "/rejects.csv the rows.";
    }

    /** A problem that holds the whole report. */
    private Response refusal(Job job, ProblemType type, String detail) {
        Map<String, @Nullable Object> body = problems.members(Problem.of(type, detail), uri.getBaseUri());
        body.putAll(view.whole(job));
        return Response.status(type.status())
                .type(ProblemBody.MEDIA_TYPE)
                .location(location(job))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problems.print(body))
                .build();
    }

    /** An answer that is true only now. */
    static Response fresh(Object body) {
        return Response.ok(body)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
