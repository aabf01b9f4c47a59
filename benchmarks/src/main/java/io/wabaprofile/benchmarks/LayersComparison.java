package io.wabaprofile.benchmarks;

import io.wabaprofile.cloud.LayersBenchmark;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Time and bytes of a call without a network, by JMH. */
final class LayersComparison {
    private static final String BYTES = "gc.alloc.rate.norm";

    private LayersComparison() {}

    static Table run(Path log, int iterations) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(LayersBenchmark.class.getName())
                .measurementIterations(iterations)
                .addProfiler(GCProfiler.class)
                .output(log.toString());
        Table table = new Table("One call without a network (JMH, one thread)", "what, µs, ± (99.9 %), bytes");
        for (RunResult result : new Runner(options.build()).run()) {
            Result<?> time = result.getPrimaryResult();
            table.row(
                    time.getLabel(),
                    String.format(Locale.ROOT, "%.2f", time.getScore()),
                    String.format(Locale.ROOT, "%.2f", time.getScoreError()),
                    String.format(
                            Locale.ROOT,
                            "%.0f",
                            Objects.requireNonNull(result.getSecondaryResults().get(BYTES))
                                    .getScore()));
        }
        return table;
    }
}
