package kosh.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many more, at most, had come from one origin until one day than until another, for all pairs of days: the shortest ways in the graph
 * whose nodes are days and whose edges are figures (R. Dechter, I. Meiri, J. Pearl 1991, Temporal constraint networks, Artificial
 * Intelligence 49). An edge is added to all pairs at once, in time quadratic in the days, so that the first edge which cannot hold is known,
 * with the shortest way that refutes it. Not changed any more once it is shared.
 *
 * <p>A distance counts the edges of its way in its lowest bits. So of two ways of the same length the one with fewer figures is taken, and
 * the explanation is as short as it can be.
 */
final class Series {

    /** No bound at all. */
    static final long NONE = Long.MAX_VALUE;

    private static final int COUNT_BITS = 16;

    private final String origin;
    private final Timeline timeline;
    private final @Nullable Series whole;
    private final long[][] distances;
    /** The number of the edge that last shortened the way, or -1. */
    private final int[][] last;

    private final List<Edge> edges;

    private Series(
            String origin,
            Timeline timeline,
            @Nullable Series whole,
            long[][] distances,
            int[][] last,
            List<Edge> edges) {
        this.origin = origin;
        this.timeline = timeline;
        this.whole = whole;
        this.distances = distances;
        this.last = last;
        this.edges = edges;
    }

    /** A series that only never falls. */
    static Series of(String origin, Timeline timeline) {
        return start(origin, timeline, null);
    }

    /** A series that moreover never grows by more than another. */
    static Series under(Series whole, String origin) {
        return start(origin, whole.timeline, whole);
    }

    private static Series start(String origin, Timeline timeline, @Nullable Series whole) {
        int days = timeline.size();
        long[][] distances = new long[days][days];
        int[][] last = new int[days][days];
        for (int from = 0; from < days; from++) {
            Arrays.fill(last[from], -1);
            for (int to = from + 1; to < days; to++) {
                long most = whole == null ? NONE : whole.most(from, to);
                distances[from][to] = most == NONE ? NONE : (most << COUNT_BITS) + 1;
            }
        }
        return new Series(origin, timeline, whole, distances, last, new ArrayList<>());
    }

    Series copy() {
        long[][] sameDistances = Arrays.stream(distances).map(long[]::clone).toArray(long[][]::new);
        int[][] sameLast = Arrays.stream(last).map(int[]::clone).toArray(int[][]::new);
        return new Series(origin, timeline, whole, sameDistances, sameLast, new ArrayList<>(edges));
    }

    String origin() {
        return origin;
    }

    /** The days by whose numbers it is asked. */
    Timeline timeline() {
        return timeline;
    }

    /** At most so many came from one day until a later one, or {@link #NONE}. */
    long most(int from, int to) {
        return amount(distances[from][to]);
    }

    /** At least so many. */
    long least(int from, int to) {
        return -amount(distances[to][from]);
    }

    private static long amount(long distance) {
        return distance == NONE ? NONE : distance >> COUNT_BITS;
    }

    /** Adds what an edge says; if it cannot hold with the others it is left out, and the way round that refutes it is the answer. */
    Optional<Cycle> add(Edge edge) {
        long length = (edge.amount() << COUNT_BITS) + 1;
        long back = distances[edge.to()][edge.from()];
        if (back != NONE && back + length < 0) {
            return Optional.of(new Cycle(this, edge, way(edge.to(), edge.from())));
        }
        if (length < distances[edge.from()][edge.to()]) {
            edges.add(edge);
            shorten(edge.from(), edge.to(), length, edges.size() - 1);
        }
        return Optional.empty();
    }

    /** A way to an end is only shortened by an edge that shortens the way from its own start to that end. */
    private void shorten(int from, int to, long length, int edge) {
        long[] beyond = distances[to];
        int[] ends = new int[beyond.length];
        int shortened = 0;
        for (int end = 0; end < beyond.length; end++) {
            if (beyond[end] != NONE && length + beyond[end] < distances[from][end]) {
                ends[shortened++] = end;
            }
        }
        for (int start = 0; start < distances.length; start++) {
            long[] row = distances[start];
            if (row[from] == NONE || row[from] + length >= row[to]) {
                continue;
            }
            long reached = row[from] + length;
            for (int i = 0; i < shortened; i++) {
                int end = ends[i];
                if (reached + beyond[end] < row[end]) {
                    row[end] = reached + beyond[end];
                    last[start][end] = edge;
                }
            }
        }
    }

    /**
     * The shortest way. Both parts beside the edge that last shortened it were fixed before that edge came, so this ends.
     */
    List<Hop> way(int from, int to) {
        List<Hop> hops = new ArrayList<>();
        walk(from, to, hops);
        return hops;
    }

    private void walk(int from, int to, List<Hop> hops) {
        if (from == to) {
            return;
        }
        int number = last[from][to];
        if (number < 0) {
            hops.add(new Hop(from, to, amount(distances[from][to]), null));
            return;
        }
        Edge edge = edges.get(number);
        walk(from, edge.from(), hops);
        hops.add(new Hop(edge.from(), edge.to(), edge.amount(), edge));
        walk(edge.to(), to, hops);
    }

    /** What a step forward without evidence of its own rests on: no more came than from all origins. */
    Optional<Bound> ceiling(Hop hop) {
        return whole == null || hop.from() > hop.to()
                ? Optional.empty()
                : Optional.of(new Bound(whole, hop.from(), hop.to(), true));
    }
}
