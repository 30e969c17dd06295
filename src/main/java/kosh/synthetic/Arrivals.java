package kosh.synthetic;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When people arrive: a stylised curve of two waves, a high one in the 2000s and a low one in 2016 to 2018, with a trough between them and a
 * fall at the end. The weights are round and chosen by hand; no year of them is a published figure.
 */
public final class Arrivals {

    /** The first day on which anybody arrives. */
    public static final LocalDate FIRST = LocalDate.of(1991, 1, 1);

    /** The last day on which anybody arrives, and the last one observed. */
    public static final LocalDate LAST = LocalDate.of(2020, 12, 31);

    private static final int[] WEIGHTS = {
        20, 20, 15, 15, 15, 15, 20, 20, 25, 30, // 1991 to 2000
        35, 40, 45, 50, 55, 55, 60, 60, 60, 55, // 2001 to 2010
        45, 40, 35, 30, 30, 40, 45, 40, 30, 20 // 2011 to 2020
    };

    private static final Choice<Year> YEARS = Choice.of(
            IntStream.rangeClosed(FIRST.getYear(), LAST.getYear())
                    .mapToObj(Year::of)
                    .toList(),
            Arrivals::weight);

    private Arrivals() {}

    private static int weight(Year year) {
        return WEIGHTS[year.getValue() - FIRST.getYear()];
    }

    /** The share of all who are expected to arrive in each year from 1991 on; how many do is a draw. */
    public static List<Double> shares() {
        return YEARS.parts().stream().map(Choice.Part::share).toList();
    }

    /** @param ofYear from 0 to less than 1, as is the other */
    static LocalDate day(double ofYear, double ofDay) {
        Year year = YEARS.pick(ofYear);
        return year.atDay(1 + (int) (ofDay * year.length()));
    }
}
