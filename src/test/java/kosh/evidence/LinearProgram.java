package kosh.evidence;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * The same figures as a linear program of all origins at once: for each quarter and origin the number that came, not less than 0, and from all
 * origins no fewer than from those together. It knows nothing of ways, cycles, or which series is solved first. Persons may be split.
 * Each answers one question.
 */
final class LinearProgram {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final long MANY = 10_000_000;

    private final ExpressionsBasedModel model = new ExpressionsBasedModel();
    private final Map<String, List<Variable>> came = new LinkedHashMap<>();
    private final int quarters;

    LinearProgram(int quarters, Collection<Figure> figures) {
        this.quarters = quarters;
        series(Evidence.WORLD);
        figures.forEach(figure -> series(figure.origin()));
        List<String> parts = came.keySet().stream()
                .filter(origin -> !origin.equals(Evidence.WORLD))
                .toList();
        for (int quarter = 0; quarter < quarters; quarter++) {
            Expression others = expression().lower(0);
            others.set(came.get(Evidence.WORLD).get(quarter), 1);
            for (String part : parts) {
                others.set(came.get(part).get(quarter), -1);
            }
        }
        figures.forEach(this::read);
    }

    private void series(String origin) {
        came.computeIfAbsent(origin, name -> {
            List<Variable> series = new ArrayList<>();
            for (int quarter = 0; quarter < quarters; quarter++) {
                series.add(model.newVariable(name + " in " + quarter).lower(0).upper(MANY));
            }
            return series;
        });
    }

    private void read(Figure figure) {
        int start = History.quarter(figure.start());
        int earliest = History.quarter(figure.endFrom());
        int latest = History.quarter(figure.end());
        BigDecimal low = figure.range().low();
        BigDecimal high = figure.range().high();
        if (!figure.share()) {
            add(expression(), figure.origin(), start, latest, BigDecimal.ONE)
                    .lower(figure.range().least());
            if (start < earliest) {
                add(expression(), figure.origin(), start, earliest, BigDecimal.ONE)
                        .upper(figure.range().most());
            }
            return;
        }
        Expression least = add(expression(), figure.origin(), start, latest, HUNDRED);
        add(least, Evidence.WORLD, start, earliest, low.negate()).lower(0);
        if (start < earliest) {
            Expression most = add(expression(), figure.origin(), start, earliest, HUNDRED);
            add(most, Evidence.WORLD, start, latest, high.negate()).upper(0);
        }
    }

    private Expression expression() {
        return model.newExpression("e" + model.countExpressions());
    }

    private Expression add(Expression to, String origin, int from, int until, BigDecimal factor) {
        for (int quarter = from; quarter < until; quarter++) {
            to.set(came.get(origin).get(quarter), factor);
        }
        return to;
    }

    /** Whether all figures can be true together. */
    boolean isPossible() {
        return !model.minimise().getState().isFailure();
    }

    /** The same for whole persons: shares of small numbers can contradict each other only there. */
    boolean isPossibleForWholePersons() {
        came.values().forEach(series -> series.forEach(variable -> variable.integer(true)));
        return isPossible();
    }

    double least(String origin, int from, int to) {
        return optimum(origin, from, to, false);
    }

    double most(String origin, int from, int to) {
        return optimum(origin, from, to, true);
    }

    private double optimum(String origin, int from, int to, boolean greatest) {
        add(expression(), origin, from, to, BigDecimal.ONE).weight(1);
        Optimisation.Result result = greatest ? model.maximise() : model.minimise();
        if (!result.getState().isOptimal()) {
            throw new IllegalStateException(result.toString());
        }
        return result.getValue();
    }
}
