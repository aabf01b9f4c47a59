package io.wabaprofile.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unavailable.Reason;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fake.FakeAdapter;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import io.wabaprofile.testkit.wire.ScriptedServer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A copy of the adapter with another limit per call. */
class CloudCallLimitTest {
    private static final ApiKey KEY = ApiKey.of("limited-key");
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final ProfileUpdate UPDATE =
            ProfileUpdate.builder().about("Open till nine").build();
    private static final ScriptedResponse WAIT_A_MINUTE =
            ScriptedResponse.of(429, "{}").with("Retry-After", "60");

    private final ScriptedServer server = ScriptedServer.start();
    private final VirtualTime time = VirtualTime.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
    private final ApiConnection connection = ApiConnection.to(server.baseUri())
            .allowPlainHttpOnLoopback()
            .callLimit(Duration.ofSeconds(30))
            .clock(time)
            .nanoTime(time)
            .sleeper(time)
            .build();
    private final CloudAdapter adapter = CloudAdapter.connect(connection);

    @AfterEach
    void close() {
        connection.close();
        server.close();
    }

    @Test
    void limitsAFetchAnUpdateAndAPhoto() {
        server.then(ScriptedResponse.stall(""));
        CloudAdapter limited = adapter.callLimit(SHORT);
        MediaUploader uploader = FakeAdapter.over(SimulatedAccount.create()).uploader();

        assertThat(timedOut(() -> limited.profile(KEY).fetch()).outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(timedOut(() -> limited.profile(KEY).apply(UPDATE)).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(timedOut(() -> limited.photo(KEY, uploader)
                                .replace(SamplePhoto.png().photo()))
                        .outcome())
                .isEqualTo(Outcome.UNKNOWN);
    }

    /** Fails after 8 s, because an attempt without the limit takes 10 s. */
    private static Unavailable timedOut(Executable call) {
        Unavailable failure = assertTimeoutPreemptively(
                Duration.ofSeconds(8), () -> catchThrowableOfType(Unavailable.class, call::execute));
        assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
        return failure;
    }

    @Test
    void allowsALongerWaitThanTheConnection() {
        server.then(WAIT_A_MINUTE).thenJson(200, "{\"data\":[{\"about\":\"Open till nine\"}]}");

        assertThat(adapter.callLimit(Duration.ofMinutes(2)).profile(KEY).fetch().about())
                .contains("Open till nine");
        assertThat(time.sleeps())
                .singleElement()
                .satisfies(wait -> assertThat(wait).isGreaterThanOrEqualTo(Duration.ofMinutes(1)));
    }

    @Test
    void sharesTheCoolDownOfTheNumber() {
        server.then(WAIT_A_MINUTE);

        GatewayException throttled = catchThrowableOfType(
                GatewayException.class, () -> adapter.profile(KEY).fetch());
        GatewayException notSent = catchThrowableOfType(
                GatewayException.class,
                () -> adapter.callLimit(Duration.ofSeconds(59)).profile(KEY).fetch());

        assertThat(throttled).isInstanceOf(Throttled.class);
        assertThat(notSent).isInstanceOf(Throttled.class).hasMessageContaining("the request was not sent");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void sharesTheWriteLockOfTheNumber() throws InterruptedException {
        server.then(ScriptedResponse.stall(""));
        AtomicReference<GatewayException> first = new AtomicReference<>();
        Thread writing = new Thread(() -> first.set(catchThrowableOfType(
                GatewayException.class, () -> adapter.profile(KEY).apply(UPDATE))));
        writing.start();
        while (server.requests().isEmpty()) {
            Thread.onSpinWait();
        }

        ProfileGateway limited = adapter.callLimit(SHORT).profile(KEY);
        Unavailable second = catchThrowableOfType(Unavailable.class, () -> limited.apply(UPDATE));

        assertThat(second.reason()).isEqualTo(Reason.BUSY);
        assertThat(server.requests()).hasSize(1);
        writing.interrupt();
        writing.join(10_000);
        assertThat(first.get().kind()).isEqualTo(GatewayException.Kind.CANCELLED);
    }

    @Test
    void doesNotChangeTheAdapterThatItCopies() {
        server.then(WAIT_A_MINUTE).thenJson(200, "{\"data\":[{\"about\":\"Open till nine\"}]}");
        CloudAdapter longer = adapter.callLimit(Duration.ofMinutes(2));

        assertThat(catchThrowableOfType(
                                Throttled.class, () -> adapter.profile(KEY).fetch())
                        .retryAfter())
                .contains(Duration.ofMinutes(1));
        assertThat(longer.profile(KEY).fetch().about()).contains("Open till nine");
    }

    @Test
    void rejectsALimitOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> adapter.callLimit(Duration.ZERO))
                .withMessage("callLimit must be from PT0.000000001S to PT24H; it is PT0S");
        assertThatIllegalArgumentException().isThrownBy(() -> adapter.callLimit(Duration.ofDays(2)));
    }
}
