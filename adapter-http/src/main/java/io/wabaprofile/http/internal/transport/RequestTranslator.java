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

/** Turns Feign's request and what travels beside it into HttpCore's. */
final class RequestTranslator {
    private static final Set<String> SET_HERE =
            Set.of("content-length", "transfer-encoding", "host", "connection", "expect", "upgrade", "accept-encoding");
    private static final Pattern TARGET = Pattern.compile("/(?!/)[\\x21-\\x7E&&[^#\\\\]]*");
    private static final int LARGEST_PIECE = 256 * 1024;

    private final TransportSettings settings;
    private final HttpHost host;
    private final @Nullable ProxyEndpoint plainProxy;

    RequestTranslator(TransportSettings settings) {
        this.settings = settings;
        this.host = new HttpHost(
                settings.base().getScheme(), settings.host(), settings.base().getPort());
        this.plainProxy = settings.isSecure() ? null : settings.proxy();
    }

    /** @throws AttemptFailure if the target is not one of the connection's own host */
    ClassicHttpRequest translate(Request request, CallOptions call, HttpExchange exchange) {
        BasicClassicHttpRequest message =
                new BasicClassicHttpRequest(request.httpMethod().name(), host, target(request, call.target()));
        message.setAbsoluteRequestUri(plainProxy != null);
        message.addHeader(HttpHeaders.HOST, settings.authority());
        message.addHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        message.addHeader(HttpHeaders.USER_AGENT, settings.userAgent());
        if (plainProxy != null && plainProxy.authorization() != null) {
            message.addHeader(HttpHeaders.PROXY_AUTHORIZATION, plainProxy.authorization());
        }
        request.headers().forEach((name, values) -> {
            if (!SET_HERE.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> message.addHeader(name, value));
            }
        });
        message.addHeader(call.credential().name(), call.credential().value());
        byte[] body = request.body();
        StreamedBody streamed = call.body();
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

    /** Content fails with an {@link AttemptFailure}; an {@link IOException} is one of the connection. */
    private static void stream(StreamedBody body, HttpExchange exchange, OutputStream out) throws IOException {
        try (InputStream content = body.content().open()) {
            exchange.reads(content);
            byte[] piece = new byte[(int) Math.min(LARGEST_PIECE, body.length())];
            for (long left = body.length(); left > 0; ) {
                int count = content.read(piece, 0, (int) Math.min(piece.length, left));
                if (count < 0) {
                    throw AttemptFailure.sourceChanged("the content ended " + left + " bytes early");
                }
                out.write(piece, 0, count);
                left -= count;
            }
        }
    }

    /** Exactly the given bytes after the base's path, if they cannot name another host. */
    private String target(Request request, @Nullable String rawTarget) {
        String wanted = rawTarget == null
                ? request.url().substring(settings.base().toString().length())
                : rawTarget;
        if (!TARGET.matcher(wanted).matches()) {
            throw AttemptFailure.unreadable("it names an address on another host, or none");
        }
        return settings.base().getRawPath() + wanted;
    }
}
