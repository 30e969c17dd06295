package kosh.api;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import kosh.http.Parameters;
import kosh.naturalization.Attribute;
import kosh.naturalization.Classifier;
import kosh.naturalization.EpisodeTable;
import kosh.naturalization.LegalTotal;
import kosh.naturalization.Selection;
import kosh.problem.Fault;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import kosh.query.Address;
import kosh.query.CodeFilter;
import kosh.query.Dimension;
import kosh.query.Edition;
import kosh.query.Filters;
import kosh.query.TimeFilter;
import kosh.survival.Confidence;

/**
 * A question to episodes.
 *
 * @param by what to keep, each with the level that areas are rolled up to, or empty
 * @param tau the horizon of the restricted mean, in days
 */
record SpeedQuestion(
        Optional<String> dataset,
        Selection selection,
        List<Kept> by,
        View view,
        Confidence confidence,
        int tau,
        Map<String, String> normalForm) {

    private static final String COHORT = "cohort";
    private static final String ERA = "era";
    private static final List<String> GROUPINGS = Stream.concat(
                    Arrays.stream(Attribute.values()).map(Attribute::toString), Stream.of(COHORT, ERA))
            .toList();
    private static final String DAY = "day";
    private static final String ANY = "any";
    private static final int USUAL_TAU = 1825;
    private static final int LONGEST_TAU = 36_525;
    private static final String PATH = "/v1/naturalization/speed";

    static final Set<String> PARAMETERS = Set.of(
            "dataset",
            "origin",
            "destination",
            "sex",
            "age",
            "procedure",
            "arrived",
            "by",
            "view",
            "level",
            "conf",
            "tau",
            "precision");

    /** What rows the answer has. */
    enum View {
        /** A row for each group. */
        SUMMARY,
        /** A row for each step of the curve of each group. */
        CURVE,
        /** A row for each step of the shares of all outcomes of each group. */
        INCIDENCE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Something that groups are told apart by, and the level of areas. */
    record Kept(String name, String level) {
        @Override
        public String toString() {
            return level.isEmpty() ? name : name + ":" + level;
        }
    }

    static SpeedQuestion of(Parameters parameters, Edition edition, Optional<String> dataset) {
        Filters filters = Filters.of(parameters, edition.catalog());
        Map<Attribute, Set<String>> codes = new EnumMap<>(Attribute.class);
        Map<String, String> normalForm = new TreeMap<>(filters.normalForm());
        filter(filters, Dimension.ORIGIN, Attribute.ORIGIN, codes);
        filter(filters, Dimension.DESTINATION, Attribute.DESTINATION, codes);
        filter(filters, Dimension.SEX, Attribute.SEX, codes);
        filter(filters, Dimension.AGE, Attribute.AGE, codes);
        List<String> procedures = parameters.list("procedure");
        if (!procedures.isEmpty()) {
            codes.put(Attribute.PROCEDURE, new TreeSet<>(procedures));
            normalForm.put("procedure", String.join(",", new TreeSet<>(procedures)));
        }
        TimeFilter arrived = arrived(parameters);
        if (!arrived.equals(TimeFilter.ALL)) {
            normalForm.put("arrived", arrived.toString());
        }
        List<Kept> by = by(parameters, edition);
        if (!by.isEmpty()) {
            normalForm.put(
                    "by", String.join(",", by.stream().map(Kept::toString).toList()));
        }
        View view = View.valueOf(parameters
                .oneOf("view", Arrays.stream(View.values()).map(View::toString).toList())
                .toUpperCase(Locale.ROOT));
        String type = parameters.oneOf("conf", List.of("log", "log-log", "plain"));
        String precision = parameters.oneOf("precision", List.of(ANY, DAY));
        int tau = parameters.number("tau", 1, LONGEST_TAU).orElse(USUAL_TAU);
        double level = level(parameters);
        dataset.ifPresent(id -> normalForm.put("dataset", id));
        normalForm.put("view", view.toString());
        normalForm.put("conf", type);
        normalForm.put("precision", precision);
        normalForm.put("tau", String.valueOf(tau));
        normalForm.put("level", String.valueOf(level));
        return new SpeedQuestion(
                dataset,
                new Selection(codes, arrived.spans(), precision.equals(DAY)),
                by,
                view,
                Confidence.of(
                        Confidence.Type.valueOf(type.toUpperCase(Locale.ROOT).replace('-', '_')), level),
                tau,
                normalForm);
    }

    private static void filter(
            Filters filters, Dimension dimension, Attribute attribute, Map<Attribute, Set<String>> codes) {
        filters.codes(dimension).map(CodeFilter::codes).ifPresent(wanted -> codes.put(attribute, wanted));
    }

    private static TimeFilter arrived(Parameters parameters) {
        String text = parameters.text("arrived").orElse("*");
        try {
            TimeFilter arrived = TimeFilter.parse(text);
            if (arrived.latest() != null) {
                throw Parameters.bad("arrived", text, "latest: counts periods of figures, and episodes have days");
            }
            return arrived;
        } catch (DateTimeException e) {
            throw Parameters.bad("arrived", text, e.getMessage() + "; also 2015..2020");
        }
    }

    private static List<Kept> by(Parameters parameters, Edition edition) {
        List<Kept> kept = new ArrayList<>();
        for (String text : parameters.list("by")) {
            int colon = text.indexOf(':');
            String name = colon < 0 ? text : text.substring(0, colon);
            String level = colon < 0 ? "" : text.substring(colon + 1);
            if (!GROUPINGS.contains(name)) {
                throw Parameters.notOneOf("by", name, GROUPINGS);
            }
            if (colon >= 0) {
                boolean isArea = Arrays.stream(Attribute.values())
                        .anyMatch(a -> a.isArea() && a.toString().equals(name));
                Set<String> levels =
                        isArea ? new TreeSet<>(edition.catalog().areas().levels()) : Set.of();
                if (!levels.contains(level)) {
                    throw Problem.of(
                            ProblemType.NO_SUCH_LEVEL,
                            new Fault(
                                    "by",
                                    text,
                                    isArea
                                            ? "'" + level + "' is not a level of " + name + "; there are "
                                                    + String.join(", ", levels)
                                            : name + " has no levels: write by=" + name,
                                    List.copyOf(levels),
                                    null));
                }
            }
            if (kept.stream().noneMatch(k -> k.name().equals(name))) {
                kept.add(new Kept(name, level));
            }
        }
        return kept;
    }

    private static double level(Parameters parameters) {
        String text = parameters.text("level").orElse("0.95");
        if (text.matches("0\\.\\d{1,6}")) {
            double level = Double.parseDouble(text);
            if (level >= 0.5 && level <= 0.9999) {
                return level;
            }
        }
        throw Parameters.bad(
                "level", text, "'" + text + "' is not a confidence level from 0.5 to 0.9999, such as 0.95");
    }

    List<Classifier> classifiers(EpisodeTable episodes, Edition edition) {
        return by.stream()
                .map(kept -> switch (kept.name()) {
                    case COHORT -> Classifier.byCohort(episodes);
                    case ERA ->
                        Classifier.byEra(
                                episodes, LegalTotal.of(edition.naturalization().terms()));
                    default ->
                        Classifier.by(
                                episodes,
                                Attribute.valueOf(kept.name().toUpperCase(Locale.ROOT)),
                                coarser(kept.level(), edition));
                })
                .toList();
    }

    private static UnaryOperator<String> coarser(String level, Edition edition) {
        return level.isEmpty()
                ? UnaryOperator.identity()
                : code -> edition.catalog().areas().atLevel(code, level);
    }

    String address() {
        return Address.of(PATH, normalForm);
    }

    String withoutGroups() {
        Map<String, String> fewer = new TreeMap<>(normalForm);
        fewer.remove("by");
        return Address.of(PATH, fewer);
    }

    String ofDays() {
        Map<String, String> precise = new TreeMap<>(normalForm);
        precise.put("precision", DAY);
        return Address.of(PATH, precise);
    }
}
