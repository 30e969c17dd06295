package kosh.naturalization;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kosh.cube.Dictionary;
import kosh.observation.Period;

/**
 * Which episodes are asked for.
 *
 * @param codes for each attribute the codes that pass; all do of one that is not there
 * @param arrived spans that the arrival must lie in; none mean all
 * @param onlyDays whether episodes are left out of which the days are not known
 */
public record Selection(Map<Attribute, Set<String>> codes, List<Period> arrived, boolean onlyDays) {

    public Selection {
        codes = Map.copyOf(codes);
        arrived = List.copyOf(arrived);
    }

    /** The rows that pass, but for what {@code onlyDays} says. */
    BitSet rows(EpisodeTable table) {
        Map<Attribute, BitSet> positions = new EnumMap<>(Attribute.class);
        codes.forEach((attribute, wanted) -> positions.put(attribute, positions(table.dictionary(attribute), wanted)));
        BitSet rows = new BitSet(table.size());
        for (int row = 0; row < table.size(); row++) {
            if (passes(table, row, positions) && arrivedInTime(table, row)) {
                rows.set(row);
            }
        }
        return rows;
    }

    private static BitSet positions(Dictionary<String> dictionary, Set<String> wanted) {
        BitSet positions = new BitSet();
        wanted.forEach(code -> dictionary.find(code).ifPresent(positions::set));
        return positions;
    }

    private static boolean passes(EpisodeTable table, int row, Map<Attribute, BitSet> positions) {
        for (Map.Entry<Attribute, BitSet> filter : positions.entrySet()) {
            if (!filter.getValue().get(table.code(filter.getKey(), row))) {
                return false;
            }
        }
        return true;
    }

    private boolean arrivedInTime(EpisodeTable table, int row) {
        if (arrived.isEmpty()) {
            return true;
        }
        int first = table.arrivedFirst(row);
        int last = table.arrivedLast(row);
        return first != EpisodeTable.NO_DAY
                && arrived.stream()
                        .anyMatch(span -> first >= span.start().toEpochDay()
                                && last < span.end().toEpochDay());
    }
}
