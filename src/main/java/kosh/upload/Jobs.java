package kosh.upload;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kosh.csv.CsvFile;
import kosh.ingest.Import;
import kosh.ingest.ImportRepository;
import kosh.ingest.Progress;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The uploads of this instance: received, done one or two at a time, and remembered. What is known of each lies beside its file, so that a
 * rehearsal leaves the database as it was, and a start finds what an end interrupted.
 */
@ApplicationScoped
public class Jobs {

    private static final Logger LOG = Logger.getLogger(Jobs.class);
    private static final int AT_ONCE = 2;
    private static final int ID_BYTES = 8;

    private final Inbox inbox;
    private final Work work;
    private final ImportRepository imports;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final Map<String, Running> running = new ConcurrentHashMap<>();

    public Jobs(Inbox inbox, Work work, ImportRepository imports, Json json, Clock clock) {
        this.inbox = inbox;
        this.work = work;
        this.imports = imports;
        this.mapper = json.mapper();
        this.clock = clock;
    }

    /** How far a job is that has not ended. */
    public record Running(Progress progress, Instant since, CompletableFuture<Job> done) {}

    /** An {@code Idempotency-Key} that came before with something else. */
    public static final class KeyReused extends Exception {
        private static final long serialVersionUID = 1L;
    }

    void findOld(@Observes @Priority(100) StartupEvent start) throws IOException {
        for (String id : inbox.ids()) {
            Path state = inbox.state(id);
            if (!Files.exists(state)) {
                // The body had not come in whole: nobody was told its id.
                inbox.delete(id);
                continue;
            }
            Job job = mapper.readValue(state.toFile(), Job.class);
            Instant ended = job.endedAt();
            if (ended != null && ended.plus(inbox.settings().keep()).isBefore(clock.instant())) {
                inbox.delete(id);
            } else if (job.importNumber() != null && recordOf(job).isEmpty()) {
                // It was committed to another database than this one.
                inbox.delete(id);
            } else {
                jobs.put(id, job.state().hasEnded() ? job : afterInterruption(job));
            }
        }
    }

    private Optional<Import> recordOf(Job job) {
        return QuarkusTransaction.requiringNew().call(() -> imports.ofUpload(job.id()));
    }

    /** The transaction of a job that was being committed may have come through. */
    private Job afterInterruption(Job job) {
        Optional<Import> made = recordOf(job);
        Instant now = clock.instant();
        Job after = made.map(record -> job.with(
                                record.release() - 1,
                                job.planToken(),
                                record.number(),
                                record.release(),
                                job.report() == null ? mapper.createObjectNode() : job.report())
                        .ended(State.COMMITTED, now, null))
                .orElseGet(() -> job.ended(
                        State.INTERRUPTED,
                        now,
                        "The service ended before this was done. Nothing of it was stored; send it again."));
        return remember(after);
    }

    void stop(@Observes ShutdownEvent end) {
        workers.shutdownNow();
    }

    /**
     * Receives a file and begins to do with it what is wished, unless just that was done before.
     *
     * @param coding the {@code Content-Encoding} of the body; empty if it is not packed
     * @param key the {@code Idempotency-Key}; null if there is none
     */
    public Job submit(Wish wish, String name, InputStream body, String coding, String who, @Nullable String key)
            throws IOException, Inbox.Unreceivable, KeyReused {
        String id = newId();
        try {
            CsvFile file = inbox.receive(id, name, body, coding);
            Optional<Job> before = doneBefore(wish, file, who, key);
            if (before.isPresent()) {
                inbox.delete(id);
                return before.get();
            }
            Job job = remember(Job.received(id, wish, name, file.size(), file.sha256(), who, key, clock.instant()));
            begin(job, file);
            return job;
        } catch (IOException | Inbox.Unreceivable | KeyReused | RuntimeException e) {
            inbox.delete(id);
            throw e;
        }
    }

    /** The job that did the same: with the same key, or with the same bytes and nothing since that would make a difference. */
    private Optional<Job> doneBefore(Wish wish, CsvFile file, String who, @Nullable String key) throws KeyReused {
        Optional<Job> sameKey = jobs.values().stream()
                .filter(job -> key != null && key.equals(job.key()) && job.who().equals(who))
                .filter(job -> job.state() != State.FAILED && job.state() != State.INTERRUPTED)
                .findFirst();
        if (sameKey.isPresent()) {
            Job job = sameKey.get();
            if (!job.sha256().equals(file.sha256()) || !sameBut(job.wish(), wish)) {
                throw new KeyReused();
            }
            return sameKey;
        }
        return jobs.values().stream()
                .filter(job -> wish.commit() && job.sha256().equals(file.sha256()) && sameBut(job.wish(), wish))
                .filter(job -> isNewest(job)
                        || (job.state() == State.RUNNING && job.wish().commit()))
                .max(Comparator.comparing(Job::createdAt));
    }

    /** The same wish, whether it was first rehearsed or not. */
    private static boolean sameBut(Wish a, Wish b) {
        return a.layout() == b.layout() && a.dataset().equals(b.dataset()) && a.action() == b.action();
    }

    /** Whether the job was committed and no import has changed rows of its dataset and layout since. */
    private boolean isNewest(Job job) {
        Integer number = job.importNumber();
        if (job.state() != State.COMMITTED || number == null) {
            return false;
        }
        String dataset = job.wish().dataset().isEmpty() ? null : job.wish().dataset();
        int newest = QuarkusTransaction.requiringNew()
                .call(() -> imports.newestOf(job.wish().layout().toString(), dataset));
        return newest == number.intValue();
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return "imp_" + HexFormat.of().formatHex(bytes);
    }

    /** Stores what is known of the job, and only then shows it. */
    private Job remember(Job job) {
        try {
            Inbox.replace(inbox.state(job.id()), mapper.writeValueAsBytes(job));
        } catch (IOException e) {
            LOG.errorf("What is known of the upload %s cannot be stored: %s", job.id(), e.getMessage());
            if (!job.state().hasEnded()) {
                throw new UncheckedIOException(e);
            }
        }
        jobs.put(job.id(), job);
        return job;
    }

    private void begin(Job job, CsvFile file) {
        Running run = new Running(new Progress(), clock.instant(), new CompletableFuture<>());
        running.put(job.id(), run);
        workers.execute(() -> {
            Job ended = remember(work.done(job, file, run.progress()));
            running.remove(job.id());
            run.done().complete(ended);
        });
    }

    /** Commits what was rehearsed. */
    public Job commit(Job job) throws IOException {
        Job again = remember(job.toCommit());
        begin(again, CsvFile.of(job.name(), inbox.file(job.id()), job.sha256()));
        return again;
    }

    public Optional<Job> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /** The job that became the import of that number. */
    public Optional<Job> ofImport(int number) {
        return jobs.values().stream()
                .filter(job -> Integer.valueOf(number).equals(job.importNumber()))
                .findFirst();
    }

    /** All jobs, the newest first. */
    public List<Job> all() {
        return jobs.values().stream()
                .sorted(Comparator.comparing(Job::createdAt).reversed().thenComparing(Job::id))
                .toList();
    }

    public Optional<Running> running(Job job) {
        return Optional.ofNullable(running.get(job.id()));
    }

    /** The file of the rows that were refused; empty if there is none. */
    public Optional<Path> rejects(Job job) {
        return Optional.of(inbox.rejects(job.id())).filter(Files::exists);
    }

    /** Forgets a job that was not committed, and its file. */
    public void forget(Job job) throws IOException {
        jobs.remove(job.id());
        inbox.delete(job.id());
    }

    /** Notes that the import of the job was taken back. */
    public void noteUndone(Job job) {
        remember(job.ended(State.UNDONE, clock.instant(), null));
    }
}
