package io.wabaprofile.http.internal.transport;

import feign.Request;
import feign.Response;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.CallOptions;
import io.wabaprofile.http.internal.request.Channel;
import io.wabaprofile.http.internal.request.Endpoint;
import io.wabaprofile.http.internal.request.FailureKind;
import io.wabaprofile.http.internal.request.HeaderCredential;
import io.wabaprofile.http.internal.request.RequestSpec;
import io.wabaprofile.http.internal.request.RetrySafety;
import io.wabaprofile.http.internal.transport.TransportSettings.ProxyEndpoint;
import io.wabaprofile.port.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A transport to one server, with methods to send requests of several channels. */
final class TransportFixture implements AutoCloseable {
    static final Duration LONG = Duration.ofSeconds(20);
    static final int MAX_CONNECTIONS = 110;

    private final String base;
    final HttpCoreTransport transport;

    TransportFixture(TransportSecurity security, String base) {
        this(security, base, false, null, InetAddress::getAllByName);
    }

    TransportFixture(
            TransportSecurity security,
            String base,
            boolean sharing,
            @Nullable ProxyEndpoint proxy,
            HostResolver.Lookup lookup) {
        this(security, base, sharing, proxy, lookup, false);
    }

    private TransportFixture(
            TransportSecurity security,
            String base,
            boolean sharing,
            @Nullable ProxyEndpoint proxy,
            HostResolver.Lookup lookup,
            boolean anonymous) {
        this.base = base;
        TransportSettings settings = new TransportSettings(
                URI.create(base),
                security.client(),
                proxy,
                Duration.ofSeconds(3),
                MAX_CONNECTIONS,
                sharing,
                "test",
                anonymous);
        transport = new HttpCoreTransport(settings, lookup, System::nanoTime);
    }

    static TransportFixture anonymous(TransportSecurity security, String base, HostResolver.Lookup lookup) {
        return new TransportFixture(security, base, false, null, lookup, true);
    }

    static RequestSpec call() {
        HeaderCredential credential = new HeaderCredential("Key", "", "unused");
        return new Endpoint("test", Operation.FETCH_PROFILE, RetrySafety.READ)
                .forChannel(new Channel(() -> credential, ""));
    }

    String get(String channel) {
        return get(channel, LONG);
    }

    String get(String channel, Duration limit) {
        return send(Request.HttpMethod.GET, channel, limit, call(), null);
    }

    String post(String channel, Duration limit, byte[] body) {
        return send(Request.HttpMethod.POST, channel, limit, call(), body);
    }

    String post(String channel, Duration limit, RequestSpec call) {
        return send(Request.HttpMethod.POST, channel, limit, call, null);
    }

    /** Returns the body of the response, and releases the connection as decoded. */
    private String send(
            Request.HttpMethod method, String channel, Duration limit, RequestSpec call, byte @Nullable [] body) {
        FixtureCall started = new FixtureCall(call, channel, limit);
        Request request = Request.create(method, base + "/thing", Map.of(), body, StandardCharsets.UTF_8, null);
        Response response = transport.execute(request, started.options);
        started.release(true);
        return response.status() + " " + text(response);
    }

    /** Sends a GET and releases the connection as not decoded. */
    void getWithoutDecoding(String channel) {
        FixtureCall started = new FixtureCall(call(), channel, LONG);
        Request request =
                Request.create(Request.HttpMethod.GET, base + "/thing", Map.of(), null, StandardCharsets.UTF_8, null);
        transport.execute(request, started.options);
        started.release(false);
    }

    private static String text(Response response) {
        try {
            return new String(response.body().asInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class FixtureCall {
        private final CallOptions options;

        private FixtureCall(RequestSpec call, String channel, Duration limit) {
            options = new CallOptions(call, channel, new HeaderCredential("Key", "", channel), () -> limit, () -> {});
        }

        private void release(boolean decoded) {
            options.releaseConnection(decoded);
        }
    }

    static FailureKind failure(Runnable call) {
        return thrown(call).kind();
    }

    static AttemptFailure thrown(Runnable call) {
        try {
            call.run();
        } catch (AttemptFailure failure) {
            return failure;
        }
        throw new AssertionError("The call succeeded");
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("It did not happen in time: " + what);
            }
            Thread.yield();
        }
    }

    @Override
    public void close() {
        transport.close();
    }
}
