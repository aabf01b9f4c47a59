package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.matrix.Scene.Ended;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.testkit.DeadEnd;
import io.wabaprofile.testkit.ScriptedServer;
import io.wabaprofile.testkit.ScriptedServer.Answer;
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
import java.util.function.UnaryOperator;

/** Rows about getting to the server at all. */
final class Reach {
    private static final Duration LONG = Duration.ofSeconds(5);

    private final List<TestCertificates> bad;

    Reach(Path folder) {
        bad = List.of(
                TestCertificates.expired(folder),
                TestCertificates.forAnotherHost(folder),
                TestCertificates.untrusted(folder));
    }

    void unknownHost(Step step) {
        try (DeadEnd end = DeadEnd.unknownHost()) {
            onceAndAlways(step, end.uri(), LONG).forEach(Runnable::run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody listens at a port that is bound only; nobody else can take it either. */
    void noConnection(Step step) {
        try (Socket bound = new Socket();
                DeadEnd silent = DeadEnd.silent()) {
            bound.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
            List<Runnable> parts = new ArrayList<>();
            parts.addAll(onceAndAlways(step, URI.create("http://127.0.0.1:" + bound.getLocalPort()), LONG));
            parts.addAll(onceAndAlways(step, silent.uri(), Rows.SHORT));
            Together.run(parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Runnable> onceAndAlways(Step step, URI deadEnd, Duration attemptLimit) {
        return List.of(
                () -> unreachable(step, new Detours(step, deadEnd, 1), attemptLimit),
                () -> unreachable(step, new Detours(step, deadEnd, Integer.MAX_VALUE), attemptLimit));
    }

    private static void unreachable(Step step, Detours detours, Duration attemptLimit) {
        try (Scene scene = Scene.open((usual, self) -> usual.proxy(detours).attemptLimit(attemptLimit))
                .uploading(to -> to.uploadLimit(Scene.LIMIT).stallLimit(attemptLimit))) {
            Ended ended = scene.attempt(step);
            if (detours.dead == 1) {
                Verdict.succeeded(step, ended, scene);
                assertThat(detours.taken()).as("attempts").isBetween(2, 3);
            } else {
                Verdict.failed(ended, Unavailable.class);
                assertThat(ended.allRequests())
                        .as("requests")
                        .isEqualTo(step.before().size());
                assertThat(detours.taken()).as("attempts").isBetween(2, mostAttempts(step));
            }
            detours.end();
            scene.recovers(step);
        }
    }

    /** An attempt that was given up while it connected counts as sent, and then a look or a question follows. */
    private static int mostAttempts(Step step) {
        if (step == Step.SEND) {
            return 1 + Step.ASK.attempts();
        }
        return step.canBeVerified() ? step.attempts() + Step.READ_CLOUD.attempts() : step.attempts();
    }

    void notTrusted(Step step) {
        for (TestCertificates certificates : bad) {
            if (!step.before().isEmpty()) {
                FlakyTrust trust = new FlakyTrust();
                try (Scene scene = Scene.overTls(certificates.server(), (usual, self) -> usual.tls(trust.context()))) {
                    scene.moments.justBefore(step, trust::lose);
                    refused(scene.attempt(step));
                    trust.regain();
                    scene.recovers(step);
                }
            } else {
                try (Scene scene =
                        Scene.overTls(certificates.server(), (usual, self) -> usual.tls(certificates.client()))) {
                    refused(scene.attempt(step));
                    assertThat(scene.proxy.requests()).as("requests").isZero();
                }
            }
        }
    }

    private static void refused(Ended ended) {
        Verdict.refusedLocally(ended, Unavailable.class);
        assertThat(((Unavailable) ended.failure()).reason()).isEqualTo(Unavailable.Reason.NOT_TRUSTED);
        assertThat(ended.waited()).as("wait").isZero();
    }

    /** The pool holds a connection that the server has given up. Bodies that stream have a pool of their own. */
    void staleConnection(Step step) {
        try (ScriptedServer server = ScriptedServer.start();
                Scripted scripted = new Scripted(server)) {
            boolean first = step.before().isEmpty();
            Step warming = step == Step.SET_PHOTO || step == Step.OPEN ? step : Step.READ_CLOUD;
            if (first && warming == Step.OPEN) {
                server.then(good(Step.OPEN)).then(good(Step.SEND).thenStale());
            } else if (first) {
                server.then(good(warming).thenStale());
            }
            answerUntil(server, step, Answer::thenStale);
            if (step == Step.SEND) {
                server.then(good(Step.ASK));
            }
            server.then(good(step));
            answerAfter(server, step);
            if (first) {
                scripted.run(warming);
            }
            int before = scripted.requests(step);
            scripted.run(step);
            assertThat(scripted.requests(step) - before).as("whole requests").isEqualTo(1);
            assertThat(server.requestsBegun() - server.requests().size())
                    .as("requests that met the fault")
                    .isEqualTo(1);
        }
    }

    /** What comes after the announced length is nobody's answer. */
    void excess(Step step) {
        try (ScriptedServer server = ScriptedServer.start();
                Scripted scripted = new Scripted(server)) {
            String body = step.goodAnswer();
            answerUntil(server, step, before -> before);
            server.then(Answer.announcing(body + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", body.length())
                    .keepAlive());
            answerAfter(server, step);
            server.then(good(Step.READ_CLOUD));
            scripted.run(step);
            assertThat(scripted.requests(step)).as("requests").isEqualTo(1);
            scripted.run(Step.READ_CLOUD);
        }
    }

    void interim(Step step) {
        for (int[] before : new int[][] {{100}, {102}, {103}, {100, 102, 103}}) {
            try (ScriptedServer server = ScriptedServer.start();
                    Scripted scripted = new Scripted(server)) {
                answerUntil(server, step, answer -> answer);
                server.then(good(step).afterInterim(before));
                answerAfter(server, step);
                scripted.run(step);
                assertThat(scripted.requests(step)).as("requests").isEqualTo(1);
            }
        }
    }

    /** @param last what becomes of the last answer before the step's turn */
    private static void answerUntil(ScriptedServer server, Step step, UnaryOperator<Answer> last) {
        if (step == Step.SEND) {
            server.then(last.apply(good(Step.OPEN)));
        }
        if (step == Step.ASK) {
            server.then(good(Step.OPEN)).then(last.apply(WireFaults.bare(503)));
        }
    }

    private static void answerAfter(ScriptedServer server, Step step) {
        step.after().forEach(next -> server.then(good(next)));
    }

    private static Answer good(Step step) {
        return Answer.of(200, step.goodAnswer());
    }

    /** A step's first ways lead to a dead end, all others straight to the server. */
    private static final class Detours extends ProxySelector {
        private final Proxy deadEnd;
        private final int dead;
        private final boolean ofSession;
        private final AtomicInteger before = new AtomicInteger();
        private final AtomicInteger taken = new AtomicInteger();
        private volatile boolean ended;

        private Detours(Step step, URI deadEnd, int dead) {
            int port = deadEnd.getPort() < 0 ? 80 : deadEnd.getPort();
            this.deadEnd = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(deadEnd.getHost(), port));
            this.dead = dead;
            this.ofSession = !step.before().isEmpty();
            this.before.set(step == Step.ASK ? 1 : 0);
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
