/**
 * Statistics of one time series: plain Java, pure functions, immutable results, the numbers that R gives. Entry points: a
 * {@link kosh.stats.Series} goes into {@link kosh.stats.Changes}, {@link kosh.stats.LeastSquares}, {@link kosh.stats.ExponentialGrowth},
 * {@link kosh.stats.TheilSen}, {@link kosh.stats.MannKendall}, {@link kosh.stats.HamedRao}, {@link kosh.stats.Pettitt},
 * {@link kosh.stats.Breaks}, {@link kosh.stats.Cusum}, {@link kosh.stats.Loess} and {@link kosh.stats.Projection};
 * {@link kosh.stats.Sensitivity} takes intervals. What cannot be computed is {@link kosh.stats.UnsuitableSeries}, or null where only a part
 * of a result is missing; no result holds NaN or an infinite number.
 */
@NullMarked
package kosh.stats;

import org.jspecify.annotations.NullMarked;
