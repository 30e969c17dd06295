package kosh.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes cells of a table, always the same: the i-th has the i-th combination of year, destination, origin, age and sex. The years and origins
 * are as many at every size, so that answers are as long; what grows are the destinations, then the ages.
 *
 * @param count how many; 500 thousand, 5 million and 50 million fill 25 years
 */
record Cells(long count) {

    static final String HEADER = "indicator,origin,destination,sex,age,period,unit,value,status,source,locator";
    static final String DATASET = "bench";

    private static final long FEW = 500_000;
    private static final long MANY = 5_000_000;

    /** How many codes the column has; of the years those that hold cells. */
    int codes(Column column) {
        return switch (column) {
            case TIME -> (int) ((count + perYear() - 1) / perYear());
            case ORIGIN -> Column.AREAS;
            case DESTINATION -> count <= FEW ? Column.AREAS / 10 : Column.AREAS;
            case SEX -> 2;
            case AGE -> count <= MANY ? 10 : 100;
        };
    }

    private long perYear() {
        return 2L * codes(Column.AGE) * codes(Column.ORIGIN) * codes(Column.DESTINATION);
    }

    /** The code of a cell in a column, as a number from 0. */
    int code(Column column, long cell) {
        long rest = cell;
        for (Column faster : Column.fastestFirst()) {
            if (faster == column) {
                return (int) (column == Column.TIME ? rest : rest % codes(column));
            }
            rest /= codes(faster);
        }
        throw new IllegalStateException("No such column: " + column);
    }

    String indicator() {
        return "arrivals";
    }

    String text(Column column, long cell) {
        return column.text(code(column, cell));
    }

    /** From 500 to 999, so that no cell jumps out of its series. */
    long value(long cell) {
        return 500 + (cell * 2654435761L >>> 7) % 500;
    }

    String locator(long cell) {
        return "table " + text(Column.TIME, cell) + ", row " + text(Column.ORIGIN, cell);
    }

    long sum() {
        long sum = 0;
        for (long cell = 0; cell < count; cell++) {
            sum += value(cell);
        }
        return sum;
    }

    void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(HEADER);
            out.write('\n');
            StringBuilder line = new StringBuilder();
            for (long cell = 0; cell < count; cell++) {
                line.setLength(0);
                line.append(indicator())
                        .append(',')
                        .append(text(Column.ORIGIN, cell))
                        .append(',')
                        .append(text(Column.DESTINATION, cell))
                        .append(',')
                        .append(text(Column.SEX, cell))
                        .append(',')
                        .append(text(Column.AGE, cell))
                        .append(',')
                        .append(text(Column.TIME, cell))
                        .append(",persons,")
                        .append(value(cell))
                        .append(",official,zonakz2020,\"")
                        .append(locator(cell))
                        .append("\"\n");
                out.append(line);
            }
        }
    }
}
