package io.wabaprofile.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.cli.output.OutputOptions;
import io.wabaprofile.cli.output.Terminal;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "version", description = "Show the versions of this program, of Java and of the operating system.")
final class VersionCommand implements CliCommand {
    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public ExitCode run(Terminal terminal) {
        output.print(terminal, VersionCommand::lines, VersionCommand::json);
        return ExitCode.OK;
    }

    private static List<String> lines() {
        return List.of(
                "waba-profile " + WabaProfile.version(),
                "Java " + property("java.version") + " (" + property("java.vendor") + ")",
                property("os.name") + " " + property("os.version") + " (" + property("os.arch") + ")");
    }

    private static ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("version", WabaProfile.version())
                .put("java", property("java.version"))
                .put("javaVendor", property("java.vendor"))
                .put("os", property("os.name"))
                .put("osVersion", property("os.version"))
                .put("architecture", property("os.arch"));
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
