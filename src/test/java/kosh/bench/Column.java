package kosh.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** A dimension of the generated cells: SQL engines hold its codes as small numbers, which is their best case, the service as texts. */
enum Column {
    TIME(IntStream.range(2000, 2100).mapToObj(String::valueOf).toList()),
    ORIGIN(countries().subList(0, Column.AREAS)),
    DESTINATION(countries().subList(Column.AREAS, 2 * Column.AREAS)),
    SEX(List.of("F", "M")),
    AGE(IntStream.range(0, 100).mapToObj(age -> "Y" + age).toList());

    static final int AREAS = 100;

    private final List<String> texts;
    private final Map<String, Integer> codes = new HashMap<>();

    Column(List<String> texts) {
        this.texts = List.copyOf(texts);
        for (int code = 0; code < texts.size(); code++) {
            codes.put(texts.get(code), code);
        }
    }

    /** The order in which the codes of consecutive cells change. */
    static List<Column> fastestFirst() {
        return List.of(SEX, AGE, ORIGIN, DESTINATION, TIME);
    }

    String text(int code) {
        return texts.get(code);
    }

    int code(String text) {
        return codes.get(text);
    }

    /** Its name in addresses and answers. */
    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name in SQL, where {@code time} means something. */
    String sql() {
        return parameter() + "_code";
    }

    private static List<String> countries() {
        try (var lines = Files.lines(Path.of("data/areas.csv"), StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.matches("[A-Z]{3},ISO 3166-1,country,.*"))
                    .map(line -> line.substring(0, 3))
                    .filter(code -> !code.equals("KAZ"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
