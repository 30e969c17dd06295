package kosh.query;

import java.util.List;
import kosh.cube.Axis;
import kosh.cube.Group;
import kosh.observation.Period;
import kosh.problem.Problem;

/** How a question is going to be answered: known before any cell is read. */
public final class Plan {

    /** So many lines are printed, and so many rows read, in less time than it takes to hand the work to another thread. */
    private static final int FEW = 400;

    private static final int QUICKLY_READ = 1 << 14;
    /** How often the series, spans and codes of the question may be held against gaps. */
    private static final int QUICKLY_COMPARED = 50_000;

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
        double series = grouping.series();
        double spans = Math.max(1, question.filters().time().spans().size());
        return series * Math.max(1, data.periods().size() + yearsAsked()) <= FEW
                && series * spans * question.filters().mostCodes() * data.gaps().size() <= QUICKLY_COMPARED
                && grouping.rows(watched) <= QUICKLY_READ;
    }

    /** A table that should have a figure for every year is told to lack each of them. */
    private long yearsAsked() {
        Period covered = data.span();
        long years = 0;
        if (covered != null) {
            for (Period span : question.filters().spansWithin(covered)) {
                years += span.end().getYear() - span.start().getYear() + 1;
            }
        }
        return years;
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
