package kosh.evidence;

import java.util.List;

/** One bound of a series between two days, the upper or the lower. */
record Bound(Series series, int first, int last, boolean upper) {

    /** The shortest way that makes it. */
    List<Hop> way() {
        return upper ? series.way(first, last) : series.way(last, first);
    }
}
