package io.wabaprofile.http.internal.transport;

import feign.Request;
import io.wabaprofile.http.internal.AttemptFailure;
import io.wabaprofile.http.internal.CallOptions;
import io.wabaprofile.http.internal.RequestBody;
import io.wabaprofile.http.internal.transport.TransportSettings.ProxyEndpoint;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;

/** Turns Feign's request and what travels beside it into HttpCore's. */
final class RequestTranslator {
    private static final Set<String> SET_HERE =
            Set.of("content-length", "transfer-encoding", "host", "connection", "expect", "upgrade", "accept-encoding");
    private static final Pattern TARGET = Pattern.compile("/(?!/)[A-Za-z0-9._~!$&'()*+,;=:@/?%-]*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7E]*");

    private final TransportSettings settings;
    private final HttpHost host;
    private final String base;
    private final String prefix;
    private final @Nullable ProxyEndpoint plainProxy;

    RequestTranslator(TransportSettings settings) {
        this.settings = settings;
        this.host = new HttpHost(
                settings.base().getScheme(), settings.host(), settings.base().getPort());
        this.base = settings.base().toString();
        this.prefix = settings.base().getRawPath();
        this.plainProxy = settings.isSecure() ? null : settings.proxy();
    }

    /** @throws AttemptFailure if the target is not one of the connection's own host */
    ClassicHttpRequest translate(Request request, CallOptions call, Exchange exchange) {
        BasicClassicHttpRequest message =
                new BasicClassicHttpRequest(request.httpMethod().name(), host, target(request, call.rawTarget()));
        message.setAbsoluteRequestUri(plainProxy != null);
        add(message, HttpHeaders.HOST, settings.authority());
        add(message, HttpHeaders.ACCEPT_ENCODING, "identity");
        add(message, HttpHeaders.USER_AGENT, "waba-profile");
        if (plainProxy != null && plainProxy.authorization() != null) {
            add(message, HttpHeaders.PROXY_AUTHORIZATION, plainProxy.authorization());
        }
        for (Map.Entry<String, Collection<String>> header : request.headers().entrySet()) {
            if (!SET_HERE.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                header.getValue().forEach(value -> add(message, header.getKey(), value));
            }
        }
        add(message, call.credential().name(), call.credential().value());
        HttpEntity entity = entity(request.body(), call.body(), exchange);
        if (entity != null || request.httpMethod() != Request.HttpMethod.GET) {
            add(message, HttpHeaders.CONTENT_LENGTH, Long.toString(entity == null ? 0 : entity.getContentLength()));
        }
        message.setEntity(entity);
        return message;
    }

    private static @Nullable HttpEntity entity(
            byte @Nullable [] body, @Nullable RequestBody streamed, Exchange exchange) {
        if (streamed != null) {
            return streamed.length() == 0 ? null : StreamedEntity.of(streamed, exchange);
        }
        return body == null ? null : new ByteArrayEntity(body, null);
    }

    /** Exactly the given bytes after the base's path, if they cannot name another host. */
    private String target(Request request, @Nullable String rawTarget) {
        String wanted = rawTarget == null ? request.url().substring(base.length()) : rawTarget;
        if (!TARGET.matcher(wanted).matches()) {
            throw AttemptFailure.unreadable("it names an address on another host, or none");
        }
        return prefix + wanted;
    }

    /** @throws IllegalArgumentException if it would be more than one header */
    private static void add(ClassicHttpRequest message, String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A header name contains characters that are not allowed");
        }
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("A header value contains characters that are not allowed");
        }
        message.addHeader(name, value);
    }
}
