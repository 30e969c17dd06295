package kosh.evidence;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A claim held against the evidence.
 *
 * @param kind the answer
 * @param comparison how the number compares if the definition is left aside; the same as {@code kind} unless that is
 *     {@link Kind#DEFINITION_DIFFERS}
 * @param lower the least that the figures allow, in persons or percent
 * @param upper the most that they allow; null if nothing bounds it
 * @param timesFrom how many times too high or low the value is at least, rounded to two digits after the point; null if it is neither
 * @param timesTo how many times at most; null if it is neither, or without limit
 * @param proof why; of a share, the proof for the origin
 * @param near figures that the claim may have been taken from
 * @param sentence the answer in words; a difference of definition comes first
 */
public record Verdict(
        Kind kind,
        Kind comparison,
        BigDecimal lower,
        @Nullable BigDecimal upper,
        @Nullable BigDecimal timesFrom,
        @Nullable BigDecimal timesTo,
        Proof proof,
        List<NearMatch> near,
        String sentence) {

    /** What the evidence says of a claim. */
    public enum Kind {
        /** Every number that the figures allow is within the rounding of the claim. */
        SUPPORTED,
        /** Some are. */
        POSSIBLE,
        TOO_HIGH,
        TOO_LOW,
        /** What is claimed is neither what the indicator counts, nor that and more, nor a part of it. */
        DEFINITION_DIFFERS,
        /** No figure speaks of the span. */
        NO_EVIDENCE
    }

    public Verdict {
        near = List.copyOf(near);
    }
}
