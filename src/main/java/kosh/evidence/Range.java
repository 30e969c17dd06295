package kosh.evidence;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The true numbers that a printed number can stand for.
 *
 * <p>Rounding is taken from the print. The unit of a count is that of its last digit which is not zero: 1,123,200 (printed "1 million 123.2
 * thousand") was printed to hundreds, 16,805 to one. Zeros at the end of a count may be exact by chance; taking them as unprinted can
 * only widen, never lie. The unit of a share is its last printed decimal, zero or not: 14.0 % was printed to tenths.
 *
 * <ul>
 *   <li>A plain number allows half a unit to either side, both ends included, because it is not known which way a half was rounded.
 *   <li>"About" allows a whole unit to either side, "almost" a whole unit below and nothing above.
 *   <li>"More than" bounds below only, "at most" above only.
 *   <li>A low or high that the source gives wins over all that. One that equals the value, or stands without it, is the only bound.
 * </ul>
 *
 * @param low the least, in persons or percent; null if there is none
 * @param high the greatest; null if there is none
 * @param coarseness how roughly it was printed: 0 for a count to one, 2 for hundreds or for a tenth of a percent, and so on; {@link #ONE_SIDED}
 *     if only one bound is known
 * @param text the number as printed, for sentences
 */
public record Range(@Nullable BigDecimal low, @Nullable BigDecimal high, int coarseness, String text) {

    /** The coarsest there is. */
    public static final int ONE_SIDED = 9;

    private static final int PERCENT_TO_ONE = 3;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    public Range {
        if (low == null && high == null) {
            throw new IllegalArgumentException("'" + text + "' bounds nothing");
        }
        if (low != null && high != null && low.compareTo(high) > 0) {
            throw new IllegalArgumentException("'" + text + "' has its low " + low + " above its high " + high);
        }
    }

    /** What a count of persons can stand for; the value may be missing if a bound is there. */
    public static Range ofCount(
            @Nullable BigDecimal value, @Nullable BigDecimal low, @Nullable BigDecimal high, Wording wording) {
        int zeros = value == null ? 0 : Math.max(0, -stripped(value).scale());
        return of(value, low, high, wording, BigDecimal.ONE.scaleByPowerOfTen(zeros), zeros, "");
    }

    public static Range ofCount(long value) {
        return ofCount(BigDecimal.valueOf(value), null, null, Wording.PLAIN);
    }

    /** What a share in percent can stand for; the scale of the value says how many decimals were printed. */
    public static Range ofShare(
            @Nullable BigDecimal value, @Nullable BigDecimal low, @Nullable BigDecimal high, Wording wording) {
        int decimals = value == null ? 0 : Math.max(0, value.scale());
        return of(
                value,
                low,
                high,
                wording,
                BigDecimal.ONE.scaleByPowerOfTen(-decimals),
                Math.max(0, PERCENT_TO_ONE - decimals),
                "%");
    }

    private static Range of(
            @Nullable BigDecimal value,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            Wording wording,
            BigDecimal unit,
            int coarseness,
            String sign) {
        if (value == null) {
            return bounds(low, high, sign);
        }
        boolean onlyLow = low != null && high == null && low.compareTo(value) == 0;
        boolean onlyHigh = high != null && low == null && high.compareTo(value) == 0;
        if (onlyLow || onlyHigh) {
            return bounds(low, high, sign);
        }
        BigDecimal half = unit.divide(TWO);
        BigDecimal below = switch (wording) {
            case PLAIN -> value.subtract(half);
            case ABOUT, ALMOST -> value.subtract(unit);
            case MORE_THAN -> value;
            case AT_MOST -> null;
        };
        BigDecimal above = switch (wording) {
            case PLAIN -> value.add(half);
            case ABOUT -> value.add(unit);
            case ALMOST, AT_MOST -> value;
            case MORE_THAN -> null;
        };
        below = low == null ? below : low;
        above = high == null ? above : high;
        return new Range(
                below,
                above,
                below == null || above == null ? ONE_SIDED : coarseness + (wording == Wording.PLAIN ? 0 : 1),
                wording.words() + Texts.number(value) + sign);
    }

    private static Range bounds(@Nullable BigDecimal low, @Nullable BigDecimal high, String sign) {
        String text;
        if (low == null) {
            text = Wording.AT_MOST.words() + (high == null ? "?" : Texts.number(high));
        } else if (high == null) {
            text = Wording.MORE_THAN.words() + Texts.number(low);
        } else {
            text = Texts.number(low) + " to " + Texts.number(high);
            return new Range(low, high, width(high.subtract(low)), text + sign);
        }
        return new Range(low, high, ONE_SIDED, text + sign);
    }

    private static int width(BigDecimal width) {
        BigDecimal plain = stripped(width);
        return Math.max(0, plain.precision() - plain.scale() - 1);
    }

    /** The least whole number of persons that it allows. */
    public long least() {
        return low == null
                ? 0
                : Math.max(0, low.setScale(0, RoundingMode.CEILING).longValueExact());
    }

    /** The greatest whole number of persons that it allows, or {@link Long#MAX_VALUE}. */
    public long most() {
        return high == null
                ? Long.MAX_VALUE
                : high.setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    /** Whether some number is allowed by both. */
    public boolean meets(@Nullable BigDecimal otherLow, @Nullable BigDecimal otherHigh) {
        return (low == null || otherHigh == null || low.compareTo(otherHigh) <= 0)
                && (high == null || otherLow == null || otherLow.compareTo(high) <= 0);
    }

    /** Whether the finer of the two, rounded like the coarser, gives that; what is rounded to next to nothing is like nothing. */
    boolean roundsLike(Range other) {
        if (low == null || high == null || other.low == null || other.high == null || isVague() || other.isVague()) {
            return false;
        }
        BigDecimal middle = low.add(high);
        BigDecimal otherMiddle = other.low.add(other.high);
        boolean finer = high.subtract(low).compareTo(other.high.subtract(other.low)) <= 0;
        return middle.compareTo(otherMiddle) == 0 || (finer ? other.surrounds(middle) : surrounds(otherMiddle));
    }

    /** Whether the greatest number that it allows is more than twice the least. */
    private boolean isVague() {
        return low != null && high != null && high.compareTo(low.multiply(TWO)) > 0;
    }

    private boolean surrounds(BigDecimal twice) {
        return low != null
                && high != null
                && low.multiply(TWO).compareTo(twice) < 0
                && twice.compareTo(high.multiply(TWO)) < 0;
    }

    /** Whether both allow the same numbers. */
    boolean allowsTheSameAs(Range other) {
        return same(low, other.low) && same(high, other.high);
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.compareTo(other) == 0;
    }

    /** Whether nothing lies between the two bounds. */
    public boolean isExact() {
        return low != null && high != null && least() == most();
    }

    private static BigDecimal stripped(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
}
