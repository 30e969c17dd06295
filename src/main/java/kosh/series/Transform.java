package kosh.series;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BinaryOperator;
import kosh.observation.Period;
import kosh.observation.Status;
import org.jspecify.annotations.Nullable;

/**
 * What can be made of a series, point by point. Bounds are carried along by interval arithmetic; where a figure that is needed is missing, or
 * lies on the other side of a break in definition, there is no figure but the reason. Ratios are rounded half to even to
 * {@link #DECIMALS} decimals.
 */
public enum Transform {
    /** The figures as they are. */
    NONE {
        @Override
        public Series of(Series series, Settings settings) {
            return series;
        }
    },
    /** The difference to the point one step before. */
    CHANGE {
        @Override
        public Series of(Series series, Settings settings) {
            return series.with(
                    series.unit(),
                    each(
                            series,
                            (before, now) -> now.derived(
                                    with(now.value(), before.value(), BigDecimal::subtract),
                                    with(now.least(), before.most(), BigDecimal::subtract),
                                    with(now.most(), before.least(), BigDecimal::subtract),
                                    before)));
        }
    },
    /** The same difference in per cent of the point one step before. */
    PERCENT_CHANGE {
        @Override
        public Series of(Series series, Settings settings) {
            return series.with(
                    "percent",
                    each(
                            series,
                            (before, now) -> now.derived(
                                    growth(now.value(), before.value()),
                                    growth(now.least(), before.most()),
                                    growth(now.most(), before.least()),
                                    before)));
        }

        private @Nullable BigDecimal growth(@Nullable BigDecimal now, @Nullable BigDecimal before) {
            BigDecimal percent = percent(now, before);
            return percent == null ? null : percent.subtract(HUNDRED);
        }
    },
    /** In per cent of the point at the base, which is 100. */
    INDEX {
        @Override
        public Series of(Series series, Settings settings) {
            Optional<Point> base = base(series, settings.base());
            String unit = "index ("
                    + base.map(point -> point.period().toString())
                            .or(() -> Optional.ofNullable(settings.base()).map(Period::toString))
                            .orElse("none")
                    + " = 100)";
            return series.with(
                    unit,
                    series.points().stream()
                            .map(point -> base.map(b -> indexed(series, b, point))
                                    .orElseGet(() -> point.missing("The series has no figure at the base.")))
                            .toList());
        }

        private Optional<Point> base(Series series, @Nullable Period wanted) {
            return series.points().stream()
                    .filter(point -> point.value() != null && point.value().signum() != 0)
                    .filter(point -> wanted == null || point.period().equals(wanted))
                    .findFirst();
        }

        private Point indexed(Series series, Point base, Point point) {
            if (point.value() == null) {
                return point;
            }
            if (point.equals(base)) {
                return point.derived(HUNDRED, HUNDRED, HUNDRED);
            }
            if (series.isBroken(base, point) || series.isBroken(point, base)) {
                return point.missing(BROKEN);
            }
            return point.derived(
                    percent(point.value(), base.value()),
                    percent(point.least(), base.most()),
                    percent(point.most(), base.least()),
                    base);
        }
    },
    /** All from the first point on added up; from a gap on only a lower bound is known. */
    CUMULATIVE {
        @Override
        public Series of(Series series, Settings settings) {
            List<Point> sums = new ArrayList<>();
            @Nullable Point sum = null;
            boolean complete = true;
            for (int i = 0; i < series.points().size(); i++) {
                Point point = series.points().get(i);
                if (sum == null && point.value() == null) {
                    sums.add(point);
                    continue;
                }
                boolean joins =
                        sum == null || sum.period().end().equals(point.period().start());
                boolean known = point.value() != null;
                complete &= joins && known;
                sum = sum == null
                        ? point.derived(point.value(), point.low(), point.high())
                        : added(sum, point, complete);
                sums.add(sum);
            }
            return series.with(series.unit(), sums);
        }

        private Point added(Point sum, Point point, boolean complete) {
            BigDecimal least = sum(sum.least(), point.least());
            if (complete) {
                return point.derived(sum(sum.value(), point.value()), least, sum(sum.most(), point.most()), sum);
            }
            return new Point(
                    point.period(),
                    null,
                    least,
                    null,
                    Status.PARTIAL,
                    sum.observations() + point.observations(),
                    "Figures are missing since the first point: the sum of the others is only a lower bound.",
                    point.link());
        }

        private @Nullable BigDecimal sum(@Nullable BigDecimal a, @Nullable BigDecimal b) {
            if (a == null || b == null) {
                return a == null ? b : a;
            }
            return a.add(b);
        }
    },
    /** The mean of the point and those before it. */
    MOVING_AVERAGE {
        @Override
        public Series of(Series series, Settings settings) {
            List<Point> means = new ArrayList<>();
            for (int i = 0; i < series.points().size(); i++) {
                means.add(mean(series, i, settings.window()));
            }
            return series.with(series.unit(), means);
        }

        private Point mean(Series series, int last, int window) {
            Point point = series.points().get(last);
            List<Point> others = new ArrayList<>();
            int place = last;
            for (int i = 1; i < window; i++) {
                OptionalInt before = series.before(place);
                if (before.isEmpty()) {
                    return point.missing("The mean needs " + window + " points one after the other.");
                }
                place = before.getAsInt();
                others.add(series.points().get(place));
            }
            if (series.isBroken(series.points().get(place), point)) {
                return point.missing(BROKEN);
            }
            List<Point> all = new ArrayList<>(others);
            all.add(point);
            if (all.stream().anyMatch(p -> p.value() == null)) {
                return point.missing("One of the " + window + " points has no figure.");
            }
            return point.derived(
                    mean(all.stream().map(Point::value).toList()),
                    mean(all.stream().map(Point::least).toList()),
                    mean(all.stream().map(Point::most).toList()),
                    others.toArray(Point[]::new));
        }

        private BigDecimal mean(List<@Nullable BigDecimal> values) {
            BigDecimal sum = BigDecimal.ZERO;
            for (BigDecimal value : values) {
                sum = sum.add(Objects.requireNonNull(value));
            }
            return plain(sum.divide(BigDecimal.valueOf(values.size()), DECIMALS, RoundingMode.HALF_EVEN));
        }
    };

    /** To how many decimals ratios are told. */
    public static final int DECIMALS = 6;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String BROKEN = "What is counted changed in between: the two sides are not compared.";

    /**
     * What some transforms need.
     *
     * @param base of an index; null for the first point with a figure
     * @param window of a moving average, in points
     */
    public record Settings(@Nullable Period base, int window) {}

    /** The series made of that one. */
    public abstract Series of(Series series, Settings settings);

    private static List<Point> each(Series series, BinaryOperator<Point> make) {
        List<Point> made = new ArrayList<>();
        for (int i = 0; i < series.points().size(); i++) {
            Point now = series.points().get(i);
            OptionalInt before = series.before(i);
            if (now.value() == null) {
                made.add(now);
            } else if (before.isEmpty()
                    || series.points().get(before.getAsInt()).value() == null) {
                made.add(now.missing("There is no figure one step before to compare with."));
            } else if (series.isBroken(series.points().get(before.getAsInt()), now)) {
                made.add(now.missing(BROKEN));
            } else {
                Point point = make.apply(series.points().get(before.getAsInt()), now);
                made.add(
                        point.value() == null
                                ? now.missing("The figure before is zero: there is no ratio to it.")
                                : point);
            }
        }
        return made;
    }

    private static @Nullable BigDecimal with(
            @Nullable BigDecimal a, @Nullable BigDecimal b, BinaryOperator<BigDecimal> operation) {
        return a == null || b == null ? null : operation.apply(a, b);
    }

    /** Null if one of them is not known, or there is nothing to compare with. */
    static @Nullable BigDecimal percent(@Nullable BigDecimal part, @Nullable BigDecimal whole) {
        if (part == null || whole == null || whole.signum() == 0) {
            return null;
        }
        return plain(part.multiply(HUNDRED).divide(whole, DECIMALS, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    public static Optional<Transform> of(String name) {
        return Arrays.stream(values()).filter(t -> t.toString().equals(name)).findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
