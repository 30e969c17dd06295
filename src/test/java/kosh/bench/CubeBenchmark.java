package kosh.bench;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kosh.cube.Axis;
import kosh.cube.Cube;
import kosh.cube.Group;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The kernels of a cube prepared as that of the service, on one thread: what an answer costs before anybody asks over HTTP. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class CubeBenchmark {

    /** How many cells. */
    @Param("500000")
    public long size;

    private Cube cube = Cube.builder(0).build();
    private List<Axis> axes = List.of();
    private int asked;

    /** Fills the cube. */
    @Setup
    public void fill() {
        Cells cells = new Cells(size);
        Column[] columns = Column.values();
        Cube.Builder builder = Cube.builder(columns.length);
        for (long cell = 0; cell < size; cell++) {
            int[] codes = new int[columns.length];
            for (Column column : columns) {
                codes[column.ordinal()] = cells.code(column, cell);
            }
            builder.add(codes, cells.value(cell), Cube.ABSENT, Cube.ABSENT, 0);
        }
        int origin = Column.ORIGIN.ordinal();
        int destination = Column.DESTINATION.ordinal();
        int time = Column.TIME.ordinal();
        cube = builder.clusterBy(origin, destination)
                .total(origin, destination, time)
                .total(origin, time)
                .total(destination, time)
                .total(time)
                .build();
        axes = List.of(columns).stream()
                .map(column -> Axis.of(column.ordinal(), cells.codes(column)))
                .toList();
    }

    @Benchmark
    public List<Group> yearsOfOneOrigin() {
        return cube.group(one(Column.ORIGIN), List.of(axes.get(Column.TIME.ordinal())), List.of());
    }

    @Benchmark
    public List<Group> yearsOfOneDestination() {
        return cube.group(one(Column.DESTINATION), List.of(axes.get(Column.TIME.ordinal())), List.of());
    }

    @Benchmark
    public List<Group> yearsOfAll() {
        return cube.group(all(), List.of(axes.get(Column.TIME.ordinal())), List.of());
    }

    /** No total is of one sex. */
    @Benchmark
    public List<Group> yearsOfOneSex() {
        return cube.group(one(Column.SEX), List.of(axes.get(Column.TIME.ordinal())), List.of());
    }

    @Benchmark
    public List<Group> originsAndYearsOfAll() {
        return cube.group(
                all(), List.of(axes.get(Column.ORIGIN.ordinal()), axes.get(Column.TIME.ordinal())), List.of());
    }

    @Benchmark
    public BitSet destinationsOfOneOrigin() {
        return cube.codesOf(Column.DESTINATION.ordinal(), one(Column.ORIGIN));
    }

    private static @Nullable BitSet[] all() {
        return new BitSet[Column.values().length];
    }

    /** Another code of the column each time. */
    private @Nullable BitSet[] one(Column column) {
        @Nullable BitSet[] filters = all();
        BitSet codes = new BitSet();
        codes.set(asked++ % axes.get(column.ordinal()).size());
        filters[column.ordinal()] = codes;
        return filters;
    }
}
