package kosh.ingest;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kosh.observation.Observation;
import kosh.release.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one kind that the current release holds and that a file may change, in 52 bytes each: enough to tell which of them a file
 * repeats, changes or leaves out.
 */
final class Held {

    private static final int START = 1024;

    static final Held NOTHING = new Held(Stream.of(), false, null);

    private final KeyIndex keys = new KeyIndex();
    private final boolean byCell;
    private final BitSet seen = new BitSet();
    private final BitSet own = new BitSet();
    /** The ids of cells that bear another than their name. */
    private final Map<Integer, String> ids = new HashMap<>();

    private long[] rowNumbers = new long[START];
    private long[] fingerprints = new long[START];
    private float[] figures = new float[START];

    /**
     * @param rows all that the release holds of the kind, or of the kind in the dataset; read and closed
     * @param byCell whether cells of a table are known by what they count and not by their ids
     * @param ownImports the imports whose rows the file replaces, where not all rows are its to replace
     */
    Held(Stream<? extends Versioned> rows, boolean byCell, @Nullable List<Integer> ownImports) {
        this.byCell = byCell;
        try (rows) {
            rows.forEach(row -> add(row, ownImports == null || ownImports.contains(row.importNo())));
        }
    }

    private void add(Versioned row, boolean isOwn) {
        int number = keys.add(name(row));
        if (number == rowNumbers.length) {
            rowNumbers = Arrays.copyOf(rowNumbers, number * 2);
            fingerprints = Arrays.copyOf(fingerprints, number * 2);
            figures = Arrays.copyOf(figures, number * 2);
        }
        rowNumbers[number] = row.rowNo();
        fingerprints[number] = fingerprint(row);
        figures[number] = figureOf(row);
        own.set(number, isOwn);
        if (byCell && row instanceof Observation cell && !cell.id().equals(cell.cellName())) {
            ids.put(number, cell.id());
        }
    }

    private static float figureOf(Versioned row) {
        BigDecimal value = row instanceof Observation observation ? observation.value() : null;
        return value == null ? Float.NaN : value.floatValue();
    }

    private String name(Versioned row) {
        return byCell && row instanceof Observation cell ? cell.cellName() : row.key();
    }

    private static long fingerprint(Versioned row) {
        return KeyIndex.hash(row.contents().stream().map(Objects::toString).collect(Collectors.joining("\u0000")))[0];
    }

    boolean isEmpty() {
        return keys.size() == 0;
    }

    int size() {
        return keys.size();
    }

    /** The number of the row that the incoming one repeats or changes, or -1; the incoming one takes its id. */
    int find(Versioned incoming) {
        if (isEmpty()) {
            return -1;
        }
        int number = keys.find(name(incoming));
        String id = ids.get(number);
        if (id != null && incoming instanceof Observation cell) {
            cell.keepId(id);
        }
        return number;
    }

    /** Marks a row as repeated or changed by the file. */
    void see(int number) {
        seen.set(number);
    }

    boolean saysTheSame(int number, Versioned incoming) {
        return fingerprints[number] == fingerprint(incoming);
    }

    long rowNumber(int number) {
        return rowNumbers[number];
    }

    /** The figure of the row, to the precision of a ranking; NaN if it has none. */
    float figure(int number) {
        return figures[number];
    }

    /** Whether the file says nothing of the row. */
    boolean isLeftOut(Versioned row) {
        return !seen.get(keys.find(name(row)));
    }

    /** The row numbers of those that the file would have to repeat to keep. */
    long[] leftOut() {
        return own.stream()
                .filter(number -> !seen.get(number))
                .mapToLong(this::rowNumber)
                .toArray();
    }
}
