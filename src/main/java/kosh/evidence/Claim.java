package kosh.evidence;

import java.math.BigDecimal;
import java.time.LocalDate;
import kosh.observation.Definition;

/**
 * A number that somebody says, to be held against the evidence.
 *
 * @param indicator what it is held against
 * @param origin from where they are said to have come
 * @param from the first day
 * @param endFrom the earliest first day that does not count any more; {@code to} if that is known
 * @param to the latest such day
 * @param share whether it is a share in percent of all origins together
 * @param value the number said
 * @param range what its rounding allows
 * @param definition how what is claimed differs from what the indicator counts
 */
public record Claim(
        String indicator,
        String origin,
        LocalDate from,
        LocalDate endFrom,
        LocalDate to,
        boolean share,
        BigDecimal value,
        Range range,
        Definition definition) {

    public Claim {
        if (endFrom.isBefore(from) || to.isBefore(endFrom) || !from.isBefore(to)) {
            throw new IllegalArgumentException("The span of the claim is empty or turned round");
        }
    }

    /** A count of persons over a known span, in the definition of the indicator. */
    public static Claim ofCount(String indicator, String origin, LocalDate from, LocalDate to, BigDecimal value) {
        return new Claim(
                indicator,
                origin,
                from,
                to,
                to,
                false,
                value,
                Range.ofCount(value, null, null, Wording.PLAIN),
                Definition.SAME);
    }

    /** A share in percent of all origins together over a known span. */
    public static Claim ofShare(String indicator, String origin, LocalDate from, LocalDate to, BigDecimal value) {
        return new Claim(
                indicator,
                origin,
                from,
                to,
                to,
                true,
                value,
                Range.ofShare(value, null, null, Wording.PLAIN),
                Definition.SAME);
    }

    /** The same claim in another definition. */
    public Claim with(Definition other) {
        return new Claim(indicator, origin, from, endFrom, to, share, value, range, other);
    }

    /** The same claim with another reading of its rounding. */
    public Claim with(Range other) {
        return new Claim(indicator, origin, from, endFrom, to, share, value, other, definition);
    }

    /** What to say first, with a blank after it; empty if the claim counts what the indicator counts. */
    String difference() {
        return switch (definition) {
            case SAME -> "";
            case WIDER ->
                "The claim counts more people than this indicator, so a number above the bounds is not refuted by that alone. ";
            case NARROWER ->
                "The claim counts fewer people than this indicator, so a number below the bounds is not refuted by that alone. ";
            case OTHER -> "The claim counts other people than this indicator, so only the size can be compared. ";
        };
    }
}
