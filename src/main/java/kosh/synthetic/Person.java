package kosh.synthetic;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A person who does not exist, and the way of that person to citizenship.
 *
 * @param number from 1 on; with the seed it tells everything else
 * @param era the law on the day of arrival
 * @param origin the country
 * @param from the code of the country, or of the prefecture within China
 * @param destination the code of an oblast or city of Kazakhstan
 * @param sex F or M
 * @param ended the day of the ending; for who still waits the last day observed
 */
public record Person(
        int number,
        Era era,
        Origin origin,
        String from,
        String destination,
        String sex,
        AgeGroup age,
        Procedure procedure,
        LocalDate arrived,
        Ending ending,
        LocalDate ended) {

    /** Whole days from arrival to the ending. */
    public int days() {
        return Math.toIntExact(ChronoUnit.DAYS.between(arrived, ended));
    }
}
