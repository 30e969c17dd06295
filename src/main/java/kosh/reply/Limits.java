package kosh.reply;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** How much one question, and all at once, may take. {@code /v1/limits} publishes them. */
@ConfigMapping(prefix = "kosh.limits")
public interface Limits {

    /** How long an answer may take from the request to its first byte. */
    @WithDefault("PT10S")
    Duration time();

    /** How many questions to the figures in memory, and besides how many to the database, are computed at once; if not said, one for each core, and two at least. */
    OptionalInt atOnce();

    /** How many questions may wait their turn, however long that takes. */
    @WithDefault("16")
    int waiting();

    /** As long as nobody has waited so long, more questions may wait. */
    @WithDefault("PT0.01S")
    Duration patience();

    /** The largest answer that is held in memory, and so the largest JSON, in bytes. */
    @WithDefault("16777216")
    int answerBytes();

    /** How many streamed answers are under way at once. */
    @WithDefault("8")
    int downloads();

    /** How long a client may read nothing of a streamed answer. */
    @WithDefault("PT30S")
    Duration stall();

    /** The part of the heap that answers are kept in. */
    @WithDefault("0.1")
    double keptShareOfHeap();

    /** How many questions are computed at once: more than there are cores would only take them from each other, and from those who send. */
    default int computing() {
        return atOnce().orElse(Math.max(2, Runtime.getRuntime().availableProcessors()));
    }
}
