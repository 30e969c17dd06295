package kosh.query;

import java.util.List;
import kosh.cube.Axis;
import kosh.cube.Group;
import kosh.problem.Problem;

/** How a question is going to be answered: known before any cell is read. */
public final class Plan {

    private final Question question;
    private final Edition edition;
    private final TableData data;
    private final Grouping grouping;
    private final Additions additions;
    private final List<Axis> watched;

    /** @throws Problem if the question is to no table */
    public Plan(Question question, Edition edition) {
        this.question = question;
        this.edition = edition;
        this.data = edition.table(question.dataset().id()).orElseThrow(() -> Additions.notATable(question));
        this.grouping = new Grouping(question, edition.catalog(), data);
        this.additions = new Additions(question, edition.catalog(), data);
        this.watched = additions.watched();
    }

    /** Whether the answer is made in no time, and short. */
    public boolean isSmall() {
        return grouping.isSmall(watched);
    }

    /**
     * Adds up the cells.
     *
     * @throws Problem if the question adds what does not add
     */
    public Answer answer() {
        try {
            List<Group> groups = grouping.groups(watched);
            groups.forEach(additions::check);
            List<Cell> cells = new Completion(grouping, question, edition, data).cells(groups);
            return new Answer(question, edition, cells, Notes.of(question, edition, data, cells));
        } catch (ArithmeticException e) {
            throw Additions.tooGreat(question);
        }
    }
}
