package io.wabaprofile.testkit.journal;

import io.wabaprofile.testkit.journal.Exchange.Message;
import io.wabaprofile.testkit.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Converts exchanges to the HTTP Archive format, version 1.2. */
final class HttpArchive {
    private static final String HOST = "http://simulator.invalid";

    private HttpArchive() {}

    static Map<String, Object> of(List<Exchange> exchanges) {
        JsonObject creator =
                new JsonObject().and("name", "Waba Profile testkit").and("version", "1");
        return JsonObject.of(
                "log",
                new JsonObject()
                        .and("version", "1.2")
                        .and("creator", creator)
                        .and(
                                "entries",
                                exchanges.stream().map(HttpArchive::entry).toList()));
    }

    private static JsonObject entry(Exchange exchange) {
        double milliseconds = exchange.took().toNanos() / 1_000_000.0;
        return new JsonObject()
                .and("startedDateTime", exchange.at().minus(exchange.took()).toString())
                .and("time", milliseconds)
                .and("request", request(exchange))
                .and("response", response(exchange))
                .and("cache", Map.of())
                .and(
                        "timings",
                        new JsonObject()
                                .and("send", 0)
                                .and("wait", milliseconds)
                                .and("receive", 0))
                .and("comment", exchange.fault().map(fault -> "fault: " + fault).orElse(null));
    }

    private static JsonObject request(Exchange exchange) {
        Message request = exchange.request();
        return new JsonObject()
                .and("method", exchange.method())
                .and("url", HOST + exchange.target())
                .and("httpVersion", "HTTP/1.1")
                .and("cookies", List.of())
                .and("headers", headers(request))
                .and("queryString", List.of())
                .and("headersSize", -1)
                .and("bodySize", request.length())
                .and("postData", request.length() == 0 ? null : postData(request));
    }

    private static JsonObject postData(Message request) {
        return new JsonObject()
                .and("mimeType", request.headers().getOrDefault("Content-type", "application/octet-stream"))
                .and("text", request.body().orElse(""))
                .and("comment", request.base64() ? "base64" : null);
    }

    private static JsonObject response(Exchange exchange) {
        Message response = exchange.response();
        JsonObject content = new JsonObject()
                .and("size", response.length())
                .and("mimeType", response.headers().getOrDefault("Content-Type", ""))
                .and("text", response.body().orElse(null))
                .and("encoding", response.base64() ? "base64" : null);
        return new JsonObject()
                .and("status", exchange.status())
                .and("statusText", "")
                .and("httpVersion", "HTTP/1.1")
                .and("cookies", List.of())
                .and("headers", headers(response))
                .and("content", content)
                .and("redirectURL", "")
                .and("headersSize", -1)
                .and("bodySize", response.length());
    }

    private static List<JsonObject> headers(Message message) {
        return new TreeMap<>(message.headers())
                .entrySet().stream()
                        .map(header ->
                                new JsonObject().and("name", header.getKey()).and("value", header.getValue()))
                        .toList();
    }
}
