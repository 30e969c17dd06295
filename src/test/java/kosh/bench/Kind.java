package kosh.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The kinds of question; each makes so many different ones that no cache can answer. */
enum Kind {
    ORIGIN("One random series by origin") {
        @Override
        Questions questions(Cells cells) {
            return series(cells, Column.ORIGIN);
        }
    },
    DESTINATION("One random series by destination") {
        @Override
        Questions questions(Cells cells) {
            return series(cells, Column.DESTINATION);
        }
    },
    ALL("Group-by over all cells but those of three origins") {
        @Override
        Questions questions(Cells cells) {
            return groups(cells);
        }
    };

    private static final List<List<Column>> GROUPINGS = List.of(
            List.of(Column.TIME), List.of(Column.ORIGIN), List.of(Column.DESTINATION), List.of(Column.SEX, Column.AGE));
    /** One sex, the other, or both. */
    private static final List<int[]> SEXES = List.of(new int[] {0, 0}, new int[] {1, 1}, new int[] {0, 1});

    private final String title;

    Kind(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    abstract Questions questions(Cells cells);

    /** The years of one area, a choice of sexes, one to three ages and a span of two years or more. */
    private static Questions series(Cells cells, Column area) {
        List<int[]> ages = new ArrayList<>();
        IntStream.rangeClosed(1, 3).forEach(size -> ages.addAll(subsets(cells.codes(Column.AGE), size)));
        List<int[]> spans = subsets(cells.codes(Column.TIME), 2);
        String sql = "select time_code, sum(people) from cells where " + area.sql()
                + " = ? and sex_code between ? and ? and age_code in (?, ?, ?) and time_code between ? and ? group by time_code";
        return new Questions((long) cells.codes(area) * SEXES.size() * ages.size() * spans.size(), draw -> {
            int code = draw.of(cells.codes(area));
            int[] sexes = draw.of(SEXES);
            int[] chosen = draw.of(ages);
            int[] span = draw.of(spans);
            String address = "/v1/aggregates?dataset=" + Cells.DATASET + "&by=time&" + area.parameter() + '='
                    + area.text(code) + "&sex="
                    + texts(Column.SEX, Arrays.stream(sexes).distinct()) + "&age="
                    + texts(Column.AGE, Arrays.stream(chosen)) + "&time=" + Column.TIME.text(span[0]) + ".."
                    + Column.TIME.text(span[1]);
            int[] three = {chosen[0], chosen[chosen.length / 2], chosen[chosen.length - 1]};
            int[] parameters = {code, sexes[0], sexes[1], three[0], three[1], three[2], span[0], span[1]};
            return new Question(address, sql, parameters, List.of(Column.TIME));
        });
    }

    private static Questions groups(Cells cells) {
        List<int[]> left = subsets(cells.codes(Column.ORIGIN), 3);
        return new Questions((long) GROUPINGS.size() * left.size(), draw -> {
            List<Column> by = draw.of(GROUPINGS);
            int[] out = draw.of(left);
            IntStream kept = IntStream.range(0, cells.codes(Column.ORIGIN))
                    .filter(code -> code != out[0] && code != out[1] && code != out[2]);
            String address = "/v1/aggregates?dataset=" + Cells.DATASET + "&by="
                    + by.stream().map(Column::parameter).collect(Collectors.joining(",")) + "&origin="
                    + texts(Column.ORIGIN, kept);
            String columns = by.stream().map(Column::sql).collect(Collectors.joining(", "));
            String sql = "select " + columns + ", sum(people) from cells where origin_code not in (?, ?, ?) group by "
                    + columns;
            return new Question(address, sql, out, by);
        });
    }

    private static String texts(Column column, IntStream codes) {
        return codes.mapToObj(column::text).collect(Collectors.joining(","));
    }

    /** All choices of {@code size} numbers below {@code n}, ascending. */
    private static List<int[]> subsets(int n, int size) {
        if (size == 0) {
            return List.of(new int[0]);
        }
        List<int[]> all = new ArrayList<>();
        for (int[] smaller : subsets(n, size - 1)) {
            for (int next = smaller.length == 0 ? 0 : smaller[smaller.length - 1] + 1; next < n; next++) {
                int[] larger = Arrays.copyOf(smaller, size);
                larger[size - 1] = next;
                all.add(larger);
            }
        }
        return all;
    }
}
