package io.wabaprofile.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.connection.ConnectedChannel;
import io.wabaprofile.cli.connection.Mode;
import io.wabaprofile.cli.transfer.StopSignal;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** The exit code and the output of a run of the program inside this JVM. */
record CliRun(int exit, String out, String err) {
    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** As in production, but without waits between attempts. */
    static final Function<URI, ApiConnection.Builder> WITHOUT_WAITS =
            host -> ApiConnection.to(host).allowPlainHttpOnLoopback().sleeper(duration -> {});

    /** An environment without a terminal and without a stop signal. */
    static CliEnvironment environment(String key, Function<URI, ApiConnection.Builder> connections) {
        return environment(key, connections, ConnectedChannel::over);
    }

    private static CliEnvironment environment(
            String key, Function<URI, ApiConnection.Builder> connections, CliEnvironment.ChannelFactory channels) {
        return environment(key.isEmpty() ? Map.of() : Map.of("D360_API_KEY", key), connections, channels);
    }

    private static CliEnvironment environment(
            Map<String, String> variables,
            Function<URI, ApiConnection.Builder> connections,
            CliEnvironment.ChannelFactory channels) {
        return new CliEnvironment(
                variables,
                connections,
                channels,
                Path.of("target"),
                "waba-profile",
                OptionalInt::empty,
                new StopSignal());
    }

    static CliRun withEnvironment(Map<String, String> variables, String... arguments) {
        return in(environment(variables, WITHOUT_WAITS, ConnectedChannel::over), arguments);
    }

    static CliRun wired(CliEnvironment.ChannelFactory channels, String... arguments) {
        return in(environment("", WITHOUT_WAITS, channels), arguments);
    }

    static CliRun withoutKey(String... arguments) {
        return in(environment("", WITHOUT_WAITS), arguments);
    }

    static CliRun withKey(String key, String... arguments) {
        return in(environment(key, WITHOUT_WAITS), arguments);
    }

    static CliRun against(Dialog360Simulator simulator, SimulatedAccount account, Mode mode, String... command) {
        String[] arguments = java.util.Arrays.copyOf(command, command.length + 4);
        arguments[command.length] = "--mode";
        arguments[command.length + 1] = mode.argument();
        arguments[command.length + 2] = "--base-url";
        arguments[command.length + 3] = simulator.baseUri().toString();
        return withKey(account.key(), arguments);
    }

    static CliRun in(CliEnvironment environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = program(environment)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new CliRun(exit, out.toString(), err.toString());
    }

    static CommandLine program(CliEnvironment environment) {
        return WabaProfile.program(environment).setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
    }

    /** The output, which has to be one JSON document on one line. */
    JsonNode json() {
        try {
            return STRICT.readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not one JSON document: " + out, e);
        }
    }

    String everything() {
        return out + err;
    }
}
