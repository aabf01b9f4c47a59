package io.wabaprofile.testkit.wire;

import io.wabaprofile.testkit.journal.TargetRedactor;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
    private final ProxyFaultPlan plan = new ProxyFaultPlan();
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
    public FaultProxy then(ProxyFault fault) {
        return on(requestLine -> true, fault);
    }

    /**
     * Arranges a fault for one request of a kind.
     *
     * @param requestLine such as {@code GET /v1/settings/profile/about HTTP/1.1}, with nothing masked
     */
    public FaultProxy on(Predicate<String> requestLine, ProxyFault fault) {
        plan.once(requestLine, fault);
        return this;
    }

    /** Arranges a fault for every request for which there is no other. */
    public FaultProxy always(ProxyFault fault) {
        return onEvery(requestLine -> true, fault);
    }

    /** Arranges a fault for every request of a kind for which there is no other. */
    public FaultProxy onEvery(Predicate<String> requestLine, ProxyFault fault) {
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
        ProxyFault fault = plan.faultFor(request.firstLine());
        try (ProxiedExchange passage = new ProxiedExchange(port, target, client, request)) {
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
                + TargetRedactor.redactTarget(
                        target[0], target.length < 2 ? null : target[1], key.isEmpty() ? "" : key.get(0));
    }
}
