package io.wabaprofile.cli.fleet;

import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.connection.ConfigOptions;
import io.wabaprofile.cli.connection.CredentialSource;
import io.wabaprofile.cli.output.IncompleteRunException;
import io.wabaprofile.cli.output.InputException;
import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.fleet.Fleet;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.fleet.FleetEngine;
import io.wabaprofile.fleet.FleetPlan;
import io.wabaprofile.fleet.RunKind;
import io.wabaprofile.fleet.RunReport;
import io.wabaprofile.fleet.RunRequest;
import io.wabaprofile.fleet.RunSettings;
import io.wabaprofile.fleet.run.LocalFleetEngine;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.Vertical;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs a command on the channels of a fleet: opens the connections, shows the progress, and stops on Ctrl-C. */
public final class FleetRun {
    private final String command;
    private final RunOptions options;
    private final CliEnvironment environment;
    private final Terminal terminal;

    /** @param command the name of the command, which the progress shows */
    public FleetRun(String command, RunOptions options, CliEnvironment environment, Terminal terminal) {
        this.command = command;
        this.options = options;
        this.environment = environment;
        this.terminal = terminal;
    }

    /** Reads and compares the channels. */
    public FinishedRun check(FleetOptions fleet, EngineOptions engine) {
        RunSettings settings = options.settings();
        engine.check();
        fleet.files(engine);
        Fleet read = fleet.fleet();
        verticalWarnings(read).forEach(terminal::warning);
        keyWarning(read).ifPresent(terminal::warning);
        try (FleetConnections connections = connections(read);
                OpenEngine opened = engine.open(fleet, settings, connections, environment, null)) {
            return run(opened.engine(), RunRequest.check(read), connections, settings);
        }
    }

    /** Reads the profiles of the channels with these names; of all if there are no names. */
    public Export export(ConfigOptions config, List<String> names) {
        RunSettings settings = options.settings();
        Fleet fleet = ProfileExport.toRead(config.file(environment).only(names));
        keyWarning(fleet).ifPresent(terminal::warning);
        try (FleetConnections connections = connections(fleet)) {
            FleetEngine engine = LocalFleetEngine.builder(connections)
                    .settings(settings)
                    .usage(connections.usage())
                    .build();
            return ProfileExport.of(run(engine, RunRequest.check(fleet), connections, settings));
        }
    }

    /**
     * Writes what differs.
     *
     * @param summary prints the result, before the files of the engine are closed
     */
    public FinishedRun apply(FleetOptions fleet, ApplyOptions apply, Consumer<FinishedRun> summary) {
        apply.check(fleet);
        Fleet read = fleet.fleet();
        verticalWarnings(read).forEach(terminal::warning);
        keyWarning(read).ifPresent(terminal::warning);
        Optional<FleetPlan> plan = apply.plan();
        RunRequest request =
                orRefused(() -> plan.isPresent() ? RunRequest.apply(read, plan.get()) : RunRequest.apply(read));
        try (FleetConnections connections = connections(read);
                OpenEngine opened = apply.open(fleet, connections, environment).warningTo(terminal)) {
            announce(fleet.file(), read.size(), opened);
            FinishedRun run = run(opened.engine(), request, connections, apply.settings(fleet));
            summary.accept(run);
            return run;
        }
    }

    /** An unknown vertical may be a new code, or a typo. */
    private static List<String> verticalWarnings(Fleet fleet) {
        Map<String, List<String>> unknown = new TreeMap<>();
        for (FleetChannel channel : fleet.channels()) {
            channel.profile().values(ProfileField.VERTICAL).stream()
                    .filter(code -> !Vertical.known().contains(Vertical.of(code)))
                    .forEach(code -> unknown.computeIfAbsent(code, added -> new ArrayList<>())
                            .add(channel.name()));
        }
        return unknown.entrySet().stream()
                .map(entry -> "Unknown vertical '" + entry.getKey() + "' of "
                        + entry.getValue().get(0)
                        + (entry.getValue().size() == 1 ? "" : " and other channels")
                        + " is sent unchanged. The help of 'set' lists the known codes.")
                .toList();
    }

    /** Key files that other users can read. */
    private static Optional<String> keyWarning(Fleet fleet) {
        List<Path> files = fleet.channels().stream()
                .map(FleetChannel::key)
                .filter(key -> key.scheme().equals("file"))
                .map(key -> Path.of(key.name()))
                .distinct()
                .filter(CredentialSource::isReadableByOthers)
                .toList();
        return files.stream()
                .findFirst()
                .map(first -> CredentialSource.readableByOthers(
                        "the key file " + first + (files.size() == 1 ? "" : " and " + (files.size() - 1) + " more")));
    }

    private FleetConnections connections(Fleet fleet) {
        return FleetConnections.open(fleet, options.host(), options.settings().workers(), environment);
    }

    private void announce(Path file, int channels, OpenEngine opened) {
        if (options.progress().isShown(options.output())) {
            RunText.wrapped(String.format(
                            Locale.ROOT,
                            "Applying %s to %,d %s, at most %,d requests per second. %s",
                            file,
                            channels,
                            channels == 1 ? "channel" : "channels",
                            options.settings().requestsPerSecond(),
                            opened.description()))
                    .forEach(terminal::error);
        }
    }

    private FinishedRun run(
            FleetEngine engine, RunRequest request, FleetConnections connections, RunSettings settings) {
        try (FleetProgress progress = FleetProgress.of(
                command,
                terminal,
                options.progress(),
                options.output(),
                environment.errorColumns().get())) {
            environment.stop().handle(() -> {
                terminal.error("Stopping: no further channel is started. Calls in progress are completed.");
                engine.stop();
            });
            if (environment.stop().requested()) {
                throw new Cancelled(Operation.FETCH_PROFILE, Outcome.NOT_APPLIED, "stopped before the first call");
            }
            long start = System.nanoTime();
            RunReport report = engine.run(request.observedBy(progress));
            return new FinishedRun(
                    report,
                    request.fleet(),
                    connections.calls(),
                    Duration.ofNanos(System.nanoTime() - start),
                    environment.stop().requested(),
                    settings.maxFailures());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Cancelled(Operation.FETCH_PROFILE, Outcome.UNKNOWN, "interrupted");
        } catch (IllegalStateException notRecorded) {
            throw connections.calls() == 0 ? refused(notRecorded) : incomplete(request.kind(), notRecorded);
        } finally {
            environment.stop().handle(() -> {});
        }
    }

    private static IncompleteRunException incomplete(RunKind kind, IllegalStateException failure) {
        boolean isApply = kind == RunKind.APPLY;
        return new IncompleteRunException(
                failure.getMessage()
                        + (isApply
                                ? ". Profiles may have been changed. Run the same command again to continue."
                                : ". Run the command again."),
                isApply ? Outcome.UNKNOWN : Outcome.NOT_APPLIED,
                failure);
    }

    /** @throws InputException if a file of the user cannot be used */
    static <T> T orRefused(Supplier<T> use) {
        try {
            return use.get();
        } catch (IllegalStateException | IllegalArgumentException unusable) {
            throw refused(unusable);
        }
    }

    private static InputException refused(RuntimeException failure) {
        return new InputException(String.valueOf(failure.getMessage()), failure);
    }
}
