package io.wabaprofile.testkit.simulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.HttpFilterChain;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.io.IOCallback;
import org.jspecify.annotations.Nullable;

/** A request on a connection of the simulator, and the response to it. Used by one thread, except for {@link #cut}. */
public final class ServerExchange implements AutoCloseable {
    private final RawTargetRequest request;
    private final HttpFilterChain.ResponseTrigger responses;
    private final String target;
    private final InputStream body;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> responseHeaders = new LinkedHashMap<>();
    private boolean responded;

    public ServerExchange(RawTargetRequest request, HttpFilterChain.ResponseTrigger responses) throws IOException {
        this.request = request;
        this.responses = responses;
        this.target = request.target();
        HttpEntity entity = request.getEntity();
        this.body = entity == null ? InputStream.nullInputStream() : entity.getContent();
        for (Header header : request.getHeaders()) {
            headers.computeIfAbsent(capitalized(header.getName()), name -> new ArrayList<>())
                    .add(header.getValue());
        }
    }

    /** Returns a header name as journals contain it: only the first letter is upper case. */
    private static String capitalized(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    public String method() {
        return request.getMethod();
    }

    /** The path, not decoded. Starts with a slash unless the client sent another target. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** The query string, not decoded; null if the target has no question mark. */
    @Nullable
    public String rawQuery() {
        int query = target.indexOf('?');
        return query < 0 ? null : target.substring(query + 1);
    }

    /** The headers of the request. Names are not case-sensitive. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    public InputStream body() {
        return body;
    }

    public void setHeader(String name, String value) {
        responseHeaders.put(name, value);
    }

    /** Closes the connection after the response, and leaves the rest of the request unread. */
    public void abandonRequest() {
        setHeader("Connection", "close");
        request.setEntity(null);
    }

    /**
     * Sends a response.
     *
     * @param length the length of the body; empty if the length is unknown
     * @param body writes the body; not called for a response to HEAD
     */
    public void respond(int status, OptionalLong length, IOCallback<OutputStream> body) throws IOException {
        ClassicHttpResponse response = new BasicClassicHttpResponse(status);
        responseHeaders.forEach(response::setHeader);
        response.setEntity(new EntityTemplate(length.orElse(-1), null, null, body));
        try {
            responses.submitResponse(response);
            responded = true;
        } catch (HttpException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Closes the connection, so that a thread that writes the response fails. */
    public void cut() {
        request.closeConnection();
    }

    /** Closes the connection unless the complete response was sent. */
    @Override
    public void close() {
        if (!responded) {
            cut();
        }
    }
}
