package kosh.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kosh.catalog.Catalog;
import kosh.dataset.Dataset;
import kosh.http.Parameters;
import kosh.problem.Fault;
import kosh.problem.Near;
import kosh.problem.Problem;
import kosh.problem.ProblemType;

/**
 * A question to one dataset: which cells, and which dimensions to keep. The indicator is always kept, because no two indicators add.
 *
 * @param path the path that was asked, to which a question that works is suggested
 */
public record Question(String path, Dataset dataset, Filters filters, List<Level> by) {

    /** The parameters of every question. */
    public static final Set<String> PARAMETERS = parameters();

    public Question {
        by = List.copyOf(by);
    }

    private static Set<String> parameters() {
        Set<String> names = Arrays.stream(Dimension.values())
                .map(Dimension::toString)
                .collect(Collectors.toCollection(TreeSet::new));
        names.add("dataset");
        names.add("by");
        return Set.copyOf(names);
    }

    /**
     * The dataset that the caller names, if any.
     *
     * @throws Problem if there is no such dataset, or several are named
     */
    public static Optional<Dataset> dataset(Parameters parameters, Catalog catalog) {
        List<String> wanted = Filters.datasets(parameters, catalog);
        if (wanted.size() > 1) {
            throw Problem.of(
                    ProblemType.TWO_DATASETS,
                    "Figures of two datasets are never summed or shown as one: they count different things or the same thing twice."
                            + " Ask for one of " + String.join(", ", wanted) + " at a time.");
        }
        return wanted.isEmpty() ? Optional.empty() : catalog.dataset(wanted.get(0));
    }

    /**
     * Reads {@code by=origin:country,time}.
     *
     * @throws Problem if a dimension or level is unknown
     */
    public static List<Level> by(Parameters parameters, List<Level> otherwise, Catalog catalog) {
        List<Level> levels = new ArrayList<>();
        for (String text : parameters.list("by")) {
            Level level = level(text, catalog);
            if (!keeps(levels, level.dimension())) {
                levels.add(level);
            }
        }
        return levels.isEmpty() ? otherwise : levels;
    }

    private static Level level(String text, Catalog catalog) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        Dimension dimension = Dimension.of(name).orElseThrow(() -> {
            List<String> names =
                    Arrays.stream(Dimension.values()).map(Dimension::toString).toList();
            List<String> near = Near.matches(name, names);
            String detail = "by: '" + name + "' is not a dimension; there are " + String.join(", ", names);
            return Problem.of(
                    ProblemType.UNKNOWN_CODE,
                    new Fault("by", name, detail, names, near.isEmpty() ? null : near.get(0)));
        });
        if (colon < 0) {
            return new Level(dimension, null);
        }
        String level = text.substring(colon + 1);
        Set<String> levels = levelsOf(dimension, catalog);
        if (!levels.contains(level)) {
            throw Problem.of(
                    ProblemType.NO_SUCH_LEVEL,
                    new Fault(
                            "by",
                            text,
                            levels.isEmpty()
                                    ? name + " has no levels: write by=" + name
                                    : "'" + level + "' is not a level of " + name + "; there are "
                                            + String.join(", ", levels),
                            List.copyOf(levels),
                            Near.matches(level, levels).stream().findFirst().orElse(null)));
        }
        return new Level(dimension, level);
    }

    private static Set<String> levelsOf(Dimension dimension, Catalog catalog) {
        if (dimension.isArea()) {
            return new TreeSet<>(catalog.areas().levels());
        }
        return dimension == Dimension.TIME ? Set.of(Level.YEAR) : Set.of();
    }

    public boolean keeps(Dimension dimension) {
        return keeps(by, dimension);
    }

    private static boolean keeps(List<Level> levels, Dimension dimension) {
        for (Level level : levels) {
            if (level.dimension() == dimension) {
                return true;
            }
        }
        return false;
    }

    /** The parameters in their normal form, by name. */
    public Map<String, String> normalForm() {
        Map<String, String> texts = new TreeMap<>(filters.normalForm());
        texts.put("dataset", dataset.id());
        StringJoiner levels = new StringJoiner(",");
        by.forEach(level -> levels.add(level.toString()));
        texts.put("by", levels.toString());
        return texts;
    }

    /** The question with that dimension kept, first if it was not kept already. */
    public Question keeping(Dimension dimension) {
        if (keeps(dimension)) {
            return this;
        }
        List<Level> more = new ArrayList<>(List.of(new Level(dimension, null)));
        more.addAll(by);
        return new Question(path, dataset, filters, more);
    }

    Question keepingAlso(List<Dimension> dimensions) {
        List<Level> more = new ArrayList<>(by);
        dimensions.stream().filter(d -> !keeps(d)).forEach(d -> more.add(new Level(d, null)));
        return new Question(path, dataset, filters, more);
    }

    public Question during(TimeFilter time) {
        return new Question(path, dataset, filters.with(time), by);
    }

    public Question about(Dimension dimension, String code) {
        return new Question(path, dataset, filters.with(dimension, code), by);
    }

    /** The question about only those of the codes. */
    Question about(Dimension dimension, Set<String> codes) {
        return new Question(path, dataset, filters.with(dimension, codes), by);
    }

    /** The question without its filter on the dimension. */
    public Question ofAll(Dimension dimension) {
        return new Question(path, dataset, filters.without(dimension), by);
    }

    /** The question as an address. */
    public String address() {
        return Address.of(path, normalForm());
    }
}
