package kosh.ingest;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import kosh.release.Durability;
import kosh.release.Release;

/**
 * Sees to it that releases are made one after the other, each in one transaction. Instances that share a database are kept apart by the
 * number of the release, which must be new.
 */
@ApplicationScoped
public class Commits {

    private static final int LONGEST = (int) Duration.ofHours(12).toSeconds();

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Durability durability;
    private final Clock clock;

    public Commits(Durability durability, Clock clock) {
        this.durability = durability;
        this.clock = clock;
    }

    /** Does the work while no other release is made. */
    <T> T alone(Callable<T> work) throws Exception {
        lock.lock();
        try {
            return work.call();
        } finally {
            lock.unlock();
        }
    }

    /** What was done, and whether it shall last. */
    record Done<T>(T result, boolean lasts) {}

    /** Takes a transaction back without a fault. */
    private static final class TakeBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Object result;

        TakeBack(Object result) {
            super(null, null, false, false);
            this.result = result;
        }
    }

    /** Does the work in a transaction of its own, which is taken back if the work fails or is not to last, and otherwise is on the disk. */
    @SuppressWarnings("unchecked") // The result comes back as it was given.
    <T> T inTransaction(Callable<Done<T>> work) throws Exception {
        try {
            T result = QuarkusTransaction.requiringNew().timeout(LONGEST).call(() -> {
                Done<T> done = work.call();
                if (!done.lasts()) {
                    throw new TakeBack(done.result());
                }
                return done.result();
            });
            durability.ensure();
            return result;
        } catch (TakeBack e) {
            return (T) e.result;
        } catch (QuarkusTransactionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** The time of a release that follows on another: releases are in order of their times, whatever the clock does. */
    Instant timeAfter(Optional<Release> before) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return before.map(Release::committedAt).filter(now::isBefore).orElse(now);
    }
}
