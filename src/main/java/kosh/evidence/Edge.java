package kosh.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one piece of evidence says of two days: at most {@code amount} more until day {@code to} than until day {@code from}. If {@code to} is the
 * earlier day, the amount is negative or 0 and says "at least so many between them".
 *
 * @param figure what says so; null if it is the sum of the parts
 * @param whole for a share, the series of all origins that it was multiplied with
 * @param wholeFrom the day from which the whole was taken
 * @param wholeTo the day until which the whole was taken
 * @param parts for the sum of the parts, the series of each
 */
record Edge(
        int from,
        int to,
        long amount,
        @Nullable Figure figure,
        @Nullable Series whole,
        int wholeFrom,
        int wholeTo,
        List<Series> parts) {

    static Edge ofCount(int from, int to, long amount, Figure figure) {
        return new Edge(from, to, amount, figure, null, from, to, List.of());
    }

    static Edge ofShare(int from, int to, long amount, Figure figure, Series whole, int wholeFrom, int wholeTo) {
        return new Edge(from, to, amount, figure, whole, wholeFrom, wholeTo, List.of());
    }

    static Edge ofParts(int earlier, int later, long sum, List<Series> parts) {
        return new Edge(later, earlier, -sum, null, null, earlier, later, parts);
    }

    /** The bounds of other series that it rests on. */
    List<Bound> bounds() {
        return whole == null
                ? parts.stream()
                        .map(part -> new Bound(part, wholeFrom, wholeTo, false))
                        .toList()
                : List.of(new Bound(whole, wholeFrom, wholeTo, isUpper()));
    }

    boolean isUpper() {
        return from < to;
    }
}
