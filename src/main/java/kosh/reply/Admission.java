package kosh.reply;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lets a few questions be computed at once, the others wait in the order in which they came, and refuses those that would wait too long: that is
 * known from how long the first one of the queue has waited already. So the queue empties a burst, and stays short under a load that lasts, which
 * keeps the time to answer those who are let in near to that without load.
 */
final class Admission {

    /** When a question is computed. */
    enum Turn {
        NOW,
        LATER,
        NEVER
    }

    private record Waiting(Runnable start, long since) {}

    private final int most;
    private final int few;
    private final long patience;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private int computing;

    /**
     * @param most how many are computed at once
     * @param few how many may wait in any case
     * @param patience more may wait until one has waited so long
     */
    Admission(int most, int few, Duration patience) {
        this.most = most;
        this.few = few;
        this.patience = patience.toNanos();
    }

    /**
     * Asks to be let in; whoever is let in, now or later, leaves by {@link #leave}.
     *
     * @param start what to do when the turn comes later
     */
    synchronized Turn enter(Runnable start) {
        if (computing < most) {
            computing++;
            return Turn.NOW;
        }
        long now = System.nanoTime();
        if (queue.size() >= few && now - queue.element().since > patience) {
            return Turn.NEVER;
        }
        queue.add(new Waiting(start, now));
        return Turn.LATER;
    }

    /** One is done: the next one's turn has come. */
    void leave() {
        Waiting next;
        synchronized (this) {
            next = queue.poll();
            if (next == null) {
                computing--;
                return;
            }
        }
        next.start.run();
    }

    synchronized int computing() {
        return computing;
    }

    synchronized int waiting() {
        return queue.size();
    }
}
