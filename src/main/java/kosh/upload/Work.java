package kosh.upload;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import kosh.csv.CsvFile;
import kosh.ingest.ImportRepository;
import kosh.ingest.Importer;
import kosh.ingest.Order;
import kosh.ingest.Outcome;
import kosh.ingest.Progress;
import kosh.ingest.Upload;
import kosh.query.Editions;
import org.jboss.logging.Logger;

/** Does with a file what is wished: rehearses or commits it, and tells what came of it. */
@ApplicationScoped
public class Work {

    private static final Logger LOG = Logger.getLogger(Work.class);
    private static final int TOKEN_LENGTH = 24;

    private final Inbox inbox;
    private final Importer importer;
    private final ImportRepository imports;
    private final Reports reports;
    private final Headlines headlines;
    private final Editions editions;
    private final Clock clock;

    public Work(
            Inbox inbox,
            Importer importer,
            ImportRepository imports,
            Reports reports,
            Headlines headlines,
            Editions editions,
            Clock clock) {
        this.inbox = inbox;
        this.importer = importer;
        this.imports = imports;
        this.reports = reports;
        this.headlines = headlines;
        this.editions = editions;
        this.clock = clock;
    }

    /** The job as it ended, whatever came of it. */
    Job done(Job job, CsvFile file, Progress progress) {
        try {
            return carriedOut(job, file, progress);
        } catch (Importer.BaseMoved e) {
            return job.ended(
                    State.FAILED,
                    clock.instant(),
                    "Release " + e.newest() + " has been made since the rehearsal against release " + job.base()
                            + ". Rehearse again.");
        } catch (Exception | OutOfMemoryError e) {
            LOG.errorf(e, "The upload %s failed", job.id());
            return job.ended(State.FAILED, clock.instant(), reason(e));
        }
    }

    private static String reason(Throwable e) {
        if (Room.isLacking(e)) {
            return Room.LACKING + " Nothing was stored.";
        }
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return "The service could not do it; nothing was stored. " + deepest.getMessage();
    }

    private Job carriedOut(Job job, CsvFile file, Progress progress) throws Exception {
        Wish wish = job.wish();
        Upload upload = new Upload(
                file,
                wish.layout(),
                wish.dataset(),
                wish.charset() == null ? null : Charset.forName(wish.charset()),
                wish.decimalComma(),
                wish.ignored());
        boolean rehearsedBefore = job.planToken() != null;
        Order order = new Order(
                List.of(upload),
                wish.action(),
                job.name(),
                job.who(),
                null,
                job.id(),
                rehearsedBefore ? OptionalInt.of(job.base()) : OptionalInt.empty(),
                wish.skipAtMost());
        try (RejectsFile rejects = new RejectsFile(inbox.rejects(job.id()))) {
            Outcome outcome = wish.commit()
                    ? importer.commit(order, progress, rejects)
                    : importer.rehearse(order, headlines.datasets(), progress, rejects);
            return wish.commit() ? committed(job, outcome) : rehearsed(job, outcome);
        }
    }

    private Job rehearsed(Job job, Outcome outcome) {
        boolean refused = outcome.isRefused(job.wish().skipAtMost());
        JsonNode report = reports.report(outcome, refused);
        String token = refused || outcome.changesNothing() ? null : planToken(job, outcome.base());
        State state = refused ? State.REJECTED : outcome.changesNothing() ? State.UNCHANGED : State.VALIDATED;
        return job.with(outcome.base(), token, null, null, report).ended(state, clock.instant(), null);
    }

    /** Names the release and all that the plan follows from. */
    private static String planToken(Job job, int base) {
        String all = base + job.sha256() + job.wish();
        String hash = HexFormat.of().formatHex(CsvFile.digest().digest(all.getBytes(StandardCharsets.UTF_8)));
        return "r" + base + "-" + hash.substring(0, TOKEN_LENGTH);
    }

    private Job committed(Job job, Outcome outcome) {
        boolean refused = outcome.isRefused(job.wish().skipAtMost());
        JsonNode report = reports.report(outcome, refused);
        if (outcome.release().isEmpty()) {
            return job.with(outcome.base(), null, null, null, report)
                    .ended(refused ? State.REJECTED : State.UNCHANGED, clock.instant(), null);
        }
        String dataset = job.wish().dataset();
        editions.advance(outcome.release().get(), dataset.isEmpty() ? Set.of() : Set.of(dataset), outcome.tables());
        int number = QuarkusTransaction.requiringNew()
                .call(() -> imports.ofUpload(job.id()).orElseThrow().number());
        return job.with(outcome.base(), null, number, outcome.release().get().number(), report)
                .ended(State.COMMITTED, clock.instant(), null);
    }
}
