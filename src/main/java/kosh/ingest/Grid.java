package kosh.ingest;

import java.util.Arrays;
import java.util.stream.Stream;
import kosh.area.Areas;
import kosh.observation.Observation;
import kosh.query.TableData;
import org.jspecify.annotations.Nullable;

/**
 * The cells that a file brings, beside those of its dataset that stay: which of them count the same people twice, which jump out of their
 * series, and the table that they make together.
 */
final class Grid {

    /** How many times as great as its neighbours a figure may be before it is called odd. */
    static final double JUMP = 10;

    /** In bytes; a guess that saves growing. */
    private static final int SHORTEST_ROW = 60;

    private static final String COUNTED = " is counted already on ";
    private static final String COUNTS_TWICE = ": a table counts nobody twice.";

    private final Pass pass;
    private final Upload upload;
    private final boolean ofTable;
    private final Afterwards afterwards;
    private final Cells cells;
    private final TableData.@Nullable Builder table;
    /** The line of each cell that came in, by its number. */
    private int[] lines = new int[1024];
    /** The row number of each cell that stays. */
    private long[] staying = new long[1024];

    /** @param ofTable whether the cells enter sums; those of a register may overlap */
    Grid(Pass pass, Upload upload, Areas areas, boolean ofTable, Afterwards afterwards) {
        this.pass = pass;
        this.upload = upload;
        this.ofTable = ofTable;
        this.afterwards = afterwards;
        this.cells = new Cells(areas, upload.file().size() / SHORTEST_ROW);
        this.table = ofTable && pass.buildsTable(upload.dataset()) ? new TableData.Builder() : null;
    }

    /** The table of the dataset as it would be; null if none was to be made. */
    @Nullable
    TableData table() {
        return table == null ? null : table.build();
    }

    /** Adds the cell of a row, or rejects the row because a table has no place for it. */
    void add(Row row, Observation cell) {
        try {
            int twin = cells.add(cell);
            remember(row.line());
            if (twin >= 0 && ofTable) {
                row.reject("", "table.overlap", cells.describe(twin) + COUNTED + where(twin) + COUNTS_TWICE, null);
            } else if (table != null) {
                table.add(cell);
            }
        } catch (Cells.TooVaried e) {
            row.reject("", "table.varied", String.valueOf(e.getMessage()), null);
        } catch (ArithmeticException e) {
            row.reject(
                    "value",
                    "value.range",
                    "The figure is too great to be added up with as many decimals as the table has.",
                    null);
        }
    }

    private void remember(long line) {
        int number = cells.size() - 1;
        if (number >= lines.length) {
            lines = Arrays.copyOf(lines, number * 2);
        }
        lines[number] = (int) line;
    }

    /**
     * Adds the cells of the dataset that the file leaves as they are, and tells what only all cells together show.
     *
     * @param held the cells that the release holds, those that the file repeats marked
     */
    void finish(Held held) {
        cells.stayingFromHere();
        if (!held.isEmpty() && !pass.order().replaces(upload.layout(), upload.dataset())) {
            try (Stream<Observation> all = pass.observationsOf(upload.dataset())) {
                all.filter(held::isLeftOut).forEach(this::addStaying);
            }
        }
        if (ofTable) {
            cells.overlaps((first, second) -> tell(
                    second,
                    Later.error(
                            "",
                            "table.overlap",
                            cells.describe(second) + " overlaps " + cells.describe(first) + " on " + whereOf(first)
                                    + COUNTS_TWICE)));
        }
        cells.jumps(
                JUMP,
                (cell, neighbour) -> tell(
                        cell,
                        Later.warning(
                                "value",
                                "value.jump",
                                "The figure is more than " + (int) JUMP + " times as great or as small as that of "
                                        + cells.period(neighbour) + " on " + whereOf(neighbour)
                                        + ". Look whether a digit slipped.")));
    }

    private void addStaying(Observation cell) {
        try {
            int twin = cells.add(cell);
            if (twin >= 0 && twin < cells.firstStaying() && ofTable) {
                tell(
                        twin,
                        Later.error(
                                "", "table.overlap", cells.describe(twin) + COUNTED + whereHeld(cell) + COUNTS_TWICE));
            }
            int number = cells.size() - 1 - cells.firstStaying();
            if (number == staying.length) {
                staying = Arrays.copyOf(staying, number * 2);
            }
            staying[number] = cell.rowNo();
        } catch (Cells.TooVaried e) {
            tell(0, Later.error("", "table.varied", String.valueOf(e.getMessage())));
        }
        if (table != null) {
            table.add(cell);
        }
    }

    private void tell(int cell, Later finding) {
        afterwards.tell(Integer.toUnsignedLong(lines[cell]), finding);
    }

    private String whereOf(int cell) {
        return cell < cells.firstStaying()
                ? where(cell)
                : whereHeld(pass.observation(staying[cell - cells.firstStaying()]));
    }

    private String where(int cell) {
        return "line " + Integer.toUnsignedLong(lines[cell]) + " of "
                + upload.file().name();
    }

    private static String whereHeld(Observation held) {
        return "line " + held.line() + " of import " + held.importNo() + " ('" + held.id() + "')";
    }
}
