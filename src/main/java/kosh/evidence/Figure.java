package kosh.evidence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One printed figure: so many persons, or such a share of all origins together, came from {@code origin} from {@code start} until
 * {@code end}, the first day that does not count. A source that says no more than the year of the end gives a span of days on which it can lie.
 *
 * @param id under which it can be looked up
 * @param indicator what is counted
 * @param origin the code of the place; {@link Evidence#WORLD} for all together
 * @param start the first day
 * @param endFrom the earliest day on which the span can end; {@code end} itself if that is known
 * @param end the latest day on which it can end
 * @param share whether the number is a share in percent of all origins together over the same span
 * @param range the numbers that the print allows
 * @param reliability how far its printer is trusted
 * @param source the id of the document
 * @param locator where in the document it stands
 */
public record Figure(
        String id,
        String indicator,
        String origin,
        LocalDate start,
        LocalDate endFrom,
        LocalDate end,
        boolean share,
        Range range,
        Reliability reliability,
        @Nullable String source,
        @Nullable String locator) {

    public Figure {
        if (endFrom.isBefore(start) || end.isBefore(endFrom) || !start.isBefore(end)) {
            throw new IllegalArgumentException("The span of " + id + " is empty or turned round");
        }
    }

    /** An official count over a span whose end is known. */
    public static Figure ofCount(
            String id, String indicator, String origin, LocalDate start, LocalDate end, Range range) {
        return new Figure(id, indicator, origin, start, end, end, false, range, Reliability.OFFICIAL, null, null);
    }

    /** An official share over a span whose end is known. */
    public static Figure ofShare(
            String id, String indicator, String origin, LocalDate start, LocalDate end, Range range) {
        return new Figure(id, indicator, origin, start, end, end, true, range, Reliability.OFFICIAL, null, null);
    }

    /** The same figure, known only to end on some day from {@code earliest}. */
    public Figure withEndFrom(LocalDate earliest) {
        return new Figure(id, indicator, origin, start, earliest, end, share, range, reliability, source, locator);
    }

    /** The same figure of another printer. */
    public Figure with(Reliability other) {
        return new Figure(id, indicator, origin, start, endFrom, end, share, range, other, source, locator);
    }

    /** Whether the day of its end is known. */
    public boolean isSharp() {
        return endFrom.equals(end);
    }

    /** Whether the other prints the same number for the same span of the same origin. */
    boolean saysTheSameAs(Figure other) {
        return origin.equals(other.origin)
                && share == other.share
                && start.equals(other.start)
                && endFrom.equals(other.endFrom)
                && end.equals(other.end)
                && range.allowsTheSameAs(other.range);
    }

    /** Figures are kept in many sets, and no two share an id. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** "from 1991-01-01 until 2016-01-01". */
    String span() {
        return "from " + start + " until " + (isSharp() ? end.toString() : "a day between " + endFrom + " and " + end);
    }
}
