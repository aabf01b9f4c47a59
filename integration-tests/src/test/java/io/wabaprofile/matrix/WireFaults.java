package io.wabaprofile.matrix;

import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unavailable.Reason;
import io.wabaprofile.port.Unreadable;
import io.wabaprofile.testkit.wire.ProxyFault;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The faults that a proxy can inject, by the names of their rows. */
final class WireFaults {
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final ScriptedResponse BOMB = ScriptedResponse.gzipBomb();
    private static final ScriptedResponse SESSION_UNKNOWN = ScriptedResponse.of(
            400,
            "{\"error\":{\"message\":\"Object with ID '" + MatrixFixture.KEY
                    + "' does not exist\",\"code\":100,\"error_subcode\":33}}");
    private static final ScriptedResponse[] OFFSET_CONFLICTS = {
        upload(409, "OffsetInvalidError"), upload(412, "OffsetInvalidError"), upload(206, "PartialRequestError")
    };
    private static final String OK = "HTTP/1.1 200 OK\r\nConnection: close\r\n";
    private static final String PAGE = "<html><body>Bad gateway</body></html>";

    private WireFaults() {}

    /** @param elsewhere the target of redirects */
    static List<WireFault> of(String fault, Transport transport, URI elsewhere) {
        return switch (fault) {
            case "request-truncated" ->
                List.of(new WireFault("reset", ProxyFault.cutRequestAfter(0), null, Reason.CONNECTION_LOST));
            case "response-missing" -> lost(closed("", transport), ScriptedResponse.resetWithoutResponse());
            case "response-head-truncated" ->
                lost(
                        closed("HTTP/1.1 200 Status2", transport),
                        ScriptedResponse.of(200, "{}").resetAfter(20));
            case "response-body-truncated" -> lost(closed(OK + "Content-Length: 100\r\n\r\n{}", transport));
            case "chunked-body-invalid" ->
                lost(
                        closed(OK + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n", transport),
                        ScriptedResponse.withInvalidChunk("{}"));
            case "content-length-conflict" -> hostile(ScriptedResponse.withContentLengths("{}", 2, 3));
            case "response-head-too-slow" ->
                responses(Reason.TIMED_OUT, ScriptedResponse.of(200, "{}").trickling(PAUSE));
            case "response-body-too-slow" ->
                responses(
                        Reason.TIMED_OUT,
                        ScriptedResponse.of(200, "{" + " ".repeat(100) + "}").tricklingBody(PAUSE),
                        ScriptedResponse.stall(OK + "Content-Length: 100\r\n\r\n{"));
            case "no-response" -> responses(Reason.TIMED_OUT, ScriptedResponse.stall(""));
            case "response-lost" ->
                List.of(
                        new WireFault(
                                "closed", ProxyFault.responseLost(), ProxyFault.responseLost(), Reason.CONNECTION_LOST),
                        new WireFault(
                                "reset",
                                ProxyFault.resetBeforeResponse(),
                                ProxyFault.resetBeforeResponse(),
                                Reason.CONNECTION_LOST));
            case "response-too-large" ->
                hostile(
                        ScriptedResponse.endless(OK + "Content-Type: application/json\r\n\r\n{"),
                        ScriptedResponse.of(200, "{\"long\":\"" + "x".repeat(300_000) + "\"}"));
            case "response-encoded" -> hostile(ScriptedResponse.of(200, "{}").with("Content-Encoding", "gzip"), BOMB);
            case "failure-with-status-200" ->
                refused(
                        Rejected.class,
                        ScriptedResponse.of(200, "{\"success\":false}"),
                        meta(200, 100),
                        onPremise(200, 1008));
            case "redirect" ->
                refused(
                        Unreadable.class,
                        IntStream.of(301, 302, 307, 308)
                                .mapToObj(status ->
                                        ScriptedResponse.redirect(status, elsewhere + "/v1/settings/profile/about")));
            case "invalid-request" ->
                refused(Rejected.class, meta(400, 100), onPremise(400, 1008), dialog360(400, "bad value"), bare(400));
            case "forbidden" -> refused(Unauthorized.class, bare(403), meta(403, 10));
            case "not-found" -> refused(Rejected.class, bare(404), meta(404, 803));
            case "not-found-on-premise" -> refused(Rejected.class, onPremise(404, 1006));
            case "gone" -> refused(Rejected.class, bare(410), SESSION_UNKNOWN);
            case "session-unknown" -> refused(Rejected.class, SESSION_UNKNOWN);
            case "offset-conflict" -> refused(Rejected.class, OFFSET_CONFLICTS);
            case "offset-conflict-of-an-upload" -> refused(Unavailable.class, OFFSET_CONFLICTS);
            case "request-too-large" -> refused(Rejected.class, bare(413), bare(415));
            case "server-error" ->
                responses(
                        Unavailable.class,
                        Reason.SERVER_ERROR,
                        Stream.of(500, 503, 504, 555).map(status -> dialog360(status, "out of order")));
            case "channel-down" ->
                refused(Unavailable.class, dialog360(502, "WhatsApp Business API not available / not running"));
            case "gateway-error-page" ->
                responses(
                        Unavailable.class,
                        Reason.SERVER_ERROR,
                        Stream.of(502, 503, 504)
                                .map(status -> ScriptedResponse.of(status, PAGE).with("Content-Type", "text/html")));
            case "temporary-error-code" ->
                responses(
                        Unavailable.class,
                        Reason.SERVER_ERROR,
                        Stream.of(
                                meta(400, 2),
                                meta(500, 1),
                                ScriptedResponse.of(400, "{\"error\":{\"code\":99,\"is_transient\":true}}")));
            case "key-refused" -> refused(Unauthorized.class, bare(401), meta(401, 190));
            default -> throw new IllegalArgumentException("The proxy has no fault " + fault);
        };
    }

    /**
     * A complete document whose body has no length and ends with the connection, which ends without close_notify. Over
     * plain HTTP that is a complete response.
     */
    static List<WireFault> withoutCloseNotify(RequestKind kind) {
        String response = OK + "\r\n" + kind.goodBody();
        ScriptedResponse closed = ScriptedResponse.raw(response).cutAfter(response.length());
        return List.of(new WireFault(
                "without close_notify",
                ProxyFault.respondInstead(closed),
                ProxyFault.replaceResponse(closed),
                Reason.CONNECTION_LOST));
    }

    /**
     * Responses with status 200 that are no document.
     *
     * @param acknowledging those that On-Premise servers send to acknowledge a write
     */
    static List<WireFault> noDocuments(boolean acknowledging) {
        return acknowledging
                ? responses(
                        Unreadable.class, null, Stream.of("", "null", "{}").map(body -> ScriptedResponse.of(200, body)))
                : responses(
                        Unreadable.class,
                        null,
                        Stream.of(
                                ScriptedResponse.of(200, PAGE).with("Content-Type", "text/html"),
                                ScriptedResponse.of(200, PAGE),
                                ScriptedResponse.of(200, "[]"),
                                ScriptedResponse.of(200, "{} {}"),
                                ScriptedResponse.of(200, "{\"success\":true,\"success\":true}")));
    }

    static ScriptedResponse meta(int status, int code) {
        return ScriptedResponse.of(
                status,
                "{\"error\":{\"message\":\"(#" + code + ") not with " + MatrixFixture.KEY + "\",\"code\":" + code
                        + ",\"fbtrace_id\":\"Aq" + MatrixFixture.KEY + "\"}}");
    }

    static ScriptedResponse onPremise(int status, int code) {
        return ScriptedResponse.of(
                status,
                "{\"errors\":[{\"code\":" + code + ",\"title\":\"No\",\"details\":\"not with " + MatrixFixture.KEY
                        + "\"}]}");
    }

    static ScriptedResponse dialog360(int status, String words) {
        return ScriptedResponse.of(
                status,
                "{\"meta\":{\"success\":false,\"http_code\":" + status + ",\"developer_message\":\"" + words
                        + "\",\"360dialog_trace_id\":\"" + MatrixFixture.KEY + "\"}}");
    }

    private static ScriptedResponse upload(int status, String type) {
        return ScriptedResponse.of(
                status,
                "{\"debug_info\":{\"retriable\":false,\"type\":\"" + type + "\",\"message\":\"" + MatrixFixture.KEY
                        + "\"}}");
    }

    static ScriptedResponse bare(int status) {
        return ScriptedResponse.of(status, "");
    }

    /** Closed after these bytes; over TLS once with close_notify and once without. */
    private static Stream<ScriptedResponse> closed(String bytes, Transport transport) {
        ScriptedResponse closed = ScriptedResponse.raw(bytes);
        return transport.isTls() ? Stream.of(closed, closed.cutAfter(bytes.length())) : Stream.of(closed);
    }

    private static List<WireFault> lost(Stream<ScriptedResponse> closed, ScriptedResponse... others) {
        return responses(
                Reason.CONNECTION_LOST,
                Stream.concat(closed, Arrays.stream(others)).toArray(ScriptedResponse[]::new));
    }

    private static List<WireFault> hostile(ScriptedResponse... responses) {
        return responses(Unreadable.class, null, Arrays.stream(responses));
    }

    private static List<WireFault> responses(Reason reason, ScriptedResponse... responses) {
        return responses(Unavailable.class, reason, Arrays.stream(responses));
    }

    /** Responses of a server that has done its work or has not. */
    private static List<WireFault> responses(
            Class<? extends GatewayException> failure, Reason reason, Stream<ScriptedResponse> responses) {
        return variants(
                responses,
                (name, response) -> new WireFault(
                        name,
                        ProxyFault.respondInstead(response),
                        ProxyFault.replaceResponse(response),
                        failure,
                        reason));
    }

    private static List<WireFault> refused(Class<? extends GatewayException> failure, ScriptedResponse... responses) {
        return refused(failure, Arrays.stream(responses));
    }

    private static List<WireFault> refused(
            Class<? extends GatewayException> failure, Stream<ScriptedResponse> responses) {
        return variants(responses, (name, response) -> WireFault.refusal(name, response, failure));
    }

    private static List<WireFault> variants(
            Stream<ScriptedResponse> responses, BiFunction<String, ScriptedResponse, WireFault> fault) {
        List<ScriptedResponse> all = responses.toList();
        return IntStream.range(0, all.size())
                .mapToObj(i -> fault.apply("variant " + (i + 1), all.get(i)))
                .toList();
    }
}
