package io.wabaprofile.matrix;

import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unreadable;
import io.wabaprofile.testkit.FaultProxy.Fault;
import io.wabaprofile.testkit.ScriptedServer.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The faults that are something on the wire, by the names of their rows. */
final class WireFaults {
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Answer BOMB = Answer.gzipBomb();
    private static final Answer SESSION_UNKNOWN = Answer.of(
            400,
            "{\"error\":{\"message\":\"Object with ID '" + Scene.KEY
                    + "' does not exist\",\"code\":100,\"error_subcode\":33}}");
    private static final Answer[] OFFSET_CONFLICTS = {
        upload(409, "OffsetInvalidError"), upload(412, "OffsetInvalidError"), upload(206, "PartialRequestError")
    };
    private static final String PAGE = "<html><body>Bad gateway</body></html>";

    private WireFaults() {}

    /** @param elsewhere where no request may arrive */
    static List<WireFault> named(String fault, URI elsewhere) {
        return switch (fault) {
            case "request-cut" -> List.of(WireFault.passage("cut", Fault.cutRequestAfter(0), Unavailable.class));
            case "answer-missing" -> lost(Answer.nothing(), Answer.reset());
            case "head-cut" ->
                lost(Answer.of(200, "{}").cutAfter(20), Answer.of(200, "{}").resetAfter(20));
            case "body-short" -> lost(Answer.announcing("{}", 100));
            case "chunks-broken" -> lost(Answer.badChunk("{}"), Answer.chunkedWithoutEnd("{}"));
            case "lengths-differ" -> hostile(Answer.announcing("{}", 2, 3));
            case "head-trickles" -> lost(Answer.of(200, "{}").trickling(PAUSE));
            case "body-trickles" ->
                lost(
                        Answer.of(200, "{" + " ".repeat(100) + "}").tricklingBody(PAUSE),
                        Answer.stall("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"));
            case "silence" -> lost(Answer.stall(""));
            case "answer-lost" ->
                List.of(
                        new WireFault("closed", Fault.answerLost(), Fault.answerLost(), Unavailable.class),
                        new WireFault(
                                "reset", Fault.answerLostByReset(), Fault.answerLostByReset(), Unavailable.class));
            case "body-endless" ->
                hostile(
                        Answer.endless("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"),
                        Answer.of(200, "{\"long\":\"" + "x".repeat(300_000) + "\"}"));
            case "encoded" -> hostile(Answer.of(200, "{}").with("Content-Encoding", "gzip"), BOMB);
            case "failure-in-200" ->
                refused(Rejected.class, Answer.of(200, "{\"success\":false}"), meta(200, 100), onPremise(200, 1008));
            case "redirect" ->
                refused(
                        Unreadable.class,
                        IntStream.of(301, 302, 307, 308)
                                .mapToObj(status -> Answer.redirect(status, elsewhere + "/v1/settings/profile/about")));
            case "invalid" ->
                refused(Rejected.class, meta(400, 100), onPremise(400, 1008), dialog360(400, "bad value"), bare(400));
            case "forbidden" -> refused(Unauthorized.class, bare(403), meta(403, 10));
            case "not-found" -> refused(Rejected.class, bare(404), meta(404, 803));
            case "not-found-on-premise" -> refused(Rejected.class, onPremise(404, 1006));
            case "gone" -> refused(Rejected.class, bare(410), SESSION_UNKNOWN);
            case "session-unknown" -> refused(Rejected.class, SESSION_UNKNOWN);
            case "offset-conflict" -> refused(Rejected.class, OFFSET_CONFLICTS);
            case "offset-conflict-of-an-upload" -> refused(Unavailable.class, OFFSET_CONFLICTS);
            case "too-large" -> refused(Rejected.class, bare(413), bare(415));
            case "out-of-order" ->
                answered(
                        Unavailable.class,
                        Stream.of(500, 503, 504, 555).map(status -> dialog360(status, "out of order")));
            case "channel-down" ->
                refused(Unavailable.class, dialog360(502, "WhatsApp Business API not available / not running"));
            case "gateway-page" ->
                answered(
                        Unavailable.class,
                        Stream.of(502, 503, 504)
                                .map(status -> Answer.of(status, PAGE).with("Content-Type", "text/html")));
            case "passing-by-code" ->
                answered(
                        Unavailable.class,
                        Stream.of(
                                meta(400, 2),
                                meta(500, 1),
                                Answer.of(400, "{\"error\":{\"code\":99,\"is_transient\":true}}")));
            case "key-refused" -> refused(Unauthorized.class, bare(401), meta(401, 190));
            default -> throw new IllegalArgumentException("No fault on the wire is called " + fault);
        };
    }

    /** Answers under 200 that are no document, and those that On-Premise servers give to a write all the same. */
    static List<WireFault> noDocuments(boolean good) {
        return good
                ? answered(Unreadable.class, Stream.of("", "null", "{}").map(body -> Answer.of(200, body)))
                : answered(
                        Unreadable.class,
                        Stream.of(
                                Answer.of(200, PAGE).with("Content-Type", "text/html"),
                                Answer.of(200, PAGE),
                                Answer.of(200, "[]"),
                                Answer.of(200, "{} {}"),
                                Answer.of(200, "{\"success\":true,\"success\":true}")));
    }

    static Answer meta(int status, int code) {
        return Answer.of(
                status,
                "{\"error\":{\"message\":\"(#" + code + ") not with " + Scene.KEY + "\",\"code\":" + code
                        + ",\"fbtrace_id\":\"Aq" + Scene.KEY + "\"}}");
    }

    static Answer onPremise(int status, int code) {
        return Answer.of(
                status,
                "{\"errors\":[{\"code\":" + code + ",\"title\":\"No\",\"details\":\"not with " + Scene.KEY + "\"}]}");
    }

    static Answer dialog360(int status, String words) {
        return Answer.of(
                status,
                "{\"meta\":{\"success\":false,\"http_code\":" + status + ",\"developer_message\":\"" + words
                        + "\",\"360dialog_trace_id\":\"" + Scene.KEY + "\"}}");
    }

    private static Answer upload(int status, String type) {
        return Answer.of(
                status,
                "{\"debug_info\":{\"retriable\":false,\"type\":\"" + type + "\",\"message\":\"" + Scene.KEY + "\"}}");
    }

    static Answer bare(int status) {
        return Answer.of(status, "");
    }

    private static List<WireFault> lost(Answer... answers) {
        return answered(Unavailable.class, Arrays.stream(answers));
    }

    private static List<WireFault> hostile(Answer... answers) {
        return answered(Unreadable.class, Arrays.stream(answers));
    }

    private static List<WireFault> answered(Class<? extends GatewayException> failure, Stream<Answer> answers) {
        List<Answer> all = answers.toList();
        return IntStream.range(0, all.size())
                .mapToObj(i -> WireFault.answer("variant " + (i + 1), all.get(i), failure))
                .toList();
    }

    private static List<WireFault> refused(Class<? extends GatewayException> failure, Answer... answers) {
        return refused(failure, Arrays.stream(answers));
    }

    private static List<WireFault> refused(Class<? extends GatewayException> failure, Stream<Answer> answers) {
        List<Answer> all = answers.toList();
        return IntStream.range(0, all.size())
                .mapToObj(i -> WireFault.refusal("variant " + (i + 1), all.get(i), failure))
                .toList();
    }
}
