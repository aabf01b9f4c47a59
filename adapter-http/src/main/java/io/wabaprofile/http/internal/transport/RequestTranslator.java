package io.wabaprofile.http.internal.transport;

import feign.Request;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.CallOptions;
import io.wabaprofile.http.internal.request.StreamedBody;
import io.wabaprofile.http.internal.transport.TransportSettings.ProxyEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;

/** Translates Feign's request and its options into HttpCore's request. */
final class RequestTranslator {
    private static final Set<String> RESERVED_HEADERS =
            Set.of("content-length", "transfer-encoding", "host", "connection", "expect", "upgrade", "accept-encoding");
    private static final Pattern TARGET = Pattern.compile("/(?!/)[\\x21-\\x7E&&[^#\\\\]]*");
    private static final int MAX_BUFFER = 256 * 1024;

    private final TransportSettings settings;
    private final HttpHost host;
    private final @Nullable ProxyEndpoint plainProxy;

    RequestTranslator(TransportSettings settings) {
        this.settings = settings;
        this.host = new HttpHost(
                settings.base().getScheme(), settings.host(), settings.base().getPort());
        this.plainProxy = settings.isSecure() ? null : settings.proxy();
    }

    /** @throws AttemptFailure if the target is not a path on the host of the connection */
    ClassicHttpRequest translate(Request request, CallOptions options, HttpExchange exchange) {
        ClassicHttpRequest message = withoutCredential(request.httpMethod().name(), target(request, options.target()));
        request.headers().forEach((name, values) -> {
            if (!RESERVED_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> message.addHeader(name, value));
            }
        });
        if (!settings.anonymous()) {
            message.addHeader(options.credential().name(), options.credential().value());
        }
        byte[] body = request.body();
        StreamedBody streamed = options.body();
        if (streamed != null && streamed.length() > 0) {
            message.setEntity(
                    new EntityTemplate(streamed.length(), null, null, out -> stream(streamed, exchange, out)));
        } else if (streamed == null && body != null) {
            message.setEntity(new ByteArrayEntity(body, null));
        }
        if (message.getEntity() != null) {
            message.addHeader(HttpHeaders.CONTENT_LENGTH, message.getEntity().getContentLength());
        } else if (request.httpMethod() != Request.HttpMethod.GET) {
            message.addHeader(HttpHeaders.CONTENT_LENGTH, 0);
        }
        return message;
    }

    /** Returns a request that a server may answer without knowing the caller. */
    ClassicHttpRequest withoutCredential(String method, String target) {
        BasicClassicHttpRequest message = new BasicClassicHttpRequest(method, host, target);
        message.setAbsoluteRequestUri(plainProxy != null);
        message.addHeader(HttpHeaders.HOST, settings.authority());
        message.addHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        message.addHeader(HttpHeaders.USER_AGENT, settings.userAgent());
        if (plainProxy != null && plainProxy.authorization() != null) {
            message.addHeader(HttpHeaders.PROXY_AUTHORIZATION, plainProxy.authorization());
        }
        return message;
    }

    /**
     * Streams the body. A failure of the content is an {@link AttemptFailure}; an {@link IOException} is from the
     * connection.
     */
    private static void stream(StreamedBody body, HttpExchange exchange, OutputStream out) throws IOException {
        try (InputStream content = body.content().open()) {
            exchange.useContent(content);
            byte[] buffer = new byte[(int) Math.min(MAX_BUFFER, body.length())];
            for (long left = body.length(); left > 0; ) {
                int count = content.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    throw AttemptFailure.sourceChanged("the content ended " + left + " bytes early");
                }
                out.write(buffer, 0, count);
                left -= count;
            }
        }
    }

    /**
     * Returns the path of the base followed by the target, unchanged. Rejects a target that could address another host.
     */
    private String target(Request request, @Nullable String rawTarget) {
        String target = rawTarget == null
                ? request.url().substring(settings.base().toString().length())
                : rawTarget;
        if (!TARGET.matcher(target).matches()) {
            throw AttemptFailure.unreadable("it addresses another host or is not a valid path");
        }
        return settings.base().getRawPath() + target;
    }
}
