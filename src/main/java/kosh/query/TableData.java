package kosh.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kosh.cube.Axis;
import kosh.cube.Cube;
import kosh.cube.Dictionary;
import kosh.observation.Holding;
import kosh.observation.Observation;
import kosh.observation.Period;
import kosh.observation.Status;
import org.jspecify.annotations.Nullable;

/** The cells of one table of a release in memory, with what their codes mean, and the gaps between them. */
public final class TableData {

    private final Map<Dimension, Dictionary<String>> dictionaries;
    private final Map<Dimension, Axis> axes = new EnumMap<>(Dimension.class);
    private final List<Gap> gaps;
    private final Cube cube;
    private final List<Period> periods;
    private final @Nullable Period span;

    /** Codes are numbered in their own order, so that an answer cannot depend on the order in which the database told the rows. */
    private TableData(Builder builder) {
        dictionaries = new EnumMap<>(Dimension.class);
        builder.dictionaries.forEach((dimension, codes) -> {
            Dictionary<String> sorted = new Dictionary<>();
            codes.values().stream().sorted(dimension.order()).forEach(sorted::encode);
            dictionaries.put(dimension, sorted);
            axes.put(dimension, Axis.of(dimension.column(), sorted.size()));
            builder.cube.renumber(
                    dimension.column(),
                    codes.values().stream().mapToInt(sorted::encode).toArray());
        });
        gaps = builder.gaps;
        cube = prepared(builder.cube).build();
        periods =
                dictionary(Dimension.TIME).values().stream().map(Period::parse).toList();
        span = span(
                Stream.concat(periods.stream(), gaps.stream().map(Gap::period)).toList());
    }

    /**
     * Most questions are about places and years, so totals over people are prepared, and totals over places for those about people. Totals
     * along the hierarchy of areas are not: they are added up from the totals of each area, of which there are few.
     */
    private static Cube.Builder prepared(Cube.Builder cube) {
        int indicator = Dimension.INDICATOR.column();
        int origin = Dimension.ORIGIN.column();
        int destination = Dimension.DESTINATION.column();
        int sex = Dimension.SEX.column();
        int age = Dimension.AGE.column();
        int time = Dimension.TIME.column();
        return cube.clusterBy(origin, destination)
                .total(indicator, origin, destination, age, time)
                .total(indicator, origin, destination, sex, time)
                .total(indicator, origin, destination, time)
                .total(indicator, origin, sex, age, time)
                .total(indicator, destination, sex, age, time)
                .total(indicator, origin, time)
                .total(indicator, destination, time)
                .total(indicator, sex, age, time)
                .total(indicator, time);
    }

    /** Collects the observations of a table, in any order. */
    public static final class Builder {

        private final Map<Dimension, Dictionary<String>> dictionaries = new EnumMap<>(Dimension.class);
        private final List<Gap> gaps = new ArrayList<>();
        private final Cube.Builder cube = Cube.builder(Dimension.values().length);

        public Builder() {
            for (Dimension dimension : Dimension.values()) {
                dictionaries.put(dimension, new Dictionary<>());
            }
        }

        /**
         * Adds a cell or gap.
         *
         * @throws ArithmeticException if a figure with the decimals of the most precise one does not fit in 63 bits
         */
        public Builder add(Observation observation) {
            if (observation.status() == Status.MISSING) {
                gaps.add(gap(observation));
                return this;
            }
            String[] codes = new String[Dimension.values().length];
            for (Dimension dimension : Dimension.values()) {
                String code = dimension.of(observation);
                codes[dimension.column()] = code == null ? "" : code;
            }
            return add(
                    codes,
                    observation.value(),
                    observation.low(),
                    observation.high(),
                    observation.decimals(),
                    observation.status());
        }

        /**
         * Adds a cell.
         *
         * @param codes one for each dimension, in the order of their columns
         * @param decimals how many decimals the numbers have, besides zeros
         */
        Builder add(
                String[] codes,
                @Nullable BigDecimal value,
                @Nullable BigDecimal low,
                @Nullable BigDecimal high,
                int decimals,
                Status status) {
            if (decimals > cube.scale()) {
                cube.rescale(decimals);
            }
            int[] cell = new int[codes.length];
            dictionaries.forEach(
                    (dimension, dictionary) -> cell[dimension.column()] = dictionary.encode(codes[dimension.column()]));
            cube.add(cell, unscaled(value), unscaled(low), unscaled(high), status.mark());
            return this;
        }

        /** Adds what another builder collected, which is empty then. */
        Builder add(Builder other) {
            int[][] codes = new int[Dimension.values().length][];
            other.dictionaries.forEach((dimension, theirs) -> {
                Dictionary<String> ours = Objects.requireNonNull(dictionaries.get(dimension));
                codes[dimension.column()] =
                        theirs.values().stream().mapToInt(ours::encode).toArray();
            });
            cube.add(other.cube, codes);
            gaps.addAll(other.gaps);
            return this;
        }

        private long unscaled(@Nullable BigDecimal number) {
            return number == null
                    ? Cube.ABSENT
                    : number.setScale(cube.scale()).unscaledValue().longValueExact();
        }

        public TableData build() {
            return new TableData(this);
        }
    }

    private static Gap gap(Observation o) {
        return new Gap(o.id(), o.indicator(), o.origin(), o.destination(), o.sex(), o.age(), o.period(), o.note());
    }

    private static @Nullable Period span(List<Period> periods) {
        return periods.stream()
                .reduce((a, b) -> Period.of(
                        a.start().isBefore(b.start()) ? a.start() : b.start(),
                        a.end().isAfter(b.end()) ? a.end() : b.end()))
                .orElse(null);
    }

    public Cube cube() {
        return cube;
    }

    public List<Gap> gaps() {
        return gaps;
    }

    /** What the table holds of each indicator. */
    public List<Holding> holdings(String dataset) {
        Map<String, Holding> holdings = new TreeMap<>();
        Dictionary<String> indicators = dictionary(Dimension.INDICATOR);
        long[][] counts = cube.countBy(Dimension.INDICATOR.column(), Dimension.TIME.column());
        for (int indicator = 0; indicator < counts.length; indicator++) {
            for (int time = 0; time < counts[indicator].length; time++) {
                hold(holdings, dataset, indicators.decode(indicator), periods.get(time), counts[indicator][time]);
            }
        }
        gaps.forEach(gap -> hold(holdings, dataset, gap.indicator(), gap.period(), 1));
        return List.copyOf(holdings.values());
    }

    private static void hold(
            Map<String, Holding> holdings, String dataset, String indicator, Period period, long count) {
        if (count > 0) {
            holdings.merge(
                    indicator, new Holding(dataset, indicator, count, period.start(), period.end()), Holding::together);
        }
    }

    /** From the first to the last day that a cell or gap speaks of; null if there is none. */
    public @Nullable Period span() {
        return span;
    }

    /** The periods of the cells, by their codes in the cube. */
    public List<Period> periods() {
        return periods;
    }

    public Dictionary<String> dictionary(Dimension dimension) {
        return Objects.requireNonNull(dictionaries.get(dimension));
    }

    /** The dimension kept as it is. */
    Axis axis(Dimension dimension) {
        return Objects.requireNonNull(axes.get(dimension));
    }

    /** Whether all cells and gaps have that code. */
    boolean speaksOnlyOf(Dimension dimension, String code) {
        return Stream.concat(
                        dictionary(dimension).values().stream(), gaps.stream().map(gap -> gap.code(dimension)))
                .allMatch(code::equals);
    }

    /** The positions of those of the codes that occur. */
    BitSet positions(Dimension dimension, Collection<String> codes) {
        Dictionary<String> dictionary = dictionary(dimension);
        BitSet positions = new BitSet(dictionary.size());
        for (String code : codes) {
            dictionary.find(code).ifPresent(positions::set);
        }
        return positions;
    }

    /** The positions of the periods that pass. */
    BitSet periodsThat(Predicate<Period> pass) {
        BitSet positions = new BitSet(periods.size());
        for (int position = 0; position < periods.size(); position++) {
            positions.set(position, pass.test(periods.get(position)));
        }
        return positions;
    }
}
