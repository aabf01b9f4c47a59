package io.wabaprofile.cli;

import java.nio.file.Path;
import java.util.Map;

/**
 * What the program finds outside itself.
 *
 * @param directory where the user is
 * @param program how the user calls it
 */
record Surroundings(
        Map<String, String> environment,
        Connector connector,
        Wiring wiring,
        Path directory,
        String program,
        ErrorScreen screen,
        StopSignal stop) {

    static Surroundings ofThisProcess() {
        return new Surroundings(
                System.getenv(),
                Connector::toProduction,
                ConnectedChannel::over,
                Path.of(""),
                System.getProperty("waba-profile.program", "waba-profile"),
                new TerminalSize(System.getenv()),
                new StopSignal());
    }

    /** Without the environment, which may hold a key. */
    @Override
    public String toString() {
        return "Surroundings[]";
    }
}
