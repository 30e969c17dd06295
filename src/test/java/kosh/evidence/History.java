package kosh.evidence;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A true history that is known whole, and figures that were printed of it. */
final class History {

    static final LocalDate START = LocalDate.of(1991, 1, 1);

    private final Random random;
    private final int quarters;
    private final Map<String, long[]> totals = new TreeMap<>();
    private int printed;

    History(long seed, int quarters, String... origins) {
        random = new Random(seed);
        this.quarters = quarters;
        long[] all = new long[quarters + 1];
        for (String origin : origins) {
            long[] total = new long[quarters + 1];
            for (int i = 1; i <= quarters; i++) {
                total[i] = total[i - 1] + (random.nextInt(3) == 0 ? 0 : random.nextInt(4000));
            }
            totals.put(origin, total);
            for (int i = 0; i <= quarters; i++) {
                all[i] += total[i];
            }
        }
        // Some come from places of which nothing is printed.
        long others = 0;
        for (int i = 1; i <= quarters; i++) {
            others += random.nextInt(500);
            all[i] += others;
        }
        totals.put(Evidence.WORLD, all);
    }

    int quarters() {
        return quarters;
    }

    static LocalDate day(int quarter) {
        return START.plusMonths(3L * quarter);
    }

    static int quarter(LocalDate day) {
        return (day.getYear() - START.getYear()) * 4 + (day.getMonthValue() - 1) / 3;
    }

    long came(String origin, int from, int to) {
        return totals.get(origin)[to] - totals.get(origin)[from];
    }

    /** Figures of random spans, counts rounded by up to three digits, and shares of one decimal. */
    List<Figure> print(int figures, boolean shares) {
        List<String> origins = List.copyOf(totals.keySet());
        List<Figure> list = new ArrayList<>();
        while (list.size() < figures) {
            String origin = origins.get(random.nextInt(origins.size()));
            int from = random.nextInt(quarters);
            int to = from + 1 + random.nextInt(quarters - from);
            long count = came(origin, from, to);
            boolean isShare = shares && !origin.equals(Evidence.WORLD) && random.nextBoolean();
            Figure figure = isShare ? share(origin, from, to) : count(origin, from, to, rounded(count));
            list.add(random.nextInt(4) == 0 ? blurred(figure, to) : figure);
        }
        return list;
    }

    private BigDecimal rounded(long count) {
        BigDecimal rounded = BigDecimal.valueOf(count)
                .setScale(-random.nextInt(4), RoundingMode.HALF_UP)
                .setScale(0);
        return rounded.signum() == 0 ? BigDecimal.valueOf(count) : rounded;
    }

    Figure count(String origin, int from, int to, BigDecimal value) {
        return Figure.ofCount(
                "F" + ++printed, "moves", origin, day(from), day(to), Range.ofCount(value, null, null, Wording.PLAIN));
    }

    private Figure share(String origin, int from, int to) {
        long whole = came(Evidence.WORLD, from, to);
        BigDecimal percent = whole == 0
                ? new BigDecimal("0.0")
                : BigDecimal.valueOf(100 * came(origin, from, to))
                        .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_EVEN);
        return Figure.ofShare(
                "F" + ++printed,
                "moves",
                origin,
                day(from),
                day(to),
                Range.ofShare(percent, null, null, Wording.PLAIN));
    }

    /** The same figure, whose end is now only known to lie in a span around the true one. */
    private Figure blurred(Figure figure, int to) {
        int latest = Math.min(quarters, to + random.nextInt(3));
        LocalDate earliest = day(Math.max(to - random.nextInt(3), 0));
        return new Figure(
                figure.id(),
                figure.indicator(),
                figure.origin(),
                figure.start(),
                earliest.isBefore(figure.start()) ? figure.start() : earliest,
                day(latest),
                figure.share(),
                figure.range(),
                figure.reliability(),
                null,
                null);
    }
}
