package io.wabaprofile.http.internal;

import feign.Request;
import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange on the caller's own thread, for requests that are small and have nobody to look after them while they
 * are under way. The others go through the JDK's client. Adds the credential, as that does.
 */
final class DirectTransport implements Transport {
    /** With its head it fits into what every system buffers, so that no write has to wait. */
    private static final int LARGEST_BODY = 8 * 1024;

    /** What carries them. */
    interface Wire {
        /** @throws AttemptFailure if no whole answer came within the limit, or something else ended the wait for it */
        WireAnswer send(DirectRequest request, long limitNanos);
    }

    private final Wire wire;
    private final JdkTransport others;
    private final String base;
    private final String host;
    private final String prefix;

    DirectTransport(Wire wire, URI base, JdkTransport others) {
        this.wire = wire;
        this.others = others;
        int usual = base.getScheme().equals("https") ? 443 : 80;
        this.host =
                base.getPort() < 0 || base.getPort() == usual ? base.getHost() : base.getHost() + ":" + base.getPort();
        this.base = base.toString();
        this.prefix = base.getRawPath();
    }

    @Override
    public WireAnswer answer(Request request, CallOptions call) {
        byte[] body = request.body();
        if (!call.isSmall() || (body != null && body.length > LARGEST_BODY)) {
            return others.answer(request, call);
        }
        return wire.send(direct(request, body, call), call.limit().toNanos());
    }

    private DirectRequest direct(Request request, byte @Nullable [] body, CallOptions call) {
        Request.HttpMethod method = request.httpMethod();
        int content = body != null ? body.length : method == Request.HttpMethod.GET ? -1 : 0;
        DirectRequest direct = new DirectRequest(method.name(), target(request, call.rawTarget()), host, content);
        for (Map.Entry<String, Collection<String>> header : request.headers().entrySet()) {
            if (!JdkTransport.SET_BY_THE_CLIENT.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                header.getValue().forEach(value -> direct.header(header.getKey(), value));
            }
        }
        direct.header(call.credential().name(), call.credential().value());
        direct.body(body);
        return direct;
    }

    /** To the letter, for what consists of letters that stand for themselves; else as a URI reads it. */
    private String target(Request request, @Nullable String rawTarget) {
        String wanted = rawTarget == null && request.url().startsWith(base)
                ? request.url().substring(base.length())
                : rawTarget;
        if (wanted != null && isPlain(wanted)) {
            return prefix + wanted;
        }
        URI address = rawTarget == null ? URI.create(request.url()) : others.target(rawTarget);
        String query = address.getRawQuery();
        String path = address.getRawPath();
        return URI.create(query == null ? path : path + "?" + query).toASCIIString();
    }

    private static boolean isPlain(String target) {
        if (!target.startsWith("/") || target.startsWith("//")) {
            return false;
        }
        for (int at = 1; at < target.length(); at++) {
            char letter = target.charAt(at);
            boolean plain = (letter >= 'a' && letter <= 'z')
                    || (letter >= 'A' && letter <= 'Z')
                    || (letter >= '0' && letter <= '9')
                    || "-._~!$&'()*+,;=:@/?".indexOf(letter) >= 0;
            if (!plain) {
                return false;
            }
        }
        return true;
    }
}
