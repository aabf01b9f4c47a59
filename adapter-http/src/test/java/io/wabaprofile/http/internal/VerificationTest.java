package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.RetrySettings;
import io.wabaprofile.http.internal.request.RetrySafety;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import io.wabaprofile.testkit.wire.ScriptedServer.ReceivedRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a read after a write of unknown outcome proves that the write was applied. */
class VerificationTest {
    private static final String OLD = "{\"name\":\"old\"}";
    private static final String WANTED = "{\"name\":\"wanted\"}";

    private final ApiClientFixture fixture =
            new ApiClientFixture(settings -> settings.retries(RetrySettings.DEFAULT.withMaxAttempts(1)));

    @AfterEach
    void closeFixture() {
        fixture.close();
    }

    @Test
    void succeedsIfAnotherValueWasReadBeforeAndTheWrittenOneIsReadAfter() {
        fixture.server
                .thenJson(200, OLD)
                .then(ScriptedResponse.closeWithoutResponse())
                .thenJson(200, WANTED);
        fixture.readAbout();

        fixture.writeAbout("wanted");

        assertThat(fixture.server.requests())
                .extracting(ReceivedRequest::method)
                .containsExactly("GET", "PATCH", "GET");
    }

    @Test
    void succeedsIfAnotherValueWasWrittenBefore() {
        fixture.server
                .thenJson(200, "{}")
                .then(ScriptedResponse.closeWithoutResponse())
                .thenJson(200, WANTED);
        fixture.writeAbout("old");

        fixture.writeAbout("wanted");

        assertThat(fixture.server.requests()).hasSize(3);
    }

    @Test
    void isUnknownWithoutAReadIfNoValueWasKnownBefore() {
        fixture.server.then(ScriptedResponse.closeWithoutResponse()).thenJson(200, WANTED);

        assertThat(failureOf(Unavailable.class).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(fixture.server.requests()).hasSize(1);
    }

    @Test
    void isUnknownIfTheSameValueWasKnownBefore() {
        fixture.server
                .thenJson(200, WANTED)
                .then(ScriptedResponse.closeWithoutResponse())
                .thenJson(200, WANTED);
        fixture.readAbout();

        assertThat(failureOf(Unavailable.class).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void isUnknownIfTheWriteBeforeEndedUnknownToo() {
        fixture.server
                .thenJson(200, OLD)
                .then(ScriptedResponse.closeWithoutResponse())
                .thenJson(503, "{}")
                .then(ScriptedResponse.closeWithoutResponse())
                .thenJson(200, WANTED);
        fixture.readAbout();
        failureOf(Unavailable.class);

        assertThat(failureOf(Unavailable.class).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(fixture.server.requests()).hasSize(4);
    }

    @Test
    void keepsTheOldValueAfterARefusedWrite() {
        fixture.server
                .thenJson(200, OLD)
                .thenJson(400, "{\"error\":{\"message\":\"no\",\"code\":100}}")
                .then(ScriptedResponse.closeWithoutResponse())
                .thenJson(200, WANTED);
        fixture.readAbout();
        failureOf(Rejected.class);

        fixture.writeAbout("wanted");

        assertThat(fixture.server.requests()).hasSize(4);
    }

    @Test
    void dropsTheValueOfAnIdleChannel() {
        fixture.server
                .thenJson(200, OLD)
                .then(ScriptedResponse.closeWithoutResponse())
                .thenJson(200, WANTED);
        fixture.readAbout();
        fixture.time.advance(Duration.ofMinutes(12));
        fixture.call(
                ApiClientFixture.endpoint(RetrySafety.READ).forChannel(fixture.channel(ApiKey.of("another-key"))),
                (api, call) -> 1);

        assertThat(failureOf(Unavailable.class).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void isUnknownIfAnotherValueIsRead() {
        fixture.server
                .thenJson(200, OLD)
                .then(ScriptedResponse.closeWithoutResponse())
                .thenJson(200, OLD);
        fixture.readAbout();

        assertThat(failureOf(Unavailable.class).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(fixture.server.requests()).hasSize(3);
    }

    @Test
    void isUnknownIfTheReadDoesNotContainTheField() {
        fixture.server
                .thenJson(200, OLD)
                .then(ScriptedResponse.closeWithoutResponse())
                .thenJson(200, "{}");
        fixture.readAbout();

        assertThat(failureOf(Unavailable.class).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void isUnknownIfTheReadFailsTooAndReportsItsFailure() {
        fixture.server
                .thenJson(200, OLD)
                .then(ScriptedResponse.closeWithoutResponse())
                .thenJson(503, "{}");
        fixture.readAbout();

        Unavailable failure = failureOf(Unavailable.class);

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.getSuppressed()).singleElement().isInstanceOf(Unavailable.class);
    }

    @Test
    void aRefusalNeedsNoVerification() {
        fixture.server.thenJson(200, OLD).thenJson(400, "{\"error\":{\"message\":\"no\",\"code\":100}}");
        fixture.readAbout();

        failureOf(Rejected.class);
        assertThat(fixture.server.requests()).hasSize(2);
    }

    @Test
    void aSuccessNeedsNoVerification() {
        fixture.server.thenJson(200, OLD).thenJson(200, "{}");
        fixture.readAbout();

        fixture.writeAbout("wanted");
        assertThat(fixture.server.requests()).hasSize(2);
    }

    @Test
    void aRefusalInAnUndocumentedFormLeavesTheOutcomeUnknown() {
        fixture.server.then(ScriptedResponse.of(404, "<html>Not here</html>"));

        assertThat(failureOf(Rejected.class).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aRefusalWithoutABodyIsFromThePlatform() {
        fixture.server.then(ScriptedResponse.of(404, ""));

        assertThat(failureOf(Rejected.class).outcome()).isEqualTo(Outcome.NOT_APPLIED);
    }

    private <E extends GatewayException> E failureOf(Class<E> type) {
        E failure = catchThrowableOfType(type, () -> fixture.writeAbout("wanted"));
        assertThat(failure).isNotNull();
        return failure;
    }
}
