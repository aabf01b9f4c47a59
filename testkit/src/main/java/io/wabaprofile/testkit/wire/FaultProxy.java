package io.wabaprofile.testkit.wire;

import io.wabaprofile.testkit.journal.TargetRedactor;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A proxy that adds network faults to a server, usually to {@link Dialog360Simulator}. It forwards requests and
 * responses
 * byte by byte, except for the headers of the connection, because each connection carries one request. Bodies are
 * streamed.
 * The target must use HTTP/1.1 without TLS.
 *
 * <p>A fault for one request is applied to the first matching request. Safe for use by several threads.
 */
public final class FaultProxy implements AutoCloseable {
    private final LoopbackPort port;
    private final InetSocketAddress target;
    private final List<PlannedProxyFault> planned = new ArrayList<>();
    private final List<String> requestLines = new CopyOnWriteArrayList<>();
    private final List<String> redactedRequests = new CopyOnWriteArrayList<>();
    private final List<IllegalStateException> impossible = new CopyOnWriteArrayList<>();

    /** A planned fault. */
    private static final class PlannedProxyFault {
        private final Predicate<String> requestLine;
        private final ProxyFault fault;
        private final boolean once;
        private int triggered;

        private PlannedProxyFault(Predicate<String> requestLine, ProxyFault fault, boolean once) {
            this.requestLine = requestLine;
            this.fault = fault;
            this.once = once;
        }

        private boolean isPending() {
            return once && triggered == 0;
        }
    }

    private FaultProxy(LoopbackPort port, InetSocketAddress target) {
        this.port = port;
        this.target = target;
    }

    /**
     * Starts a proxy on 127.0.0.1 and a free port.
     *
     * @throws IllegalArgumentException if the target is not an {@code http} URI
     */
    public static FaultProxy inFrontOf(URI target) {
        return listening(target, null);
    }

    /** Starts a proxy to which clients connect with TLS. */
    public static FaultProxy inFrontOf(URI target, SSLContext tls) {
        return listening(target, tls);
    }

    private static FaultProxy listening(URI target, @Nullable SSLContext tls) {
        if (!"http".equals(target.getScheme())) {
            throw new IllegalArgumentException("The target must be an http URI, not " + target.getScheme());
        }
        int port = target.getPort() < 0 ? 80 : target.getPort();
        FaultProxy proxy =
                new FaultProxy(LoopbackPort.open("fault-proxy", tls), new InetSocketAddress(target.getHost(), port));
        proxy.port.accept(proxy::handle);
        return proxy;
    }

    public URI baseUri() {
        return port.uri();
    }

    /** Plans a fault for the next request that has no other. */
    public FaultProxy then(ProxyFault fault) {
        return on(requestLine -> true, fault);
    }

    /**
     * Plans a fault for the next request that matches.
     *
     * @param requestLine such as {@code GET /v1/settings/profile/about HTTP/1.1}, with secrets
     */
    public FaultProxy on(Predicate<String> requestLine, ProxyFault fault) {
        return add(new PlannedProxyFault(requestLine, fault, true));
    }

    /** Plans a fault for each request without another planned fault. */
    public FaultProxy always(ProxyFault fault) {
        return onEvery(requestLine -> true, fault);
    }

    /** Plans a fault for each request that matches and has no other planned fault. */
    public FaultProxy onEvery(Predicate<String> requestLine, ProxyFault fault) {
        return add(new PlannedProxyFault(requestLine, fault, false));
    }

    private FaultProxy add(PlannedProxyFault entry) {
        synchronized (planned) {
            planned.add(entry);
        }
        return this;
    }

    /** The number of requests received, including those that the target did not receive. */
    public int requestCount() {
        return requestLines.size();
    }

    /** The method and target of each request, in order. Keys, session ids and handles are masked. */
    public List<String> redactedRequests() {
        return List.copyOf(redactedRequests);
    }

    List<String> requestLines() {
        return List.copyOf(requestLines);
    }

    /** The number of requests to which a planned fault was applied. */
    public int triggeredFaults() {
        synchronized (planned) {
            return planned.stream().mapToInt(entry -> entry.triggered).sum();
        }
    }

    /** The number of faults for one request that were not applied yet. */
    public int pendingFaults() {
        synchronized (planned) {
            return (int) planned.stream().filter(PlannedProxyFault::isPending).count();
        }
    }

    /**
     * Checks that the planned faults were applied.
     *
     * @throws IllegalStateException if a fault matched no request, or could not be applied to the request it matched
     */
    public void verify() {
        List<String> unused;
        synchronized (planned) {
            unused = planned.stream()
                    .filter(entry -> entry.triggered == 0)
                    .map(entry -> entry.fault.toString())
                    .toList();
        }
        if (!unused.isEmpty() || !impossible.isEmpty()) {
            IllegalStateException failure = new IllegalStateException("Planned faults without a matching request: "
                    + unused + ". Faults that could not be applied: "
                    + impossible.stream().map(Throwable::getMessage).toList());
            impossible.forEach(failure::addSuppressed);
            throw failure;
        }
    }

    /** Closes all connections and waits for their threads. */
    @Override
    public void close() {
        port.close();
    }

    private void handle(SocketConnection client) throws IOException {
        MessageHead request = MessageHead.read(client.in());
        if (request == null) {
            return;
        }
        redactedRequests.add(redacted(request));
        requestLines.add(request.firstLine());
        ProxyFault fault = faultFor(request.firstLine());
        try (ProxiedExchange exchange = new ProxiedExchange(port, target, client, request)) {
            fault.action().run(exchange);
        } catch (IllegalStateException e) {
            impossible.add(new IllegalStateException(fault + ": " + e.getMessage(), e));
            client.reset();
        }
    }

    private ProxyFault faultFor(String requestLine) {
        synchronized (planned) {
            Stream<PlannedProxyFault> ordered = Stream.concat(
                    planned.stream().filter(PlannedProxyFault::isPending),
                    planned.stream().filter(entry -> !entry.once));
            PlannedProxyFault next = ordered.filter(candidate -> candidate.requestLine.test(requestLine))
                    .findFirst()
                    .orElse(null);
            if (next == null) {
                return ProxyFault.pass();
            }
            next.triggered++;
            return next.fault;
        }
    }

    private static String redacted(MessageHead request) {
        String[] target = request.word(1).split("\\?", 2);
        String key = request.header("D360-API-KEY").stream().findFirst().orElse("");
        return request.word(0) + " "
                + TargetRedactor.redactTarget(target[0], target.length < 2 ? null : target[1], key);
    }
}
