package kosh.evidence;

import org.jspecify.annotations.Nullable;

/**
 * One step of a way through the days.
 *
 * @param edge what allows it; null if it holds for every series: back in time the number never grows, and forward it grows no more than the
 *     whole
 */
record Hop(int from, int to, long amount, @Nullable Edge edge) {}
