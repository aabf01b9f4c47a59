package io.wabaprofile.cli;

import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.connection.ConfigOptions;
import io.wabaprofile.cli.connection.NewChannelOptions;
import io.wabaprofile.cli.connection.PartnerOptions;
import io.wabaprofile.cli.fleet.Export;
import io.wabaprofile.cli.fleet.FleetRun;
import io.wabaprofile.cli.fleet.NumberExport;
import io.wabaprofile.cli.fleet.PartnerExport;
import io.wabaprofile.cli.fleet.ResultFile;
import io.wabaprofile.cli.fleet.RunOptions;
import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.cli.transfer.AtomicFile;
import io.wabaprofile.cli.transfer.CommandFiles;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = "Write a fleet file with the current profiles of the channels of a configuration file or of one"
                + " number, or with the channels of a partner of 360dialog.")
final class ExportCommand implements CliCommand {
    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "The channels of the configuration file; by default all.")
    private List<String> names = List.of();

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    @Mixin
    private final NewChannelOptions described = new NewChannelOptions();

    @Mixin
    private final PartnerOptions partner = new PartnerOptions();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The fleet file to write; by default it is printed. An existing file is"
                    + " replaced if each channel was exported; with --mode, only with --force.")
    private @Nullable Path file;

    @Option(names = "--force", description = "With --mode: replace an existing file.")
    private boolean force;

    @Mixin
    private final RunOptions options = new RunOptions();

    private final CliEnvironment environment;

    ExportCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run(Terminal terminal) {
        boolean readsFile = !described.isGiven() && partner.id().isEmpty();
        if (!readsFile) {
            config.requireAbsent(described.isGiven() ? "--mode" : "--partner");
        }
        if (file != null) {
            new CommandFiles()
                    .read("--config", readsFile ? config.file(environment).path() : null)
                    .written("--out", file);
            if (described.isGiven()) {
                new AtomicFile(file).requireWritable(force, "To replace it with this one number, add --force.");
            }
            ResultFile.requireWritable(file);
        }
        Export export = partner.id()
                .map(id -> ofPartner(id, terminal))
                .orElseGet(() -> described.isGiven()
                        ? NumberExport.of(described, names, options.host(), environment, terminal)
                        : new FleetRun("export", options, environment, terminal).export(config, names));
        export.write(file, options.output(), terminal);
        return export.exit();
    }

    private Export ofPartner(String id, Terminal terminal) {
        if (described.isGiven()) {
            throw new UsageException("--partner and --mode exclude each other.", "Omit one of them.");
        }
        if (!names.isEmpty()) {
            throw new UsageException(
                    "NAME cannot be used with --partner, which lists all channels of the partner.", "Omit the names.");
        }
        return PartnerExport.of(id, partner, options.host(), environment, terminal);
    }

    @Override
    public List<String> advice(RuntimeException failure) {
        return described.isGiven() ? described.advice(failure) : options.advice(failure);
    }
}
