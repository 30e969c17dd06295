package kosh.evidence;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Stream;

/** The days of which some figure speaks, in order, by number. */
final class Timeline {

    private final LocalDate[] days;

    private Timeline(LocalDate[] days) {
        this.days = days;
    }

    static Timeline of(Collection<Figure> figures) {
        return new Timeline(figures.stream()
                .flatMap(figure -> Stream.of(figure.start(), figure.endFrom(), figure.end()))
                .distinct()
                .sorted()
                .toArray(LocalDate[]::new));
    }

    int size() {
        return days.length;
    }

    LocalDate day(int number) {
        return days[number];
    }

    /** The number of the last day that is not after this one, or -1. */
    int floor(LocalDate day) {
        int found = Arrays.binarySearch(days, day);
        return found >= 0 ? found : -found - 2;
    }

    /** The number of the first day that is not before this one; {@link #size} if all are. */
    int ceiling(LocalDate day) {
        int found = Arrays.binarySearch(days, day);
        return found >= 0 ? found : -found - 1;
    }
}
