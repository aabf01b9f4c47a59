package io.wabaprofile.cli.fleet;

import io.wabaprofile.cli.connection.ConfigFile;
import io.wabaprofile.cli.connection.HostOptions;
import io.wabaprofile.cli.output.OutputOptions;
import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.cli.transfer.InputFile;
import io.wabaprofile.cli.transfer.ProgressOptions;
import io.wabaprofile.fleet.Fleet;
import io.wabaprofile.fleet.RunSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The fleet, and the limits of a run. */
public final class FleetOptions {
    @Parameters(paramLabel = "FILE", description = "The fleet file: the channels and their desired profiles.")
    private @Nullable Path file;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description = "Work on these channels only. Separate names by commas.")
    private List<String> only = List.of();

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

    @Option(
            names = "--photo-lock",
            paramLabel = "FILE",
            description = "The file that remembers which photo was set; by default <fleet file>.photos.lock.")
    private @Nullable Path photoLock;

    @Mixin
    private final HostOptions host = new HostOptions();

    @Mixin
    private final ProgressOptions progress = new ProgressOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    /** The fleet file. */
    public Path file() {
        return Objects.requireNonNull(file, "FILE is required");
    }

    /** The path of a file beside the fleet file. */
    static Path beside(Path fleetFile, String suffix) {
        return fleetFile.resolveSibling(InputFile.name(fleetFile) + suffix);
    }

    Path photoLock() {
        return photoLock == null ? beside(file(), ".photos.lock") : photoLock;
    }

    /** What messages call the record of the photos. */
    public String photoLockName(EngineOptions engine) {
        return engine.isPostgres() ? "the database" : InputFile.name(photoLock());
    }

    HostOptions host() {
        return host;
    }

    ProgressOptions progress() {
        return progress;
    }

    public OutputOptions output() {
        return output;
    }

    /** Names the proxy of a failed connection. */
    public List<String> advice(RuntimeException failure) {
        return host.advice(failure);
    }

    /** A command line with the same choice of channels. */
    List<String> only(List<String> words) {
        List<String> all = new ArrayList<>(words);
        if (!only.isEmpty()) {
            all.addAll(List.of("--only", String.join(",", only)));
        }
        return all;
    }

    /** The channels to work on, in the order of the file. */
    Fleet fleet() {
        ConfigFile read = new ConfigFile(file());
        Fleet all = read.read();
        if (only.isEmpty()) {
            return all;
        }
        only.forEach(name -> read.channel(all, name));
        return Fleet.of(all.channels().stream()
                .filter(channel -> only.contains(channel.name()))
                .toList());
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
