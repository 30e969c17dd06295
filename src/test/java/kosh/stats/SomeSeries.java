package kosh.stats;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Series for property tests: years of which some are missing, or none, and whole values with many ties. */
class SomeSeries extends DomainContextBase {

    /** A series without missing years. */
    record Unbroken(Series series) {}

    @Provide
    Arbitrary<Series> series() {
        Arbitrary<Set<Integer>> years =
                Arbitraries.integers().between(1991, 2010).set().ofMinSize(3).ofMaxSize(12);
        return years.flatMap(set -> values(set.size())
                .map(values ->
                        Series.of(set.stream().mapToDouble(x -> x).sorted().toArray(), values)));
    }

    @Provide
    Arbitrary<Unbroken> unbroken() {
        return Arbitraries.integers()
                .between(3, 30)
                .flatMap(SomeSeries::values)
                .map(values -> new Unbroken(ofYears(values)));
    }

    static Series ofYears(double... values) {
        return Series.of(
                IntStream.range(2001, 2001 + values.length).mapToDouble(x -> x).toArray(), values);
    }

    static Series reversed(Series series) {
        int n = series.size();
        return Series.of(
                IntStream.range(0, n).mapToDouble(i -> -series.x(n - 1 - i)).toArray(),
                IntStream.range(0, n).mapToDouble(i -> series.y(n - 1 - i)).toArray());
    }

    private static Arbitrary<double[]> values(int count) {
        return Arbitraries.oneOf(few(count), many(count));
    }

    private static Arbitrary<double[]> few(int count) {
        return Arbitraries.integers().between(0, 3).list().ofSize(count).map(SomeSeries::array);
    }

    private static Arbitrary<double[]> many(int count) {
        return Arbitraries.integers()
                .between(-20_000, 20_000)
                .list()
                .ofSize(count)
                .map(SomeSeries::array);
    }

    private static double[] array(List<Integer> values) {
        return values.stream().mapToDouble(x -> x).toArray();
    }
}
