package kosh.upload;

import java.util.Locale;

/** How far an upload is. */
public enum State {
    /** It waits or is read. */
    RUNNING(false),
    /** A rehearsal found nothing wrong: it can be committed. */
    VALIDATED(true),
    /** Something is wrong with it; nothing was stored. */
    REJECTED(true),
    /** It made a release. */
    COMMITTED(true),
    /** The release holds all that already, so none was made. */
    UNCHANGED(true),
    /** It was committed and then taken back. */
    UNDONE(true),
    /** The service could not do it, for a reason that is not the file's; nothing was stored. */
    FAILED(true),
    /** The service ended before it was done; nothing was stored. It can be repeated. */
    INTERRUPTED(true);

    private final boolean ended;

    State(boolean ended) {
        this.ended = ended;
    }

    public boolean hasEnded() {
        return ended;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
