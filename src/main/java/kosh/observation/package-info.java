/** One published number with its period, status, source and place in the source, and the rows themselves under {@code /v1/observations}. */
@NullMarked
package kosh.observation;

import org.jspecify.annotations.NullMarked;
