package kosh.observation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value with its bounds, and the number of decimals that its source printed: {@code 37.0} is kept apart from {@code 37}, because the last
 * printed digit says how far it was rounded. All of one figure share the decimals of the most precise of the three.
 */
@Embeddable
public record Figure(
        @Column(name = "amount", precision = 24, scale = Figure.SCALE) @Nullable
        BigDecimal value,

        @Column(precision = 24, scale = Figure.SCALE) @Nullable
        BigDecimal low,

        @Column(precision = 24, scale = Figure.SCALE) @Nullable
        BigDecimal high,

        @Column(nullable = false) short decimals) {

    /** The most decimals that a figure may have. */
    public static final int SCALE = 8;

    /** No figure at all. */
    public static final Figure NONE = new Figure(null, null, null, (short) 0);

    public static Figure of(@Nullable BigDecimal value, @Nullable BigDecimal low, @Nullable BigDecimal high) {
        int decimals = Math.max(scaleOf(value), Math.max(scaleOf(low), scaleOf(high)));
        return new Figure(value, low, high, (short) decimals);
    }

    private static int scaleOf(@Nullable BigDecimal number) {
        return number == null ? 0 : Math.max(0, number.scale());
    }

    public @Nullable BigDecimal printedValue() {
        return printed(value);
    }

    public @Nullable BigDecimal printedLow() {
        return printed(low);
    }

    public @Nullable BigDecimal printedHigh() {
        return printed(high);
    }

    /** The database pads to its own scale; cutting the padding never loses a digit. */
    private @Nullable BigDecimal printed(@Nullable BigDecimal number) {
        return number == null ? null : number.setScale(decimals, RoundingMode.UNNECESSARY);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Figure f
                && decimals == f.decimals
                && Objects.equals(printedValue(), f.printedValue())
                && Objects.equals(printedLow(), f.printedLow())
                && Objects.equals(printedHigh(), f.printedHigh());
    }

    @Override
    public int hashCode() {
        return Objects.hash(decimals, printedValue(), printedLow(), printedHigh());
    }
}
