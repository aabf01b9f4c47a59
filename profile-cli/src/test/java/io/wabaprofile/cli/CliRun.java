package io.wabaprofile.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.connection.ConnectedChannel;
import io.wabaprofile.cli.connection.Mode;
import io.wabaprofile.cli.output.Colors;
import io.wabaprofile.cli.transfer.StopSignal;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import picocli.CommandLine;

/** The exit code and the output of a run of the program inside this JVM. */
record CliRun(int exit, String out, String err) {
    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** As in production, but without waits between attempts. */
    static final UnaryOperator<ApiConnection.Builder> WITHOUT_WAITS =
            builder -> builder.allowPlainHttpOnLoopback().sleeper(duration -> {});

    /** An environment without a terminal and without a stop signal. */
    static CliEnvironment environment(String key, UnaryOperator<ApiConnection.Builder> connections) {
        return environment(key, connections, ConnectedChannel::over);
    }

    private static CliEnvironment environment(
            String key, UnaryOperator<ApiConnection.Builder> connections, CliEnvironment.ChannelFactory channels) {
        return environment(key.isEmpty() ? Map.of() : Map.of("D360_API_KEY", key), connections, channels);
    }

    static CliEnvironment environment(
            Map<String, String> variables,
            UnaryOperator<ApiConnection.Builder> connections,
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
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of(
                "--mode", mode.argument(), "--base-url", simulator.baseUri().toString()));
        arguments.addAll(graphArguments(account, mode));
        return withEnvironment(variables(account), arguments.toArray(String[]::new));
    }

    /** The arguments that the mode needs in addition. */
    static List<String> graphArguments(SimulatedAccount account, Mode mode) {
        return mode == Mode.GRAPH
                ? List.of("--phone-number-id", account.phoneNumberId(), "--api-version", "v23.0")
                : List.of();
    }

    /** The environment variables with the key and the access token of an account. */
    static Map<String, String> variables(SimulatedAccount account) {
        return Map.of("D360_API_KEY", account.key(), "WABA_ACCESS_TOKEN", account.accessToken());
    }

    static CliRun in(CliEnvironment environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = WabaProfile.program(environment, Colors.NONE, arguments)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new CliRun(exit, out.toString(), err.toString());
    }

    static CommandLine program(CliEnvironment environment) {
        return WabaProfile.program(environment);
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
