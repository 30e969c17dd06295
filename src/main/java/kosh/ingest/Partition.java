package kosh.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kosh.area.Areas;
import kosh.observation.Age;
import kosh.observation.Observation;

/**
 * Finds the cells of a table that overlap: same indicator, and in every dimension the same people could be counted in both. Only then is
 * every sum over the table free of double counting.
 *
 * <p>Each cell is looked up under the keys of all cells that could overlap it, so a table of n cells costs n times a few dozen look-ups.
 */
final class Partition<T> {

    /** Two cells that overlap; {@code second} stands later. */
    record Overlap<T>(T first, T second) {}

    private record Key(String indicator, String origin, String destination, String sex, String age) {}

    private record Cell<T>(Observation observation, T tag) {}

    private final Areas areas;
    private final Map<Key, NavigableMap<LocalDate, Cell<T>>> cells = new HashMap<>();
    private final Set<String> ages = new TreeSet<>();
    private final Set<String> destinations = new TreeSet<>();
    private final List<Overlap<T>> overlaps = new ArrayList<>();
    private final List<Cell<T>> added = new ArrayList<>();

    Partition(Areas areas) {
        this.areas = areas;
    }

    /** @param tag what to name the cell by if it overlaps another */
    void add(Observation observation, T tag) {
        Key key = new Key(
                observation.indicator(),
                observation.origin(),
                observation.destination(),
                observation.sex(),
                observation.age());
        Optional<Cell<T>> twin = overlapping(key, observation);
        if (twin.isPresent()) {
            overlaps.add(new Overlap<>(twin.get().tag, tag));
            return;
        }
        Cell<T> cell = new Cell<>(observation, tag);
        cells.computeIfAbsent(key, k -> new TreeMap<>())
                .put(observation.period().start(), cell);
        ages.add(observation.age());
        destinations.add(observation.destination());
        added.add(cell);
    }

    /** The cell under the key whose period overlaps; the cells under one key never overlap each other. */
    private Optional<Cell<T>> overlapping(Key key, Observation observation) {
        NavigableMap<LocalDate, Cell<T>> line = cells.get(key);
        if (line == null) {
            return Optional.empty();
        }
        Map.Entry<LocalDate, Cell<T>> before =
                line.lowerEntry(observation.period().end());
        return Optional.ofNullable(before)
                .map(Map.Entry::getValue)
                .filter(cell -> cell.observation.period().overlaps(observation.period()));
    }

    /** All overlaps among the cells added: for each cell that overlaps, one at least. */
    List<Overlap<T>> overlaps() {
        List<Overlap<T>> found = new ArrayList<>(overlaps);
        Map<String, List<String>> related = new HashMap<>();
        destinations.forEach(code -> related.put(
                code,
                destinations.stream().filter(other -> related(code, other)).toList()));
        added.forEach(cell -> holder(cell, related).ifPresent(found::add));
        return found;
    }

    private boolean related(String a, String b) {
        return areas.contains(a, b) || areas.contains(b, a);
    }

    /**
     * Of two cells that overlap, one has the smaller or the same origin: seen from it, the other stands under an ancestor of its origin. The
     * destination may be related either way.
     */
    @SuppressWarnings("ReferenceEquality") // Another cell may say the same; just this one is not its own rival.
    private Optional<Overlap<T>> holder(Cell<T> cell, Map<String, List<String>> relatedDestinations) {
        Observation o = cell.observation;
        for (String origin : areas.selfAndAncestors(o.origin())) {
            for (String destination : relatedDestinations.getOrDefault(o.destination(), List.of())) {
                for (String sex : overlappingSexes(o.sex())) {
                    for (String age : overlappingAges(o.age())) {
                        Optional<Cell<T>> holder =
                                overlapping(new Key(o.indicator(), origin, destination, sex, age), o);
                        if (holder.isPresent() && holder.get() != cell) {
                            return Optional.of(new Overlap<>(holder.get().tag, cell.tag));
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> overlappingSexes(String sex) {
        return sex.equals(Observation.TOTAL) ? List.of(sex, "F", "M") : List.of(sex, Observation.TOTAL);
    }

    private List<String> overlappingAges(String code) {
        Age age = Age.parse(code).orElseThrow();
        return ages.stream()
                .filter(other -> age.overlaps(Age.parse(other).orElseThrow()))
                .toList();
    }
}
