package kosh.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kosh.area.Areas;
import kosh.dataset.Break;
import kosh.observation.Period;

/** What to know about an answer as a whole. */
final class Notes {

    private Notes() {}

    static List<String> of(Question question, Edition edition, TableData data, List<Cell> cells) {
        List<String> notes = new ArrayList<>();
        Period covered = data.span();
        if (covered != null) {
            for (Break each : edition.catalog().breaksOf(question.dataset().id())) {
                if (question.filters().time().touches(covered)) {
                    notes.add("Break at " + each.date() + ": " + each.note());
                }
            }
        }
        if (!someObserved(cells)) {
            notes.add("No cell of " + question.dataset().id() + " passes the filters.");
            Stream.of(Dimension.ORIGIN, Dimension.DESTINATION)
                    .flatMap(dimension ->
                            below(question, dimension, data, edition.catalog().areas()))
                    .forEach(notes::add);
        }
        return notes;
    }

    private static boolean someObserved(List<Cell> cells) {
        for (Cell cell : cells) {
            if (cell.observations() > 0) {
                return true;
            }
        }
        return false;
    }

    /** A table that splits an area has no cell for the area itself. */
    private static Stream<String> below(Question question, Dimension dimension, TableData data, Areas areas) {
        Set<String> present = Set.copyOf(data.dictionary(dimension).values());
        return question.filters().onlyCode(dimension).stream()
                .filter(code -> !present.contains(code)
                        && areas.selfAndDescendants(code).stream().anyMatch(present::contains))
                .map(code -> "The table has no cell for " + code + " itself, but for areas in it: ask for " + dimension
                        + "=" + code + "*.");
    }
}
