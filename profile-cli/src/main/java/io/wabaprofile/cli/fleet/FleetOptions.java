package io.wabaprofile.cli.fleet;

import io.wabaprofile.cli.connection.ConfigFile;
import io.wabaprofile.cli.output.OutputOptions;
import io.wabaprofile.cli.transfer.CommandFiles;
import io.wabaprofile.cli.transfer.InputFile;
import io.wabaprofile.fleet.Fleet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The fleet of a command, and how to run it. */
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
            names = "--photo-lock",
            paramLabel = "FILE",
            description = "The file that remembers which photo was set; by default <fleet file>.photos.lock.")
    private @Nullable Path photoLock;

    @Mixin
    private final RunOptions run = new RunOptions();

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

    /** The files that each command on a fleet uses. */
    CommandFiles files(EngineOptions engine) {
        return new CommandFiles()
                .read("FILE", file())
                .written("--photo-lock", engine.isPostgres() ? null : photoLock());
    }

    /** With --only, another file for each choice of channels, so that the run of another choice is kept. */
    Path runFile() {
        if (only.isEmpty()) {
            return beside(file(), RunFileOption.SUFFIX);
        }
        String names = only.stream().sorted().distinct().collect(Collectors.joining(","));
        UUID choice = UUID.nameUUIDFromBytes(names.getBytes(StandardCharsets.UTF_8));
        return beside(file(), ".only-" + choice + RunFileOption.SUFFIX);
    }

    DifferenceText differences(FinishedRun run, EngineOptions engine) {
        String photoLock = engine.isPostgres() ? "the database" : InputFile.name(photoLock());
        Path directory = Objects.requireNonNull(file().toAbsolutePath().getParent());
        return new DifferenceText(run.fleet(), directory, photoLock);
    }

    public RunOptions run() {
        return run;
    }

    public OutputOptions output() {
        return run.output();
    }

    /** Names the proxy of a failed connection. */
    public List<String> advice(RuntimeException failure) {
        return run.advice(failure);
    }

    /** The same choice of channels, lock file, limits and host, for another command line. */
    List<String> arguments() {
        List<String> all = new ArrayList<>();
        if (!only.isEmpty()) {
            all.addAll(List.of("--only", String.join(",", only)));
        }
        if (photoLock != null) {
            all.addAll(List.of("--photo-lock", photoLock.toString()));
        }
        all.addAll(run.arguments());
        return all;
    }

    /** The channels to work on, in the order of the file. */
    Fleet fleet() {
        return new ConfigFile(file()).only(only);
    }
}
