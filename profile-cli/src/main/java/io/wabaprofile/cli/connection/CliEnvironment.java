package io.wabaprofile.cli.connection;

import io.wabaprofile.cli.output.TerminalSize;
import io.wabaprofile.cli.transfer.StopSignal;
import io.wabaprofile.http.ApiConnection;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The surroundings of the program, which tests replace.
 *
 * @param variables the environment variables
 * @param connections changes the settings of each connection
 * @param channels makes the gateways of a number
 * @param directory the working directory
 * @param program the name that the user calls the program by
 * @param errorColumns the width of the terminal that shows the error stream; empty if there is none
 * @param stop the signal that asks the program to stop
 */
public record CliEnvironment(
        Map<String, String> variables,
        UnaryOperator<ApiConnection.Builder> connections,
        ChannelFactory channels,
        Path directory,
        String program,
        Supplier<OptionalInt> errorColumns,
        StopSignal stop) {

    /** Makes the gateways of a number from a connection. */
    @FunctionalInterface
    public interface ChannelFactory {
        ConnectedChannel over(ApiConnection connection, NumberAccess access);
    }

    public static CliEnvironment ofThisProcess() {
        return new CliEnvironment(
                System.getenv(),
                ApiConnection.Builder::allowPlainHttpOnLoopback,
                ConnectedChannel::over,
                Path.of(""),
                System.getProperty("waba-profile.program", "waba-profile"),
                () -> TerminalSize.columns(System.getenv()),
                new StopSignal());
    }

    /** Omits the variables, which may hold a key. */
    @Override
    public String toString() {
        return "CliEnvironment[]";
    }
}
