package kosh.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<List<String>, Peers> peers = new HashMap<>();

    Ranking(Answer answer) {
        this.answer = answer;
        this.originIndex = IntStream.range(0, answer.question().by().size())
                .filter(i -> answer.question().by().get(i).dimension() == Dimension.ORIGIN)
                .findFirst()
                .orElseThrow();
        Answer whole = Answer.to(answer.question().ofAll(Dimension.ORIGIN), answer.edition());
        whole.cells()
                .forEach(cell -> peers.computeIfAbsent(besidesOrigin(cell), key -> new Peers())
                        .add(cell.value(), !isResidual(cell)));
        peers.values().forEach(Peers::sort);
    }

    /** The figures of all origins that differ in nothing else. */
    private static final class Peers {

        private boolean isComplete = true;
        private BigDecimal sum = BigDecimal.ZERO;
        private final List<BigDecimal> ranked = new ArrayList<>();

        void add(@Nullable BigDecimal value, boolean isRanked) {
            if (value == null) {
                isComplete = false;
                return;
            }
            sum = sum.add(value);
            if (isRanked) {
                ranked.add(value);
            }
        }

        void sort() {
            ranked.sort(Comparator.reverseOrder());
        }

        /** How many are greater. */
        long above(BigDecimal value) {
            int from = 0;
            int to = ranked.size();
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (ranked.get(middle).compareTo(value) > 0) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from;
        }
    }

    private List<String> besidesOrigin(Cell cell) {
        List<String> key = new ArrayList<>(cell.key());
        key.set(originIndex, cell.indicator());
        return key;
    }

    String originOf(Cell cell) {
        return cell.key().get(originIndex);
    }

    /** In per cent of all origins, to two decimals; null if one of them has no value. */
    @Nullable
    BigDecimal share(Cell cell) {
        BigDecimal own = cell.value();
        Peers all = peers.get(besidesOrigin(cell));
        return own == null || all == null || !all.isComplete || all.sum.signum() == 0
                ? null
                : own.multiply(HUNDRED).divide(all.sum, SHARE_DECIMALS, RoundingMode.HALF_UP);
    }

    /** 1 for the most; the origins that are not named one by one have no rank. */
    @Nullable
    Long rank(Cell cell) {
        BigDecimal own = cell.value();
        if (own == null || isResidual(cell)) {
            return null;
        }
        Peers all = peers.get(besidesOrigin(cell));
        return all == null ? 1 : 1 + all.above(own);
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
