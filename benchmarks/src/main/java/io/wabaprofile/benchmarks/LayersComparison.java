package io.wabaprofile.benchmarks;

import io.wabaprofile.cloud.LayersBenchmark;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** JMH's part: time and bytes of a call without a network. */
final class LayersComparison {
    private static final String BYTES = "gc.alloc.rate.norm";

    private LayersComparison() {}

    static Table run(Path log, int iterations) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(LayersBenchmark.class.getName())
                .forks(1)
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .output(log.toString())
                .build();
        Collection<RunResult> results = new Runner(options).run();
        Table table = new Table("One call without a network (JMH, one thread)", "what", "µs", "± (99.9 %)", "bytes");
        for (RunResult result : results) {
            Result<?> time = result.getPrimaryResult();
            table.row(
                    time.getLabel(),
                    String.format(Locale.ROOT, "%.2f", time.getScore()),
                    String.format(Locale.ROOT, "%.2f", time.getScoreError()),
                    String.format(Locale.ROOT, "%.0f", bytes(result)));
        }
        return table;
    }

    private static double bytes(RunResult result) {
        Result<?> bytes = result.getSecondaryResults().get(BYTES);
        if (bytes == null) {
            throw new IllegalStateException("JMH has counted no bytes");
        }
        return bytes.getScore();
    }
}
