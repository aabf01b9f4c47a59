package io.wabaprofile.cli.fleet;

import io.wabaprofile.cli.connection.HostOptions;
import io.wabaprofile.cli.output.OutputOptions;
import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.cli.transfer.ProgressOptions;
import io.wabaprofile.fleet.RunSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The limits of a run, the host, and the output. */
public final class RunOptions {
    @Option(
            names = "--requests-per-second",
            paramLabel = "N",
            defaultValue = "20",
            description = "The maximum number of requests per second to the host of each mode; 20 by default. Fewer are"
                    + " sent while the platform throttles.")
    private int requestsPerSecond;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "16",
            description = "The maximum number of concurrent calls; 16 by default.")
    private int workers;

    @Option(
            names = "--max-attempts",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often a channel is tried if calls fail for a reason that may pass; 5 by default.")
    private int maxAttempts;

    @Mixin
    private final HostOptions host = new HostOptions();

    @Mixin
    private final ProgressOptions progress = new ProgressOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    public HostOptions host() {
        return host;
    }

    ProgressOptions progress() {
        return progress;
    }

    public OutputOptions output() {
        return output;
    }

    /** The limits that differ from the defaults, and the options of the host, for another command line. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        add(arguments, "--requests-per-second", requestsPerSecond, RunSettings.DEFAULT.requestsPerSecond());
        add(arguments, "--workers", workers, RunSettings.DEFAULT.workers());
        add(arguments, "--max-attempts", maxAttempts, RunSettings.DEFAULT.maxAttempts());
        arguments.addAll(host.arguments());
        return arguments;
    }

    private static void add(List<String> arguments, String option, int value, int byDefault) {
        if (value != byDefault) {
            arguments.addAll(List.of(option, String.valueOf(value)));
        }
    }

    /** Names the proxy of a failed connection. */
    public List<String> advice(RuntimeException failure) {
        return host.advice(failure);
    }

    /** @throws UsageException if a limit is out of its range */
    RunSettings settings() {
        return settings(RunSettings.DEFAULT.maxFailures());
    }

    /** @throws UsageException if a limit is out of its range */
    RunSettings settings(int maxFailures) {
        try {
            return RunSettings.DEFAULT
                    .withRequestsPerSecond(requestsPerSecond)
                    .withWorkers(workers)
                    .withMaxAttempts(maxAttempts)
                    .withMaxFailures(maxFailures);
        } catch (IllegalArgumentException outOfRange) {
            throw new UsageException(asOption(String.valueOf(outOfRange.getMessage())), outOfRange);
        }
    }

    /** Names the option in place of the setting: {@code maxAttempts must be} becomes {@code --max-attempts must be}. */
    private static String asOption(String message) {
        int end = message.indexOf(' ');
        return "--" + message.substring(0, end).replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT)
                + message.substring(end);
    }
}
