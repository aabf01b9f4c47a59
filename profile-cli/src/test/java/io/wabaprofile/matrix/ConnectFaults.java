package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.matrix.MatrixFixture.Result;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.testkit.DeadEnd;
import io.wabaprofile.testkit.TestCertificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Rows in which the client gets no connection to the server. */
final class ConnectFaults {
    private static final Duration LONG = Duration.ofSeconds(5);

    private final List<Transport> untrusted;

    ConnectFaults(Path folder) {
        untrusted = List.of(
                Transport.tls(TestCertificates.expired(folder)),
                Transport.tls(TestCertificates.forAnotherHost(folder)),
                Transport.tls(TestCertificates.untrusted(folder)));
    }

    void unknownHost(RequestKind kind) {
        try (DeadEnd end = DeadEnd.unknownHost()) {
            onceAndAlways(kind, end.uri(), LONG).forEach(Runnable::run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No server listens at a port that is only bound, and no other process can take it. */
    void connectionRefused(RequestKind kind) {
        try (Socket bound = new Socket();
                DeadEnd silent = DeadEnd.silent()) {
            bound.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
            List<Runnable> checks = new ArrayList<>();
            checks.addAll(onceAndAlways(kind, URI.create("http://127.0.0.1:" + bound.getLocalPort()), LONG));
            checks.addAll(onceAndAlways(kind, silent.uri(), Rows.SHORT));
            Parallel.run(checks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Runnable> onceAndAlways(RequestKind kind, URI deadEnd, Duration attemptLimit) {
        return List.of(
                () -> unreachable(kind, new UnreachableProxy(kind, deadEnd, 1), attemptLimit),
                () -> unreachable(kind, new UnreachableProxy(kind, deadEnd, Integer.MAX_VALUE), attemptLimit));
    }

    private static void unreachable(RequestKind kind, UnreachableProxy proxies, Duration attemptLimit) {
        try (MatrixFixture fixture = MatrixFixture.open(
                        (defaults, self) -> defaults.proxy(proxies).attemptLimit(attemptLimit))
                .uploading(to -> to.uploadLimit(MatrixFixture.LIMIT).stallLimit(attemptLimit))) {
            Result result = fixture.call(kind);
            if (proxies.dead == 1) {
                Expectations.succeeded(kind, result, fixture);
                assertThat(proxies.taken()).as("attempts").isBetween(2, 3);
            } else {
                Expectations.failed(result, Unavailable.class);
                assertThat(result.allRequests())
                        .as("requests")
                        .isEqualTo(kind.before().size());
                assertThat(proxies.taken()).as("attempts").isBetween(2, mostAttempts(kind));
            }
            proxies.end();
            fixture.recovers(kind);
        }
    }

    /** An attempt that ends while it connects counts as sent: a read that verifies or an offset query follows. */
    private static int mostAttempts(RequestKind kind) {
        if (kind == RequestKind.SEND_BYTES) {
            return 1 + RequestKind.ASK_OFFSET.attempts();
        }
        return kind.canBeVerified() ? kind.attempts() + RequestKind.READ_CLOUD.attempts() : kind.attempts();
    }

    void notTrusted(RequestKind kind) {
        for (Transport transport : untrusted) {
            if (kind.before().isEmpty()) {
                try (MatrixFixture fixture = MatrixFixture.open(transport)) {
                    notSent(fixture.call(kind));
                    assertThat(fixture.proxy.requests()).as("requests").isZero();
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

    /** Directs the first attempts of one kind to a proxy that gives no connection, and all others to the server. */
    private static final class UnreachableProxy extends ProxySelector {
        private final Proxy deadEnd;
        private final int dead;
        private final boolean ofSession;
        private final AtomicInteger before = new AtomicInteger();
        private final AtomicInteger taken = new AtomicInteger();
        private volatile boolean ended;

        private UnreachableProxy(RequestKind kind, URI deadEnd, int dead) {
            int port = deadEnd.getPort() < 0 ? 80 : deadEnd.getPort();
            this.deadEnd = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(deadEnd.getHost(), port));
            this.dead = dead;
            this.ofSession = !kind.before().isEmpty();
            this.before.set(kind == RequestKind.ASK_OFFSET ? 1 : 0);
        }

        private int taken() {
            return taken.get();
        }

        private void end() {
            ended = true;
        }

        @Override
        public List<Proxy> select(URI uri) {
            boolean another = ofSession && !uri.getRawPath().startsWith("/upload:");
            if (another || before.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return List.of(Proxy.NO_PROXY);
            }
            return List.of(taken.incrementAndGet() <= dead && !ended ? deadEnd : Proxy.NO_PROXY);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
    }
}
