package kosh.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kosh.observation.Period;
import org.jspecify.annotations.Nullable;

/**
 * Which periods to take: all that lie within one of the spans, and of those the last few if {@code latest} is given.
 *
 * @param spans no spans mean all of time
 * @param latest how many of the last periods to take, or null for all
 */
public record TimeFilter(List<Period> spans, @Nullable Integer latest) {

    /** Takes every period. */
    public static final TimeFilter ALL = new TimeFilter(List.of(), null);

    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
    private static final Pattern LATEST = Pattern.compile("latest:([1-9]\\d{0,3})");

    public TimeFilter {
        spans = List.copyOf(spans);
    }

    /**
     * Reads a comma list of {@code 2019}, {@code 2015..2020}, {@code 2015..}, {@code 1991-01-01/2016-01-01}, {@code latest:5} or {@code *}.
     *
     * @throws DateTimeException with a sentence for the caller
     */
    public static TimeFilter parse(String text) {
        Set<Period> spans = new TreeSet<>();
        Integer latest = null;
        for (String part : text.split(",", -1)) {
            Matcher m = LATEST.matcher(part);
            if (m.matches()) {
                latest = Integer.valueOf(m.group(1));
            } else if (!part.equals("*")) {
                spans.add(parseSpan(part));
            }
        }
        return new TimeFilter(List.copyOf(spans), latest);
    }

    private static Period parseSpan(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            return Period.parse(text);
        }
        String from = text.substring(0, dots);
        String to = text.substring(dots + 2);
        return Period.of(
                from.isEmpty() ? FIRST : Period.parse(from).start(),
                to.isEmpty() ? LAST : Period.parse(to).end());
    }

    /** The periods, in order, that the filter takes of those there are. */
    public List<Period> select(Collection<Period> available) {
        List<Period> taken =
                new ArrayList<>(available.stream().filter(this::takes).sorted().toList());
        if (latest == null || taken.size() <= latest) {
            return taken;
        }
        taken.sort(Comparator.comparing(Period::end).thenComparing(Period::start));
        return taken.subList(taken.size() - latest, taken.size()).stream()
                .sorted()
                .toList();
    }

    /** Whether the period lies within one of the spans, whatever {@code latest} says. */
    public boolean takes(Period period) {
        for (Period span : spans) {
            if (period.isWithin(span)) {
                return true;
            }
        }
        return spans.isEmpty();
    }

    /** Whether a part of the period lies in one of the spans. */
    public boolean touches(Period period) {
        return spans.isEmpty() || spans.stream().anyMatch(period::overlaps);
    }

    /** The filter in its normal form, which {@link #parse} reads. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>(spans.size() + 1);
        spans.forEach(span -> parts.add(print(span)));
        if (latest != null) {
            parts.add("latest:" + latest);
        }
        return parts.isEmpty() ? "*" : String.join(",", parts);
    }

    private static String print(Period span) {
        if (span.start().equals(FIRST) || span.end().equals(LAST)) {
            String first = span.start().equals(FIRST) ? "" : span.start().toString();
            String last = span.end().equals(LAST) ? "" : span.end().minusDays(1).toString();
            return first + ".." + last;
        }
        return span.toString();
    }
}
