package kosh.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service and what could stand in its place, asked the same questions of the same cells, at each size. */
@Tag("bench")
class QueryIT {

    private static final long[] SIZES = Stream.of(
                    System.getProperty("bench.cells", "500000,5000000").split(","))
            .mapToLong(Long::parseLong)
            .toArray();

    @TempDir
    Path directory;

    @Test
    void answersAsTheOthersDo() throws Exception {
        List<List<String>> growth = new ArrayList<>();
        for (long size : LongStream.of(SIZES).sorted().toArray()) {
            try (Contest contest = new Contest(new Cells(size), directory)) {
                contest.compareAnswers();
                contest.measure();
                growth.add(contest.growth());
                contest.overload();
            }
        }
        Report.table(Report.Part.GROWTH, "", Contest.GROWTH, growth);
    }
}
