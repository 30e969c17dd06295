package kosh.series;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import kosh.observation.Period;

/**
 * The stretch of time that a dashboard shows: points whose period begins in it.
 *
 * @param from the first instant
 * @param until the first instant behind it
 */
public record Window(Instant from, Instant until) {

    /** All of time. */
    public static final Window ALL = new Window(Instant.MIN, Instant.MAX);

    private static final String YEAR = "\\d{1,4}";
    private static final String MILLIS = "-?\\d{5,15}";

    public boolean holds(Point point) {
        return !point.time().isBefore(from) && point.time().isBefore(until);
    }

    /**
     * The text is the first instant, day, month or year in the window.
     *
     * @throws DateTimeException if the text is none of what {@link #parse} reads
     */
    public Window startingAt(String text) {
        return new Window(parse(text, Period::start, at -> at), until);
    }

    /**
     * The text is the last instant, day, month or year in the window.
     *
     * @throws DateTimeException if the text is none of what {@link #parse} reads
     */
    public Window endingWith(String text) {
        return new Window(from, parse(text, Period::end, at -> at.plusMillis(1)));
    }

    /** Reads milliseconds since 1970, an instant of RFC 3339, a year, a month or a day. */
    private static Instant parse(String text, Function<Period, LocalDate> day, UnaryOperator<Instant> instant) {
        if (text.matches(MILLIS)) {
            return instant.apply(Instant.ofEpochMilli(Long.parseLong(text)));
        }
        if (text.indexOf('T') >= 0) {
            return instant.apply(Instant.parse(text));
        }
        String padded = text.matches(YEAR) ? "0".repeat(4 - text.length()) + text : text;
        return day.apply(Period.parse(padded)).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
