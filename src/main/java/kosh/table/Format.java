package kosh.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats of answers: each constant knows its media type and prints a table. To add one, add a constant and its printer. */
public enum Format {
    JSON("application/json", "application/json") {
        @Override
        public Printer printer(Table table, OutputStream out) throws IOException {
            return JsonPrinter.document(table, out);
        }
    },
    CSV("text/csv", "text/csv; charset=utf-8; header=present") {
        @Override
        public Printer printer(Table table, OutputStream out) {
            return new CsvPrinter(table, out);
        }
    },
    NDJSON("application/x-ndjson", "application/x-ndjson") {
        @Override
        public Printer printer(Table table, OutputStream out) throws IOException {
            return JsonPrinter.lines(table, out);
        }
    };

    private final String mediaType;
    private final String contentType;
    private final String text = name().toLowerCase(Locale.ROOT);

    Format(String mediaType, String contentType) {
        this.mediaType = mediaType;
        this.contentType = contentType;
    }

    /** The media type without parameters, as a client asks for it. */
    public String mediaType() {
        return mediaType;
    }

    /** The media type with its parameters, as an answer bears it. */
    public String contentType() {
        return contentType;
    }

    /** The name for {@code format=} and, after a dot, the suffix of a path. */
    @Override
    public String toString() {
        return text;
    }

    public static Optional<Format> of(String name) {
        return Arrays.stream(values()).filter(f -> f.toString().equals(name)).findFirst();
    }

    /** Begins to print the table, to be closed by the caller. */
    public abstract Printer printer(Table table, OutputStream out) throws IOException;
}
