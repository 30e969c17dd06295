package kosh.ingest;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import kosh.observation.Figure;
import kosh.observation.Period;
import kosh.problem.Near;
import org.jspecify.annotations.Nullable;

/**
 * One record of a file. Each accessor reads a field, and if the text will not do, notes a finding and returns a stand-in: read the whole
 * row, so that all that is wrong is told at once, then throw away what was made of a row that {@link #isRejected()}.
 */
final class Row {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1," + Figure.SCALE + "})?");
    private static final Pattern CODE = Pattern.compile("[\\p{Alnum}_.:@+-]{1,100}");
    private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");
    private static final Pattern SPOILT_NUMBER = Pattern.compile("[\\d\\s\\u00a0\\u202f,.]+");

    private final String file;
    private final long line;
    private final Map<String, String> fields;
    private final List<Finding> findings;
    private boolean rejected;

    Row(String file, long line, Map<String, String> fields, List<Finding> findings) {
        this.file = file;
        this.line = line;
        this.fields = fields;
        this.findings = findings;
    }

    long line() {
        return line;
    }

    boolean isRejected() {
        return rejected;
    }

    /** Notes that the field will not do. */
    void reject(String field, String rule, String message, @Nullable String fix) {
        rejected = true;
        findings.add(new Finding(file, line, field, fields.getOrDefault(field, ""), rule, message, fix));
    }

    @Nullable
    String optional(String field) {
        String text = fields.getOrDefault(field, "");
        return text.isEmpty() ? null : text;
    }

    String text(String field) {
        String text = optional(field);
        if (text == null) {
            reject(field, "required", field + " is empty.", null);
            return "";
        }
        return text;
    }

    /** A code: letters, digits and a few marks, no blank. */
    String code(String field) {
        String text = text(field);
        if (!text.isEmpty() && !CODE.matcher(text).matches()) {
            reject(
                    field,
                    "type.code",
                    "'" + text + "' is not a code: at most 100 letters, digits and _ . : @ + - .",
                    null);
        }
        return text;
    }

    @Nullable
    String optionalCode(String field) {
        return optional(field) == null ? null : code(field);
    }

    /** Codes with a blank between them, or null. */
    @Nullable
    String codes(String field) {
        String text = optional(field);
        if (text != null
                && !List.of(text.split(" ", -1)).stream()
                        .allMatch(code -> CODE.matcher(code).matches())) {
            reject(field, "type.codes", "'" + text + "' is not a list of codes with one blank between them.", null);
        }
        return text;
    }

    /** A value that the list holds under the name. */
    <T> T named(String field, Function<String, Optional<T>> list, T standIn, Collection<?> names) {
        String text = text(field);
        if (text.isEmpty()) {
            return standIn;
        }
        return list.apply(text).orElseGet(() -> {
            List<String> known = names.stream().map(String::valueOf).toList();
            reject(
                    field,
                    "code." + field,
                    "'" + text + "' is not one of " + String.join(", ", known) + ".",
                    Near.matches(text, known).stream().findFirst().orElse(null));
            return standIn;
        });
    }

    String oneOf(String field, List<String> allowed) {
        return named(field, text -> allowed.contains(text) ? Optional.of(text) : Optional.empty(), "", allowed);
    }

    @Nullable
    String optionalOneOf(String field, List<String> allowed) {
        return optional(field) == null ? null : oneOf(field, allowed);
    }

    @Nullable
    BigDecimal number(String field) {
        String text = optional(field);
        if (text == null) {
            return null;
        }
        if (!NUMBER.matcher(text).matches()) {
            reject(
                    field,
                    "type.number",
                    "'" + text + "' is not a number: digits, and a dot before at most " + Figure.SCALE + " decimals.",
                    SPOILT_NUMBER.matcher(text).matches() ? repaired(text) : null);
            return null;
        }
        return new BigDecimal(text);
    }

    /** The number without its blanks; a comma is taken for a dot only if no other mark is there. */
    private static @Nullable String repaired(String text) {
        String digits = text.replaceAll("[\\s\\u00a0\\u202f]", "");
        String dotted = digits.indexOf('.') < 0 && digits.indexOf(',') == digits.lastIndexOf(',')
                ? digits.replace(',', '.')
                : digits;
        return NUMBER.matcher(dotted).matches() ? dotted : null;
    }

    @Nullable
    Integer integer(String field) {
        BigDecimal number = number(field);
        if (number == null) {
            return null;
        }
        try {
            return number.intValueExact();
        } catch (ArithmeticException e) {
            reject(field, "type.integer", "'" + number.toPlainString() + "' is not a whole number.", null);
            return null;
        }
    }

    Period period(String field) {
        String text = text(field);
        if (!text.isEmpty()) {
            try {
                return Period.parse(text);
            } catch (DateTimeException e) {
                reject(field, "type.period", e.getMessage() + ".", null);
            }
        }
        return Period.ofYear(1);
    }

    /** A date of possibly reduced precision, or null. */
    @Nullable
    String date(String field) {
        String text = optional(field);
        if (text != null) {
            try {
                if (!DATE.matcher(text).matches()) {
                    throw new DateTimeException("'" + text + "' is not a date; write 2019, 2019-03 or 2019-03-14");
                }
                Period.parse(text);
            } catch (DateTimeException e) {
                reject(field, "type.date", e.getMessage() + ".", null);
            }
        }
        return text;
    }

    /** A date of reduced precision or a period, or null. */
    @Nullable
    String datesOf(String field) {
        return optional(field) == null ? null : period(field).toString();
    }

    LocalDate day(String field) {
        String text = text(field);
        try {
            return text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text);
        } catch (DateTimeException e) {
            reject(field, "type.date", "'" + text + "' is not a day of the calendar, such as 2019-03-14.", null);
            return LocalDate.EPOCH;
        }
    }
}
