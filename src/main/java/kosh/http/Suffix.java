package kosh.http;

import java.util.Optional;
import kosh.table.Format;
import org.jspecify.annotations.Nullable;

/**
 * A path taken apart: {@code /v1/arrivals.csv} asks for {@code /v1/arrivals} as CSV, so that every format has an address of its own.
 *
 * @param path without the suffix
 * @param format that the suffix names; null if it names none
 */
public record Suffix(String path, @Nullable Format format) {

    public static Suffix of(String path) {
        int dot = path.lastIndexOf('.');
        Optional<Format> format = path.startsWith("/v1/") && dot > path.lastIndexOf('/')
                ? Format.of(path.substring(dot + 1))
                : Optional.empty();
        return format.map(named -> new Suffix(path.substring(0, dot), named)).orElseGet(() -> new Suffix(path, null));
    }
}
