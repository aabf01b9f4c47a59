package io.wabaprofile.cli;

import io.wabaprofile.http.ApiKey;
import io.wabaprofile.testkit.Dialog360Simulator;
import io.wabaprofile.testkit.SimulatedAccount;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "simulate",
        description = "Run a simulator of 360dialog on 127.0.0.1, with one sample number, until Ctrl-C.")
final class SimulateCommand implements Task {
    private static final int LAST_PORT = 65_535;

    @Option(names = "--port", paramLabel = "N", description = "The port to listen on; by default any free one.")
    private int port;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The sample number's key, by default a random one. Make one up: it is shown.")
    private @Nullable String key;

    @Override
    public ExitCode run(Terminal terminal) {
        SimulatedAccount account = account();
        try (Dialog360Simulator simulator = listening()) {
            SampleShop.moveInto(account);
            simulator.serve(account);
            simulator.onExchange(exchange -> terminal.line("  " + WireLog.line(exchange)));
            Thread closing = new Thread(simulator::close, "simulator-closing");
            Runtime.getRuntime().addShutdownHook(closing);
            terminal.lines(ready(simulator.baseUri(), account.key()));
            awaitEnd();
            Runtime.getRuntime().removeShutdownHook(closing);
        }
        return ExitCode.OK;
    }

    private SimulatedAccount account() {
        if (key == null) {
            return SimulatedAccount.create();
        }
        try {
            ApiKey.of(key);
        } catch (IllegalArgumentException unusable) {
            throw new UsageMistake(unusable.getMessage(), unusable);
        }
        return SimulatedAccount.withKey(key);
    }

    private Dialog360Simulator listening() {
        if (port < 0 || port > LAST_PORT) {
            throw new UsageMistake("--port is 0 to " + LAST_PORT);
        }
        try {
            return Dialog360Simulator.builder().port(port).start();
        } catch (UncheckedIOException failure) {
            String why = Objects.requireNonNull(failure.getCause()).getMessage();
            throw new Refusal(
                    "Port " + port + " cannot be used (" + why + "); choose another one, or leave --port out", failure);
        }
    }

    private static List<String> ready(URI base, String key) {
        String escaped = key.replace("'", "'\\''");
        return List.of(
                "Simulator ready at " + base,
                "",
                "  On-Premise API   " + base + "/v1/settings/profile/about",
                "                   " + base + "/v1/settings/profile/photo",
                "                   " + base + "/v1/settings/business/profile",
                "  Cloud API        " + base + "/whatsapp_business_profile",
                "  Uploads          " + base + "/uploads",
                "  Sample key       " + key,
                "",
                "Paste into another terminal:",
                "",
                "  curl -H 'D360-API-KEY: " + escaped + "' '" + base
                        + "/whatsapp_business_profile?fields=about,vertical'",
                "  " + KeySource.VARIABLE + "='" + escaped + "' ./waba-profile show --mode cloud --base-url " + base,
                "",
                "Ctrl-C stops it. Every request is shown below.",
                "");
    }

    /** Until the program is stopped, or this thread is interrupted. */
    private static void awaitEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
