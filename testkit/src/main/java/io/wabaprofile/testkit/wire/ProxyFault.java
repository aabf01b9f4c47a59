package io.wabaprofile.testkit.wire;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A network fault that a {@link FaultProxy} applies to one request or its response. Immutable. */
public final class ProxyFault {
    private final String name;
    private final ProxiedExchange.Action action;

    private ProxyFault(String name, ProxiedExchange.Action action) {
        this.name = name;
        this.action = action;
    }

    ProxiedExchange.Action action() {
        return action;
    }

    /** Forwards the request and the response unchanged. */
    public static ProxyFault pass() {
        return new ProxyFault("pass", ProxiedExchange::forward);
    }

    /** Reads the whole request and sends this response. The target does not receive the request. */
    public static ProxyFault respondInstead(ScriptedResponse response) {
        return new ProxyFault("respondInstead", exchange -> {
            exchange.discardRequest();
            response.writeTo(exchange.client());
        });
    }

    /** Forwards the request, and sends this response instead of the target's. */
    public static ProxyFault replaceResponse(ScriptedResponse response) {
        return afterBytes("replaceResponse", 0, response::writeTo);
    }

    /** Forwards the request, and closes the connection (FIN) before the first byte of the response. */
    public static ProxyFault responseLost() {
        return afterBytes("responseLost", 0, SocketConnection::fin);
    }

    /** Forwards the request, and resets the connection (RST) before the first byte of the response. */
    public static ProxyFault resetBeforeResponse() {
        return afterBytes("resetBeforeResponse", 0, SocketConnection::reset);
    }

    /** Forwards the request, sends the first bytes of the response, and closes the connection (FIN). */
    public static ProxyFault cutResponseAfter(long bytes) {
        return afterBytes("cutResponseAfter(" + bytes + ")", bytes, SocketConnection::fin);
    }

    /**
     * Forwards the request, sends the first bytes of the response, and resets the connection (RST). Bytes that the
     * client has
     * not read by then may be lost.
     */
    public static ProxyFault resetResponseAfter(long bytes) {
        return afterBytes("resetResponseAfter(" + bytes + ")", bytes, SocketConnection::reset);
    }

    /** Forwards the request, and sends no response until the client closes the connection. */
    public static ProxyFault stallResponse() {
        return afterBytes("stallResponse", 0, SocketConnection::awaitEnd);
    }

    /**
     * Forwards the request, sends the first bytes of the response, and no more until the client closes the connection.
     */
    public static ProxyFault stallResponseAfter(long bytes) {
        return afterBytes("stallResponseAfter(" + bytes + ")", bytes, SocketConnection::awaitEnd);
    }

    private static ProxyFault afterBytes(String name, long bytes, LoopbackPort.ConnectionHandler ending) {
        return new ProxyFault(name, exchange -> {
            exchange.forwardResponseBytes(bytes);
            ending.handle(exchange.client());
        });
    }

    /**
     * Forwards the head of the request and exactly this many bytes of its body, and ends the connection to the target.
     * When
     * the target has closed its side, the client's connection is reset. So the state of the target is final when the
     * client
     * sees the failure.
     */
    public static ProxyFault cutRequestAfter(long bytes) {
        return new ProxyFault("cutRequestAfter(" + bytes + ")", exchange -> {
            exchange.forwardRequestBytes(bytes);
            exchange.client().reset();
        });
    }

    /** Sends the response one byte at a time and pauses after each. */
    public static ProxyFault trickleResponse(Duration pause) {
        return new ProxyFault("trickleResponse", exchange -> exchange.trickle(pause));
    }

    /** Sends the head of the response at once, and the body one byte at a time with a pause after each. */
    public static ProxyFault trickleResponseBody(Duration pause) {
        return new ProxyFault("trickleResponseBody", exchange -> exchange.trickleBody(pause));
    }

    /** Waits for the signal before it forwards the request. */
    public static ProxyFault delayUntil(CountDownLatch signal) {
        return new ProxyFault("delayUntil", exchange -> {
            exchange.client().await(signal);
            exchange.forward();
        });
    }

    @Override
    public String toString() {
        return name;
    }
}
