package kosh.evidence;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import kosh.area.Area;
import kosh.dataset.Additivity;
import kosh.dataset.Indicator;
import kosh.observation.Observation;
import kosh.source.Source;
import org.jspecify.annotations.Nullable;

/**
 * Makes figures of the rows of a release: the one place that knows which rows are evidence.
 *
 * <ul>
 *   <li>Only flows, and shares that split a flow by origin; persons of all sexes and ages who came to one destination as a whole.
 *   <li>Only printed figures: no derived row, no expert's or model's estimate, no missing one, and none that names the rows it rests on,
 *       because they are evidence already.
 *   <li>Only origins that mean the same in each row: the world and countries, not "other places", which is what one split did not name.
 *   <li>Misprints and disputed figures are evidence of the least weight.
 * </ul>
 */
public final class Figures {

    private static final String COUNTRY = "country";

    private final String destination;
    private final Map<String, Indicator> indicators;
    private final Map<String, Source> sources;
    private final Map<String, Area> areas;

    private Figures(
            String destination,
            Map<String, Indicator> indicators,
            Map<String, Source> sources,
            Map<String, Area> areas) {
        this.destination = destination;
        this.indicators = indicators;
        this.sources = sources;
        this.areas = areas;
    }

    /** Of those who came to that destination. */
    public static Figures to(
            String destination, Collection<Indicator> indicators, Collection<Source> sources, Collection<Area> areas) {
        return new Figures(
                destination, byKey(indicators, Indicator::id), byKey(sources, Source::id), byKey(areas, Area::code));
    }

    private static <T> Map<String, T> byKey(Collection<T> rows, Function<T, String> key) {
        return rows.stream().collect(Collectors.toMap(key, row -> row, (first, second) -> first));
    }

    /** The figures of all indicators; a share is a figure of the indicator that it splits. */
    public List<Figure> of(Collection<Observation> observations) {
        return observations.stream().map(this::figure).filter(Objects::nonNull).toList();
    }

    /** A row as a figure, or null if it is no evidence. */
    public @Nullable Figure figure(Observation row) {
        String counted = counted(row);
        Reliability reliability = reliability(row);
        boolean named = row.value() != null || row.low() != null || row.high() != null;
        if (counted == null || reliability == null || !named || !isOfAll(row)) {
            return null;
        }
        boolean share = !counted.equals(row.indicator());
        LocalDate earliest = row.period().earliestEnd();
        return new Figure(
                row.id(),
                counted,
                row.origin(),
                row.period().start(),
                earliest,
                row.period().end(),
                share,
                range(row, share),
                reliability,
                row.source(),
                row.locator());
    }

    private @Nullable String counted(Observation row) {
        Indicator indicator = indicators.get(row.indicator());
        if (indicator == null) {
            return null;
        }
        if (indicator.kind() == Additivity.FLOW) {
            return indicator.id();
        }
        String whole = indicator.whole();
        boolean splits = indicator.kind() == Additivity.SHARE && "origin".equals(indicator.dimension());
        Indicator flow = whole == null ? null : indicators.get(whole);
        boolean isSplit = splits && flow != null && flow.kind() == Additivity.FLOW && !isWorld(row);
        return isSplit ? whole : null;
    }

    private boolean isOfAll(Observation row) {
        Area origin = areas.get(row.origin());
        boolean known = isWorld(row) || (origin != null && COUNTRY.equals(origin.level()));
        return known
                && row.destination().equals(destination)
                && row.sex().equals(Observation.TOTAL)
                && row.age().equals(Observation.TOTAL)
                && row.basis().isEmpty();
    }

    private static boolean isWorld(Observation row) {
        return row.origin().equals(Area.WORLD);
    }

    private @Nullable Reliability reliability(Observation row) {
        return switch (row.status()) {
            case OFFICIAL -> Reliability.OFFICIAL;
            case REPORTED -> printer(row.source());
            case DISPUTED -> Reliability.DISPUTED;
            case MISPRINT -> Reliability.MISPRINT;
            case DERIVED, ESTIMATE, PARTIAL, MISSING -> null;
        };
    }

    /** An official document that reports a figure of somebody else vouches for it no more than an organisation does. */
    private Reliability printer(@Nullable String id) {
        Source source = id == null ? null : sources.get(id);
        return switch (source == null ? "" : source.kind()) {
            case "official", "ngo" -> Reliability.NGO;
            case "academic" -> Reliability.ACADEMIC;
            case "news", "encyclopedia" -> Reliability.NEWS;
            default -> Reliability.BLOG;
        };
    }

    private static Range range(Observation row, boolean share) {
        Wording wording = wording(row);
        return share
                ? Range.ofShare(row.value(), row.low(), row.high(), wording)
                : Range.ofCount(row.value(), row.low(), row.high(), wording);
    }

    private static Wording wording(Observation row) {
        BigDecimal value = row.value();
        if (value == null) {
            return Wording.PLAIN;
        }
        Wording byLocator = Wording.before(value, row.locator());
        return byLocator == Wording.PLAIN ? Wording.before(value, row.note()) : byLocator;
    }
}
