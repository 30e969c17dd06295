package kosh.query;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import kosh.area.Areas;
import kosh.catalog.Catalog;
import kosh.cube.Axis;
import kosh.cube.Dictionary;
import kosh.cube.Group;
import kosh.observation.Period;
import kosh.problem.Problem;
import org.jspecify.annotations.Nullable;

/** A question in the terms of the cube: filters as sets of positions, levels as axes with their labels. */
final class Grouping {

    /** A kept dimension with what its positions mean. */
    record Kept(Level level, Axis axis, List<String> labels) {}

    private final Areas areas;
    private final TableData data;
    private final List<Kept> kept = new ArrayList<>();
    private final List<Kept> keptButTime;
    private final @Nullable BitSet[] filters = new BitSet[Dimension.values().length];
    private final Question question;
    private final int most;
    /** The periods of the cells that pass the filters; null until somebody asks. */
    private @Nullable List<Period> taken;
    /** Null until somebody asks. */
    private @Nullable List<Group> groupsOfAllTime;

    /**
     * Reads the question.
     *
     * @param most how many groups may be in memory
     * @param taken the periods of the cells that pass, if they are known
     */
    Grouping(Question question, Catalog catalog, TableData data, int most, @Nullable List<Period> taken) {
        this.most = most;
        this.taken = taken;
        this.question = question;
        this.areas = catalog.areas();
        this.data = data;
        kept.add(keep(new Level(Dimension.INDICATOR, null)));
        for (Level level : question.by()) {
            if (level.dimension() != Dimension.INDICATOR) {
                kept.add(keep(level));
            }
        }
        keptButTime = new ArrayList<>(kept);
        keptButTime.removeIf(k -> k.level().dimension() == Dimension.TIME);
        question.filters()
                .each((dimension, filter) -> filters[dimension.column()] = data.positions(dimension, filter.codes()));
        TimeFilter time = question.filters().time();
        if (!time.spans().isEmpty()) {
            filters[Dimension.TIME.column()] = data.periodsThat(time::takes);
        }
    }

    /** How many rows have to be read for the groups. */
    int rows(List<Axis> watched) {
        return data.cube().rowsFor(filters, axes(kept), watched);
    }

    /** How many series there can be at most; the greatest that there is where it does not fit. */
    long series() {
        double series = 1;
        for (Kept dimension : keptButTime) {
            BitSet filter = filters[dimension.axis().dimension()];
            series *= Math.max(1, filter == null ? dimension.labels().size() : filter.cardinality());
        }
        return (long) series;
    }

    /** Which periods are the latest is known when those of the cells are. */
    private void filterLatest() {
        if (question.filters().time().latest() != null) {
            Set<Period> latest = Set.copyOf(taken());
            filters[Dimension.TIME.column()] = data.periodsThat(latest::contains);
        }
    }

    private Kept keep(Level level) {
        Dictionary<String> codes = data.dictionary(level.dimension());
        int column = level.dimension().column();
        String to = level.level();
        if (to == null) {
            return new Kept(level, data.axis(level.dimension()), codes.values());
        }
        Dictionary<String> rolledUp = new Dictionary<>();
        Axis axis = Axis.rolledUp(
                column, codes.size(), position -> rolledUp.encode(rollUp(level, codes.decode(position), to)));
        return new Kept(level, axis, rolledUp.values());
    }

    private String rollUp(Level level, String code, String to) {
        if (level.dimension().isArea()) {
            return areas.atLevel(code, to);
        }
        Period year = Period.parse(code).year();
        return year == null ? code : year.toString();
    }

    /** The filter that takes just the codes which the level rolls up to the label. */
    String filterFor(Level level, String label) {
        String to = level.level();
        if (to == null || !level.dimension().isArea()) {
            return label;
        }
        Dictionary<String> codes = data.dictionary(level.dimension());
        BitSet filter = filters[level.dimension().column()];
        Set<String> meant = new TreeSet<>();
        Set<String> below = new TreeSet<>();
        for (int position = 0; position < codes.size(); position++) {
            String code = codes.decode(position);
            if ((filter == null || filter.get(position))
                    && rollUp(level, code, to).equals(label)) {
                meant.add(code);
            }
            if (areas.contains(label, code)) {
                below.add(code);
            }
        }
        return meant.equals(below) ? label + "*" : String.join(",", meant);
    }

    /**
     * The groups of the question.
     *
     * @throws Problem if there are too many
     */
    List<Group> groups(List<Axis> watched) {
        filterLatest();
        if (watched.isEmpty() && isOfAllTime()) {
            // What each series lacks will be asked too: one pass tells both.
            return Group.withoutLastAxis(groupsOfAllTime());
        }
        return grouped(filters, axes(kept), watched);
    }

    private List<Group> grouped(@Nullable BitSet[] filters, List<Axis> by, List<Axis> watched) {
        return data.cube().group(filters, by, watched, most).orElseThrow(() -> Plan.tooMuch(question, most));
    }

    /** Whether the groups come in the order of the answer: codes are numbered in it, and only what is rolled up is numbered as it comes. */
    boolean isInOrder() {
        for (Kept dimension : kept) {
            if (dimension.level().level() != null) {
                return false;
            }
        }
        return true;
    }

    /** Whether no cell passes the filters. */
    boolean isEmpty() {
        return data.cube().group(filters, List.of(), List.of()).isEmpty();
    }

    /** How many groups there can be of all time, of which what is missing is known. */
    long groupsOfAllTimeAtMost() {
        return data.cube().rowsFor(filtersOfAllTime(), axesOfAllTime(), List.of());
    }

    /** For each label of a dimension that is kept, in the order of the answer, the codes that pass and mean it. */
    SortedMap<String, Set<String>> codesByLabel(Kept dimension) {
        Dictionary<String> codes = data.dictionary(dimension.level().dimension());
        BitSet filter = filters[dimension.axis().dimension()];
        SortedMap<String, Set<String>> byLabel =
                new TreeMap<>(dimension.level().dimension().order());
        for (int position = 0; position < codes.size(); position++) {
            if (filter == null || filter.get(position)) {
                byLabel.computeIfAbsent(
                                dimension.labels().get(dimension.axis().target()[position]), label -> new TreeSet<>())
                        .add(codes.decode(position));
            }
        }
        return byLabel;
    }

    /** The groups that the question would have if it kept time as it is, and filtered it not. */
    List<Group> groupsOfAllTime() {
        List<Group> known = groupsOfAllTime;
        if (known == null) {
            known = grouped(filtersOfAllTime(), axesOfAllTime(), List.of());
            groupsOfAllTime = known;
        }
        return known;
    }

    /** Whether a figure for every year is to be added up to one for all of time. */
    private boolean isOfAllTime() {
        return question.dataset().isAnnual() && indexOf(Dimension.TIME) < 0 && filters[Dimension.TIME.column()] == null;
    }

    private @Nullable BitSet[] filtersOfAllTime() {
        @Nullable BitSet[] allTime = filters.clone();
        allTime[Dimension.TIME.column()] = null;
        return allTime;
    }

    private List<Axis> axesOfAllTime() {
        List<Axis> axes = axes(keptButTime);
        axes.add(data.axis(Dimension.TIME));
        return axes;
    }

    private static List<Axis> axes(List<Kept> kept) {
        List<Axis> axes = new ArrayList<>(kept.size());
        kept.forEach(dimension -> axes.add(dimension.axis));
        return axes;
    }

    /** The indicator first, then the dimensions of the question. */
    List<Kept> kept() {
        return kept;
    }

    List<Kept> keptButTime() {
        return keptButTime;
    }

    /** The number of the kept dimension, or -1. */
    int indexOf(Dimension dimension) {
        for (int i = 0; i < kept.size(); i++) {
            if (kept.get(i).level().dimension() == dimension) {
                return i;
            }
        }
        return -1;
    }

    /** Whether each group is of one period, as the table has it. */
    boolean isByPeriod() {
        int time = indexOf(Dimension.TIME);
        return time >= 0 && kept.get(time).level().level() == null;
    }

    /** The periods of the cells that pass the filters. */
    List<Period> taken() {
        List<Period> known = taken;
        if (known == null) {
            BitSet present = data.cube().codesOf(Dimension.TIME.column(), filters);
            known = question.filters()
                    .time()
                    .select(present.stream().mapToObj(data.periods()::get).toList());
            taken = known;
        }
        return known;
    }

    static List<String> labels(List<Kept> kept, int[] key) {
        List<String> labels = new ArrayList<>(kept.size());
        for (int i = 0; i < kept.size(); i++) {
            labels.add(kept.get(i).labels().get(key[i]));
        }
        return labels;
    }
}
