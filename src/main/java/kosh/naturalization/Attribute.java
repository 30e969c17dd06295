package kosh.naturalization;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is known of the persons of an episode, besides its dates. */
public enum Attribute {
    ORIGIN {
        @Override
        @Nullable
        String of(Episode episode) {
            return episode.origin();
        }
    },
    DESTINATION {
        @Override
        @Nullable
        String of(Episode episode) {
            return episode.destination();
        }
    },
    SEX {
        @Override
        @Nullable
        String of(Episode episode) {
            return episode.sex();
        }
    },
    AGE {
        @Override
        @Nullable
        String of(Episode episode) {
            return episode.age();
        }
    },
    PROCEDURE {
        @Override
        @Nullable
        String of(Episode episode) {
            return episode.procedure();
        }
    };

    /** Stands for what is not known. */
    public static final String UNKNOWN = "_U";

    abstract @Nullable String of(Episode episode);

    /** The column of the table, counted from 0. */
    @SuppressWarnings("EnumOrdinal") // Columns are numbered within one run; the number is never stored.
    int column() {
        return ordinal();
    }

    public boolean isArea() {
        return this == ORIGIN || this == DESTINATION;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
