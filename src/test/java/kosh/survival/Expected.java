package kosh.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What R says: the files that the scripts in src/test/r/survival make. */
final class Expected {

    static final List<String> DATA = List.of("lung", "veteran", "ovarian", "kidney", "mgus2", "pbc", "heavy", "edges");

    private static final double RELATIVE = 1e-9;
    private static final double ABSOLUTE = 1e-12;

    private Expected() {}

    static List<NamedCsvRecord> rows(String name) {
        String file = "/r/survival/" + name + ".csv";
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(new InputStreamReader(
                        Objects.requireNonNull(Expected.class.getResourceAsStream(file), file),
                        StandardCharsets.UTF_8))) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Durations durations(String data) {
        List<NamedCsvRecord> rows = rows("episodes-" + data);
        int groups = rows.stream().mapToInt(row -> integer(row, "group")).max().orElse(-1) + 1;
        Durations.Builder builder = Durations.builder(groups);
        for (NamedCsvRecord row : rows) {
            builder.add(
                    integer(row, "days"),
                    Outcome.valueOf(row.getField("outcome").toUpperCase(Locale.ROOT)),
                    integer(row, "persons"),
                    integer(row, "group"));
        }
        return builder.build();
    }

    static Cohort cohort(NamedCsvRecord row) {
        return durations(row.getField("data")).cohorts().get(integer(row, "group"));
    }

    static Confidence confidence(NamedCsvRecord row) {
        String type = row.getField("type").toUpperCase(Locale.ROOT).replace('-', '_');
        return Confidence.of(Confidence.Type.valueOf(type), number(row, "level"));
    }

    static int integer(NamedCsvRecord row, String field) {
        return Integer.parseInt(row.getField(field));
    }

    static @Nullable Integer maybe(NamedCsvRecord row, String field) {
        return row.getField(field).equals("NA") ? null : Integer.valueOf(integer(row, field));
    }

    static double number(NamedCsvRecord row, String field) {
        return Double.parseDouble(row.getField(field));
    }

    /** That a number is as R has it, or absent where R has none. */
    static void check(Estimate actual, NamedCsvRecord row, String field) {
        if (row.getField(field).equals("NA")) {
            assertThat(actual.isPresent())
                    .as("%s of %s: %s", field, row, actual)
                    .isFalse();
        } else {
            assertThat(actual.isPresent())
                    .as("%s of %s: %s", field, row, actual)
                    .isTrue();
            check(actual.get(), row, field);
        }
    }

    static void check(double actual, NamedCsvRecord row, String field) {
        double expected = number(row, field);
        assertThat(actual)
                .as("%s of %s", field, row)
                .isCloseTo(expected, within(Math.max(Math.abs(expected) * RELATIVE, ABSOLUTE)));
    }

    static void check(Interval actual, NamedCsvRecord row) {
        check(actual.lower(), row, "lower");
        check(actual.upper(), row, "upper");
    }
}
