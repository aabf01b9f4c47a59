package io.wabaprofile.http.internal;

import feign.Client;
import feign.Request;
import feign.Response;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange over the JDK's client, the answer's body included, within one time limit. Adds the credential, which
 * no layer above ever sees. Follows nothing, decodes nothing, repeats nothing.
 */
final class JdkTransport implements Client {
    private static final int MAX_ANSWER = 256 * 1024;
    private static final Set<String> SET_BY_THE_CLIENT =
            Set.of("content-length", "host", "connection", "expect", "upgrade", "accept-encoding");

    private final HttpClient client;
    private final URI base;

    JdkTransport(HttpClient client, URI base) {
        this.client = client;
        this.base = base;
    }

    @Override
    public Response execute(Request request, Request.Options options) {
        CallOptions call = (CallOptions) options;
        HttpResponse<byte[]> answer = exchange(toHttp(request, call), call);
        answer.headers()
                .firstValue("Content-Encoding")
                .filter(encoding -> !encoding.equalsIgnoreCase("identity"))
                .ifPresent(encoding -> {
                    throw AttemptFailure.unreadable("it is encoded although plain content was asked for");
                });
        return Response.builder()
                .status(answer.statusCode())
                .headers(asFeign(answer))
                .body(answer.body())
                .request(request)
                .build();
    }

    private HttpResponse<byte[]> exchange(HttpRequest request, CallOptions call) {
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request, head -> new CappedBody(MAX_ANSWER));
        try {
            return exchange.get(call.limit().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw AttemptFailure.of(FailureClass.TIMED_OUT, "");
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw AttemptFailure.cancelled("interrupted");
        } catch (ExecutionException e) {
            throw failure(e);
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
    private URI target(String rawTarget) {
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
            return streamed.get();
        }
        return request.body() == null ? new SingleUseBody() : BodyPublishers.ofByteArray(request.body());
    }

    private static Map<String, Collection<String>> asFeign(HttpResponse<byte[]> answer) {
        Map<String, Collection<String>> headers = new HashMap<>();
        answer.headers().map().forEach(headers::put);
        return headers;
    }

    private static AttemptFailure failure(ExecutionException wrapped) {
        Throwable cause = wrapped.getCause() == null ? wrapped : wrapped.getCause();
        for (Throwable link = cause; link != null; link = link.getCause()) {
            if (link instanceof AttemptFailure ours) {
                return ours;
            }
            if (link instanceof SSLPeerUnverifiedException || link instanceof GeneralSecurityException) {
                return AttemptFailure.broken(FailureClass.NOT_TRUSTED, cause);
            }
        }
        boolean notSent = cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException;
        return AttemptFailure.broken(notSent ? FailureClass.NOT_SENT : FailureClass.LOST, cause);
    }
}
