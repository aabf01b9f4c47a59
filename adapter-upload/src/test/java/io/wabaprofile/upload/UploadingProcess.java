package io.wabaprofile.upload;

import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.http.internal.Host;
import io.wabaprofile.http.internal.policy.ConcurrencyLimiter;
import io.wabaprofile.http.internal.policy.HostCircuitBreaker;
import io.wabaprofile.http.internal.policy.RetryPolicy;
import io.wabaprofile.http.internal.policy.RetryingExecutor;
import io.wabaprofile.http.internal.policy.Telemetry;
import io.wabaprofile.http.internal.request.Channel;
import io.wabaprofile.http.internal.request.HeaderCredential;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.testkit.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.util.SplittableRandom;

/** Everything that a program builds at its start to upload, over a wire without sockets. */
final class UploadingProcess {
    private static final URI BASE = URI.create("http://127.0.0.1");

    private UploadingProcess() {}

    static MediaUploader start(
            UnreliableWire wire, PlatformModel platform, VirtualTime time, UploadSettings settings, long seed) {
        Telemetry telemetry = Telemetry.to(null, null, (text, secrets) -> text);
        RetryPolicy policy = new RetryPolicy(
                3,
                Duration.ofMillis(50),
                Duration.ofSeconds(1),
                Duration.ofSeconds(20),
                new SplittableRandom(seed)::nextDouble);
        ConcurrencyLimiter limiter = new ConcurrencyLimiter(64, 4, 4, Duration.ofDays(1), time, telemetry);
        Host host = new Host(
                BASE,
                wire,
                new RetryingExecutor(policy, Duration.ofSeconds(10), time, time, telemetry, limiter),
                telemetry,
                limiter,
                new HostCircuitBreaker(time),
                Duration.ofSeconds(30),
                time,
                time,
                null);
        ApiClient<UploadApi> client = host.client(UploadApi.class);
        Channel channel = new Channel(() -> new HeaderCredential("D360-API-KEY", "", platform.key()), "");
        return new UploadGateway(client, UploadDestination.dialog360(channel), new OffsetQuery(client), settings);
    }
}
