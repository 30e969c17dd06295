package kosh.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes cells of a table, always the same: the i-th has the i-th combination of year, origin, destination, age and sex. */
record Cells(long count) {

    static final String HEADER = "indicator,origin,destination,sex,age,period,unit,value,status,source,locator";

    private static final List<String> ORIGINS = List.of(
            "CHN", "MNG", "UZB", "TKM", "RUS", "KGZ", "TJK", "AFG", "IRN", "PAK", "TUR", "DEU", "FRA", "ITA", "ESP",
            "POL", "UKR", "BLR", "GEO", "ARM", "AZE", "IND", "JPN", "KOR", "USA", "CAN", "MEX", "BRA", "ARG", "CHL",
            "AUS", "NZL", "EGY", "MAR", "DZA", "TUN", "NGA", "KEN", "ETH", "ZAF", "SWE", "NOR", "FIN", "DNK", "NLD",
            "BEL", "AUT", "CHE", "CZE", "HUN");
    private static final List<String> DESTINATIONS = List.of("KAZ", "GBR", "IRL", "PRT", "GRC");
    private static final int AGES = 100;

    String indicator() {
        return "arrivals";
    }

    String sex(long i) {
        return i % 2 == 0 ? "F" : "M";
    }

    String age(long i) {
        return "Y" + i / 2 % AGES;
    }

    String destination(long i) {
        return DESTINATIONS.get((int) (i / (2 * AGES) % DESTINATIONS.size()));
    }

    String origin(long i) {
        return ORIGINS.get((int) (i / (2L * AGES * DESTINATIONS.size()) % ORIGINS.size()));
    }

    int year(long i) {
        return 1800 + (int) (i / (2L * AGES * DESTINATIONS.size() * ORIGINS.size()));
    }

    /** From 500 to 999, so that no cell jumps out of its series. */
    long value(long i) {
        return 500 + (i * 2654435761L >>> 7) % 500;
    }

    String locator(long i) {
        return "table " + year(i) + ", row " + origin(i);
    }

    long sum() {
        long sum = 0;
        for (long i = 0; i < count; i++) {
            sum += value(i);
        }
        return sum;
    }

    void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(HEADER);
            out.write('\n');
            StringBuilder line = new StringBuilder();
            for (long i = 0; i < count; i++) {
                line.setLength(0);
                line.append(indicator())
                        .append(',')
                        .append(origin(i))
                        .append(',')
                        .append(destination(i));
                line.append(',')
                        .append(sex(i))
                        .append(',')
                        .append(age(i))
                        .append(',')
                        .append(year(i));
                line.append(",persons,").append(value(i)).append(",official,zonakz2020,\"");
                line.append(locator(i)).append("\"\n");
                out.append(line);
            }
        }
    }
}
