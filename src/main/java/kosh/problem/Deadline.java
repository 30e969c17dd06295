package kosh.problem;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Until when an answer must be there. It is bound to the thread that computes the answer, and whatever may take long asks {@link #check} again and
 * again: work is given up there and nowhere else, so that nothing is left half done. A thread that is bound to none has all the time there is.
 */
public final class Deadline {

    private static final ThreadLocal<@Nullable Deadline> OF_THREAD = new ThreadLocal<>();

    private final Duration allowed;
    private final long end;
    private volatile boolean pointless;

    private Deadline(Duration allowed) {
        this.allowed = allowed;
        this.end = System.nanoTime() + allowed.toNanos();
    }

    /** So long from now on. */
    public static Deadline in(Duration allowed) {
        return new Deadline(allowed);
    }

    /** Does the work, which is given up when the time is over or nobody waits for it any more. */
    public <T extends @Nullable Object> T during(Supplier<T> work) {
        OF_THREAD.set(this);
        try {
            return work.get();
        } finally {
            OF_THREAD.remove();
        }
    }

    /** Nobody waits for the answer any more. */
    public void callOff() {
        pointless = true;
    }

    /**
     * Gives up what this thread does if it is too late.
     *
     * @throws Problem if the answer for which this thread works is overdue, or nobody waits for it any more
     */
    public static void check() {
        Deadline deadline = OF_THREAD.get();
        if (deadline != null) {
            deadline.checkNow();
        }
    }

    /**
     * Gives up if it is too late.
     *
     * @throws Problem if the time is over, or nobody waits any more
     */
    public void checkNow() {
        if (pointless || left().isZero()) {
            throw overdue();
        }
    }

    /** How much time is left; zero if none is. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /** How much time this thread has left for its answer; null if it has all the time there is. */
    public static @Nullable Duration leftToThread() {
        Deadline deadline = OF_THREAD.get();
        return deadline == null ? null : deadline.left();
    }

    /** The refusal of an answer that took too long. */
    public Problem overdue() {
        return Problem.of(
                ProblemType.OUT_OF_TIME,
                "The answer was not there within " + allowed.toMillis() / 1000.0
                        + " seconds, and was given up. Ask for less at a time, or ask again later.");
    }
}
