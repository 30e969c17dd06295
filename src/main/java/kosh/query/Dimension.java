package kosh.query;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import kosh.observation.Observation;
import kosh.observation.Period;
import org.jspecify.annotations.Nullable;

/**
 * What can be filtered by and kept: the list of filters of every endpoint. To add one, add a constant with the column of the observation
 * that it reads; the parameter, {@code by=}, the columns of answers and the cube follow from it (and {@code openapi.yaml} must say so).
 */
public enum Dimension {
    INDICATOR {
        @Override
        String of(Observation o) {
            return o.indicator();
        }
    },
    ORIGIN {
        @Override
        String of(Observation o) {
            return o.origin();
        }
    },
    DESTINATION {
        @Override
        String of(Observation o) {
            return o.destination();
        }
    },
    SEX {
        @Override
        String of(Observation o) {
            return o.sex();
        }
    },
    AGE {
        @Override
        String of(Observation o) {
            return o.age();
        }
    },
    TIME {
        @Override
        String of(Observation o) {
            return o.period().toString();
        }

        @Override
        Comparator<String> order() {
            return Comparator.comparing(Period::parse);
        }
    },
    STATUS {
        @Override
        String of(Observation o) {
            return o.status().toString();
        }
    },
    SOURCE {
        @Override
        @Nullable
        String of(Observation o) {
            return o.source();
        }
    };

    private static final Map<String, Dimension> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Dimension::toString, Function.identity()));

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The code of an observation in this dimension. */
    abstract @Nullable String of(Observation observation);

    /** The order of its codes. */
    Comparator<String> order() {
        return Comparator.naturalOrder();
    }

    /** The column of the cube, counted from 0. */
    @SuppressWarnings("EnumOrdinal") // Columns are numbered within one run; the number is never stored.
    int column() {
        return ordinal();
    }

    public boolean isArea() {
        return this == ORIGIN || this == DESTINATION;
    }

    public static Optional<Dimension> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The parameter and column name. */
    @Override
    public String toString() {
        return text;
    }
}
