package io.wabaprofile.onpremise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.PartiallyApplied;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unavailable.Reason;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import io.wabaprofile.testkit.wire.ScriptedServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A copy of the adapter with another limit per call. The limit covers all requests of a call. */
class OnPremiseCallLimitTest {
    private static final ApiKey KEY = ApiKey.of("limited-key");
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final String ABOUT = "{\"settings\":{\"profile\":{\"about\":{\"text\":\"Open till nine\"}}}}";
    private static final Set<ProfileField> ABOUT_ONLY = Set.of(ProfileField.ABOUT);

    private final ScriptedServer server = ScriptedServer.start();
    private final VirtualTime time = VirtualTime.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
    private final ApiConnection connection = ApiConnection.to(server.baseUri())
            .allowPlainHttpOnLoopback()
            .callLimit(Duration.ofSeconds(30))
            .clock(time)
            .nanoTime(time)
            .sleeper(time)
            .build();
    private final OnPremiseAdapter adapter = OnPremiseAdapter.connect(connection);

    @AfterEach
    void close() {
        connection.close();
        server.close();
    }

    @Test
    void limitsAFetchAndAPhoto() {
        server.then(ScriptedResponse.stall(""));
        OnPremiseAdapter limited = adapter.callLimit(SHORT);

        assertThat(timedOut(() -> limited.profile(KEY).fetch()).outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(timedOut(() -> limited.photo(KEY).replace(SamplePhoto.jpeg().photo()))
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
    void limitsTheSecondRequestOfAnUpdate() {
        server.thenJson(200, "{}").then(ScriptedResponse.stall(""));
        ProfileUpdate update = ProfileUpdate.builder()
                .about("Open till nine")
                .address("1 Example Way")
                .build();

        PartiallyApplied failure = catchThrowableOfType(
                PartiallyApplied.class,
                () -> adapter.callLimit(SHORT).profile(KEY).apply(update));

        assertThat(failure.pending()).containsExactly(ProfileField.ABOUT);
        assertThat(failure.getCause())
                .asInstanceOf(InstanceOfAssertFactories.type(Unavailable.class))
                .extracting(Unavailable::reason)
                .isEqualTo(Reason.TIMED_OUT);
    }

    @Test
    void allowsALongerWaitThanTheConnection() {
        server.then(ScriptedResponse.of(429, "{}").with("Retry-After", "60")).thenJson(200, ABOUT);

        assertThat(adapter.callLimit(Duration.ofMinutes(2))
                        .profile(KEY)
                        .fetch(ABOUT_ONLY)
                        .about())
                .contains("Open till nine");
        assertThat(time.sleeps())
                .singleElement()
                .satisfies(wait -> assertThat(wait).isGreaterThanOrEqualTo(Duration.ofMinutes(1)));
    }
}
