package kosh;

import java.nio.file.Path;

/** The flags by which a start keeps what the JVM learnt, and a later one begins with it: since Java 25 as JEP 483 and 515 have it, before by JEP 350. */
public final class Start {

    private static final boolean AHEAD_OF_TIME = Runtime.version().feature() >= 25;

    /** Makes a start fail whose cache does not fit. */
    static final String ONLY_WITH_IT = AHEAD_OF_TIME ? "-XX:AOTMode=on" : "-Xshare:on";

    private Start() {}

    static Path cacheBeside(Path jar) {
        return jar.resolveSibling(AHEAD_OF_TIME ? "app.aot" : "app.jsa");
    }

    /** The flag that writes the cache when the JVM ends. */
    public static String writing(Path cache) {
        return (AHEAD_OF_TIME ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + cache;
    }

    /** The flag that begins with it. */
    public static String reading(Path cache) {
        return (AHEAD_OF_TIME ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + cache;
    }
}
