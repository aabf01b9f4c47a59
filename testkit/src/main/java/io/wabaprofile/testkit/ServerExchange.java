package io.wabaprofile.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request on a connection of the simulator, and the response to it. Used by one thread. */
final class ServerExchange implements AutoCloseable {
    private static final Pattern REQUEST_LINE = Pattern.compile("(?s)(\\S+) (.+) HTTP/1\\.([01])");
    private static final Pattern ABSOLUTE_FORM = Pattern.compile("(?is)https?://[^/?]*");

    private final String method;
    private final String target;
    private final Map<String, List<String>> headers;
    private final IncomingBody body;
    private final OutputStream out;
    private final Map<String, String> responseHeaders = new LinkedHashMap<>();
    private boolean reusable;
    private @Nullable OutgoingBody response;

    private ServerExchange(Matcher requestLine, MessageHead head, IncomingBody body, OutputStream out) {
        this.method = requestLine.group(1);
        this.target = originForm(requestLine.group(2));
        this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        head.headers().forEach((name, values) -> headers.put(inUsualCase(name), values));
        this.body = body;
        this.out = out;
        String connection = String.join(",", head.header("Connection")).toLowerCase(Locale.ROOT);
        this.reusable =
                requestLine.group(3).equals("1") ? !connection.contains("close") : connection.contains("keep-alive");
    }

    /**
     * Reads no more than the head, and tells the client to go on if it waits for that.
     *
     * @throws MalformedRequest if the head cannot be understood; the client was told with a 400
     */
    static ServerExchange begin(MessageHead head, InputStream in, OutputStream out) throws IOException {
        try {
            Matcher requestLine = REQUEST_LINE.matcher(head.firstLine());
            if (!requestLine.matches()) {
                throw new MalformedRequest("The first line is not that of a request");
            }
            IncomingBody body = IncomingBody.after(head, in);
            if (requestLine.group(3).equals("1") && head.header("Expect").contains("100-continue")) {
                out.write(bytes("HTTP/1.1 100 Continue\r\n\r\n"));
                out.flush();
            }
            return new ServerExchange(requestLine, head, body, out);
        } catch (MalformedRequest e) {
            out.write(bytes("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
            out.flush();
            throw e;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Proxies are sent a target with scheme and host, which means the same without them. */
    private static String originForm(String target) {
        Matcher start = ABSOLUTE_FORM.matcher(target);
        if (!start.lookingAt()) {
            return target;
        }
        String rest = target.substring(start.end());
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    /** As journals have names of headers since their first version. */
    private static String inUsualCase(String name) {
        return name.isEmpty()
                ? name
                : name.substring(0, 1).toUpperCase(Locale.ROOT)
                        + name.substring(1).toLowerCase(Locale.ROOT);
    }

    String method() {
        return method;
    }

    /** Undecoded. Starts with a slash unless the client sent something else. */
    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Undecoded; null if there is none. */
    @Nullable
    String rawQuery() {
        int query = target.indexOf('?');
        return query < 0 ? null : target.substring(query + 1);
    }

    /** Whatever the case of a name. */
    Map<String, List<String>> headers() {
        return headers;
    }

    InputStream body() {
        return body;
    }

    void setHeader(String name, String value) {
        responseHeaders.put(name, value);
    }

    /**
     * Sends the head with the first bytes of the body, or when the exchange is closed.
     *
     * @param length of the body; absent if it ends with the exchange
     */
    OutputStream respond(int status, OptionalLong length) throws IOException {
        if (length.isPresent()) {
            setHeader("Content-Length", Long.toString(length.getAsLong()));
        } else {
            setHeader("Transfer-Encoding", "chunked");
        }
        reusable &= !"close".equals(responseHeaders.get("Connection"));
        if (!reusable) {
            setHeader("Connection", "close");
        }
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + (status == 200 ? " OK" : " ") + "\r\n");
        responseHeaders.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        out.write(bytes(head.append("\r\n").toString()));
        response = new OutgoingBody(out, method.equals("HEAD") ? OptionalLong.of(0) : length);
        return response;
    }

    /** Whether request and response have ended, so that another request may follow. */
    boolean leavesConnectionReusable() throws IOException {
        return reusable && response != null && response.isComplete() && body.isAtItsEnd();
    }

    @Override
    public void close() {
        try {
            if (response != null) {
                response.close();
            }
        } catch (IOException clientIsGone) {
            reusable = false;
        }
    }
}
