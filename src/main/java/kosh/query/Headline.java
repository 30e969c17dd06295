package kosh.query;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The tables and the indicator that answer when the caller names none. */
@ConfigMapping(prefix = "kosh.headline")
public interface Headline {

    /** All origins together, by year. */
    @WithDefault("status-grants")
    String total();

    /** Split by origin. */
    @WithDefault("status-grants-by-origin")
    String byOrigin();

    /** What both count. */
    @WithDefault("arrivals")
    String indicator();

    /** Where to. */
    @WithDefault("KAZ")
    String destination();
}
