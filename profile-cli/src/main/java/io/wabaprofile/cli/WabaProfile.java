package io.wabaprofile.cli;

import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.cli.output.VerticalList;
import java.io.Console;
import java.io.File;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program {@code waba-profile}. */
@Command(
        name = "waba-profile",
        synopsisSubcommandLabel = "COMMAND",
        description = "Reads and changes a WhatsApp Business profile through 360dialog or Meta's Graph API.",
        footer = {"", "Start with 'waba-profile demo': it needs no key and no network."})
public final class WabaProfile {
    private static final int HELP_WIDTH = 80;

    @Option(
            names = "--debug",
            order = 100,
            scope = ScopeType.INHERIT,
            description = "Show a stack trace with every failure.")
    boolean debug;

    WabaProfile() {}

    /** Exits the JVM with one of the exit codes that the help lists. */
    public static void main(String... arguments) {
        CliEnvironment environment = CliEnvironment.ofThisProcess();
        Runtime.getRuntime().addShutdownHook(environment.stop().shutdownHook());
        int code = program(environment)
                .setOut(writer(System.out))
                .setErr(writer(System.err))
                .execute(arguments);
        environment.stop().commandEnded(code);
        System.exit(code);
    }

    /** Writes UTF-8 in each locale, since profiles hold emoji. On Windows it uses the charset of the console. */
    private static PrintWriter writer(PrintStream stream) {
        Console console = File.separatorChar == '\\' ? System.console() : null;
        Charset charset = console == null ? StandardCharsets.UTF_8 : console.charset();
        return new PrintWriter(stream, true, charset);
    }

    static CommandLine program(CliEnvironment environment) {
        CommandLine photo = new CommandLine(new PhotoCommand()).addSubcommand(new PhotoSetCommand(environment));
        CommandLine fleet = new CommandLine(new FleetCommand()).addSubcommand(new FleetStatusCommand(environment));
        CommandLine program = new CommandLine(new WabaProfile())
                .addSubcommand(new DemoCommand(environment))
                .addSubcommand(new ShowCommand(environment))
                .addSubcommand(new DoctorCommand(environment))
                .addSubcommand(withVerticals(new SetCommand(environment)))
                .addSubcommand(photo)
                .addSubcommand(new UploadCommand(environment))
                .addSubcommand(new PlanCommand(environment))
                .addSubcommand(new ApplyCommand(environment))
                .addSubcommand(new DriftCommand(environment))
                .addSubcommand(new ExportCommand(environment))
                .addSubcommand(fleet)
                .addSubcommand(new SimulateCommand());
        addStandards(program);
        return program.setExpandAtFiles(false) // an about text may start with @
                .setExecutionStrategy(new CommandRunner())
                .setParameterExceptionHandler(new ParseErrorHandler());
    }

    private static CommandLine withVerticals(CliCommand command) {
        CommandLine line = new CommandLine(command);
        line.getCommandSpec()
                .usageMessage()
                .footerHeading("%nVerticals:%n")
                .footer(VerticalList.lines().toArray(String[]::new));
        return line;
    }

    /** Adds the standard options, the version and the exit codes to a command and its subcommands. */
    private static void addStandards(CommandLine command) {
        command.getCommandSpec().mixinStandardHelpOptions(true).version("waba-profile " + version());
        UsageMessageSpec help = command.getCommandSpec().usageMessage();
        help.width(HELP_WIDTH)
                .sortOptions(false)
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.meanings());
        command.getSubcommands().values().forEach(WabaProfile::addStandards);
    }

    private static String version() {
        return Objects.requireNonNullElse(WabaProfile.class.getPackage().getImplementationVersion(), "(not packaged)");
    }
}
