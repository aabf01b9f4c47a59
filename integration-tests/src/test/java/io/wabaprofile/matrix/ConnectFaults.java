package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.HttpProxy;
import io.wabaprofile.matrix.ConnectProxy.Fault;
import io.wabaprofile.matrix.MatrixFixture.Result;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.wire.TestCertificates;
import io.wabaprofile.testkit.wire.UnreachableEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Rows in which the client gets no connection to the server. */
final class ConnectFaults {
    private static final Duration LONG = Duration.ofSeconds(5);

    private final Transport trusted;
    private final List<Transport> untrusted;

    ConnectFaults() {
        trusted = Transport.tls(TestCertificates.trusted());
        untrusted = List.of(
                Transport.tls(TestCertificates.expired()),
                Transport.tls(TestCertificates.forAnotherHost()),
                Transport.tls(TestCertificates.untrusted()));
    }

    void unknownHost(RequestKind kind) {
        unreachable(URI.create("https://" + "a".repeat(64) + ".invalid"), kind, LONG);
        onceAndAlways(kind, Fault.REFUSED, LONG).forEach(Runnable::run);
    }

    /** No server listens at a port that is only bound, and no other process can take it. */
    void connectionRefused(RequestKind kind) {
        try (Socket bound = new Socket();
                UnreachableEndpoint silent = UnreachableEndpoint.silent()) {
            bound.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
            List<Runnable> checks = new ArrayList<>();
            checks.add(() -> unreachable(URI.create("http://127.0.0.1:" + bound.getLocalPort()), kind, LONG));
            checks.add(() -> unreachable(silent.uri(), kind, Rows.SHORT));
            checks.addAll(onceAndAlways(kind, Fault.RESET, LONG));
            checks.addAll(onceAndAlways(kind, Fault.SILENT, Rows.SHORT));
            Parallel.run(checks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls a host that gives no connection at all, where the call begins with a request of this kind. */
    private static void unreachable(URI host, RequestKind kind, Duration attemptLimit) {
        VirtualTime time = VirtualTime.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
        try (ApiConnection connection = ApiConnection.to(host)
                .allowPlainHttpOnLoopback()
                .attemptLimit(attemptLimit)
                .nanoTime(time)
                .clock(time)
                .sleeper(time)
                .build()) {
            assertThatThrownBy(() -> kind.run(connection, ApiKey.of(MatrixFixture.KEY), UploadObserver.NONE))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("cannot connect to " + host.getHost() + ":");
        }
    }

    private List<Runnable> onceAndAlways(RequestKind kind, Fault fault, Duration attemptLimit) {
        return List.of(
                () -> throughAProxy(kind, fault, 1, attemptLimit),
                () -> throughAProxy(kind, fault, Integer.MAX_VALUE, attemptLimit));
    }

    /** The proxy opens the tunnels of the requests before, and then none, once or always. */
    private void throughAProxy(RequestKind kind, Fault fault, int times, Duration attemptLimit) {
        try (ConnectProxy tunnels = new ConnectProxy(kind.before().size(), fault, times);
                MatrixFixture fixture = MatrixFixture.open(
                                trusted,
                                (defaults, self) -> defaults.proxy(HttpProxy.of("127.0.0.1", tunnels.port()))
                                        .attemptLimit(attemptLimit))
                        .uploading(to -> to.uploadLimit(MatrixFixture.LIMIT).stallLimit(attemptLimit))) {
            Result result = fixture.call(kind);
            if (times == 1) {
                Expectations.succeeded(kind, result, fixture);
                assertThat(tunnels.failed()).as("failed attempts").isEqualTo(1);
            } else {
                Expectations.failed(result, Unavailable.class);
                assertThat(result.failure().outcome()).as("outcome").isEqualTo(Outcome.NOT_APPLIED);
                assertThat(result.failure()).hasMessageContaining("cannot connect to ");
                assertThat(result.allRequests())
                        .as("requests")
                        .isEqualTo(kind.before().size());
                assertThat(tunnels.failed()).as("attempts").isBetween(2, kind.attempts());
            }
            tunnels.recover();
            fixture.recovers(kind);
        }
    }

    void notTrusted(RequestKind kind) {
        for (Transport transport : untrusted) {
            if (kind.before().isEmpty()) {
                try (MatrixFixture fixture = MatrixFixture.open(transport)) {
                    notSent(fixture.call(kind));
                    assertThat(fixture.proxy.requestCount()).as("requests").isZero();
                }
            } else {
                RevocableTrust trust = new RevocableTrust();
                try (MatrixFixture fixture =
                        MatrixFixture.open(transport, (defaults, self) -> defaults.tls(trust.context()))) {
                    fixture.hooks.justBefore(kind, trust::revoke);
                    notSent(fixture.call(kind));
                    trust.restore();
                    fixture.recovers(kind);
                }
            }
        }
    }

    private static void notSent(Result result) {
        Expectations.notSent(result, Unavailable.Reason.NOT_TRUSTED);
        assertThat(result.waited()).as("wait").isZero();
    }
}
