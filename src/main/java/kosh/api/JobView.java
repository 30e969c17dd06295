package kosh.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import kosh.ingest.Import;
import kosh.ingest.ImportRepository;
import kosh.upload.Job;
import kosh.upload.Jobs;
import kosh.upload.State;
import org.jspecify.annotations.Nullable;

/** An import as an object: what it was to do, how far it is, and what came of it. */
@ApplicationScoped
public class JobView {

    static final String PATH = "/v1/imports";
    private static final double MILLIS = 1000;

    private final Jobs jobs;
    private final ImportRepository imports;
    private final Clock clock;

    public JobView(Jobs jobs, ImportRepository imports, Clock clock) {
        this.jobs = jobs;
        this.imports = imports;
        this.clock = clock;
    }

    /** An upload with its whole report. */
    Map<String, @Nullable Object> whole(Job job) {
        Map<String, @Nullable Object> view = head(job);
        jobs.running(job).ifPresent(run -> view.put("progress", progress(job, run)));
        JsonNode report = job.report();
        if (report != null && job.state().hasEnded()) {
            report.properties().forEach(member -> view.put(member.getKey(), member.getValue()));
        }
        return view;
    }

    /** How far an upload is, for those who watch. */
    Map<String, @Nullable Object> progress(Job job) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", job.id());
        view.put("state", job.state().toString());
        Optional<Jobs.Running> run = jobs.running(job);
        run.ifPresent(r -> view.putAll(progress(job, r)));
        JsonNode report = job.report();
        if (run.isEmpty() && report != null) {
            view.put("rows", report.path("rows").asLong());
            view.put("accepted", report.path("accepted").asLong());
            view.put("rejected", report.path("rejected").asLong());
            view.put("bytes", job.size());
        }
        return view;
    }

    private Map<String, Object> progress(Job job, Jobs.Running run) {
        long rows = run.progress().rows();
        long bytes = run.progress().bytes();
        double seconds =
                Math.max(1, Duration.between(run.since(), clock.instant()).toMillis()) / MILLIS;
        Map<String, Object> progress = new LinkedHashMap<>();
        progress.put("rows", rows);
        progress.put("accepted", rows - run.progress().rejected());
        progress.put("rejected", run.progress().rejected());
        progress.put("bytes", bytes);
        progress.put("size", job.size());
        progress.put("rate", Math.round(rows / seconds));
        if (bytes > 0) {
            progress.put("eta", Math.round(seconds * Math.max(0, job.size() - bytes) / bytes));
        }
        return progress;
    }

    /** An import that was taken back is committed again once the taking back was itself taken back. */
    private State state(Job job) {
        Integer number = job.importNumber();
        boolean isBack = job.state() == State.UNDONE
                && number != null
                && QuarkusTransaction.requiringNew()
                        .call(() -> imports.undoing(number).isEmpty());
        return isBack ? State.COMMITTED : job.state();
    }

    private Map<String, @Nullable Object> head(Job job) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", job.id());
        view.put("state", state(job).toString());
        view.put("mode", job.wish().commit() ? "commit" : "validate");
        view.put("action", job.wish().action().toString());
        view.put("layout", job.wish().layout().toString());
        view.put("dataset", job.wish().dataset().isEmpty() ? null : job.wish().dataset());
        view.put("file", file(job.name(), job.size(), job.sha256()));
        view.put("who", job.who());
        view.put("created_at", job.createdAt().toString());
        view.put("ended_at", job.endedAt() == null ? null : job.endedAt().toString());
        view.put("message", job.message());
        view.put("base", job.base());
        view.put("planToken", job.state() == State.VALIDATED ? job.planToken() : null);
        view.put("import", job.importNumber());
        view.put("release", job.release());
        view.put("link", PATH + "/" + job.id());
        return view;
    }

    /** An import that is on record, and whose upload is not here any more. */
    Map<String, @Nullable Object> recorded(Import record) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", String.valueOf(record.number()));
        view.put("state", imports.undoing(record.number()).isPresent() ? "undone" : "committed");
        view.put("mode", "commit");
        view.put("action", record.action());
        view.put("layout", record.layout());
        view.put("dataset", record.dataset());
        view.put("file", file(record.fileName(), record.bytes(), record.sha256()));
        view.put("who", record.who());
        view.put("created_at", record.createdAt().toString());
        view.put("import", record.number());
        view.put("release", record.release());
        view.put("rows", record.rowsRead());
        Map<String, Object> diff = new LinkedHashMap<>();
        diff.put("insert", record.inserted());
        diff.put("update", record.updated());
        diff.put("delete", record.deleted());
        diff.put("unchanged", record.unchanged());
        view.put("diff", diff);
        view.put("link", PATH + "/" + record.number());
        return view;
    }

    /** The line of a list. */
    Map<String, @Nullable Object> line(Job job) {
        Map<String, @Nullable Object> line = head(job);
        line.keySet().retainAll(LINE);
        return line;
    }

    Map<String, @Nullable Object> line(Import record) {
        Map<String, @Nullable Object> line = recorded(record);
        line.keySet().retainAll(LINE);
        return line;
    }

    private static final java.util.Set<String> LINE = java.util.Set.of(
            "id", "state", "action", "layout", "dataset", "file", "who", "created_at", "import", "release", "link");

    private static Map<String, Object> file(String name, long bytes, String sha256) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("name", name);
        file.put("bytes", bytes);
        file.put("sha256", sha256);
        return file;
    }
}
