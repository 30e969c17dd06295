package kosh.synthetic;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Countries that people come from. */
public enum Origin {
    /** Split by prefecture. Its people wait 1.3 times as long after the delay that nobody is spared. */
    CHINA(
            1.3,
            new Weights(25, 40, 40, 55),
            Place.of(30, "CN-654100").since("2001-01-01", "L-ILI-CORE"),
            Place.of(24, "CN-654300"),
            Place.of(22, "CN-654200"),
            Place.of(9, "CN-652300"),
            Place.of(6, "CN-650100"),
            Place.of(5, "CN-652200").since("2016-07-01", "CN-650500"),
            Place.of(4, "CN-652700")),
    UZBEKISTAN(1, new Weights(40, 45, 45, 30), Place.of(1, "UZB")),
    MONGOLIA(1, new Weights(20, 5, 5, 5), Place.of(1, "MNG")),
    TURKMENISTAN(1, new Weights(10, 5, 5, 5), Place.of(1, "TKM")),
    RUSSIA(1, new Weights(5, 5, 5, 5), Place.of(1, "RUS"));

    /** How many of 100 come from a country in each era. */
    private record Weights(int admission, int registration, int fourYears, int registrationAgain) {
        int in(Era era) {
            return switch (era) {
                case ADMISSION -> admission;
                case REGISTRATION -> registration;
                case FOUR_YEARS -> fourYears;
                case REGISTRATION_AGAIN -> registrationAgain;
            };
        }
    }

    private static final Map<Era, Choice<Origin>> IN = Arrays.stream(Era.values())
            .collect(Collectors.toUnmodifiableMap(
                    era -> era, era -> Choice.of(List.of(values()), origin -> origin.weights.in(era))));

    private final double pace;

    @SuppressWarnings("ImmutableEnumChecker") // A record of numbers.
    private final Weights weights;

    @SuppressWarnings("ImmutableEnumChecker") // Nothing changes a choice once made.
    private final Choice<Place> places;

    Origin(double pace, Weights weights, Place... places) {
        this.pace = pace;
        this.weights = weights;
        this.places = Choice.of(List.of(places), Place::weight);
    }

    /** The countries that people come from in an era. */
    static Choice<Origin> in(Era era) {
        return Objects.requireNonNull(IN.get(era));
    }

    /** How many times as long as others its people wait. */
    double pace() {
        return pace;
    }

    Choice<Place> places() {
        return places;
    }
}
