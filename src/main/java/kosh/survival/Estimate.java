package kosh.survival;

import java.util.NoSuchElementException;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A number, or the reason why it cannot be said; never both, never neither, and never a number that is not finite.
 *
 * @param number the number, or null
 * @param absence why there is none, or null
 */
public record Estimate(@Nullable Double number, @Nullable Absence absence) {

    public Estimate {
        if ((number == null) == (absence == null)) {
            throw new IllegalArgumentException("Either a number or the reason why there is none");
        }
        if (number != null && !Double.isFinite(number)) {
            throw new IllegalArgumentException(number + " is not finite");
        }
    }

    public static Estimate of(double number) {
        return new Estimate(number, null);
    }

    public static Estimate absent(Absence why) {
        return new Estimate(null, why);
    }

    public boolean isPresent() {
        return number != null;
    }

    public OptionalDouble toOptional() {
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    /** The number, where the caller knows that there is one. */
    public double get() {
        if (number == null) {
            throw new NoSuchElementException(String.valueOf(absence));
        }
        return number;
    }

    /** One minus this, as the probability of the event is to that of none. */
    public Estimate complement() {
        return number == null ? this : of(1 - number);
    }
}
