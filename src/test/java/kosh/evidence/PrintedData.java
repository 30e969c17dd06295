package kosh.evidence;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kosh.area.Area;
import kosh.area.Names;
import kosh.dataset.Additivity;
import kosh.dataset.Indicator;
import kosh.observation.Grounds;
import kosh.observation.Observation;
import kosh.observation.Period;
import kosh.observation.SeriesKey;
import kosh.observation.Status;
import kosh.source.Source;
import org.jspecify.annotations.Nullable;

/** The bundled data as figures, read from its files. */
final class PrintedData {

    private static final Path DATA = Path.of("data");

    private static final List<Area> AREAS = rows("areas.csv", PrintedData::area);
    private static final List<Figure> FIGURES = read();

    private PrintedData() {}

    /** All figures of arrivals in Kazakhstan, of all indicators. */
    static List<Figure> figures() {
        return FIGURES;
    }

    static List<Figure> figures(String indicator) {
        return FIGURES.stream().filter(f -> f.indicator().equals(indicator)).toList();
    }

    static Figure figure(String id) {
        return FIGURES.stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
    }

    static String name(String origin) {
        Map<String, String> names = AREAS.stream()
                .collect(Collectors.toMap(Area::code, a -> a.names().en()));
        return names.getOrDefault(origin, origin);
    }

    private static List<Figure> read() {
        Figures translation = Figures.to(
                "KAZ", rows("indicators.csv", PrintedData::indicator), rows("sources.csv", PrintedData::source), AREAS);
        List<Figure> figures = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(DATA.resolve("observations"), "*.csv")) {
            for (Path file : files) {
                String dataset = file.getFileName().toString().replace(".csv", "");
                figures.addAll(
                        translation.of(rows("observations/" + dataset + ".csv", row -> observation(dataset, row))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(figures);
    }

    private static <T> List<T> rows(String file, Function<NamedCsvRecord, T> make) {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(DATA.resolve(file))) {
            return csv.stream().map(make).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Observation observation(String dataset, NamedCsvRecord row) {
        return new Observation(
                text(row, "id"),
                dataset,
                new SeriesKey(
                        row.getField("indicator"),
                        row.getField("origin"),
                        row.getField("destination"),
                        row.getField("sex"),
                        row.getField("age")),
                Period.parse(row.getField("period")),
                kosh.observation.Figure.of(number(row, "value"), number(row, "low"), number(row, "high")),
                new Grounds(
                        Status.of(row.getField("status")).orElseThrow(),
                        text(row, "source"),
                        text(row, "locator"),
                        text(row, "note"),
                        text(row, "basis"),
                        text(row, "aliases"),
                        null));
    }

    private static Indicator indicator(NamedCsvRecord row) {
        return new Indicator(
                row.getField("id"),
                Additivity.of(row.getField("kind")).orElseThrow(),
                row.getField("unit"),
                new Names(row.getField("name_en"), null, null, null),
                row.getField("definition"),
                text(row, "whole"),
                text(row, "dimension"));
    }

    private static Source source(NamedCsvRecord row) {
        return new Source(
                row.getField("id"),
                row.getField("title"),
                null,
                null,
                null,
                null,
                null,
                row.getField("kind"),
                null,
                null);
    }

    private static Area area(NamedCsvRecord row) {
        return new Area(
                row.getField("code"),
                row.getField("scheme"),
                row.getField("level"),
                text(row, "parent"),
                new Names(row.getField("name_en"), null, null, null),
                null,
                null,
                null,
                null,
                null);
    }

    private static @Nullable BigDecimal number(NamedCsvRecord row, String column) {
        String text = text(row, column);
        return text == null ? null : new BigDecimal(text);
    }

    private static @Nullable String text(NamedCsvRecord row, String column) {
        return row.findField(column).filter(field -> !field.isEmpty()).orElse(null);
    }
}
