package io.wabaprofile.testkit;

import io.wabaprofile.testkit.ScriptedServer.Answer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A bad line to a good server, normally to {@link Dialog360Simulator}: passes on every request and its answer, except
 * where a fault was arranged. Nothing is held whole, so a body may have any size. Each connection carries one request;
 * apart from the headers that say so, what is passed on is passed on to the letter. The target speaks plain HTTP/1.1.
 *
 * <p>Each request meets the first fault that is meant for it, and uses it up. Safe for use by several threads.
 */
public final class FaultProxy implements AutoCloseable {
    private final LoopbackPort port;
    private final InetSocketAddress target;
    private final RequestFaults plan = new RequestFaults();
    private final List<String> requestLines = new CopyOnWriteArrayList<>();
    private final List<String> maskedRequests = new CopyOnWriteArrayList<>();
    private final List<IllegalStateException> impossible = new CopyOnWriteArrayList<>();

    private FaultProxy(LoopbackPort port, InetSocketAddress target) {
        this.port = port;
        this.target = target;
    }

    /** Starts on 127.0.0.1 and a free port. */
    public static FaultProxy inFrontOf(URI target) {
        return listening(target, null);
    }

    /** As {@link #inFrontOf(URI)}; clients speak TLS to it. */
    public static FaultProxy inFrontOf(URI target, SSLContext tls) {
        return listening(target, tls);
    }

    private static FaultProxy listening(URI target, @Nullable SSLContext tls) {
        if (!"http".equals(target.getScheme())) {
            throw new IllegalArgumentException("The target must speak plain HTTP");
        }
        int port = target.getPort() < 0 ? 80 : target.getPort();
        FaultProxy proxy =
                new FaultProxy(LoopbackPort.open("fault-proxy", tls), new InetSocketAddress(target.getHost(), port));
        proxy.port.admit(proxy::conduct);
        return proxy;
    }

    public URI baseUri() {
        return port.uri();
    }

    /** Arranges a fault for one request, whichever comes. */
    public FaultProxy then(Fault fault) {
        return on(requestLine -> true, fault);
    }

    /**
     * Arranges a fault for one request of a kind.
     *
     * @param requestLine such as {@code GET /v1/settings/profile/about HTTP/1.1}, with nothing masked
     */
    public FaultProxy on(Predicate<String> requestLine, Fault fault) {
        plan.once(requestLine, fault);
        return this;
    }

    /** Arranges a fault for every request for which there is no other. */
    public FaultProxy always(Fault fault) {
        return onEvery(requestLine -> true, fault);
    }

    /** Arranges a fault for every request of a kind for which there is no other. */
    public FaultProxy onEvery(Predicate<String> requestLine, Fault fault) {
        plan.always(requestLine, fault);
        return this;
    }

    /** How many requests have come, also those that the target never saw. */
    public int requests() {
        return requestLines.size();
    }

    /** Method and target of each request, in order, with everything secret masked. */
    public List<String> requestsSeen() {
        return List.copyOf(maskedRequests);
    }

    List<String> requestLines() {
        return List.copyOf(requestLines);
    }

    /** How many requests have met an arranged fault. */
    public int faultsMet() {
        return plan.met();
    }

    /** How many faults still wait for their one request. */
    public int faultsLeft() {
        return plan.left();
    }

    /** @throws IllegalStateException if an arranged fault was never met, or could not happen to the request that met it */
    public void verify() {
        List<String> neverMet = plan.neverMet();
        if (neverMet.isEmpty() && impossible.isEmpty()) {
            return;
        }
        IllegalStateException failed = new IllegalStateException("Never met: " + neverMet + ", impossible: "
                + impossible.stream().map(Throwable::getMessage).toList());
        impossible.forEach(failed::addSuppressed);
        throw failed;
    }

    /** Ends all connections; returns when that is done. */
    @Override
    public void close() {
        port.close();
    }

    private void conduct(Connection client) throws IOException {
        MessageHead request = MessageHead.read(client.in());
        if (request == null) {
            return;
        }
        maskedRequests.add(masked(request));
        requestLines.add(request.firstLine());
        Fault fault = plan.faultFor(request.firstLine());
        try (Passage passage = new Passage(port, target, client, request)) {
            fault.course.run(passage);
        } catch (IllegalStateException e) {
            impossible.add(new IllegalStateException(fault + ": " + e.getMessage(), e));
            client.reset();
        }
    }

    private static String masked(MessageHead request) {
        String[] target = request.word(1).split("\\?", 2);
        List<String> key = request.header("D360-API-KEY");
        return request.word(0) + " "
                + Masking.target(target[0], target.length < 2 ? null : target[1], key.isEmpty() ? "" : key.get(0));
    }

    /** What happens to a request or its answer between client and target. */
    public static final class Fault {
        private final String name;
        private final Passage.Course course;

        private Fault(String name, Passage.Course course) {
            this.name = name;
            this.course = course;
        }

        /** Nothing. */
        public static Fault pass() {
            return new Fault("pass", Passage::pass);
        }

        /** The client is given this answer to its whole request, of which the target never hears. */
        public static Fault answerInstead(Answer answer) {
            return new Fault("answerInstead", passage -> {
                passage.swallowRequest();
                answer.giveLast(passage.client());
            });
        }

        /** The target does its work, and the client is given this answer in place of the target's. */
        public static Fault replaceAnswer(Answer answer) {
            return new Fault("replaceAnswer", passage -> {
                passage.passOfAnswer(0);
                answer.giveLast(passage.client());
            });
        }

        /** The target does its work; then the connection ends (FIN) before any byte of the answer. */
        public static Fault answerLost() {
            return cut("answerLost", 0);
        }

        /** As {@link #answerLost()}, with RST. */
        public static Fault answerLostByReset() {
            return reset("answerLostByReset", 0);
        }

        /** The target does its work; the client is given so many bytes of the answer, and then FIN. */
        public static Fault cutAnswerAfter(long count) {
            return cut("cutAnswerAfter(" + count + ")", count);
        }

        /** As {@link #cutAnswerAfter}, with RST. A client that has not read the bytes by then may lose some. */
        public static Fault resetAnswerAfter(long count) {
            return reset("resetAnswerAfter(" + count + ")", count);
        }

        private static Fault cut(String name, long count) {
            return new Fault(name, passage -> {
                passage.passOfAnswer(count);
                passage.client().fin();
            });
        }

        private static Fault reset(String name, long count) {
            return new Fault(name, passage -> {
                passage.passOfAnswer(count);
                passage.client().reset();
            });
        }

        /**
         * The target receives the head and exactly so many bytes of the body, and then the end of its connection; when it
         * has ended its own side too, the client's connection is reset. So the target has settled when the client learns.
         */
        public static Fault cutRequestAfter(long count) {
            return new Fault("cutRequestAfter(" + count + ")", passage -> {
                passage.passOfRequest(count);
                passage.client().reset();
            });
        }

        /** The target does its work, and the client hears nothing for as long as it waits. */
        public static Fault stallAnswer() {
            return stall("stallAnswer", 0);
        }

        /** The target does its work; the client is given so many bytes of the answer, and no more for as long as it waits. */
        public static Fault stallAnswerAfter(long count) {
            return stall("stallAnswerAfter(" + count + ")", count);
        }

        private static Fault stall(String name, long count) {
            return new Fault(name, passage -> {
                passage.passOfAnswer(count);
                passage.client().awaitEnd();
            });
        }

        /** The answer comes one byte at a time, with a pause after each. */
        public static Fault trickleAnswer(Duration pause) {
            return new Fault("trickleAnswer", passage -> passage.passSlowly(pause));
        }

        /** The head of the answer comes at once, its body one byte at a time with a pause after each. */
        public static Fault trickleBody(Duration pause) {
            return new Fault("trickleBody", passage -> passage.passBodySlowly(pause));
        }

        /** The request, of which the head has arrived, waits for the signal before the target hears of it. */
        public static Fault delayUntil(CountDownLatch signal) {
            return new Fault("delayUntil", passage -> {
                passage.client().await(signal);
                passage.pass();
            });
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
