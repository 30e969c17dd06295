package kosh.bench;

import static kosh.bench.Report.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link CubeBenchmark}. */
@Tag("bench")
class CubeIT {

    private static final String[] SIZES =
            System.getProperty("bench.cells", "500000,5000000,50000000").split(",");

    @Test
    void kernels() throws Exception {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(CubeBenchmark.class.getName())
                        .param("size", SIZES)
                        .shouldFailOnError(true)
                        .build())
                .run();
        assertThat(results).isNotEmpty();
        Report.table(
                Report.Part.CUBE,
                "",
                List.of("kernel", "cells", "µs", "±"),
                results.stream()
                        .map(result -> List.of(
                                result.getPrimaryResult().getLabel(),
                                result.getParams().getParam("size"),
                                number(result.getPrimaryResult().getScore()),
                                number(result.getPrimaryResult().getScoreError())))
                        .toList());
    }
}
