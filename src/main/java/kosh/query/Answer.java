package kosh.query;

import java.util.Comparator;
import java.util.List;
import kosh.cube.Group;

/**
 * The answer to a question.
 *
 * @param cells in the order of their keys
 * @param notes what to know about the whole of it: breaks in definition, why it is empty
 */
public record Answer(Question question, Edition edition, List<Cell> cells, List<String> notes) {

    public Answer {
        cells = List.copyOf(cells);
        notes = List.copyOf(notes);
    }

    /** The same answer with its cells in that order. */
    public Answer sorted(Comparator<Cell> order) {
        return new Answer(question, edition, cells.stream().sorted(order).toList(), notes);
    }

    /** Asks the edition; refuses what does not add. */
    public static Answer to(Question question, Edition edition) {
        TableData data = edition.table(question.dataset().id()).orElseThrow(() -> Additions.notATable(question));
        try {
            return to(question, edition, data);
        } catch (ArithmeticException e) {
            throw Additions.tooGreat(question);
        }
    }

    private static Answer to(Question question, Edition edition, TableData data) {
        Grouping grouping = new Grouping(question, edition.catalog(), data);
        Additions additions = new Additions(question, edition.catalog(), data);
        List<Group> groups = grouping.groups(additions.watched());
        groups.forEach(additions::check);
        List<Cell> cells = new Completion(grouping, question, edition, data).cells(groups);
        return new Answer(question, edition, cells, Notes.of(question, edition, data, cells));
    }
}
