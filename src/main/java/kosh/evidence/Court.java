package kosh.evidence;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import kosh.observation.Definition;
import org.jspecify.annotations.Nullable;

/** Holds claims against the evidence, and looks for the figures that they may have been taken from. */
public final class Court {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PERCENT_DECIMALS = 2;
    private static final int MOST_OF_A_KIND = 4;
    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);

    private final Evidence evidence;
    private final List<Figure> printed;
    private final UnaryOperator<String> names;

    private Court(Evidence evidence, List<Figure> printed, UnaryOperator<String> names) {
        this.evidence = evidence;
        this.printed = printed;
        this.names = names;
    }

    /**
     * A court over one body of evidence.
     *
     * @param printed all that was ever printed, of all indicators and whatever its reliability, to look for near matches in
     */
    public static Court of(Evidence evidence, Collection<Figure> printed, UnaryOperator<String> names) {
        return new Court(evidence, List.copyOf(printed), names);
    }

    /**
     * Judges a claim.
     *
     * @throws IllegalArgumentException if the claim is about another indicator than the evidence
     */
    public Verdict judge(Claim claim) {
        return judge(claim, null);
    }

    /**
     * Judges a printed figure as the claim of its printer. It is not found near itself; but where the rule admits it, it is evidence.
     *
     * @param value the number that it says
     * @param definition how what it counts differs from what the indicator counts
     */
    public Verdict judge(Figure figure, BigDecimal value, Definition definition) {
        return judge(
                new Claim(
                        figure.indicator(),
                        figure.origin(),
                        figure.start(),
                        figure.endFrom(),
                        figure.end(),
                        figure.share(),
                        value,
                        figure.range(),
                        definition),
                figure);
    }

    private Verdict judge(Claim claim, @Nullable Figure itself) {
        if (!claim.indicator().equals(evidence.indicator())) {
            throw new IllegalArgumentException(
                    "The claim is about " + claim.indicator() + ", the evidence about " + evidence.indicator());
        }
        Bounds allowed = allowed(claim, claim.origin());
        BigDecimal lower = claim.share() ? leastShare(claim, allowed) : BigDecimal.valueOf(allowed.lower());
        BigDecimal upper = claim.share() ? mostShare(claim, allowed) : ofNullable(allowed.upper());
        Verdict.Kind comparison = compare(claim.range(), allowed, lower, upper);
        Verdict.Kind kind = claim.definition() == Definition.OTHER && comparison != Verdict.Kind.NO_EVIDENCE
                ? Verdict.Kind.DEFINITION_DIFFERS
                : comparison;
        List<@Nullable BigDecimal> times = times(comparison, claim.value(), lower, upper);
        return new Verdict(
                kind,
                comparison,
                lower,
                upper,
                times.get(0),
                times.get(1),
                evidence.proof(claim.origin(), claim.from(), claim.to()),
                near(claim, itself),
                claim.difference() + sentence(claim, comparison, lower, upper, times));
    }

    /** The least until the earliest day on which the claim can end, the most until the latest. */
    private Bounds allowed(Claim claim, String origin) {
        long lower = claim.endFrom().isAfter(claim.from())
                ? evidence.bounds(origin, claim.from(), claim.endFrom()).lower()
                : 0;
        Bounds whole = evidence.bounds(origin, claim.from(), claim.to());
        return new Bounds(origin, claim.from(), claim.to(), lower, whole.upper());
    }

    private BigDecimal leastShare(Claim claim, Bounds part) {
        Long most = allowed(claim, Evidence.WORLD).upper();
        return most == null || most == 0 ? BigDecimal.ZERO : percent(part.lower(), most, RoundingMode.FLOOR);
    }

    private @Nullable BigDecimal mostShare(Claim claim, Bounds part) {
        long least = allowed(claim, Evidence.WORLD).lower();
        Long most = part.upper();
        return most == null || least == 0
                ? null
                : percent(most, least, RoundingMode.CEILING).min(HUNDRED);
    }

    private static BigDecimal percent(long part, long whole, RoundingMode outward) {
        return BigDecimal.valueOf(part).multiply(HUNDRED).divide(BigDecimal.valueOf(whole), PERCENT_DECIMALS, outward);
    }

    private static @Nullable BigDecimal ofNullable(@Nullable Long persons) {
        return persons == null ? null : BigDecimal.valueOf(persons);
    }

    private static Verdict.Kind compare(Range claimed, Bounds allowed, BigDecimal lower, @Nullable BigDecimal upper) {
        if (allowed.areUnknown() || (lower.signum() == 0 && upper == null)) {
            return Verdict.Kind.NO_EVIDENCE;
        }
        BigDecimal low = claimed.low();
        BigDecimal high = claimed.high();
        if (low != null && upper != null && low.compareTo(upper) > 0) {
            return Verdict.Kind.TOO_HIGH;
        }
        if (high != null && high.compareTo(lower) < 0) {
            return Verdict.Kind.TOO_LOW;
        }
        boolean above = low == null || low.compareTo(lower) <= 0;
        boolean below = high == null || (upper != null && upper.compareTo(high) <= 0);
        return above && below ? Verdict.Kind.SUPPORTED : Verdict.Kind.POSSIBLE;
    }

    private static List<@Nullable BigDecimal> times(
            Verdict.Kind comparison, BigDecimal value, BigDecimal lower, @Nullable BigDecimal upper) {
        List<@Nullable BigDecimal> times = new ArrayList<>();
        if (comparison == Verdict.Kind.TOO_HIGH) {
            times.add(ratio(value, upper));
            times.add(ratio(value, lower));
        } else if (comparison == Verdict.Kind.TOO_LOW) {
            times.add(ratio(lower, value));
            times.add(upper == null ? null : ratio(upper, value));
        } else {
            times.add(null);
            times.add(null);
        }
        return times;
    }

    private static @Nullable BigDecimal ratio(@Nullable BigDecimal number, @Nullable BigDecimal by) {
        return number == null || by == null || by.signum() == 0 ? null : number.divide(by, TWO_DIGITS);
    }

    private String sentence(
            Claim claim,
            Verdict.Kind comparison,
            BigDecimal lower,
            @Nullable BigDecimal upper,
            List<@Nullable BigDecimal> times) {
        String sign = claim.share() ? "%" : "";
        String span = place(claim.origin()) + " from " + claim.from() + " until " + claim.to();
        if (comparison == Verdict.Kind.NO_EVIDENCE) {
            return "No figure bounds those who came " + span + ".";
        }
        String allowed = "The printed figures allow "
                + (upper == null
                        ? "no fewer than " + Texts.number(lower) + sign
                        : lower.compareTo(upper) == 0
                                ? "exactly " + Texts.number(lower) + sign
                                : Texts.number(lower) + sign + " to " + Texts.number(upper) + sign)
                + " " + span + "; ";
        String said = claim.range().text();
        return allowed
                + switch (comparison) {
                    case SUPPORTED -> "all of that is within what " + said + " can mean.";
                    case POSSIBLE -> said + " is possible, but not proved.";
                    case TOO_HIGH -> said + " is too high" + by(times, claim.value(), upper, sign) + ".";
                    case TOO_LOW -> said + " is too low" + by(times, claim.value(), lower, sign) + ".";
                    case DEFINITION_DIFFERS, NO_EVIDENCE -> throw new IllegalStateException(comparison.name());
                };
    }

    private static String by(
            List<@Nullable BigDecimal> times, BigDecimal value, @Nullable BigDecimal bound, String sign) {
        BigDecimal least = times.get(0);
        BigDecimal most = times.get(1);
        if (least == null || bound == null) {
            return "";
        }
        if (least.compareTo(BigDecimal.ONE) <= 0) {
            return ", by at least " + Texts.number(value.subtract(bound).abs()) + sign;
        }
        String from = least.toPlainString();
        if (most == null) {
            return ", by " + from + " times or more";
        }
        return ", by " + (least.compareTo(most) == 0 ? from : from + " to " + most.toPlainString()) + " times";
    }

    private String place(String origin) {
        return origin.equals(Evidence.WORLD) ? "from all origins" : "from " + names.apply(origin);
    }

    /** A few of each kind, the nearest first: those whose spans lie least apart, and of these the most trusted. */
    private List<NearMatch> near(Claim claim, @Nullable Figure itself) {
        Map<NearMatch.Kind, List<NearMatch>> byKind = printed.stream()
                .filter(figure -> !figure.equals(itself))
                .flatMap(figure -> match(claim, figure).stream())
                .sorted(Comparator.comparing((NearMatch near) -> apart(claim, near.figure()))
                        .thenComparing(near -> near.figure().reliability(), Comparator.reverseOrder())
                        .thenComparing(near -> near.figure().id()))
                .collect(Collectors.groupingBy(
                        NearMatch::kind, () -> new EnumMap<>(NearMatch.Kind.class), Collectors.toList()));
        return byKind.values().stream()
                .flatMap(those -> those.stream().limit(MOST_OF_A_KIND))
                .toList();
    }

    private static long apart(Claim claim, Figure figure) {
        return Math.abs(ChronoUnit.DAYS.between(claim.from(), figure.start()))
                + Math.abs(ChronoUnit.DAYS.between(claim.to(), figure.end()));
    }

    private Optional<NearMatch> match(Claim claim, Figure figure) {
        if (claim.share() == figure.share() && figure.range().roundsLike(claim.range())) {
            NearMatch.Kind kind = difference(claim, figure);
            return Optional.of(new NearMatch(
                    figure,
                    kind,
                    "The same number, " + figure.range().text() + ", is printed in "
                            + figure.id() + " for those who came " + place(figure.origin()) + " " + figure.span()
                            + (kind == NearMatch.Kind.ANOTHER_INDICATOR ? ", as " + figure.indicator() : "")
                            + (figure.share() && kind == NearMatch.Kind.SHARE_OF_ANOTHER_SPAN
                                    ? ": the share of that span, not of this one"
                                    : "")
                            + "."));
        }
        return takenOfAnotherSpan(claim, figure);
    }

    private static NearMatch.Kind difference(Claim claim, Figure figure) {
        if (!figure.indicator().equals(claim.indicator())) {
            return NearMatch.Kind.ANOTHER_INDICATOR;
        }
        if (!figure.origin().equals(claim.origin())) {
            return NearMatch.Kind.ANOTHER_ORIGIN;
        }
        if (figure.start().equals(claim.from())
                && !figure.endFrom().isAfter(claim.to())
                && !figure.end().isBefore(claim.endFrom())) {
            return NearMatch.Kind.SAME;
        }
        return figure.share() ? NearMatch.Kind.SHARE_OF_ANOTHER_SPAN : NearMatch.Kind.ANOTHER_SPAN;
    }

    /** A share printed for one span, multiplied with all who came in the span of the claim. */
    private Optional<NearMatch> takenOfAnotherSpan(Claim claim, Figure figure) {
        boolean ofAnotherSpan = figure.share()
                && !claim.share()
                && figure.indicator().equals(claim.indicator())
                && figure.origin().equals(claim.origin())
                && figure.start().isBefore(claim.to())
                && difference(claim, figure) == NearMatch.Kind.SHARE_OF_ANOTHER_SPAN;
        BigDecimal low = figure.range().low();
        BigDecimal high = figure.range().high();
        if (!ofAnotherSpan || low == null || high == null) {
            return Optional.empty();
        }
        Bounds all = allowed(claim, Evidence.WORLD);
        Long most = all.upper();
        if (most == null) {
            return Optional.empty();
        }
        BigDecimal least = low.multiply(BigDecimal.valueOf(all.lower())).divide(HUNDRED);
        BigDecimal greatest = high.multiply(BigDecimal.valueOf(most)).divide(HUNDRED);
        return claim.range().meets(least, greatest)
                ? Optional.of(new NearMatch(
                        figure,
                        NearMatch.Kind.SHARE_OF_ANOTHER_SPAN,
                        figure.id() + " prints " + figure.range().text() + " " + figure.span()
                                + "; taken of all who came from " + claim.from() + " until " + claim.to()
                                + " that would be " + Texts.number(least.setScale(0, RoundingMode.CEILING)) + " to "
                                + Texts.number(greatest.setScale(0, RoundingMode.FLOOR)) + "."))
                : Optional.empty();
    }
}
