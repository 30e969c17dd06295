package kosh.reply;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import kosh.http.Caching;
import kosh.problem.Deadline;
import kosh.query.Editions;
import org.jspecify.annotations.Nullable;

/**
 * The answers that are kept as bytes, as many as fit in their part of the heap. An answer is a pure function of release and question, so it is kept
 * under both and never grows old; a new release makes new ones, and the old ones go as room is needed. Which question a request asks is remembered
 * by the letter of the request, for the release that was the newest then.
 */
@ApplicationScoped
public class Replies {

    /** The part of the room that remembers requests. */
    private static final int REQUESTS = 8;

    private final Cache<Target, Known> requests;
    private final AsyncCache<Key, Reply> replies;
    private final Doorkeeper doorkeeper = new Doorkeeper();
    private final Editions editions;

    public Replies(Limits limits, Editions editions, MeterRegistry metrics) {
        long room = (long) (Runtime.getRuntime().maxMemory() * limits.keptShareOfHeap());
        this.editions = editions;
        // To wake another thread for what a cache has to tidy up takes longer than that.
        this.requests = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(room / REQUESTS)
                .weigher((Target target, Known known) -> target.weight())
                .recordStats()
                .build();
        this.replies = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(room - room / REQUESTS)
                .weigher((Key key, Reply reply) -> reply.weight())
                .recordStats()
                .buildAsync();
        CaffeineCacheMetrics.monitor(metrics, requests, "requests");
        CaffeineCacheMetrics.monitor(metrics, replies, "replies");
    }

    /** All that the bytes of an answer and its headers depend on. */
    private record Key(int release, String location, String cacheControl, Coding coding) {}

    /** The question of a request, for as long as no newer release is there. */
    private record Known(int newest, Key key) {}

    /** The answer to a request, if it is known by the letter and the answer is kept. */
    Optional<Reply> of(Target target) {
        Known known = requests.getIfPresent(target);
        if (known == null || known.newest != newest()) {
            return Optional.empty();
        }
        CompletableFuture<Reply> reply = replies.getIfPresent(known.key);
        return reply == null ? Optional.empty() : Optional.ofNullable(reply.getNow(null));
    }

    private int newest() {
        return editions.current().release().number();
    }

    /**
     * The answer that is kept, or is being made for somebody else, or else is made now.
     *
     * @param release that the question is asked of
     * @param maker makes an answer; null if it is too large to be kept
     * @return nothing if it was made now and is not to be kept
     */
    public Optional<Reply> of(Visit visit, Head head, int release, Supplier<@Nullable Buffer> maker) {
        Key key = new Key(release, head.location(), head.cacheControl(), visit.coding());
        CompletableFuture<Reply> mine = new CompletableFuture<>();
        CompletableFuture<Reply> first = replies.asMap().putIfAbsent(key, mine);
        Optional<Reply> reply = first == null ? made(mine, visit, head, maker) : awaited(first, visit, head, maker);
        if (reply.isPresent() && visit.reads()) {
            remember(visit.target(), key);
        }
        return reply;
    }

    /** Since the question was read, a newer release may have come, which would answer it otherwise unless that is for ever. */
    private void remember(Target target, Key key) {
        boolean isForEver = key.cacheControl.equals(Caching.FOR_EVER);
        requests.put(target, new Known(isForEver ? newest() : key.release, key));
    }

    /**
     * The answer that is kept, or is made now, in less time than a promise takes. To keep it takes as long as to make it, so that is done when it is
     * asked for once more.
     *
     * @return nothing if it is too large to be kept, or is being made for somebody else
     */
    Optional<Reply> atOnce(Target target, Head head, int release, Supplier<@Nullable Buffer> maker) {
        Key key = new Key(release, head.location(), head.cacheControl(), target.coding());
        CompletableFuture<Reply> known = replies.getIfPresent(key);
        if (known != null) {
            Reply reply = known.getNow(null);
            if (reply != null) {
                remember(target, key);
            }
            return Optional.ofNullable(reply);
        }
        Buffer plain = maker.get();
        if (plain == null) {
            return Optional.empty();
        }
        Reply reply = Reply.of(head, key.coding, plain);
        if (doorkeeper.knows(key)) {
            replies.put(key, CompletableFuture.completedFuture(reply.compact()));
            remember(target, key);
        }
        return Optional.of(reply);
    }

    private static Optional<Reply> made(
            CompletableFuture<Reply> promise, Visit visit, Head head, Supplier<@Nullable Buffer> maker) {
        Reply reply = null;
        try {
            Buffer plain = visit.deadline().during(maker);
            reply = plain == null ? null : Reply.of(head, visit.coding(), plain).compact();
            return Optional.ofNullable(reply);
        } finally {
            // Without a reply the promise is forgotten.
            promise.complete(reply);
        }
    }

    private static Optional<Reply> awaited(
            CompletableFuture<Reply> promise, Visit visit, Head head, Supplier<@Nullable Buffer> maker) {
        Deadline deadline = visit.deadline();
        try {
            Reply reply = promise.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
            // Whoever made it may have been refused for a reason of his own, such as his time.
            return reply == null ? made(new CompletableFuture<>(), visit, head, maker) : Optional.of(reply);
        } catch (TimeoutException e) {
            throw deadline.overdue();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A promise is kept or forgotten, never broken", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The service ends", e);
        }
    }
}
