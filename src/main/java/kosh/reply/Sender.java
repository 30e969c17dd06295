package kosh.reply;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import kosh.http.Caching;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import kosh.table.Format;
import kosh.table.Table;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends the answer to a question: only that the caller has it already, or as bytes that are kept, or, if it is too large for that, as a stream. */
@ApplicationScoped
public class Sender {

    private final Replies replies;
    private final Limits limits;
    private final Semaphore downloads;
    private final String version;

    public Sender(
            Replies replies, Limits limits, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.replies = replies;
        this.limits = limits;
        this.downloads = new Semaphore(limits.downloads());
        this.version = version;
    }

    /** The entity tag of the answer that this version of the service gives to a question. */
    public String tag(String question) {
        return Caching.tag(version + " " + question);
    }

    /**
     * The response of an endpoint.
     *
     * @param release that was asked
     * @param table asked only if the answer is not there yet and is really sent
     * @throws Problem if a JSON answer is too large, too many downloads are under way, or the time is over
     */
    public Response send(RoutingContext context, Head head, int release, Format format, Supplier<Table> table) {
        Visit visit = Visit.of(context);
        int refusal = head.refusal(visit.reads(), context.request()::getHeader);
        if (refusal != 0) {
            Response.ResponseBuilder response = Response.status(refusal);
            head.writeBriefly((name, value) -> response.header(name.toString(), value.toString()));
            return response.build();
        }
        Printing printing = new Printing(format, limits.answerBytes(), head);
        Optional<Reply> reply = replies.of(visit, head, release, () -> printing.whole(table.get()));
        return reply.map(Reply::response).orElseGet(() -> stream(context, visit, head, printing));
    }

    /**
     * Sends a small answer from an event loop, if that is allowed to make it.
     *
     * @param table that takes no time to make
     * @return whether it was sent; else somebody else has to answer
     */
    public boolean sendAtOnce(RoutingContext context, Head head, int release, Format format, Supplier<Table> table) {
        if (head.refuses(context.request())) {
            return true;
        }
        Printing printing = new Printing(format, limits.answerBytes(), head);
        Optional<Reply> reply = replies.atOnce(Target.of(context), head, release, () -> printing.whole(table.get()));
        reply.ifPresent(small -> small.sendWhole(context.request()));
        return reply.isPresent();
    }

    private Response stream(RoutingContext context, Visit visit, Head head, Printing printing) {
        Response.ResponseBuilder response = Response.ok();
        BiConsumer<CharSequence, CharSequence> header =
                (name, value) -> response.header(name.toString(), value.toString());
        head.write(header);
        visit.coding().write(header);
        if (HttpMethod.HEAD.equals(context.request().method())) {
            printing.close();
            return response.build();
        }
        if (!downloads.tryAcquire()) {
            printing.close();
            throw Problem.of(
                    ProblemType.OVERLOADED,
                    limits.downloads() + " large answers are being sent already; ask again later, or for less.");
        }
        // A download may take as long as its client does, and shall not keep others from being answered meanwhile.
        visit.leave();
        return response.entity(
                        new Download(context.response(), visit.coding(), printing, limits.stall(), downloads::release))
                .build();
    }
}
