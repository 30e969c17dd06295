package kosh.observation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A group of ages: {@code _T} for all, or a code of the SDMX list {@code CL_AGE} ({@code Y15}, {@code Y0T14}, {@code Y_GE65},
 * {@code Y_LT15}), or one of the groups that the labour ministry prints without saying where they begin.
 *
 * @param from the youngest age in completed years, null for a group without printed limits
 * @param to the oldest age in completed years, null for a group without printed limits
 */
public record Age(
        String code, @Nullable Integer from, @Nullable Integer to) {

    /** Children, people of working age and pensioners, as the ministry splits them; the limits differ between releases and are not printed. */
    public static final Set<String> MINISTRY_GROUPS = Set.of("CHILDREN", "WORKING", "PENSION");

    /** Those that are asked for most, by code; to read them anew takes longer than to add up a series. */
    private static final Map<String, Age> SINGLE_YEARS = IntStream.rangeClosed(0, 120)
            .mapToObj(year -> new Age("Y" + year, year, year))
            .collect(Collectors.toUnmodifiableMap(Age::code, Function.identity()));

    private static final Pattern CODE = Pattern.compile("Y(\\d{1,3})(?:T(\\d{1,3}))?|Y_GE(\\d{1,3})|Y_LT(\\d{1,3})");

    /** Reads a code; empty if it is none. */
    public static Optional<Age> parse(String code) {
        if (code.equals(Observation.TOTAL) || MINISTRY_GROUPS.contains(code)) {
            return Optional.of(new Age(code, null, null));
        }
        Age known = SINGLE_YEARS.get(code);
        if (known != null) {
            return Optional.of(known);
        }
        Matcher m = CODE.matcher(code);
        if (!m.matches()) {
            return Optional.empty();
        }
        if (m.group(3) != null) {
            return Optional.of(new Age(code, Integer.valueOf(m.group(3)), Integer.MAX_VALUE));
        }
        if (m.group(4) != null) {
            return Optional.of(new Age(code, 0, Integer.parseInt(m.group(4)) - 1));
        }
        int from = Integer.parseInt(m.group(1));
        int to = m.group(2) == null ? from : Integer.parseInt(m.group(2));
        return from > to ? Optional.empty() : Optional.of(new Age(code, from, to));
    }

    /** Whether somebody could be counted in both groups. */
    public boolean overlaps(Age other) {
        if (code.equals(other.code) || code.equals(Observation.TOTAL) || other.code.equals(Observation.TOTAL)) {
            return true;
        }
        if (from == null || to == null || other.from == null || other.to == null) {
            boolean bothOfTheMinistry = MINISTRY_GROUPS.contains(code) && MINISTRY_GROUPS.contains(other.code);
            return !bothOfTheMinistry;
        }
        return from <= other.to && other.from <= to;
    }
}
