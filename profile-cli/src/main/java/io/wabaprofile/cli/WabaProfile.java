package io.wabaprofile.cli;

import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.output.Colors;
import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.cli.output.VerticalList;
import java.io.Console;
import java.io.File;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
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
    private static final String HELP = "help";

    @Option(
            names = "--debug",
            order = 100,
            scope = ScopeType.INHERIT,
            description = "Show a stack trace with every failure.")
    boolean debug;

    @Option(
            names = Colors.OPTION,
            order = 101,
            scope = ScopeType.INHERIT,
            description = "Print without colors, as with the environment variable NO_COLOR.")
    boolean plain;

    WabaProfile() {}

    /** Exits the JVM with one of the exit codes that the help lists. */
    public static void main(String... arguments) {
        CliEnvironment environment = CliEnvironment.ofThisProcess();
        Runtime.getRuntime().addShutdownHook(environment.stop().shutdownHook());
        Colors colors = Colors.of(environment.variables(), System.getProperty("waba-profile.terminals", ""), arguments);
        int code = program(environment, colors, arguments)
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

    /** The program with all commands, without colors. */
    static CommandLine program(CliEnvironment environment) {
        return program(environment, Colors.NONE);
    }

    /** The program for these arguments. If the first one is a command, the other commands are not prepared: it takes time. */
    static CommandLine program(CliEnvironment environment, Colors colors, String... arguments) {
        CommandLine program = new CommandLine(new WabaProfile());
        Map<String, Supplier<?>> commands = commands(environment);
        boolean isCommand = arguments.length > 0 && commands.containsKey(arguments[0]) && !arguments[0].equals(HELP);
        commands.forEach((name, command) -> {
            if (!isCommand || name.equals(arguments[0])) {
                program.addSubcommand(name, command.get());
            }
        });
        addStandards(program);
        return program.setExpandAtFiles(false) // an about text may start with @
                .setColorScheme(colors.help())
                .setExecutionStrategy(new CommandRunner(environment, colors))
                .setParameterExceptionHandler(new ParseErrorHandler(environment, colors));
    }

    private static Map<String, Supplier<?>> commands(CliEnvironment environment) {
        Map<String, Supplier<?>> commands = new LinkedHashMap<>();
        commands.put("demo", () -> new DemoCommand(environment));
        commands.put("show", () -> new ShowCommand(environment));
        commands.put("doctor", () -> new DoctorCommand(environment));
        commands.put("set", () -> withVerticals(new SetCommand(environment)));
        commands.put(
                "photo",
                () -> new CommandLine(new PhotoCommand())
                        .addSubcommand(new PhotoSetCommand(environment))
                        .addSubcommand(new PhotoSaveCommand(environment)));
        commands.put("upload", () -> new UploadCommand(environment));
        commands.put("plan", () -> new PlanCommand(environment));
        commands.put("apply", () -> new ApplyCommand(environment));
        commands.put("drift", () -> new DriftCommand(environment));
        commands.put("export", () -> new ExportCommand(environment));
        commands.put(
                "fleet", () -> new CommandLine(new FleetCommand()).addSubcommand(new FleetStatusCommand(environment)));
        commands.put("simulate", () -> new SimulateCommand(environment));
        commands.put("completion", () -> new CompletionCommand(() -> program(environment)));
        commands.put("version", VersionCommand::new);
        commands.put(HELP, CommandLine.HelpCommand::new);
        return commands;
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

    static String version() {
        return Objects.requireNonNullElse(WabaProfile.class.getPackage().getImplementationVersion(), "(not packaged)");
    }
}
