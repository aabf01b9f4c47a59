package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.ApiKey;
import io.wabaprofile.matrix.MatrixFixture.Result;
import io.wabaprofile.testkit.wire.ProxyFault;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Rows about a key that the server does not accept any more. */
final class KeyFaults {
    private static final String NEW_KEY = "CANARY-of-the-next-generation-AK";

    private KeyFaults() {}

    static void refused(RequestKind kind) {
        for (WireFault fault : WireFaults.of("key-refused", Transport.PLAIN, null)) {
            new BehaviourChecks(kind, fault, MatrixFixture::open)
                    .of(Behaviour.NOT_APPLIED_CHANNEL_PAUSED)
                    .forEach(Runnable::run);
            changed(kind, fault);
        }
    }

    /** The credentials give another key after the first one was refused. */
    private static void changed(RequestKind kind, WireFault fault) {
        int faultsBefore = kind == RequestKind.ASK_OFFSET ? 1 : 0;
        try (MatrixFixture fixture = MatrixFixture.open().once(kind, fault.before())) {
            fixture.secrets.add(NEW_KEY);
            fixture.credentials = () -> {
                if (fixture.proxy.triggeredFaults() <= faultsBefore) {
                    return ApiKey.of(MatrixFixture.KEY);
                }
                fixture.account.rotateKey(NEW_KEY);
                return ApiKey.of(NEW_KEY);
            };
            Result result = fixture.call(kind);
            Expectations.succeeded(kind, result, fixture);
            assertThat(result.requests()).as("requests").isEqualTo(2);
            assertThat(result.waited()).as("wait").isZero();
            assertThat(fixture.requests(RequestKind.ASK_OFFSET))
                    .as("offset queries")
                    .isEqualTo(kind.offsetQueriesAfterOneFault());
            fixture.recovers(kind);
        }
    }

    /** Server and credentials change the key while the call waits for its next attempt. */
    static void rotated(RequestKind kind) {
        AtomicReference<String> key = new AtomicReference<>(MatrixFixture.KEY);
        MatrixFixture.Setup rotating = (defaults, fixture) -> defaults.sleeper(duration -> {
            if (fixture.requests(kind) > 0) {
                rotate(key, fixture);
            }
            fixture.time.sleep(duration);
        });
        try (MatrixFixture fixture =
                MatrixFixture.open(rotating).once(kind, ProxyFault.respondInstead(WireFaults.bare(503)))) {
            fixture.secrets.add(NEW_KEY);
            fixture.credentials = () -> ApiKey.of(key.get());
            Result result = fixture.call(kind);
            Expectations.succeeded(kind, result, fixture);
            assertThat(key.get()).as("the key at the end").isEqualTo(NEW_KEY);
            assertThat(result.waited()).as("wait").isLessThan(Duration.ofSeconds(1));
            fixture.recovers(kind);
        }
    }

    private static void rotate(AtomicReference<String> key, MatrixFixture fixture) {
        key.set(NEW_KEY);
        fixture.account.rotateKey(NEW_KEY);
    }
}
