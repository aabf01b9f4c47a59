package io.wabaprofile.cli;

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

/** The program {@code waba-profile}. */
@Command(
        name = "waba-profile",
        synopsisSubcommandLabel = "COMMAND",
        description = "Reads and changes a WhatsApp Business profile through 360dialog.",
        footer = {"", "Start with 'waba-profile demo': it needs no key and no network."})
public final class WabaProfile {
    private static final int HELP_WIDTH = 100;

    WabaProfile() {}

    /** Ends the JVM with the exit code that the help lists. */
    public static void main(String... arguments) {
        Surroundings surroundings = Surroundings.ofThisProcess();
        Runtime.getRuntime().addShutdownHook(surroundings.stop().hook());
        int code = program(surroundings)
                .setOut(writer(System.out))
                .setErr(writer(System.err))
                .execute(arguments);
        surroundings.stop().ended(code);
        System.exit(code);
    }

    /** UTF-8 whatever the locale, since profiles hold emoji; only a Windows console is asked what it can show. */
    private static PrintWriter writer(PrintStream stream) {
        Console console = File.separatorChar == '\\' ? System.console() : null;
        Charset charset = console == null ? StandardCharsets.UTF_8 : console.charset();
        return new PrintWriter(stream, true, charset);
    }

    static CommandLine program(Surroundings surroundings) {
        CommandLine photo = new CommandLine(new PhotoCommand()).addSubcommand(new PhotoSetCommand(surroundings));
        CommandLine program = new CommandLine(new WabaProfile())
                .addSubcommand(new DemoCommand(surroundings))
                .addSubcommand(new ShowCommand(surroundings))
                .addSubcommand(new SetCommand(surroundings))
                .addSubcommand(photo)
                .addSubcommand(new UploadCommand(surroundings))
                .addSubcommand(new SimulateCommand());
        complete(program);
        return program.setExpandAtFiles(false) // an about may begin with @
                .setExecutionStrategy(new Execution())
                .setParameterExceptionHandler(new ParsingMistake());
    }

    /** Adds to each command what all have in common. */
    private static void complete(CommandLine command) {
        command.addMixin("standard", new StandardOptions());
        command.getCommandSpec().version("waba-profile " + version());
        UsageMessageSpec help = command.getCommandSpec().usageMessage();
        help.width(HELP_WIDTH)
                .sortOptions(false)
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.meanings());
        command.getSubcommands().values().forEach(WabaProfile::complete);
    }

    private static String version() {
        return Objects.requireNonNullElse(WabaProfile.class.getPackage().getImplementationVersion(), "(not packaged)");
    }
}
