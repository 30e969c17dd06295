package kosh.reply;

import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import kosh.problem.Deadline;

/** A request that was let in at the door, until it is answered or given up. */
public final class Visit {

    private static final String KEY = Visit.class.getName();

    private final Target target;
    private final boolean reads;
    private final Deadline deadline;
    private final Admission admission;
    private final AtomicBoolean left = new AtomicBoolean();

    Visit(Target target, boolean reads, Deadline deadline, Admission admission) {
        this.target = target;
        this.reads = reads;
        this.deadline = deadline;
        this.admission = admission;
    }

    void attach(RoutingContext context) {
        context.put(KEY, this);
    }

    /** The visit behind a request to an endpoint that answers questions. */
    public static Visit of(RoutingContext context) {
        return Objects.requireNonNull(context.get(KEY));
    }

    public Deadline deadline() {
        return deadline;
    }

    public Coding coding() {
        return target.coding();
    }

    boolean reads() {
        return reads;
    }

    Target target() {
        return target;
    }

    /** Makes room for another one: nothing is left to compute. */
    void leave() {
        if (left.compareAndSet(false, true)) {
            admission.leave();
        }
    }
}
