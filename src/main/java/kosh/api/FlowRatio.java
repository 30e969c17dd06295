package kosh.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kosh.area.Area;
import kosh.query.Answer;
import kosh.query.Cell;
import kosh.query.Dimension;
import kosh.query.Headline;
import kosh.query.Level;
import kosh.query.Question;
import org.jspecify.annotations.Nullable;

/** Citizenships of kandas over status grants of the same year and origin, where both are known. */
final class FlowRatio {

    /** Only they can have had the status before. */
    private static final String OF_KANDAS = "citizenship-grants-kandas";

    private static final int DECIMALS = 4;

    private final Answer answer;
    private final Map<List<String>, Cell> arrivals = new HashMap<>();

    private FlowRatio(Answer answer) {
        this.answer = answer;
    }

    static FlowRatio of(Answer answer, Headline headline) {
        FlowRatio ratio = new FlowRatio(answer);
        boolean byOrigin = answer.question().keeps(Dimension.ORIGIN)
                || answer.question()
                        .filters()
                        .codes(Dimension.ORIGIN)
                        .filter(filter -> !filter.takes(Area.WORLD))
                        .isPresent();
        answer.edition()
                .catalog()
                .dataset(byOrigin ? headline.byOrigin() : headline.total())
                .map(dataset -> new Question(
                                answer.question().path(),
                                dataset,
                                answer.question().filters(),
                                answer.question().by().stream()
                                        .filter(level -> level.dimension() != Dimension.INDICATOR)
                                        .toList())
                        .about(Dimension.INDICATOR, headline.indicator()))
                .ifPresent(question -> Answer.to(question, answer.edition())
                        .cells()
                        .forEach(cell -> ratio.arrivals.put(cell.key(), cell)));
        return ratio;
    }

    private Optional<Cell> beside(Cell cell) {
        if (!cell.indicator().equals(OF_KANDAS)) {
            return Optional.empty();
        }
        List<Level> by = answer.question().by();
        List<String> key = IntStream.range(0, by.size())
                .filter(i -> by.get(i).dimension() != Dimension.INDICATOR)
                .mapToObj(cell.key()::get)
                .toList();
        return Optional.ofNullable(arrivals.get(key)).filter(found -> found.value() != null);
    }

    @Nullable
    BigDecimal arrivals(Cell cell) {
        return beside(cell).map(Cell::value).orElse(null);
    }

    /** Rounded to four decimals. */
    @Nullable
    BigDecimal ratio(Cell cell) {
        return beside(cell).map(found -> divide(cell.value(), found.value())).orElse(null);
    }

    @Nullable
    BigDecimal low(Cell cell) {
        return beside(cell)
                .filter(found -> isBounded(cell) || isBounded(found))
                .map(found -> divide(least(cell), most(found)))
                .orElse(null);
    }

    @Nullable
    BigDecimal high(Cell cell) {
        return beside(cell)
                .filter(found -> isBounded(cell) || isBounded(found))
                .map(found -> divide(most(cell), least(found)))
                .orElse(null);
    }

    private static boolean isBounded(Cell cell) {
        return cell.low() != null || cell.high() != null;
    }

    private static @Nullable BigDecimal least(Cell cell) {
        return cell.low() == null ? cell.value() : cell.low();
    }

    private static @Nullable BigDecimal most(Cell cell) {
        return cell.high() == null ? cell.value() : cell.high();
    }

    private static @Nullable BigDecimal divide(@Nullable BigDecimal part, @Nullable BigDecimal whole) {
        return part == null || whole == null || whole.signum() == 0
                ? null
                : part.divide(whole, DECIMALS, RoundingMode.HALF_EVEN);
    }
}
