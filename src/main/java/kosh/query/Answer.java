package kosh.query;

import java.util.Comparator;
import java.util.List;

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
        return new Plan(question, edition).answer();
    }
}
