package io.wabaprofile.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** What a run of the program inside this JVM left behind. */
record Run(int exit, String out, String err) {
    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** As in production, but for waits between attempts, which take no time. */
    static final Connector WITHOUT_WAITS =
            host -> ApiConnection.to(host).allowPlainHttpOnLoopback().sleeper(duration -> {});

    /** With an error stream that is no terminal, and nobody who presses Ctrl-C. */
    static Surroundings surroundings(String key, Connector connector) {
        return surroundings(key, connector, ConnectedChannel::over);
    }

    private static Surroundings surroundings(String key, Connector connector, Wiring wiring) {
        return surroundings(key.isEmpty() ? Map.of() : Map.of("D360_API_KEY", key), connector, wiring);
    }

    private static Surroundings surroundings(Map<String, String> environment, Connector connector, Wiring wiring) {
        return new Surroundings(
                environment,
                connector,
                wiring,
                Path.of("target"),
                "waba-profile",
                OptionalInt::empty,
                new StopSignal());
    }

    static Run withEnvironment(Map<String, String> environment, String... arguments) {
        return in(surroundings(environment, WITHOUT_WAITS, ConnectedChannel::over), arguments);
    }

    static Run wired(Wiring wiring, String... arguments) {
        return in(surroundings("", WITHOUT_WAITS, wiring), arguments);
    }

    static Run withoutKey(String... arguments) {
        return in(surroundings("", WITHOUT_WAITS), arguments);
    }

    static Run withKey(String key, String... arguments) {
        return in(surroundings(key, WITHOUT_WAITS), arguments);
    }

    static Run against(Dialog360Simulator simulator, SimulatedAccount account, Mode mode, String... command) {
        String[] arguments = java.util.Arrays.copyOf(command, command.length + 4);
        arguments[command.length] = "--mode";
        arguments[command.length + 1] = mode.argument();
        arguments[command.length + 2] = "--base-url";
        arguments[command.length + 3] = simulator.baseUri().toString();
        return withKey(account.key(), arguments);
    }

    static Run in(Surroundings surroundings, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = program(surroundings)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Run(exit, out.toString(), err.toString());
    }

    static CommandLine program(Surroundings surroundings) {
        return WabaProfile.program(surroundings).setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
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
