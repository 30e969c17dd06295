package kosh.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kosh.catalog.Catalog;
import kosh.cube.Axis;
import kosh.cube.Group;
import kosh.dataset.Additivity;
import kosh.dataset.Break;
import kosh.dataset.Dataset;
import kosh.dataset.Indicator;
import kosh.problem.Problem;
import kosh.problem.ProblemType;

/** The rules of addition: refuses a question that would sum what does not add, and names one that works. */
final class Additions {

    private static final List<Dimension> PLACES_PEOPLE_TIME =
            List.of(Dimension.ORIGIN, Dimension.DESTINATION, Dimension.SEX, Dimension.AGE, Dimension.TIME);

    private final Question question;
    private final Catalog catalog;
    private final TableData data;
    private final List<Break> breaks;
    private final List<Dimension> loose;

    Additions(Question question, Catalog catalog, TableData data) {
        this.question = question;
        this.catalog = catalog;
        this.data = data;
        this.breaks = catalog.breaksOf(question.dataset().id());
        this.loose = new ArrayList<>(PLACES_PEOPLE_TIME);
        loose.removeIf(dimension -> isKeptAsItIs(dimension) || allAddOver(dimension));
    }

    private boolean allAddOver(Dimension dimension) {
        for (String id : data.dictionary(Dimension.INDICATOR).values()) {
            if (!adds(catalog.indicator(id).orElseThrow().kind(), dimension)) {
                return false;
            }
        }
        return true;
    }

    private boolean isKeptAsItIs(Dimension dimension) {
        return question.by().contains(new Level(dimension, null));
    }

    static Problem notATable(Question question) {
        String dataset = question.dataset().id();
        if (question.dataset().kind() == Dataset.Kind.EPISODES
                || question.dataset().kind() == Dataset.Kind.CASES) {
            return Problem.of(
                            ProblemType.NOT_A_TABLE,
                            dataset
                                    + " holds episodes, single persons' ways to citizenship: there are no figures to add.")
                    .tryInstead("/v1/datasets/" + dataset);
        }
        Map<String, String> parameters = new TreeMap<>(question.filters().normalForm());
        parameters.put("dataset", dataset);
        return Problem.of(
                        ProblemType.NOT_A_TABLE,
                        dataset
                                + " is a register, not a table: its figures stand as they were printed, overlap and contradict each other,"
                                + " so they are never summed. Read them one by one.")
                .tryInstead(Address.of("/v1/observations", parameters));
    }

    /** What each group is to say whether it varies: the dimensions that are not kept and over which some do not add, and last the definition. */
    List<Axis> watched() {
        List<Axis> axes = new ArrayList<>();
        loose.forEach(dimension -> axes.add(data.axis(dimension)));
        if (!breaks.isEmpty()) {
            axes.add(Axis.rolledUp(
                    Dimension.TIME.column(),
                    data.periods().size(),
                    p -> definitionOn(data.periods().get(p).start())));
        }
        return axes;
    }

    private int definitionOn(LocalDate day) {
        return (int) breaks.stream().filter(b -> !b.date().isAfter(day)).count();
    }

    /** @throws Problem if the group adds what does not add */
    void check(Group group) {
        String id = data.dictionary(Dimension.INDICATOR).decode(group.key()[0]);
        Indicator indicator = catalog.indicator(id).orElseThrow();
        List<Dimension> varying = new ArrayList<>();
        for (int i = 0; i < loose.size(); i++) {
            if (group.varies()[i] && !adds(indicator.kind(), loose.get(i))) {
                varying.add(loose.get(i));
            }
        }
        if (!varying.isEmpty()) {
            throw notAdditive(indicator, varying);
        }
        boolean mixesDefinitions = !breaks.isEmpty() && group.varies()[loose.size()];
        if (mixesDefinitions && breaks.stream().anyMatch(b -> b.concerns(id))) {
            throw acrossBreak(id);
        }
    }

    private static boolean adds(Additivity kind, Dimension dimension) {
        return dimension == Dimension.TIME ? kind.addsOverTime() : kind.addsOverPlacesAndPeople();
    }

    static Problem tooGreat(Question question) {
        return Problem.of(
                        ProblemType.NOT_ADDITIVE,
                        "The sum would be greater than " + Long.MAX_VALUE
                                + " in the last decimal of the table. Keep more dimensions with by=, or filter to fewer cells.")
                .tryInstead(question.keepingAlso(PLACES_PEOPLE_TIME).address());
    }

    private Problem notAdditive(Indicator indicator, List<Dimension> varying) {
        String names =
                String.join(", ", varying.stream().map(Dimension::toString).toList());
        return Problem.of(
                        ProblemType.NOT_ADDITIVE,
                        indicator.kind().reason() + ". '" + indicator.id() + "' is a " + indicator.kind()
                                + ", and the question would sum it over " + names + ". Keep " + names
                                + " with by=, or filter to one.")
                .tryInstead(question.keepingAlso(varying).address());
    }

    private Problem acrossBreak(String indicator) {
        Break first =
                breaks.stream().filter(b -> b.concerns(indicator)).findFirst().orElseThrow();
        return Problem.of(
                        ProblemType.BREAK_IN_SERIES,
                        "The question would sum '" + indicator + "' across a break at " + first.date() + ": "
                                + first.note() + " Keep time with by=, or ask for one side of the break.")
                .tryInstead(question.keepingAlso(List.of(Dimension.TIME)).address());
    }
}
