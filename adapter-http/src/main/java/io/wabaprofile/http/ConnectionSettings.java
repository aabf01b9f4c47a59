package io.wabaprofile.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.wabaprofile.port.ApiUsageObserver;
import io.wabaprofile.port.Sleeper;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The settings of a connection with their defaults. {@link ApiConnection.Builder} changes them. Not thread-safe. */
final class ConnectionSettings {
    final URI base;
    final boolean graph;
    final Set<String> plainHttpHosts = new HashSet<>();
    boolean plainHttpOnLoopback;
    Duration attemptLimit = Duration.ofSeconds(10);
    Duration callLimit = Duration.ofSeconds(30);
    RetrySettings retries = RetrySettings.DEFAULT;
    ConcurrencySettings concurrency = ConcurrencySettings.DEFAULT;

    @Nullable
    MeterRegistry meters;

    @Nullable
    ObservationRegistry observations;

    @Nullable
    SSLContext tls;

    @Nullable
    HttpProxy proxy;

    @Nullable
    ApiUsageObserver usageObserver;

    boolean shareConnections;
    String userAgent = UserAgent.LIBRARY;
    InstantSource clock = InstantSource.system();
    LongSupplier nanoTime = System::nanoTime;
    final CloseSignal closing = new CloseSignal();
    Sleeper sleeper = closing;
    DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

    ConnectionSettings(URI base, boolean graph) {
        this.base = base;
        this.graph = graph;
    }

    /** @throws IllegalArgumentException if a key must not be sent to the address */
    URI checkedAddress() {
        BaseAddress.checkPlatform(base, graph);
        return BaseAddress.check(base, plainHttpOnLoopback, proxy == null ? plainHttpHosts : Set.of());
    }
}
