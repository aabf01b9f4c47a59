package io.wabaprofile.cli;

import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.cli.output.InputException;
import io.wabaprofile.cli.output.Style;
import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.cli.transfer.ShellWords;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "simulate",
        description =
                "Run a simulator of 360dialog and the Graph API with one sample number and a web page, until Ctrl-C.")
final class SimulateCommand implements CliCommand {
    private static final int LAST_PORT = 65_535;
    private static final Pattern LITERAL_ADDRESS =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]+");
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,252}");
    private static final List<String> NOT_LOOPBACK_WARNING = List.of(
            "WARNING: this is not a loopback address. Anyone who can reach it can read all",
            "requests on the page and change or reset the simulator. The connection is not",
            "encrypted. Use invented keys and data only.",
            "");

    @Option(names = "--port", paramLabel = "N", description = "The port to listen on; by default a free port.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen on; by default 127.0.0.1, which only this machine can reach.")
    private @Nullable String host;

    @Option(
            names = "--host-name",
            paramLabel = "NAME",
            description = "An additional host name under which a browser may open the page. May be repeated.")
    private List<String> hostNames = List.of();

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description =
                    "The key of the sample number; by default random. The key is printed, so do not use a real one.")
    private @Nullable String key;

    private final CliEnvironment environment;

    SimulateCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run(Terminal terminal) {
        SimulatedAccount account = account();
        SampleShop.setUp(account);
        try (Dialog360Simulator simulator = listening(account)) {
            simulator.onExchange(exchange -> terminal.line("  " + ExchangeLog.line(exchange)));
            Thread closing = new Thread(simulator::close, "simulator-closing");
            Runtime.getRuntime().addShutdownHook(closing);
            terminal.lines(
                    new SimulatorGuide(simulator, account, ShellWords.joined(List.of(environment.program()))).lines());
            if (!address().isLoopbackAddress()) {
                NOT_LOOPBACK_WARNING.forEach(line -> terminal.line(line.isEmpty() ? line : Style.WARNING.of(line)));
            }
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
            throw new UsageException(unusable.getMessage(), unusable);
        }
        return SimulatedAccount.withKey(key);
    }

    private Dialog360Simulator listening(SimulatedAccount account) {
        if (port < 0 || port > LAST_PORT) {
            throw new UsageException("--port must be between 0 and " + LAST_PORT);
        }
        if (!hostNames.stream().allMatch(name -> HOST_NAME.matcher(name).matches())) {
            throw new UsageException("--host-name must be a name such as simulator.test, without a port");
        }
        try {
            return Dialog360Simulator.builder()
                    .port(port)
                    .account(account)
                    .withPage()
                    .bindTo(address())
                    .hostNames(hostNames.toArray(String[]::new))
                    .start();
        } catch (UncheckedIOException failure) {
            throw new InputException(cannotListen(address(), failure), failure);
        }
    }

    private String cannotListen(InetAddress address, UncheckedIOException failure) {
        String why = Objects.requireNonNull(failure.getCause()).getMessage();
        return isOfThisMachine(address)
                ? "Cannot listen on port " + port + " of " + address.getHostAddress() + " (" + why
                        + "). Choose another port, or omit --port."
                : "This machine has no address " + address.getHostAddress() + " (" + why
                        + "). Use --host 127.0.0.1 for this machine only, or --host 0.0.0.0 for all its addresses.";
    }

    private static boolean isOfThisMachine(InetAddress address) {
        try {
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return true;
        }
    }

    /** Parses a literal address, without DNS. */
    private InetAddress address() {
        String literal = host == null ? "127.0.0.1" : host;
        if (!LITERAL_ADDRESS.matcher(literal).matches()) {
            throw new UsageException("--host must be an address such as 127.0.0.1 or 0.0.0.0, not a name");
        }
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException unusable) {
            throw new UsageException("--host must be an address such as 127.0.0.1 or 0.0.0.0", unusable);
        }
    }

    /** Blocks until the process ends or the thread is interrupted. */
    private static void awaitEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
