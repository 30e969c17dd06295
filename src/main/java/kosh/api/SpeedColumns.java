package kosh.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kosh.area.Area;
import kosh.area.Language;
import kosh.naturalization.Attribute;
import kosh.naturalization.Speed;
import kosh.query.Edition;
import kosh.survival.AalenJohansen;
import kosh.survival.Cohort;
import kosh.survival.Confidence;
import kosh.survival.Estimate;
import kosh.survival.Interval;
import kosh.survival.KaplanMeier;
import kosh.survival.Outcome;
import kosh.survival.Quantile;
import kosh.survival.RestrictedMean;
import kosh.survival.Spans;
import kosh.survival.Turnbull;
import org.jspecify.annotations.Nullable;

/** The rows of an answer on speed: a summary of each group, or the steps of its curves. */
final class SpeedColumns {

    private static final List<Integer> HORIZONS = List.of(90, 180, 365, 1825);
    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
    private static final Map<String, Double> QUANTILES = quantiles();

    private SpeedColumns() {}

    private static Map<String, Double> quantiles() {
        Map<String, Double> quantiles = new LinkedHashMap<>();
        quantiles.put("lower_quartile", 0.25);
        quantiles.put("median", 0.5);
        quantiles.put("upper_quartile", 0.75);
        return quantiles;
    }

    private static String name(Outcome outcome) {
        return outcome == Outcome.CITIZEN ? "citizens" : outcome.name().toLowerCase(Locale.ROOT);
    }

    static List<String> names(SpeedQuestion question) {
        List<String> names = new ArrayList<>();
        for (SpeedQuestion.Kept kept : question.by()) {
            names.add(kept.name());
            if (isArea(kept)) {
                names.add(kept.name() + "_name");
            }
        }
        switch (question.view()) {
            case SUMMARY -> {
                names.addAll(List.of("episodes", "persons"));
                OUTCOMES.forEach(outcome -> names.add(name(outcome)));
                QUANTILES.keySet().forEach(q -> names.addAll(List.of(q + "_days", q + "_low", q + "_high")));
                names.addAll(List.of("restricted_mean_days", "restricted_mean_error"));
                HORIZONS.forEach(day -> names.addAll(List.of(
                        "within_" + day, "within_" + day + "_low", "within_" + day + "_high", "at_risk_" + day)));
                OUTCOMES.forEach(outcome -> {
                    String by = outcome.name().toLowerCase(Locale.ROOT) + "_by_tau";
                    names.addAll(List.of(by, by + "_low", by + "_high"));
                });
                names.add("note");
            }
            case CURVE ->
                names.addAll(List.of(
                        "day", "until", "at_risk", "citizens", "censored", "waiting", "standard_error", "low", "high"));
            case INCIDENCE -> {
                names.addAll(List.of("day", "at_risk"));
                OUTCOMES.forEach(outcome -> {
                    String share = outcome.name().toLowerCase(Locale.ROOT);
                    names.addAll(List.of(share, share + "_error", share + "_low", share + "_high"));
                });
            }
        }
        return names;
    }

    private static boolean isArea(SpeedQuestion.Kept kept) {
        return Arrays.stream(Attribute.values())
                .anyMatch(a -> a.isArea() && a.toString().equals(kept.name()));
    }

    static Stream<List<@Nullable Object>> rows(
            SpeedQuestion question, Speed speed, Edition edition, Language language) {
        return speed.groups().stream().flatMap(group -> {
            List<@Nullable Object> key = key(question, group, edition, language);
            Stream<List<@Nullable Object>> rows = group.cohort() != null
                    ? of(group.cohort(), group, question)
                    : Stream.ofNullable(group.spans()).flatMap(spans -> of(spans, group, question));
            return rows.map(row -> {
                List<@Nullable Object> all = new ArrayList<>(key);
                all.addAll(row);
                return all;
            });
        });
    }

    private static List<@Nullable Object> key(
            SpeedQuestion question, Speed.Group group, Edition edition, Language language) {
        List<@Nullable Object> key = new ArrayList<>();
        for (int i = 0; i < question.by().size(); i++) {
            String code = group.key().get(i);
            key.add(code);
            if (isArea(question.by().get(i))) {
                key.add(edition.catalog()
                        .areas()
                        .byCode(code)
                        .map(Area::names)
                        .map(names -> names.in(language))
                        .orElse(null));
            }
        }
        return key;
    }

    private static List<@Nullable Object> counts(Speed.Group group) {
        List<@Nullable Object> counts = new ArrayList<>(List.of(group.episodes(), group.allPersons()));
        OUTCOMES.forEach(outcome -> counts.add(group.persons(outcome)));
        return counts;
    }

    // Days are known

    private static Stream<List<@Nullable Object>> of(Cohort cohort, Speed.Group group, SpeedQuestion question) {
        return switch (question.view()) {
            case SUMMARY -> Stream.of(summary(cohort, group, question));
            case CURVE -> curve(KaplanMeier.of(cohort), question.confidence());
            case INCIDENCE -> incidence(AalenJohansen.of(cohort), question.confidence());
        };
    }

    private static List<@Nullable Object> summary(Cohort cohort, Speed.Group group, SpeedQuestion question) {
        Notes notes = new Notes();
        KaplanMeier curve = KaplanMeier.of(cohort);
        Confidence confidence = question.confidence();
        List<@Nullable Object> row = counts(group);
        QUANTILES.forEach((name, share) -> {
            Quantile quantile = curve.quantile(share, confidence);
            row.add(notes.number(name, quantile.day()));
            addLimits(row, quantile.interval());
        });
        RestrictedMean mean = curve.mean(question.tau());
        row.add(notes.number("restricted mean", mean.days()));
        row.add(number(mean.standardError()));
        if (mean.extended()) {
            notes.add("restricted mean: the curve ends before tau and is held flat from there");
        }
        for (int day : HORIZONS) {
            KaplanMeier.Reading reading = curve.at(day, confidence);
            row.add(notes.number("within " + day + " days", reading.event()));
            addLimits(row, reading.eventInterval());
            row.add(reading.atRisk());
        }
        addShares(row, AalenJohansen.of(cohort), question, notes);
        row.add(notes.text());
        return row;
    }

    /** Beyond the last day of observation a share is as little known as the curve. */
    private static void addShares(
            List<@Nullable Object> row, AalenJohansen curves, SpeedQuestion question, Notes notes) {
        int step = IntStream.range(0, curves.size())
                        .filter(i -> curves.day(i) > question.tau())
                        .findFirst()
                        .orElse(curves.size())
                - 1;
        boolean observed = curves.size() > 0
                && (curves.day(curves.size() - 1) >= question.tau()
                        || curves.probability(curves.size() - 1, Outcome.WAITING) == 0);
        if (!observed) {
            notes.add("shares by tau: no episode was observed so long");
        }
        for (Outcome outcome : OUTCOMES) {
            if (!observed) {
                row.addAll(Arrays.asList(null, null, null));
            } else if (step < 0) {
                double share = outcome == Outcome.WAITING ? 1 : 0;
                row.addAll(Arrays.asList(share, null, null));
            } else {
                row.add(curves.probability(step, outcome));
                addLimits(row, curves.interval(step, outcome, question.confidence()));
            }
        }
    }

    private static Stream<List<@Nullable Object>> curve(KaplanMeier curve, Confidence confidence) {
        return IntStream.range(0, curve.size()).mapToObj(i -> {
            KaplanMeier.Step step = curve.step(i, confidence);
            List<@Nullable Object> row = new ArrayList<>();
            row.add(step.day());
            row.add(step.day());
            row.add(step.atRisk());
            row.add(step.events());
            row.add(step.censored());
            row.add(step.survival());
            row.add(number(step.standardError()));
            addLimits(row, step.interval());
            return row;
        });
    }

    private static Stream<List<@Nullable Object>> incidence(AalenJohansen curves, Confidence confidence) {
        return IntStream.range(0, curves.size()).mapToObj(i -> {
            List<@Nullable Object> row = new ArrayList<>();
            AalenJohansen.Step step = curves.step(i, confidence);
            row.add(step.day());
            row.add(step.atRisk());
            for (Outcome outcome : OUTCOMES) {
                row.add(curves.probability(i, outcome));
                row.add(curves.standardError(i, outcome));
                addLimits(row, curves.interval(i, outcome, confidence));
            }
            return row;
        });
    }

    // Only spans are known

    private static Stream<List<@Nullable Object>> of(Spans spans, Speed.Group group, SpeedQuestion question) {
        return switch (question.view()) {
            case SUMMARY ->
                Stream.of(summary(
                        Turnbull.of(spans),
                        group,
                        names(question).size() - question.by().size()));
            case CURVE -> curve(Turnbull.of(spans));
            // Which outcome came first cannot be told from spans that overlap.
            case INCIDENCE -> Stream.of();
        };
    }

    private static List<@Nullable Object> summary(Turnbull curve, Speed.Group group, int width) {
        Notes notes = new Notes();
        List<@Nullable Object> row = counts(group);
        QUANTILES.forEach((name, share) -> {
            Optional<Spans.Span> quantile = curve.quantile(share);
            row.add(null);
            row.add(quantile.map(span -> span.after() + 1).orElse(null));
            row.add(quantile.map(Spans.Span::upTo).orElse(null));
            if (quantile.isEmpty()) {
                notes.add(name + ": the curve does not come down so far while episodes are observed");
            }
        });
        row.addAll(Arrays.asList(null, null));
        for (int day : HORIZONS) {
            row.add(null);
            addLimits(row, curve.survival(day).complement());
            row.add(null);
        }
        if (!curve.converged()) {
            notes.add("the estimate had not converged after " + curve.steps() + " steps");
        }
        OUTCOMES.forEach(outcome -> row.addAll(Arrays.asList(null, null, null)));
        row.add(notes.text());
        if (row.size() > width) {
            throw new IllegalStateException("A summary has " + row.size() + " columns");
        }
        return row;
    }

    private static Stream<List<@Nullable Object>> curve(Turnbull curve) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        double waiting = 1;
        for (Turnbull.Mass mass : curve.masses()) {
            waiting = Math.max(0, waiting - mass.probability());
            rows.add(Arrays.asList(
                    mass.span().after() + 1, mass.span().upTo(), null, null, null, waiting, null, null, null));
        }
        return rows.stream();
    }

    private static void addLimits(List<@Nullable Object> row, Interval interval) {
        row.add(number(interval.lower()));
        row.add(number(interval.upper()));
    }

    private static @Nullable Double number(Estimate estimate) {
        return estimate.number();
    }

    /** Why numbers are missing. */
    private static final class Notes {
        private final Set<String> notes = new LinkedHashSet<>();

        void add(String note) {
            notes.add(note);
        }

        @Nullable
        Double number(String what, Estimate estimate) {
            if (estimate.absence() != null) {
                String why = estimate.absence().sentence();
                add(what + ": " + why.substring(0, 1).toLowerCase(Locale.ROOT) + why.substring(1));
            }
            return estimate.number();
        }

        @Nullable
        String text() {
            return notes.isEmpty() ? null : String.join("; ", notes) + ".";
        }
    }
}
