package kosh.api;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kosh.access.Role;
import kosh.http.Parameters;
import kosh.ingest.Import;
import kosh.ingest.ImportRepository;
import kosh.ingest.Undoing;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import kosh.query.Editions;
import kosh.upload.Inbox;
import kosh.upload.Job;
import kosh.upload.Jobs;
import kosh.upload.Room;
import kosh.upload.State;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Files brought by researchers: rehearse, commit, watch, undo. */
@Path("/v1/imports")
public class ImportsResource {

    private static final Duration TICK = Duration.ofMillis(250);

    private final Jobs jobs;
    private final JobView view;
    private final Wishes wishes;
    private final ImportRepository imports;
    private final Undoing undoing;
    private final Editions editions;
    private final ImportReports reports;
    private final SecurityIdentity identity;

    @Context
    UriInfo uri;

    @Context
    HttpHeaders headers;

    @SuppressWarnings("NullAway.Init")
    public ImportsResource(
            Jobs jobs,
            JobView view,
            Wishes wishes,
            ImportRepository imports,
            Undoing undoing,
            Editions editions,
            ImportReports reports,
            SecurityIdentity identity) {
        this.jobs = jobs;
        this.view = view;
        this.wishes = wishes;
        this.imports = imports;
        this.undoing = undoing;
        this.editions = editions;
        this.reports = reports;
        this.identity = identity;
    }

    @POST
    @RolesAllowed(Role.IMPORTER_NAME)
    @Consumes({"text/csv", "application/csv", "application/vnd.sdmx.data+csv", "application/octet-stream"})
    public Response upload(InputStream body, @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type) throws IOException {
        Wishes.Asked asked = wishes.read(uri.getQueryParameters(), type);
        return submit(asked, body, asked.name().orElse("upload.csv"));
    }

    @POST
    @RolesAllowed(Role.IMPORTER_NAME)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response form(@RestForm("file") @Nullable FileUpload file) throws IOException {
        if (file == null) {
            throw Problem.of(ProblemType.BAD_REQUEST, "The form has no part named 'file'.");
        }
        Wishes.Asked asked = wishes.read(uri.getQueryParameters(), MediaType.valueOf(file.contentType()));
        try (InputStream body = Files.newInputStream(file.uploadedFile())) {
            return submit(asked, body, asked.name().orElse(file.fileName()));
        }
    }

    private Response submit(Wishes.Asked asked, InputStream body, String name) throws IOException {
        String coding = coding();
        try {
            Job job = jobs.submit(
                    asked.wish(),
                    name,
                    body,
                    coding,
                    identity.getPrincipal().getName(),
                    headers.getHeaderString("Idempotency-Key"));
            return reports.when(job, asked.patience());
        } catch (Inbox.Unreceivable e) {
            throw Problem.of(e.isTooLarge() ? ProblemType.CONTENT_TOO_LARGE : ProblemType.BAD_REQUEST, e.why());
        } catch (Jobs.KeyReused e) {
            throw Problem.of(ProblemType.KEY_REUSED, ProblemType.KEY_REUSED.meaning());
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            throw Room.isLacking(e)
                    ? Problem.of(ProblemType.INSUFFICIENT_STORAGE, ProblemType.INSUFFICIENT_STORAGE.meaning())
                    : Problem.of(ProblemType.BAD_REQUEST, "The body broke off: " + message + ". Send it again.");
        }
    }

    private String coding() {
        String coding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        String named = coding == null ? "" : coding.strip().toLowerCase(Locale.ROOT);
        if (!Set.of("", "identity", "gzip", "x-gzip", "zstd").contains(named)) {
            throw Problem.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "The content encoding '" + coding + "' is not known; there are gzip and zstd.");
        }
        return named.equals("identity") ? "" : named;
    }

    @POST
    @Path("{id}/commit")
    @RolesAllowed(Role.IMPORTER_NAME)
    public Response commit(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match)
            throws IOException {
        Duration patience = wishes.patience(uri.getQueryParameters(), Set.of("wait"));
        Job job = job(id);
        if (job.state() == State.COMMITTED
                || (job.state() == State.RUNNING && job.wish().commit())) {
            return reports.when(job, patience);
        }
        if (job.state() != State.VALIDATED) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    "The import is " + job.state()
                            + "; only one that a rehearsal found good (validated) can be committed.");
        }
        if (match == null) {
            throw Problem.of(
                    ProblemType.PRECONDITION_REQUIRED,
                    "Say If-Match: \"" + job.planToken() + "\", so that just the plan that you saw is carried out.");
        }
        int newest = editions.current().release().number();
        if (!match.strip().equals("\"" + job.planToken() + "\"") || job.base() != newest) {
            throw Problem.of(
                    ProblemType.PRECONDITION_FAILED,
                    job.base() == newest
                            ? "The plan is \"" + job.planToken() + "\", not " + match + "."
                            : "The rehearsal was held against release " + job.base() + ", and the newest is " + newest
                                    + ". Rehearse again.");
        }
        return reports.when(jobs.commit(job), patience);
    }

    @GET
    public Response list() {
        new Parameters(uri.getQueryParameters(), Set.of());
        List<Map<String, @Nullable Object>> rows = QuarkusTransaction.requiringNew()
                .call(() -> {
                    List<Job> here = jobs.all();
                    Set<Integer> shown = here.stream()
                            .map(Job::importNumber)
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet());
                    List<Map<String, @Nullable Object>> all = new ArrayList<>();
                    here.forEach(job -> all.add(view.line(job)));
                    imports.newestFirst().stream()
                            .filter(record -> !shown.contains(record.number()))
                            .forEach(record -> all.add(view.line(record)));
                    return all;
                });
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("count", rows.size());
        body.put("rows", rows);
        return ImportReports.fresh(body);
    }

    @GET
    @Path("{id}")
    public Response item(@PathParam("id") String id) {
        new Parameters(uri.getQueryParameters(), Set.of());
        Optional<Job> job = jobOrNothing(id);
        if (job.isPresent()) {
            return reports.now(job.get());
        }
        return ImportReports.fresh(QuarkusTransaction.requiringNew()
                .call(() -> record(id).map(view::recorded))
                .orElseThrow(() -> none(id)));
    }

    private static Problem none(String id) {
        return Problem.of(ProblemType.NOT_FOUND, "There is no import '" + id + "'; all stand at " + JobView.PATH + ".");
    }

    private Job job(String id) {
        return jobOrNothing(id).orElseThrow(() -> none(id));
    }

    private Optional<Job> jobOrNothing(String id) {
        return id.matches("\\d{1,9}") ? jobs.ofImport(Integer.parseInt(id)) : jobs.find(id);
    }

    private Optional<Import> record(String id) {
        return id.matches("\\d{1,9}") ? imports.findByIdOptional(Integer.parseInt(id)) : Optional.empty();
    }

    @GET
    @Path("{id}/events")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<Map<String, @Nullable Object>> events(@PathParam("id") String id) {
        new Parameters(uri.getQueryParameters(), Set.of());
        if (jobOrNothing(id).isEmpty()) {
            return Multi.createFrom()
                    .item(QuarkusTransaction.requiringNew()
                            .call(() -> record(id).map(view::line))
                            .orElseThrow(() -> none(id)));
        }
        return Multi.createFrom()
                .ticks()
                .every(TICK)
                .onOverflow()
                .drop()
                .map(tick -> job(id))
                .select()
                .first(job -> !job.state().hasEnded())
                .map(view::progress)
                .onCompletion()
                .continueWith(() -> List.of(view.progress(job(id))));
    }

    @GET
    @Path("{id}/rejects")
    public Response rejects(@PathParam("id") String id) throws IOException {
        new Parameters(uri.getQueryParameters(), Set.of("format"));
        Optional<Job> job = jobOrNothing(id);
        if (job.isEmpty()
                && QuarkusTransaction.requiringNew().call(() -> record(id)).isEmpty()) {
            throw none(id);
        }
        Optional<java.nio.file.Path> file = job.flatMap(jobs::rejects);
        return Response.ok(file.isPresent() ? file.get().toFile() : "_line,_rule,_message\r\n")
                .type("text/csv; charset=utf-8; header=present")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"rejects-" + id.replaceAll("\\W", "") + ".csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.IMPORTER_NAME)
    public Response undo(@PathParam("id") String id) throws Exception {
        new Parameters(uri.getQueryParameters(), Set.of());
        Optional<Job> job = jobOrNothing(id);
        if (job.isPresent() && job.get().importNumber() == null) {
            if (!job.get().state().hasEnded()) {
                throw Problem.of(ProblemType.CONFLICT, "The import is still running. Wait until it has ended.");
            }
            jobs.forget(job.get());
            return Response.noContent().build();
        }
        int number = job.map(Job::importNumber)
                .or(() ->
                        QuarkusTransaction.requiringNew().call(() -> record(id)).map(Import::number))
                .orElseThrow(() -> none(id));
        try {
            Import undone = undoing.undo(number, identity.getPrincipal().getName());
            editions.switchToNewest();
            job.ifPresent(jobs::noteUndone);
            return ImportReports.fresh(QuarkusTransaction.requiringNew().call(() -> view.recorded(undone)));
        } catch (Undoing.Impossible e) {
            throw Problem.of(ProblemType.CONFLICT, e.why());
        }
    }
}
