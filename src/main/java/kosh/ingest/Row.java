package kosh.ingest;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import kosh.area.Area;
import kosh.csv.CsvRecord;
import kosh.naturalization.LegalTerm;
import kosh.observation.Period;
import kosh.problem.Near;
import kosh.release.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * One record of a file. Each accessor reads a field, and if the text will not do, notes a finding and returns a stand-in: read the whole
 * row, so that all that is wrong is told at once, then throw away what was made of a row that {@link #isRejected()}.
 */
final class Row {

    private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");
    /** Stands in for a period that is not there or cannot be read. */
    static final Period NO_PERIOD = Period.ofYear(1);

    private static final int LONGEST_CODE = 200;

    private final Sheet sheet;
    private final CsvRecord record;
    private @Nullable List<Finding> findings;
    private boolean rejected;

    Row(Sheet sheet, CsvRecord record) {
        this.sheet = sheet;
        this.record = record;
    }

    long line() {
        return record.line();
    }

    CsvRecord record() {
        return record;
    }

    boolean isRejected() {
        return rejected;
    }

    /** Whether the field holds a stand-in, from which nothing follows. */
    boolean isFaulty(String field) {
        return rejected
                && findings().stream().anyMatch(f -> f.isError() && f.field().equals(field));
    }

    List<Finding> findings() {
        return findings == null ? List.of() : findings;
    }

    /** Notes that the field will not do. */
    void reject(String field, String rule, String message, @Nullable String fix) {
        rejected = true;
        note(field, rule, Finding.Severity.ERROR, message, fix);
    }

    void note(Later finding) {
        rejected |= finding.severity() == Finding.Severity.ERROR;
        note(finding.field(), finding.rule(), finding.severity(), finding.message(), null);
    }

    private void note(String field, String rule, Finding.Severity severity, String message, @Nullable String fix) {
        if (findings == null) {
            findings = new ArrayList<>();
        }
        int column = sheet.position(field);
        findings.add(new Finding(
                sheet.upload().file().name(),
                record.line(),
                record.number(),
                column + 1,
                field,
                column < 0 ? "" : record.fields().get(column),
                rule,
                severity,
                message,
                fix));
    }

    @Nullable
    String optional(String field) {
        int column = sheet.position(field);
        if (column < 0) {
            return null;
        }
        String text = record.fields().get(column);
        return text.isEmpty() ? null : sheet.meaning(field, text);
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
        if (!text.isEmpty() && !isCode(text)) {
            String stripped = text.strip();
            reject(
                    field,
                    "type.code",
                    "'" + text + "' is not a code: at most " + LONGEST_CODE + " letters, digits and _ . : @ + - .",
                    isCode(stripped) ? stripped : null);
        }
        return text;
    }

    private static boolean isCode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!alphanumeric && "_.:@+-".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST_CODE;
    }

    @Nullable
    String optionalCode(String field) {
        return optional(field) == null ? null : code(field);
    }

    /** Codes with a blank between them, or null. */
    @Nullable
    String codes(String field) {
        String text = optional(field);
        if (text != null && !List.of(text.split(" ", -1)).stream().allMatch(Row::isCode)) {
            reject(field, "type.codes", "'" + text + "' is not a list of codes with one blank between them.", null);
        }
        return text;
    }

    /** The code of the area that the text denoted in the period. */
    String area(String field, Period period) {
        String text = text(field);
        if (text.isEmpty()) {
            return text;
        }
        Codes codes = sheet.codes();
        Optional<Area> area = codes.area(text, period);
        if (area.isEmpty()) {
            rejectUnknown(field, text, Codes.areaNames(codes.catalog()));
            return text;
        }
        if (!period.equals(NO_PERIOD)) {
            checkValidity(field, text, area.get(), period);
        }
        return area.get().code();
    }

    /**
     * A code may be younger than what is counted, for figures are often printed for the places of today; but a table has no place for what
     * was no more. Registers hold what was printed, right or wrong.
     */
    private void checkValidity(String field, String text, Area area, Period period) {
        String from = area.validFrom();
        String to = area.validTo();
        boolean ended = to != null && !Period.parse(to).end().isAfter(period.start());
        boolean begins = from != null && !Period.parse(from).start().isBefore(period.end());
        if (ended || begins) {
            Finding.Severity severity = ended && sheet.isOfTable() ? Finding.Severity.ERROR : Finding.Severity.WARNING;
            rejected |= severity == Finding.Severity.ERROR;
            note(
                    field,
                    "validity." + field,
                    severity,
                    "'" + text + "' (" + area.names().en() + ") is a code "
                            + (ended ? "until " + to : "from " + from + " on") + ", and not in " + period + ".",
                    ended ? area.successors().stream().findFirst().orElse(null) : null);
        }
    }

    /** The id of the source, or null. */
    @Nullable
    String source(String field) {
        String text = optional(field);
        if (text == null) {
            return null;
        }
        Optional<String> id = sheet.codes().source(text);
        if (id.isEmpty()) {
            rejectUnknown(
                    field,
                    text,
                    sheet.codes().catalog().sources().stream()
                            .map(Versioned::key)
                            .toList());
        }
        return id.orElse(text);
    }

    String requiredSource(String field) {
        text(field);
        String id = source(field);
        return id == null ? "" : id;
    }

    String indicator(String field) {
        String text = text(field);
        if (!text.isEmpty() && sheet.codes().catalog().indicator(text).isEmpty()) {
            rejectUnknown(
                    field,
                    text,
                    sheet.codes().catalog().indicators().stream()
                            .map(Versioned::key)
                            .toList());
        }
        return text;
    }

    /** @param known the codes that would do */
    void rejectUnknown(String field, String text, Collection<String> known) {
        String near = Near.matches(text, known).stream().findFirst().orElse(null);
        reject(field, "code." + field, "'" + text + "' is not a known code.", near);
    }

    /** A value that the list holds under the name. */
    <T> T named(String field, Function<String, Optional<T>> list, T standIn, Collection<?> names) {
        String text = text(field);
        if (text.isEmpty()) {
            return standIn;
        }
        Optional<T> found = list.apply(text);
        if (found.isEmpty()) {
            List<String> known = names.stream().map(String::valueOf).toList();
            reject(
                    field,
                    "code." + field,
                    "'" + text + "' is not one of " + String.join(", ", known) + ".",
                    Near.matches(text, known).stream().findFirst().orElse(null));
        }
        return found.orElse(standIn);
    }

    String oneOf(String field, List<String> allowed) {
        return named(
                field,
                text -> {
                    int position = allowed.indexOf(text);
                    return position < 0 ? Optional.empty() : Optional.of(allowed.get(position));
                },
                "",
                allowed);
    }

    @Nullable
    String optionalOneOf(String field, List<String> allowed) {
        return optional(field) == null ? null : oneOf(field, allowed);
    }

    String age(String field, List<String> examples) {
        return named(field, sheet.codes()::age, "", examples);
    }

    @Nullable
    BigDecimal number(String field) {
        String text = optional(field);
        if (text == null) {
            return null;
        }
        Numerals numerals = sheet.numerals();
        Optional<BigDecimal> number = numerals.read(text);
        if (number.isEmpty()) {
            reject(field, "type.number", numerals.refusal(text), numerals.repaired(text));
        }
        return number.orElse(null);
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
                return sheet.codes().period(text);
            } catch (DateTimeException e) {
                reject(field, "type.period", e.getMessage() + ".", null);
            }
        }
        return NO_PERIOD;
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

    /** Spans with a blank between them, of which the last may be open, or null. */
    @Nullable
    String spans(String field) {
        String text = optional(field);
        if (text != null) {
            try {
                List.of(text.split(" ", -1)).forEach(LegalTerm::span);
            } catch (DateTimeException e) {
                reject(field, "type.spans", e.getMessage() + ".", null);
            }
        }
        return text;
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
