package kosh.observation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A half-open span of dates, written as ISO 8601 writes it: {@code 2019}, {@code 2019-Q3}, {@code 2019-03}, {@code 2019-03-14} or
 * {@code 1991-01-01/2016-01-01} (the end is the first day after the span).
 *
 * <p>An interval may end in a bare year or month, {@code 1991-01-01/2008}: then the span ends on an unknown day inside it, as in
 * ISO 8601-2 (EDTF level 0). {@code endFrom} is the earliest day on which it can end, {@code end} the latest.
 *
 * @param start the first day of the span
 * @param end the first day after the span; if the end is not known sharply, after the latest possible one
 * @param endFrom the earliest possible end if it is not known sharply
 */
@Embeddable
public record Period(
        @Column(name = "period_start", nullable = false) LocalDate start,
        @Column(name = "period_end", nullable = false) LocalDate end,
        @Column(name = "period_end_from") @Nullable LocalDate endFrom)
        implements Comparable<Period> {

    private static final int MOST_TEXTS = 10_000;
    private static final Map<Period, String> TEXTS = new ConcurrentHashMap<>();
    private static final Map<String, Period> READ = new ConcurrentHashMap<>();

    private static final Pattern YEAR = Pattern.compile("(\\d{4})");
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{2})");
    private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})");
    private static final Comparator<Period> ORDER =
            Comparator.comparing(Period::start).thenComparing(Period::end).thenComparing(Period::earliestEnd);

    public Period {
        if (!start.isBefore(end)) {
            throw new DateTimeException(
                    "The span from " + start + " to " + end + " is empty: its end must lie after its start");
        }
        if (endFrom != null && (endFrom.isBefore(start) || !endFrom.isBefore(end))) {
            throw new DateTimeException("The earliest end " + endFrom + " lies outside " + start + " to " + end);
        }
    }

    public static Period of(LocalDate start, LocalDate end) {
        return new Period(start, end, null);
    }

    public static Period ofYear(int year) {
        return of(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws DateTimeException with a sentence for the caller, if the text is no period
     */
    public static Period parse(String text) {
        Period known = READ.get(text);
        if (known == null) {
            known = read(text);
            if (READ.size() < MOST_TEXTS) {
                READ.put(text, known);
            }
        }
        return known;
    }

    private static Period read(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return parseUnit(text);
        }
        LocalDate start = parseUnit(text.substring(0, slash)).start();
        String endText = text.substring(slash + 1);
        Period last = parseUnit(endText);
        if (DAY.matcher(endText).matches()) {
            return of(start, last.start());
        }
        return new Period(start, last.end(), last.start().isBefore(start) ? start : last.start());
    }

    private static Period parseUnit(String text) {
        try {
            Matcher m = YEAR.matcher(text);
            if (m.matches()) {
                return ofYear(Integer.parseInt(m.group(1)));
            }
            m = QUARTER.matcher(text);
            if (m.matches()) {
                LocalDate start = LocalDate.of(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)) * 3 - 2, 1);
                return of(start, start.plusMonths(3));
            }
            m = MONTH.matcher(text);
            if (m.matches()) {
                YearMonth month = YearMonth.of(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
                return of(month.atDay(1), month.plusMonths(1).atDay(1));
            }
            m = DAY.matcher(text);
            if (m.matches()) {
                LocalDate day = LocalDate.parse(text);
                return of(day, day.plusDays(1));
            }
        } catch (DateTimeException e) {
            throw new DateTimeException("'" + text + "' is not a date of the calendar", e);
        }
        throw new DateTimeException(
                "'" + text
                        + "' is not a period; write 2019, 2019-Q3, 2019-03, 2019-03-14 or 1991-01-01/2016-01-01 (end exclusive)");
    }

    /** Whether the end is a known day; only such periods may stand in a table. */
    public boolean isSharp() {
        return endFrom == null;
    }

    public LocalDate earliestEnd() {
        return endFrom == null ? end : endFrom;
    }

    public boolean overlaps(Period other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    public boolean isWithin(Period outer) {
        return !start.isBefore(outer.start) && !end.isAfter(outer.end);
    }

    /** The calendar year that holds the whole span, or null if it crosses a turn of the year. */
    public @Nullable Period year() {
        Period year = ofYear(start.getYear());
        return isWithin(year) ? year : null;
    }

    @Override
    public int compareTo(Period other) {
        return ORDER.compare(this, other);
    }

    /** Sets of periods are asked all the time; what the compiler makes for a record takes long to become fast. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Period period
                && start.equals(period.start)
                && end.equals(period.end)
                && Objects.equals(endFrom, period.endFrom);
    }

    @Override
    public int hashCode() {
        return 31 * start.hashCode() + end.hashCode();
    }

    /** Files and answers say the same few periods again and again, so their texts are made, and read, once. */
    @Override
    public String toString() {
        String known = TEXTS.get(this);
        if (known == null) {
            known = text();
            if (TEXTS.size() < MOST_TEXTS) {
                TEXTS.put(this, known);
            }
        }
        return known;
    }

    private String text() {
        if (endFrom != null) {
            return start + "/" + shortest(endFrom.equals(start) ? monthOrYearStart() : endFrom, end);
        }
        return shortest(start, end);
    }

    private LocalDate monthOrYearStart() {
        LocalDate lastDay = end.minusDays(1);
        boolean wholeYear =
                lastDay.getMonthValue() == 12 && lastDay.getDayOfMonth() == 31 && start.getYear() == lastDay.getYear();
        return wholeYear ? lastDay.withDayOfYear(1) : lastDay.withDayOfMonth(1);
    }

    private static String shortest(LocalDate start, LocalDate end) {
        String year = start.toString().substring(0, 4);
        if (start.plusDays(1).equals(end)) {
            return start.toString();
        }
        if (start.getDayOfMonth() == 1) {
            if (start.plusMonths(1).equals(end)) {
                return YearMonth.from(start).toString();
            }
            if (start.plusMonths(3).equals(end) && start.getMonthValue() % 3 == 1) {
                return year + "-Q" + (start.getMonthValue() + 2) / 3;
            }
            if (start.plusYears(1).equals(end) && start.getMonthValue() == 1) {
                return year;
            }
        }
        return start + "/" + end;
    }
}
