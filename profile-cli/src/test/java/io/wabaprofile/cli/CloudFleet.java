package io.wabaprofile.cli;

import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.connection.ConnectedChannel;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Numbers in the Cloud API of a simulator, and their fleet file. */
final class CloudFleet implements AutoCloseable {
    final Dialog360Simulator simulator = Dialog360Simulator.start();
    final Path file;
    final Map<String, String> variables = new HashMap<>();
    private final Map<String, SimulatedAccount> accounts = new LinkedHashMap<>();
    private final Map<String, List<String>> declared = new LinkedHashMap<>();
    private CliEnvironment environment;

    CloudFleet(Path directory) {
        file = directory.resolve("fleet.yaml");
        environment = environment();
    }

    private CliEnvironment environment() {
        return CliRun.environment(variables, CliRun.WITHOUT_WAITS, ConnectedChannel::over);
    }

    /** Adds a number, and declares it in the fleet file with these further lines. */
    SimulatedAccount add(String name, String... lines) {
        SimulatedAccount account = simulator.newAccount();
        accounts.put(name, account);
        variables.put(variable(name), account.key());
        declare(name, lines);
        return account;
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_') + "_KEY";
    }

    /** Writes the fleet file with other lines for this channel. */
    void declare(String name, String... lines) {
        declared.put(name, List.of(lines));
        List<String> content = new ArrayList<>(List.of("apiVersion: wabaprofile.io/v1", "channels:"));
        declared.forEach((channel, more) -> {
            content.add("  " + channel + ":");
            content.add("    mode: cloud");
            content.add("    key: env:" + variable(channel));
            more.forEach(line -> content.add("    " + line));
        });
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SimulatedAccount account(String name) {
        return accounts.get(name);
    }

    Path beside(String name) {
        return file.resolveSibling(name);
    }

    List<String> lines(String name) {
        try {
            return Files.readAllLines(beside(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The environment of the next runs. A stopped one is not used again. */
    CliEnvironment newEnvironment() {
        environment = environment();
        return environment;
    }

    /** As {@link #run}, with a terminal of 80 columns. */
    CliRun onTerminal(String command, String... arguments) {
        CliEnvironment without = newEnvironment();
        environment = new CliEnvironment(
                without.variables(),
                without.connections(),
                without.channels(),
                without.directory(),
                without.program(),
                () -> OptionalInt.of(80),
                without.stop());
        return run(command, arguments);
    }

    /** Runs a command with the fleet file and the address of the simulator. */
    CliRun run(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(command, file.toString()));
        all.addAll(List.of(arguments));
        return withoutFile(all.toArray(String[]::new));
    }

    /** Runs a command with the address of the simulator. */
    CliRun withoutFile(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--base-url", simulator.baseUri().toString()));
        return CliRun.in(environment, all.toArray(String[]::new));
    }

    /** The number of writes to profiles. */
    long writes() {
        return simulator.exchanges().stream()
                .filter(exchange -> exchange.method().equals("POST"))
                .filter(exchange -> exchange.target().endsWith("/whatsapp_business_profile"))
                .count();
    }

    @Override
    public void close() {
        simulator.close();
    }
}
