package kosh.ingest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a file, or odd in it.
 *
 * @param file the name of the file
 * @param line the physical line on which the record begins, counted from 1; 0 if the file as a whole is meant
 * @param record the record after the header, counted from 1; 0 for the header
 * @param column which field of the record, counted from 1; 0 if the whole record is meant
 * @param field the column of the layout, or empty if the whole record is meant
 * @param value the offending text
 * @param rule the rule that it breaks, for programs
 * @param message what is wrong and what would do, for people
 * @param fix the text that would do, if one is likely
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
        @JsonIgnore String file,
        long line,
        long record,
        int column,
        String field,
        String value,
        String rule,
        Severity severity,
        String message,
        @Nullable String fix) {

    /** Whether the row is refused or only to be looked at. */
    public enum Severity {
        ERROR,
        WARNING;

        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A fault of the file as a whole. */
    static Finding ofFile(String file, long line, String rule, String message) {
        return new Finding(file, line, 0, 0, "", "", rule, Severity.ERROR, message, null);
    }

    @JsonIgnore
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public String toString() {
        String where = file + ":" + line + (field.isEmpty() ? "" : ", " + field);
        return where + ": " + message + (fix == null ? "" : " Write " + fix + "?") + " [" + rule + "]";
    }
}
