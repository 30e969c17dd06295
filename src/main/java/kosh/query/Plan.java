package kosh.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kosh.cube.Axis;
import kosh.cube.Group;
import kosh.observation.Period;
import kosh.problem.Deadline;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** How a question is going to be answered: known before any cell is read. */
public final class Plan {

    /** So many lines are printed, and so many rows read, in less time than it takes to hand the work to another thread. */
    private static final int FEW = 400;

    private static final int QUICKLY_READ = 1 << 14;
    /** How often the series, spans and codes of the question may be held against gaps. */
    private static final int QUICKLY_COMPARED = 50_000;

    private static final int LINES_OF_PART = 1 << 16;
    /** What a line takes in memory until it is printed, roughly. */
    private static final int BYTES_OF_LINE = 600;
    /** How many lines may be in memory for a question: those that are computed at once, one for each core, take a third of the heap together. */
    public static final int MOST_LINES =
            mostLines(Runtime.getRuntime().maxMemory() / 3, Runtime.getRuntime().availableProcessors());

    private final Question question;
    private final Edition edition;
    private final TableData data;
    private final Grouping grouping;
    private final Additions additions;
    private final List<Axis> watched;
    private final int linesOfPart;

    private final int mostLines;

    /** @throws Problem if the question is to no table */
    public Plan(Question question, Edition edition) {
        this(question, edition, LINES_OF_PART, MOST_LINES, null);
    }

    /**
     * Makes a plan for other sizes.
     *
     * @param linesOfPart as many lines as there may be before they are made part by part
     * @param mostLines as many as there may be in memory
     * @param latest the periods that the question takes as the latest, if that is known
     */
    Plan(Question question, Edition edition, int linesOfPart, int mostLines, @Nullable List<Period> latest) {
        this.linesOfPart = linesOfPart;
        this.mostLines = mostLines;
        this.question = question;
        this.edition = edition;
        this.data = edition.table(question.dataset().id()).orElseThrow(() -> Additions.notATable(question));
        this.grouping = new Grouping(question, edition.catalog(), data, mostLines, latest);
        this.additions = new Additions(question, edition.catalog(), data);
        this.watched = additions.watched();
    }

    private static int mostLines(long room, int cores) {
        return (int) Math.min(Integer.MAX_VALUE / 2, Math.max(50_000, room / BYTES_OF_LINE / Math.max(2, cores)));
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
     * @throws Problem if the question adds what does not add, or the answer has too many lines
     */
    public Answer answer() {
        List<Cell> cells = new ArrayList<>();
        cells().forEach(cell -> {
            if (cells.size() == mostLines) {
                throw tooMuch(question, mostLines);
            }
            cells.add(cell);
        });
        return new Answer(question, edition, cells, Notes.of(question, edition, data, cells));
    }

    /**
     * The lines of the answer, in their order. Where there may be many, they are made part by part as they are taken, so that those of one part are in
     * memory at a time.
     *
     * @throws Problem if the question adds what does not add
     */
    public Stream<Cell> cells() {
        if (widest().isEmpty() || grouping.isEmpty()) {
            return completed(groups()).stream();
        }
        if (!watched.isEmpty()) {
            // Nobody can be told any more when half of the lines are sent.
            parts().forEach(Plan::groups);
        }
        return parts().flatMap(part -> part.cellsIfAny().stream());
    }

    /** Plans whose answers, one after the other, are that of this one. */
    private Stream<Plan> parts() {
        return widest().map(this::parts).orElseGet(() -> Stream.of(this));
    }

    private Stream<Plan> parts(Grouping.Kept split) {
        Dimension dimension = split.level().dimension();
        List<Period> latest = question.filters().time().latest() == null ? null : grouping.taken();
        return grouping.codesByLabel(split).values().stream()
                .map(codes -> new Plan(question.about(dimension, codes), edition, linesOfPart, mostLines, latest))
                .flatMap(Plan::parts);
    }

    /** The first of the dimensions by which lines are sorted, if these may be too many for one part; there is none if time is sorted by first. */
    private Optional<Grouping.Kept> widest() {
        if (linesAtMost() <= linesOfPart) {
            return Optional.empty();
        }
        for (Grouping.Kept kept : grouping.kept()) {
            if (kept.level().dimension() == Dimension.TIME) {
                return Optional.empty();
            }
            if (grouping.codesByLabel(kept).size() > 1) {
                return Optional.of(kept);
            }
        }
        return Optional.empty();
    }

    /** How many figures and gaps may have to be in memory. */
    private double linesAtMost() {
        double series = grouping.series();
        double years = yearsAsked();
        double lines = series * Math.max(1, data.periods().size());
        if (lines + series * years <= linesOfPart) {
            return lines;
        }
        double groups = grouping.groupsOfAllTimeAtMost();
        return Math.min(lines, groups) + Math.min(series, groups) * years;
    }

    /** A part of a series that is there says nothing of one that is not. */
    private List<Cell> cellsIfAny() {
        List<Group> groups = groups();
        return groups.isEmpty() ? List.of() : completed(groups);
    }

    private List<Group> groups() {
        Deadline.check();
        try {
            List<Group> groups = grouping.groups(watched);
            groups.forEach(additions::check);
            return groups;
        } catch (ArithmeticException e) {
            throw Additions.tooGreat(question);
        }
    }

    private List<Cell> completed(List<Group> groups) {
        try {
            return new Completion(grouping, question, edition, data, mostLines).cells(groups);
        } catch (ArithmeticException e) {
            throw Additions.tooGreat(question);
        }
    }

    static Problem tooMuch(Question question, int mostLines) {
        List<Level> timeLast = new ArrayList<>(question.by());
        timeLast.sort(Comparator.comparing(level -> level.dimension() == Dimension.TIME));
        return Problem.of(
                        ProblemType.TOO_MUCH,
                        "The answer has more than " + mostLines
                                + " lines, more than can be held in memory at a time. Ask for less; or for CSV or NDJSON of /v1/aggregates with time, if"
                                + " it is kept, as the last of by=: that is streamed, and may be of any size.")
                .tryInstead(
                        new Question("/v1/aggregates.csv", question.dataset(), question.filters(), timeLast).address());
    }
}
