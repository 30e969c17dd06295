package kosh.series;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kosh.observation.Period;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import kosh.query.Answer;
import kosh.query.Dimension;
import kosh.query.Edition;
import kosh.query.Question;
import org.jspecify.annotations.Nullable;

/**
 * What part of the total each series is, in per cent: of all codes of the dimensions that tell the series apart, or if there is none, of
 * those that the question filters by.
 */
public final class TotalShare {

    private static final List<Dimension> PARTS =
            List.of(Dimension.ORIGIN, Dimension.DESTINATION, Dimension.SEX, Dimension.AGE);

    private final Map<String, Map<Period, Point>> totals = new HashMap<>();

    private TotalShare() {}

    /**
     * Asks for the totals.
     *
     * @throws Problem if the question is about a total itself, or the figures do not add
     */
    public static TotalShare of(Question question, Edition edition) {
        List<Dimension> kept = PARTS.stream().filter(question::keeps).toList();
        List<Dimension> parted = kept.isEmpty()
                ? PARTS.stream()
                        .filter(d -> question.filters().codes(d).isPresent())
                        .toList()
                : kept;
        if (parted.isEmpty()) {
            throw Problem.of(
                    ProblemType.BAD_PARAMETER,
                    "transform=share: a total is no part of itself. Keep a dimension (by=origin) or filter by one (origin=CHN).");
        }
        Question whole = new Question(
                question.path(),
                question.dataset(),
                question.filters(),
                question.by().stream()
                        .filter(level -> level.dimension() == Dimension.TIME)
                        .toList());
        for (Dimension dimension : parted) {
            whole = whole.ofAll(dimension);
        }
        TotalShare shares = new TotalShare();
        Series.of(Answer.to(whole, edition))
                .forEach(total -> total.points()
                        .forEach(point -> shares.totals
                                .computeIfAbsent(total.indicator(), i -> new HashMap<>())
                                .put(point.period(), point)));
        return shares;
    }

    public Series of(Series series) {
        Map<Period, Point> total = totals.getOrDefault(series.indicator(), Map.of());
        return series.with(
                "percent",
                series.points().stream()
                        .map(point -> share(point, total.get(point.period())))
                        .toList());
    }

    private static Point share(Point part, @Nullable Point whole) {
        if (part.value() == null) {
            return part;
        }
        if (whole == null || whole.value() == null || whole.value().signum() == 0) {
            return part.missing("The total of this period is not known.");
        }
        return part.derived(
                Transform.percent(part.value(), whole.value()),
                bound(part.least(), whole.most(), part.most()),
                bound(part.most(), whole.least(), part.least()),
                whole);
    }

    /** The whole is the part and the rest: the share is least when the part is least and the rest is most. */
    private static @Nullable BigDecimal bound(
            @Nullable BigDecimal part, @Nullable BigDecimal wholeWithOther, @Nullable BigDecimal other) {
        if (part == null || wholeWithOther == null || other == null) {
            return null;
        }
        return Transform.percent(part, wholeWithOther.subtract(other).add(part));
    }
}
