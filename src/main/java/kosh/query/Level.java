package kosh.query;

import org.jspecify.annotations.Nullable;

/**
 * A dimension to keep, possibly at a coarser level: {@code origin}, {@code origin:country}, {@code time:year}.
 *
 * @param level the level of areas, {@code year} for time, or null to keep the dimension as it is
 */
public record Level(Dimension dimension, @Nullable String level) {

    /** The level that rolls time up. */
    public static final String YEAR = "year";

    @Override
    public String toString() {
        return level == null ? dimension.toString() : dimension + ":" + level;
    }
}
