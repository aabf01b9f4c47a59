package io.wabaprofile.cli;

import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.connection.ConnectedChannel;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.rules.Variant;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import io.wabaprofile.testkit.wire.ScriptedServer;
import io.wabaprofile.testkit.wire.TestCertificates;
import io.wabaprofile.testkit.wire.UnreachableEndpoint;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The states of a number and of the way to it in which {@code doctor} is tested. The titles are headings of its page. */
enum DoctorState {
    FINE("Everything is fine", onTls(TestCertificates.trusted(), Duration.ZERO)),
    GRAPH("A number in the Graph API", simulated((simulator, account) -> {})),
    WRONG_KEY("The key is wrong", simulated((simulator, account) -> account.revokeKey())),
    FORBIDDEN("The key may not use the number", simulated((simulator, account) -> account.forbid())),
    THROTTLED("The platform throttles the number", simulated((simulator, account) -> {
        simulator.enable(Variant.THROTTLING_WITH_RETRY_AFTER);
        account.throttle(Duration.ofMinutes(10));
    })),
    DOWN("The platform is down", simulated((simulator, account) -> account.outage())),
    BLOCKED(
            "The number cannot send",
            simulated((simulator, account) -> account.setNumber(account.number().canSend("BLOCKED")))),
    PROXY_407("The proxy asks for a password", throughProxy(407)),
    PROXY_403("The proxy does not allow the host", throughProxy(403)),
    PROXY_503("The proxy cannot reach the host", throughProxy(503)),
    DEAD_ADDRESS("The first address of the host is dead", DoctorState::withDeadAddress),
    NO_SERVER("No server listens", DoctorState::withoutServer),
    UNKNOWN_HOST("The host is unknown", arguments -> withKey(arguments, "https://api.invalid")),
    EXPIRED("The certificate has expired", onTls(TestCertificates.expired(), Duration.ZERO)),
    OTHER_HOST("The certificate is for another host", onTls(TestCertificates.forAnotherHost(), Duration.ZERO)),
    UNTRUSTED("The certificate is from an unknown authority", onTls(TestCertificates.untrusted(), Duration.ZERO)),
    CLOCK("The clock of this machine is wrong", onTls(TestCertificates.trusted(), Duration.ofMinutes(10))),
    NO_KEY("There is no key", simulatedWithoutKey());

    private static final Map<Pattern, String> VARYING = Map.of(
            Pattern.compile("(127\\.0\\.0\\.1|dead-first\\.test):\\d+"), "$1:8360",
            Pattern.compile("\\d+ ms"), "12 ms",
            Pattern.compile("\\b(59\\d|60\\d) s behind"), "600 s behind",
            Pattern.compile("trace [\\w-]+"), "trace A1b2C3",
            Pattern.compile("which shows [0-9-]{10}"), "which shows 2026-03-01");

    final String title;
    private final State state;

    private interface State {
        CliRun run(List<String> arguments) throws Exception;
    }

    DoctorState(String title, State state) {
        this.title = title;
        this.state = state;
    }

    /** Runs {@code doctor} with these arguments, and the address of the server in addition. */
    CliRun doctor(String... arguments) {
        List<String> all = new ArrayList<>(List.of("doctor"));
        all.addAll(List.of(arguments));
        try {
            return state.run(all);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The output with a fixed port, time and date. */
    static String normalized(String output) {
        String text = output;
        for (Map.Entry<Pattern, String> each : VARYING.entrySet()) {
            text = each.getKey().matcher(text).replaceAll(each.getValue());
        }
        return text;
    }

    private static CliRun run(
            Map<String, String> variables,
            UnaryOperator<ApiConnection.Builder> settings,
            List<String> arguments,
            String... more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        CliEnvironment environment = CliRun.environment(
                variables, builder -> settings.apply(CliRun.WITHOUT_WAITS.apply(builder)), ConnectedChannel::over);
        return CliRun.in(environment, all.toArray(String[]::new));
    }

    private static CliRun withKey(List<String> arguments, String base, String... more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return run(Map.of("D360_API_KEY", "sample-key-0123456789"), builder -> builder, all, "--base-url", base);
    }

    private static State simulated(BiConsumer<Dialog360Simulator, SimulatedAccount> change) {
        return arguments -> {
            try (Dialog360Simulator simulator = Dialog360Simulator.start()) {
                SimulatedAccount account = simulator.newAccount();
                SampleShop.setUp(account);
                change.accept(simulator, account);
                List<String> all = arguments.stream()
                        .map(each -> each.replace("$WABA_PHONE_NUMBER_ID", account.phoneNumberId()))
                        .toList();
                return run(CliRun.variables(account), builder -> builder, all, "--base-url", "" + simulator.baseUri());
            }
        };
    }

    private static State simulatedWithoutKey() {
        return arguments -> {
            try (Dialog360Simulator simulator = Dialog360Simulator.start()) {
                return run(Map.of(), builder -> builder, arguments, "--base-url", "" + simulator.baseUri());
            }
        };
    }

    /** A server with TLS and the date that it sends. */
    private static State onTls(TestCertificates certificates, Duration ahead) {
        return arguments -> {
            String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    Instant.now().plus(ahead).atOffset(ZoneOffset.UTC));
            try (ScriptedServer server = ScriptedServer.start(certificates.server())) {
                server.then(ScriptedResponse.of(404, "").with("Date", date))
                        .thenJson(200, "{\"data\":[{\"messaging_product\":\"whatsapp\",\"about\":\"Open till nine\"}]}")
                        .thenJson(200, "{\"health_status\":{\"can_send_message\":\"AVAILABLE\",\"entities\":[]}}");
                return run(
                        Map.of("D360_API_KEY", "sample-key-0123456789"),
                        builder -> builder.tls(certificates.client()),
                        arguments,
                        "--base-url",
                        "" + server.baseUri());
            }
        };
    }

    private static State throughProxy(int status) {
        return arguments -> {
            try (ScriptedServer proxy = ScriptedServer.start()) {
                proxy.then(ScriptedResponse.of(status, ""));
                Map<String, String> variables = new HashMap<>();
                variables.put("D360_API_KEY", "sample-key-0123456789");
                variables.put(
                        "HTTPS_PROXY", "http://zaphod:canary@" + proxy.baseUri().getAuthority());
                return run(variables, builder -> builder, arguments);
            }
        };
    }

    private static CliRun withDeadAddress(List<String> arguments) {
        try (Dialog360Simulator simulator = Dialog360Simulator.start()) {
            SimulatedAccount account = simulator.newAccount();
            return run(
                    CliRun.variables(account),
                    builder -> builder,
                    arguments,
                    "--base-url=http://dead-first.test:" + simulator.baseUri().getPort(),
                    "--allow-plain-http-to=dead-first.test");
        }
    }

    private static CliRun withoutServer(List<String> arguments) throws Exception {
        try (UnreachableEndpoint refusing = UnreachableEndpoint.refusing()) {
            URI base = refusing.uri();
            return withKey(arguments, base.toString());
        }
    }
}
