package io.wabaprofile.http.internal;

import feign.Request;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange over the JDK's client, the answer's body included, within one time limit. Adds the credential, which
 * no layer above ever sees. Follows nothing, decodes nothing, repeats nothing.
 */
final class JdkTransport implements Transport {
    static final Set<String> SET_BY_THE_CLIENT =
            Set.of("content-length", "host", "connection", "expect", "upgrade", "accept-encoding");

    private final Exchanges exchanges;
    private final URI base;

    JdkTransport(Exchanges exchanges, URI base) {
        this.exchanges = exchanges;
        this.base = base;
    }

    @Override
    public WireAnswer answer(Request request, CallOptions call) {
        Exchanges.Answer answer = exchanges.send(toHttp(request, call), call);
        checkFraming(answer);
        return new WireAnswer(answer.status(), answer.headers().map(), answer.body(), true);
    }

    private static void checkFraming(Exchanges.Answer answer) {
        for (String encoding : answer.headers().allValues("Content-Encoding")) {
            if (!encoding.equalsIgnoreCase("identity")) {
                throw AttemptFailure.hostile("it is encoded although plain content was asked for");
            }
        }
        if (answer.headers().allValues("Content-Length").stream().distinct().count() > 1) {
            throw AttemptFailure.hostile("it has two different lengths");
        }
        long headers = answer.headers().map().entrySet().stream()
                .mapToLong(header -> header.getValue().stream()
                        .mapToLong(value -> header.getKey().length() + value.length())
                        .sum())
                .sum();
        if (headers > AnswerLimits.HEADERS) {
            throw AttemptFailure.hostile("its headers are longer than " + AnswerLimits.HEADERS + " characters");
        }
    }

    private HttpRequest toHttp(Request request, CallOptions call) {
        HttpRequest.Builder http = HttpRequest.newBuilder(
                        call.rawTarget() == null ? URI.create(request.url()) : target(call.rawTarget()))
                .method(request.httpMethod().name(), body(request, call.body()))
                .setHeader("Accept-Encoding", "identity")
                .setHeader("User-Agent", "waba-profile");
        for (Map.Entry<String, Collection<String>> header : request.headers().entrySet()) {
            if (!SET_BY_THE_CLIENT.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                header.getValue().forEach(value -> http.header(header.getKey(), value));
            }
        }
        return http.setHeader(call.credential().name(), call.credential().value())
                .build();
    }

    /** The target to the letter on the base's origin; {@code URI.resolve} would lose an upload session's host. */
    URI target(String rawTarget) {
        URI target;
        try {
            target = URI.create(base + rawTarget);
        } catch (IllegalArgumentException e) {
            throw AttemptFailure.unreadable("it names an address that is none");
        }
        boolean sameOrigin = rawTarget.startsWith("/")
                && !rawTarget.startsWith("//")
                && base.getScheme().equals(target.getScheme())
                && base.getRawAuthority().equals(target.getRawAuthority())
                && target.getRawFragment() == null;
        if (!sameOrigin) {
            throw AttemptFailure.unreadable("it names an address on another host");
        }
        return target;
    }

    private static BodyPublisher body(Request request, @Nullable Supplier<BodyPublisher> streamed) {
        if (streamed != null) {
            return new SingleUseBody(streamed.get());
        }
        return new SingleUseBody(
                request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(request.body()));
    }
}
