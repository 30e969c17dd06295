/**
 * The trend of one series: which of its points can be compared, what the statistics say of them, and what cannot be said. Entry point:
 * {@link kosh.trend.Trend}.
 */
@NullMarked
package kosh.trend;

import org.jspecify.annotations.NullMarked;
