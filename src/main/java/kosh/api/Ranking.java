package kosh.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import kosh.area.Area;
import kosh.query.Answer;
import kosh.query.Cell;
import kosh.query.Dimension;
import org.jspecify.annotations.Nullable;

/** The share and rank of each origin among all origins of the table, whichever of them the question shows. */
final class Ranking {

    private static final int SHARE_DECIMALS = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Answer answer;
    private final int originIndex;
    private final Map<List<String>, List<Cell>> peers = new HashMap<>();

    Ranking(Answer answer) {
        this.answer = answer;
        this.originIndex = IntStream.range(0, answer.question().by().size())
                .filter(i -> answer.question().by().get(i).dimension() == Dimension.ORIGIN)
                .findFirst()
                .orElseThrow();
        Answer whole = Answer.to(answer.question().ofAll(Dimension.ORIGIN), answer.edition());
        whole.cells()
                .forEach(cell -> peers.computeIfAbsent(besidesOrigin(cell), key -> new ArrayList<>())
                        .add(cell));
    }

    private List<String> besidesOrigin(Cell cell) {
        List<String> key = new ArrayList<>(cell.key());
        key.set(originIndex, cell.indicator());
        return key;
    }

    private List<Cell> peersOf(Cell cell) {
        return peers.getOrDefault(besidesOrigin(cell), List.of());
    }

    String originOf(Cell cell) {
        return cell.key().get(originIndex);
    }

    /** In per cent of all origins, to two decimals; null if one of them has no value. */
    @Nullable
    BigDecimal share(Cell cell) {
        BigDecimal own = cell.value();
        if (own == null || peersOf(cell).stream().anyMatch(peer -> peer.value() == null)) {
            return null;
        }
        BigDecimal sum = peersOf(cell).stream()
                .map(Cell::value)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.signum() == 0 ? null : own.multiply(HUNDRED).divide(sum, SHARE_DECIMALS, RoundingMode.HALF_UP);
    }

    /** 1 for the most; the origins that are not named one by one have no rank. */
    @Nullable
    Long rank(Cell cell) {
        BigDecimal own = cell.value();
        if (own == null || isResidual(cell)) {
            return null;
        }
        return 1
                + peersOf(cell).stream()
                        .filter(peer -> !isResidual(peer))
                        .map(Cell::value)
                        .filter(Objects::nonNull)
                        .filter(value -> value.compareTo(own) > 0)
                        .count();
    }

    private boolean isResidual(Cell cell) {
        return answer.edition()
                .catalog()
                .areas()
                .byCode(originOf(cell))
                .map(Area::level)
                .filter("residual"::equals)
                .isPresent();
    }
}
