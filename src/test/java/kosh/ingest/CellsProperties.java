package kosh.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kosh.area.Area;
import kosh.area.Areas;
import kosh.area.Names;
import kosh.observation.Age;
import kosh.observation.Figure;
import kosh.observation.Grounds;
import kosh.observation.Observation;
import kosh.observation.Period;
import kosh.observation.SeriesKey;
import kosh.observation.Status;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The check for overlaps against a twin that compares every cell with every other. */
class CellsProperties {

    private static final List<String> PLACES = List.of("WORLD", "A", "A-1", "A-2", "A-1-x", "B");
    private static final List<String> SEXES = List.of("_T", "F", "M");
    private static final List<String> AGES = List.of("_T", "CHILDREN", "PENSION", "Y0T14", "Y10T19", "Y_GE65", "Y70");
    private static final List<String> PERIODS = List.of("2001", "2001-Q1", "2001-02", "2002", "2001-06-01/2002-03-01");
    private static final Areas AREAS = new Areas(
            List.of(
                    area("WORLD", null),
                    area("A", "WORLD"),
                    area("A-1", "A"),
                    area("A-2", "A"),
                    area("A-1-x", "A-1"),
                    area("B", "WORLD")),
            List.of());

    private static Area area(String code, String parent) {
        return new Area(
                code, "LOCAL", "country", parent, new Names(code, null, null, null), null, null, null, null, null);
    }

    @Property(tries = 2000)
    void findsAnOverlapJustWhereThereIsOne(
            @ForAll @Size(min = 2, max = 8) List<@IntRange(max = 100_000_000) Integer> seeds,
            @ForAll @IntRange(max = 8) int staying)
            throws Cells.TooVaried {
        List<Observation> cells = new ArrayList<>();
        for (int i = 0; i < seeds.size(); i++) {
            cells.add(cell(i, seeds.get(i)));
        }
        Set<Set<Observation>> found = new HashSet<>();
        Cells table = new Cells(AREAS, 0);
        for (int i = 0; i < cells.size(); i++) {
            if (i == staying) {
                table.stayingFromHere();
            }
            int same = table.add(cells.get(i));
            if (same >= 0 && !(same >= staying)) {
                found.add(Set.of(cells.get(same), cells.get(i)));
            }
        }
        table.overlaps((first, second) -> {
            assertThat(second).isLessThan(staying);
            assertThat(first).matches(f -> f < second || f >= staying);
            found.add(Set.of(cells.get(first), cells.get(second)));
        });

        Set<Set<Observation>> twin = cells.stream()
                .flatMap(a -> cells.stream()
                        .filter(b -> a != b && overlap(a, b))
                        .filter(b -> Math.min(cells.indexOf(a), cells.indexOf(b)) < staying)
                        .map(b -> Set.of(a, b)))
                .collect(Collectors.toSet());
        assertThat(twin).containsAll(found);
        assertThat(found.isEmpty()).isEqualTo(twin.isEmpty());
    }

    private static Observation cell(int number, int seed) {
        int[] rest = {seed};
        return new Observation(
                "c" + number,
                "t",
                new SeriesKey("i", pick(PLACES, rest), pick(PLACES, rest), pick(SEXES, rest), pick(AGES, rest)),
                Period.parse(pick(PERIODS, rest)),
                Figure.of(BigDecimal.ONE, null, null),
                new Grounds(Status.OFFICIAL, "s", null, null, null, null, null));
    }

    private static String pick(List<String> codes, int[] rest) {
        String code = codes.get(rest[0] % codes.size());
        rest[0] /= codes.size();
        return code;
    }

    private static boolean overlap(Observation a, Observation b) {
        boolean places = Stream.of(List.of(a.origin(), b.origin()), List.of(a.destination(), b.destination()))
                .allMatch(p -> AREAS.contains(p.get(0), p.get(1)) || AREAS.contains(p.get(1), p.get(0)));
        boolean sexes =
                a.sex().equals(b.sex()) || a.sex().equals("_T") || b.sex().equals("_T");
        boolean ages =
                Age.parse(a.age()).orElseThrow().overlaps(Age.parse(b.age()).orElseThrow());
        return places && sexes && ages && a.period().overlaps(b.period());
    }
}
