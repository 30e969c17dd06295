package kosh.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A cube that is clustered, renumbered and has totals prepared, large enough for several chunks and threads, against a twin that looks at every
 * cell and adds with maps.
 */
class PreparedCubeTest {

    private static final int QUESTIONS = 40;
    private static final int[] SIZES = {1, 30, 20, 3, 7, 12, 2};

    private record Row(int[] codes, long value, long low, long high, int mark) {}

    @ParameterizedTest(name = "{0} cells, bounds {1}, absent {2}, greatest {3}")
    @CsvSource({
        "5000, false, false, 1000",
        "5000, true, true, 100000",
        "90000, true, false, 100000000000",
        "90000, false, true, 200",
        "400000, false, false, 5000",
        "400000, true, true, 5000"
    })
    void answersAsTheTwinDoes(int size, boolean bounds, boolean absent, long greatest) {
        Random random = new Random(size);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            rows.add(row(random, bounds, absent, greatest));
        }
        int[] renumbered = shuffled(SIZES[1], random);
        Cube cube = cube(rows, renumbered);
        rows.forEach(row -> row.codes[1] = renumbered[row.codes[1]]);

        assertThat(cube.size()).isEqualTo(size);
        for (int question = 0; question < QUESTIONS; question++) {
            BitSet[] filters = filters(random);
            List<Axis> by = axes(random, 4);
            List<Axis> watched = axes(random, 3);
            List<Row> passing =
                    rows.stream().filter(row -> passes(row, filters)).toList();

            List<Group> groups = cube.group(filters, by, watched);

            assertThat(groups.stream().map(PreparedCubeTest::text).toList())
                    .as("by %s watching %s of %s", by, watched, Arrays.toString(filters))
                    .isEqualTo(twin(passing, by, watched).stream()
                            .map(PreparedCubeTest::text)
                            .toList());
            int dimension = random.nextInt(SIZES.length);
            assertThat(cube.codesOf(dimension, filters).stream())
                    .containsExactlyElementsOf(passing.stream()
                            .map(row -> row.codes[dimension])
                            .distinct()
                            .sorted()
                            .toList());
        }
        long[][] counts = cube.countBy(2, 4);
        assertThat(counts[5][6])
                .isEqualTo(rows.stream()
                        .filter(row -> row.codes[2] == 5 && row.codes[4] == 6)
                        .count());
    }

    private static Row row(Random random, boolean bounds, boolean absent, long greatest) {
        int[] codes = Arrays.stream(SIZES).map(random::nextInt).toArray();
        // Few origins have many cells, as in life, and the last dimension follows from another: it need not be looked
        // at to be known.
        codes[1] = random.nextInt(1 + random.nextInt(SIZES[1]));
        codes[6] = codes[5] / 6;
        long value = random.nextLong(-greatest / 10, greatest);
        boolean exact = !bounds || random.nextInt(3) > 0;
        return new Row(
                codes,
                absent && random.nextInt(50) == 0 ? Cube.ABSENT : value,
                exact || random.nextInt(4) == 0 ? Cube.ABSENT : value - 3,
                exact || random.nextInt(4) == 0 ? Cube.ABSENT : value + 5,
                bounds ? random.nextInt(32) : 2);
    }

    private static int[] shuffled(int size, Random random) {
        List<Integer> codes = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(codes, random);
        return codes.stream().mapToInt(code -> code).toArray();
    }

    /** The last rows come from another builder, which numbers the codes from the last one down, and has no decimals yet. */
    private static Cube cube(List<Row> rows, int[] renumbered) {
        Cube.Builder builder = Cube.builder(SIZES.length);
        Cube.Builder other = Cube.builder(SIZES.length);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (i > rows.size() / 3 * 2) {
                other.add(reversed(row.codes), row.value, row.low, row.high, row.mark);
                continue;
            }
            if (i == rows.size() / 2) {
                builder.rescale(1);
            }
            boolean scaled = i >= rows.size() / 2;
            builder.add(
                    row.codes.clone(),
                    scaled ? tenfold(row.value) : row.value,
                    scaled ? tenfold(row.low) : row.low,
                    scaled ? tenfold(row.high) : row.high,
                    row.mark);
        }
        return builder.add(
                        other,
                        Arrays.stream(SIZES)
                                .mapToObj(PreparedCubeTest::reversed)
                                .toArray(int[][]::new))
                .renumber(1, renumbered)
                .clusterBy(1, 2)
                .total(0, 1, 2, 5)
                .total(0, 1, 3, 4, 5)
                .total(0, 2, 3, 4, 5)
                .total(0, 1, 5)
                .total(0, 2, 5)
                .total(0, 3, 4, 5)
                .total(0, 5)
                .build();
    }

    private static int[] reversed(int[] codes) {
        return IntStream.range(0, codes.length)
                .map(dimension -> SIZES[dimension] - 1 - codes[dimension])
                .toArray();
    }

    private static int[] reversed(int size) {
        return IntStream.range(0, size).map(code -> size - 1 - code).toArray();
    }

    private static long tenfold(long number) {
        return number == Cube.ABSENT ? Cube.ABSENT : 10 * number;
    }

    private static BitSet[] filters(Random random) {
        BitSet[] filters = new BitSet[SIZES.length];
        for (int dimension = 0; dimension < SIZES.length; dimension++) {
            if (random.nextInt(3) == 0) {
                filters[dimension] = random.nextBoolean()
                        ? BitSet.valueOf(new long[] {1L << random.nextInt(SIZES[dimension])})
                        : BitSet.valueOf(new long[] {random.nextLong()});
            }
        }
        return filters;
    }

    private static List<Axis> axes(Random random, int most) {
        List<Integer> dimensions =
                new ArrayList<>(IntStream.range(0, SIZES.length).boxed().toList());
        Collections.shuffle(dimensions, random);
        return dimensions.subList(0, random.nextInt(most + 1)).stream()
                .map(d -> switch (random.nextInt(4)) {
                    case 0 -> Axis.rolledUp(d, SIZES[d], code -> code / 3);
                    case 1 -> Axis.rolledUp(d, SIZES[d], code -> code % 2);
                    default -> Axis.of(d, SIZES[d]);
                })
                .toList();
    }

    private static boolean passes(Row row, BitSet[] filters) {
        return IntStream.range(0, filters.length).allMatch(d -> filters[d] == null || filters[d].get(row.codes[d]));
    }

    private static Collection<Group> twin(List<Row> rows, List<Axis> by, List<Axis> watched) {
        Map<int[], List<Row>> groups = new TreeMap<>(Arrays::compare);
        for (Row row : rows) {
            groups.computeIfAbsent(codes(row, by), key -> new ArrayList<>()).add(row);
        }
        return groups.entrySet().stream()
                .map(entry -> sum(entry.getKey(), entry.getValue(), watched))
                .toList();
    }

    private static int[] codes(Row row, List<Axis> axes) {
        return axes.stream()
                .mapToInt(axis -> axis.target()[row.codes[axis.dimension()]])
                .toArray();
    }

    private static Group sum(int[] key, List<Row> rows, List<Axis> watched) {
        long[] values = rows.stream().mapToLong(row -> tenfold(row.value)).toArray();
        long[] lows = rows.stream()
                .mapToLong(row -> tenfold(isExact(row) ? row.value : row.low))
                .toArray();
        long[] highs = rows.stream()
                .mapToLong(row -> tenfold(isExact(row) ? row.value : row.high))
                .toArray();
        boolean[] varies = new boolean[watched.size()];
        for (int i = 0; i < varies.length; i++) {
            List<Axis> axis = watched.subList(i, i + 1);
            varies[i] = rows.stream().map(row -> codes(row, axis)[0]).distinct().count() > 1;
        }
        return new Group(
                key,
                rows.size(),
                sum(values),
                sum(lows),
                sum(highs),
                !rows.stream().allMatch(PreparedCubeTest::isExact),
                varies,
                rows.stream().mapToInt(row -> 1 << row.mark).reduce(0, (a, b) -> a | b));
    }

    private static boolean isExact(Row row) {
        return row.low == Cube.ABSENT && row.high == Cube.ABSENT;
    }

    private static long sum(long[] numbers) {
        return Arrays.stream(numbers).anyMatch(n -> n == Cube.ABSENT)
                ? Cube.ABSENT
                : Arrays.stream(numbers).sum();
    }

    private static String text(Group group) {
        return Arrays.toString(group.key()) + " " + group.cells() + " cells " + group.value() + " " + group.low() + " "
                + group.high() + " " + group.bounded() + " " + Arrays.toString(group.varies()) + " " + group.marks();
    }

    @Test
    void aSumThatDoesNotFitIsRefusedAndTheOthersAreTold() {
        Cube.Builder builder = Cube.builder(2);
        for (int i = 0; i < 10_000; i++) {
            builder.add(new int[] {i % 2, i % 100}, i % 2 == 0 ? Long.MAX_VALUE / 100 : i, Cube.ABSENT, Cube.ABSENT, 0);
        }
        Cube cube = builder.clusterBy(0).total(0).build();
        List<Axis> byFirst = List.of(Axis.of(0, 2));

        assertThat(cube.group(new BitSet[] {BitSet.valueOf(new long[] {2}), null}, byFirst, List.of()))
                .singleElement()
                .satisfies(group -> assertThat(group.value()).isEqualTo(25_000_000L));
        assertThatThrownBy(() -> cube.group(new BitSet[2], byFirst, List.of())).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void groupsAreNumberedInStepsWhereTheirNumbersWouldNotFit() {
        int codes = 2_000_000_000;
        int[] target = IntStream.range(0, 100).map(code -> code * 20_000_000).toArray();
        Cube.Builder builder = Cube.builder(4);
        for (int i = 0; i < 100; i++) {
            builder.add(new int[] {i, 99 - i, i / 10, 7}, i, Cube.ABSENT, Cube.ABSENT, 0);
        }
        List<Axis> by =
                IntStream.range(0, 4).mapToObj(d -> new Axis(d, target, codes)).toList();

        List<Group> groups = builder.build().group(new BitSet[4], by, List.of());

        assertThat(groups).hasSize(100);
        assertThat(groups.get(3).key()).containsExactly(60_000_000, 1_920_000_000, 0, 140_000_000);
        assertThat(groups.get(3).value()).isEqualTo(3);
    }

    @Test
    void aPlainPublishedCellTakesAFewBytes() {
        Cube.Builder builder = Cube.builder(8);
        Random random = new Random(1);
        for (int i = 0; i < 300_000; i++) {
            int[] cell = {0, i % 100, i / 100 % 100, i % 3, i % 20, i % 35, 0, 0};
            builder.add(cell, random.nextInt(30_000), Cube.ABSENT, Cube.ABSENT, 0);
        }

        assertThat(builder.clusterBy(1, 2).build().bytes()).isLessThan(10 * 300_000);
    }
}
