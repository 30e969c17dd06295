package kosh.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kosh.dataset.Dataset;
import kosh.http.Parameters;
import kosh.ingest.Outcome;
import kosh.problem.Problem;
import kosh.query.Answer;
import kosh.query.Cell;
import kosh.query.Dimension;
import kosh.query.Edition;
import kosh.query.Filters;
import kosh.query.Headline;
import kosh.query.Level;
import kosh.query.Question;
import kosh.query.TableData;
import org.jspecify.annotations.Nullable;

/** Which of the headline answers an import moves: those that {@code /v1/arrivals} and {@code /v1/origins} give when nothing else is said. */
@ApplicationScoped
class Headlines {

    private static final int LISTED = 50;

    private final Headline headline;

    Headlines(Headline headline) {
        this.headline = headline;
    }

    /** A cell of an answer, before and after; null where there is no figure. */
    record Move(
            String question,
            List<String> key,
            @Nullable BigDecimal old,

            @com.fasterxml.jackson.annotation.JsonProperty("new") @Nullable
            BigDecimal now) {}

    /** The tables that answer. */
    Set<String> datasets() {
        return Set.of(headline.total(), headline.byOrigin());
    }

    /** The cells that move, up to a limit. */
    List<Move> moved(Edition before, Outcome outcome) {
        List<Move> moves = new ArrayList<>();
        for (String dataset : new TreeSet<>(datasets())) {
            TableData after = outcome.tables().get(dataset);
            Optional<Dataset> asked = before.catalog().dataset(dataset);
            if (after != null && asked.isPresent()) {
                Map<String, TableData> tables = new HashMap<>(before.tables());
                tables.put(dataset, after);
                Edition then = new Edition(
                        before.release(),
                        before.catalog(),
                        tables,
                        before.holdings(),
                        before.sourcePopulations(),
                        before.naturalization());
                moves.addAll(compare(question(asked.get(), before), before, then));
            }
        }
        return moves.size() > LISTED ? moves.subList(0, LISTED) : moves;
    }

    private Question question(Dataset dataset, Edition edition) {
        MultivaluedHashMap<String, String> filters = new MultivaluedHashMap<>();
        filters.putSingle("indicator", headline.indicator());
        Parameters parameters = new Parameters(filters, Question.PARAMETERS);
        List<Level> by = dataset.id().equals(headline.byOrigin())
                ? List.of(new Level(Dimension.TIME, null), new Level(Dimension.ORIGIN, null))
                : List.of(new Level(Dimension.TIME, null));
        return new Question("/v1/arrivals", dataset, Filters.of(parameters, edition.catalog()), by);
    }

    private static List<Move> compare(Question question, Edition before, Edition after) {
        Map<List<String>, Cell> old = cells(question, before);
        Map<List<String>, Cell> now = cells(question, after);
        Map<String, List<String>> keys = new TreeMap<>();
        old.keySet().forEach(key -> keys.put(key.toString(), key));
        now.keySet().forEach(key -> keys.put(key.toString(), key));
        return keys.values().stream()
                .map(key -> new Move(question.address(), key, value(old.get(key)), value(now.get(key))))
                .filter(move -> !same(move.old, move.now))
                .toList();
    }

    private static Map<List<String>, Cell> cells(Question question, Edition edition) {
        Map<List<String>, Cell> cells = new HashMap<>();
        try {
            Answer.to(question, edition).cells().forEach(cell -> cells.put(cell.key(), cell));
        } catch (Problem e) {
            // It could not be answered then: all cells of the other side move.
            cells.clear();
        }
        return cells;
    }

    private static @Nullable BigDecimal value(@Nullable Cell cell) {
        return cell == null ? null : cell.value();
    }

    private static boolean same(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return (a == null) == (b == null) && (a == null || b == null || a.compareTo(b) == 0);
    }
}
