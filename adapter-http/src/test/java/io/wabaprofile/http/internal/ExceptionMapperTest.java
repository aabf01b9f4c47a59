package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.ErrorResponse;
import io.wabaprofile.http.internal.request.ErrorResponse.Dialect;
import io.wabaprofile.http.internal.request.FailureKind;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.RemoteError;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unavailable.Reason;
import io.wabaprofile.port.Unreadable;
import io.wabaprofile.port.UploadMismatch;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The public exception of each failure, without secrets. */
class ExceptionMapperTest {
    private static final String KEY = "canary-key-0123456789";

    @ParameterizedTest
    @CsvSource({
        "NOT_SENT, NO_CONNECTION",
        "CONNECT_TIMED_OUT, TIMED_OUT",
        "NOT_TRUSTED, NOT_TRUSTED",
        "LOST, CONNECTION_LOST",
        "TIMED_OUT, TIMED_OUT",
        "OUT_OF_TIME, TIMED_OUT",
        "TRANSIENT, SERVER_ERROR",
        "AMBIGUOUS, SERVER_ERROR",
        "CHANNEL_DOWN, CHANNEL_DOWN",
        "BUSY, BUSY",
        "BREAKER_OPEN, BREAKER_OPEN",
    })
    void mapsAFailureWithoutAResponseToItsReason(FailureKind kind, Reason reason) {
        assertThat(mapped(AttemptFailure.of(kind, "")))
                .asInstanceOf(InstanceOfAssertFactories.type(Unavailable.class))
                .extracting(Unavailable::reason)
                .isEqualTo(reason);
    }

    @Test
    void mapsAnOffsetMismatchToAnIncompleteUploadOrARejection() {
        AttemptFailure disputed = AttemptFailure.of(FailureKind.RESYNC, "");

        assertThat(ExceptionMapper.of(disputed, Operation.SEND_UPLOAD, Outcome.NOT_APPLIED, null, List.of()))
                .asInstanceOf(InstanceOfAssertFactories.type(Unavailable.class))
                .extracting(Unavailable::reason)
                .isEqualTo(Reason.INCOMPLETE_UPLOAD);
        assertThat(mapped(disputed)).isInstanceOf(Rejected.class);
        assertThat(mapped(AttemptFailure.of(FailureKind.GONE, ""))).isInstanceOf(Rejected.class);
    }

    @Test
    void keepsTheReasonOfAnInvalidResponseOrFileOrCall() {
        assertThat(mapped(AttemptFailure.unreadable("it lacks an id")))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("it lacks an id");
        assertThat(mapped(AttemptFailure.protocolViolation("it never ends")))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("it never ends");
        assertThat(mapped(AttemptFailure.sourceChanged("it ended early")))
                .isInstanceOf(UploadMismatch.class)
                .hasMessageContaining("it ended early");
        assertThat(mapped(AttemptFailure.cancelled("by its observer")))
                .isInstanceOf(Cancelled.class)
                .hasMessageContaining("by its observer");
    }

    @Test
    void reportsTheLongerOfTheServersWaitAndTheCallsWait() {
        AttemptFailure throttled = new AttemptFailure(FailureKind.THROTTLED, "", null, Duration.ofSeconds(7));

        assertThat(retryAfter(throttled, null)).isEqualTo(Duration.ofSeconds(7));
        assertThat(retryAfter(throttled, Duration.ofSeconds(9))).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void keepsTheClassNamesOfCauseAndRootCauseWithoutMessages() {
        IOException cause = new HttpConnectTimeoutException("to https://host with " + KEY);
        cause.initCause(new IllegalStateException("between", new ConnectException("to https://host")));

        assertThat(mapped(AttemptFailure.causedBy(FailureKind.NOT_SENT, cause)))
                .cause()
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("java.net.http.HttpConnectTimeoutException from java.net.ConnectException")
                .hasNoCause();
    }

    @Test
    void keepsOneClassNameIfThereIsNoRootCause() {
        assertThat(mapped(AttemptFailure.causedBy(FailureKind.LOST, new IOException(KEY))))
                .cause()
                .hasMessage("java.io.IOException");
        assertThat(mapped(AttemptFailure.of(FailureKind.LOST, ""))).hasNoCause();
    }

    @Test
    void reportsTheProxyThatRefusedTheTunnelAndItsStatus() {
        GatewayException failure =
                mapped(AttemptFailure.refusedByProxy(FailureKind.PROXY_REFUSED, 407, "127.0.0.1:3128", "host:443"));

        assertThat(failure)
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining(
                        "cannot connect to host:443: the proxy 127.0.0.1:3128 refused CONNECT [status 407]");
    }

    @Test
    void keepsTheExceptionOfTheCredentialSourceEvenIfItIsItsOwnCause() {
        IllegalStateException vaultDown = new IllegalStateException("vault down");
        vaultDown.initCause(new IllegalStateException("replica down", vaultDown));

        GatewayException failure = assertTimeoutPreemptively(
                Duration.ofSeconds(2), () -> mapped(AttemptFailure.causedBy(FailureKind.NO_CREDENTIAL, vaultDown)));

        assertThat(failure.getCause()).isSameAs(vaultDown);
    }

    @Test
    void redactsSecretsInTheTextsOfTheServer() {
        ErrorResponse response =
                new ErrorResponse(400, Dialect.META, 100, 33, null, "no " + KEY, "as " + KEY, "T " + KEY, false, null);

        GatewayException failure = mapped(new AttemptFailure(FailureKind.INVALID, "", response, null));

        RemoteError said = failure.remoteError().orElseThrow();
        assertThat(said.title()).contains("no ****");
        assertThat(said.details()).contains("as ****");
        assertThat(said.traceId()).contains("T ****");
        assertThat(said.code()).hasValue(100);
        assertThat(said.subcode()).hasValue(33);
        assertThat(failure).hasMessageNotContaining(KEY);
    }

    @ParameterizedTest
    @EnumSource
    void mapsEachKindOfFailure(FailureKind kind) {
        assertThat(mapped(AttemptFailure.of(kind, "")).operation()).isEqualTo(Operation.UPDATE_PROFILE);
    }

    private static Duration retryAfter(AttemptFailure failure, Duration wait) {
        GatewayException throttled =
                ExceptionMapper.of(failure, Operation.UPDATE_PROFILE, Outcome.NOT_APPLIED, wait, List.of());
        return ((Throttled) throttled).retryAfter().orElseThrow();
    }

    private static GatewayException mapped(AttemptFailure failure) {
        return ExceptionMapper.of(failure, Operation.UPDATE_PROFILE, Outcome.NOT_APPLIED, null, List.of(KEY));
    }
}
