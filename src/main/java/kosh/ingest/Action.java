package kosh.ingest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a file does to the rows that are there. */
public enum Action {
    /** Adds rows; a row that is there already is an error. */
    APPEND,
    /** Adds rows, and changes those that are there. */
    MERGE,
    /** Makes the file all that the dataset holds: rows that are not in it are closed. */
    REPLACE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Action> of(String name) {
        return Arrays.stream(values()).filter(a -> a.toString().equals(name)).findFirst();
    }
}
