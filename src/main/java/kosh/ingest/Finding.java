package kosh.ingest;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a file.
 *
 * @param file the name of the file
 * @param line the physical line on which the record begins, counted from 1
 * @param field the column, or empty if the whole record is meant
 * @param value the offending text
 * @param rule the rule that it breaks, for programs
 * @param message what is wrong and what would do, for people
 * @param fix the text that would do, if one is likely
 */
public record Finding(
        String file,
        long line,
        String field,
        String value,
        String rule,
        String message,
        @Nullable String fix) {

    @Override
    public String toString() {
        String where = file + ":" + line + (field.isEmpty() ? "" : ", " + field);
        return where + ": " + message + (fix == null ? "" : " Write " + fix + "?") + " [" + rule + "]";
    }
}
