package kosh.cube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The cube against a twin that adds with maps. */
class CubeProperties {

    private static final int CODES = 4;

    record Row(int a, int b, int c, long value, boolean absent) {}

    @Property(tries = 300)
    void groupsAreWhatABruteForceTwinAddsUp(
            @ForAll @Size(max = 200) List<@IntRange(max = 1_000_000) Integer> seeds,
            @ForAll @IntRange(max = 15) int passing,
            @ForAll boolean rollUp) {
        List<Row> rows = seeds.stream().map(CubeProperties::row).toList();
        Cube cube = cubeOf(rows);
        BitSet passingA = BitSet.valueOf(new long[] {passing});
        Axis b = rollUp ? Axis.rolledUp(1, CODES, code -> code / 2) : Axis.of(1, CODES);

        List<Group> groups = cube.group(
                new BitSet[] {passingA, null, null}, List.of(b, Axis.of(2, CODES)), List.of(Axis.of(0, CODES)));

        Map<List<Integer>, List<Row>> twin =
                new TreeMap<>((x, y) -> x.toString().compareTo(y.toString()));
        for (Row row : rows) {
            if (passingA.get(row.a)) {
                twin.computeIfAbsent(List.of(rollUp ? row.b / 2 : row.b, row.c), key -> new ArrayList<>())
                        .add(row);
            }
        }
        assertThat(groups).hasSameSizeAs(twin.keySet());
        for (Group group : groups) {
            List<Row> added = twin.get(List.of(group.key()[0], group.key()[1]));
            assertThat(group.cells()).isEqualTo(added.size());
            boolean anyAbsent = added.stream().anyMatch(Row::absent);
            assertThat(group.value())
                    .isEqualTo(
                            anyAbsent
                                    ? Cube.ABSENT
                                    : added.stream().mapToLong(Row::value).sum());
            assertThat(group.varies()[0])
                    .isEqualTo(added.stream().map(Row::a).distinct().count() > 1);
        }
    }

    @Property(tries = 300)
    void groupsLessTheirLastAxisAreWhatTheCubeAddsUpWithoutIt(
            @ForAll @Size(max = 200) List<@IntRange(max = 1_000_000) Integer> seeds) {
        Cube.Builder builder = Cube.builder(3);
        for (int seed : seeds) {
            Row row = row(seed);
            boolean bounded = seed % 5 == 0;
            builder.add(
                    new int[] {row.a, row.b, row.c},
                    row.absent ? Cube.ABSENT : row.value,
                    bounded ? row.value - seed % 3 : Cube.ABSENT,
                    bounded && seed % 2 == 0 ? row.value + 2 : Cube.ABSENT,
                    seed / 7 % 4);
        }
        Cube cube = builder.build();
        BitSet[] all = new BitSet[3];
        List<Axis> axes = List.of(Axis.of(1, CODES), Axis.of(0, CODES));

        List<Group> folded =
                Group.withoutLastAxis(cube.group(all, List.of(axes.get(0), axes.get(1), Axis.of(2, CODES)), List.of()));

        assertThat(folded).usingRecursiveFieldByFieldElementComparator().isEqualTo(cube.group(all, axes, List.of()));
    }

    private static Row row(int seed) {
        return new Row(seed % CODES, seed / 4 % CODES, seed / 16 % CODES, seed / 64, seed % 17 == 0);
    }

    private static Cube cubeOf(List<Row> rows) {
        Cube.Builder builder = Cube.builder(3);
        rows.forEach(r ->
                builder.add(new int[] {r.a, r.b, r.c}, r.absent ? Cube.ABSENT : r.value, Cube.ABSENT, Cube.ABSENT, 0));
        return builder.build();
    }
}
