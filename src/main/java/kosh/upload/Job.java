package kosh.upload;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An upload and what is known of it. Each step makes a new one, which is stored beside the file before anybody sees it.
 *
 * @param id by which it is asked for
 * @param wish what is to be done
 * @param name of the file, as the sender calls it
 * @param size in bytes, unpacked
 * @param who sent it: the name of the token
 * @param key the {@code Idempotency-Key} that came with it
 * @param message why it failed
 * @param base the release that it was held against; 0 before that
 * @param planToken what to name to commit just what was rehearsed; null if there is nothing to commit
 * @param importNumber under which it is on record
 * @param release that it made
 * @param report what was found and what would change
 */
public record Job(
        String id,
        State state,
        Wish wish,
        String name,
        long size,
        String sha256,
        String who,
        @Nullable String key,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable String message,
        int base,
        @Nullable String planToken,
        @Nullable Integer importNumber,
        @Nullable Integer release,
        @Nullable JsonNode report) {

    static Job received(
            String id,
            Wish wish,
            String name,
            long size,
            String sha256,
            String who,
            @Nullable String key,
            Instant createdAt) {
        return new Job(
                id,
                State.RUNNING,
                wish,
                name,
                size,
                sha256,
                who,
                key,
                createdAt,
                null,
                null,
                0,
                null,
                null,
                null,
                null);
    }

    /** The same, to be committed now. */
    Job toCommit() {
        Wish commit = new Wish(
                true,
                wish.layout(),
                wish.dataset(),
                wish.action(),
                wish.charset(),
                wish.decimalComma(),
                wish.ignored(),
                wish.skipAtMost());
        return new Job(
                id,
                State.RUNNING,
                commit,
                name,
                size,
                sha256,
                who,
                key,
                createdAt,
                null,
                null,
                base,
                planToken,
                null,
                null,
                report);
    }

    /** The same after something came of it. */
    Job ended(State newState, Instant at, @Nullable String why) {
        return new Job(
                id,
                newState,
                wish,
                name,
                size,
                sha256,
                who,
                key,
                createdAt,
                at,
                why,
                base,
                planToken,
                importNumber,
                release,
                report);
    }

    Job with(
            int newBase,
            @Nullable String newPlanToken,
            @Nullable Integer newImportNumber,
            @Nullable Integer newRelease,
            JsonNode newReport) {
        return new Job(
                id,
                state,
                wish,
                name,
                size,
                sha256,
                who,
                key,
                createdAt,
                endedAt,
                message,
                newBase,
                newPlanToken,
                newImportNumber,
                newRelease,
                newReport);
    }
}
