package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.matrix.MatrixFixture.Result;
import io.wabaprofile.testkit.wire.ProxyFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Checks whether an upload has the behaviour of its cell under one fault of one of its requests. */
final class UploadBehaviourChecks {
    private static final int ATTEMPTS_IN_A_SESSION = 3;
    private static final int MOST_SESSIONS = 2;

    private final RequestKind kind;
    private final WireFault fault;
    private final Supplier<MatrixFixture> fixtures;

    UploadBehaviourChecks(RequestKind kind, WireFault fault, Supplier<MatrixFixture> fixtures) {
        this.kind = kind;
        this.fault = fault;
        this.fixtures = fixtures;
    }

    List<Runnable> of(Behaviour behaviour) {
        return switch (behaviour) {
            case RESUMED -> resumed();
            case RESUMED_AT_ONCE -> List.of(this::resumesAtOnce, this::failsAfterFewRequests);
            case RESUMED_ONCE_CHANNEL_PAUSED -> List.of(this::resumesAfterASecond, this::pausedAfterTwoRequests);
            case NEW_SESSION ->
                kind == RequestKind.ASK_OFFSET
                        ? List.of(this::newSessionAfterOffsetQuery)
                        : List.of(this::newSession, this::failsInNewSession);
            case SUCCEEDS_AFTER_RESUME_OR_NEW_SESSION ->
                List.of(() -> resumes(fault.after()), this::newSessionIfServerReportsNoOffset);
            default -> throw new IllegalArgumentException("There is no check of " + behaviour);
        };
    }

    private List<Runnable> resumed() {
        List<Runnable> checks = new ArrayList<>(List.of(() -> resumes(fault.before()), this::failsAfterFewRequests));
        if (fault.after() != null) {
            checks.add(() -> resumes(fault.after()));
            checks.add(this::failsAfterCompleteUploads);
        }
        return checks;
    }

    /** The fault occurs once; the client asks for the offset and sends the rest. */
    private Result resumes(ProxyFault once) {
        try (MatrixFixture fixture = fixtures.get().once(RequestKind.SEND_BYTES, once)) {
            Result result = fixture.call(RequestKind.SEND_BYTES);
            Expectations.succeeded(RequestKind.SEND_BYTES, result, fixture);
            assertRequests(fixture, 1, 2, 1);
            fixture.recovers(RequestKind.SEND_BYTES);
            return result;
        }
    }

    private void resumesAtOnce() {
        assertThat(resumes(fault.before()).waited()).as("wait").isZero();
    }

    private void resumesAfterASecond() {
        assertThat(resumes(fault.before()).waited()).as("wait").isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    /** The fault occurs at every request with bytes. */
    private void failsAfterFewRequests() {
        try (MatrixFixture fixture = fixtures.get().always(RequestKind.SEND_BYTES, fault.before())) {
            Expectations.failed(fixture.call(RequestKind.SEND_BYTES), fault);
            assertFewRequests(fixture);
            assertThat(fixture.account.uploads()).as("complete uploads").isEmpty();
            fixture.recovers(RequestKind.SEND_BYTES);
        }
    }

    private void failsAfterCompleteUploads() {
        try (MatrixFixture fixture = fixtures.get().always(RequestKind.SEND_BYTES, fault.after())) {
            Expectations.failed(fixture.call(RequestKind.SEND_BYTES), fault);
            int sessions = fixture.requests(RequestKind.OPEN_UPLOAD);
            assertThat(sessions).as("sessions").isLessThanOrEqualTo(MOST_SESSIONS);
            assertThat(fixture.account.uploads()).as("complete uploads").hasSize(sessions);
            assertThat(RequestKind.hasOnlyTheFile(fixture.account))
                    .as("each byte once")
                    .isTrue();
            fixture.recovers(RequestKind.SEND_BYTES);
        }
    }

    private void pausedAfterTwoRequests() {
        try (MatrixFixture fixture = fixtures.get().always(RequestKind.SEND_BYTES, fault.before())) {
            Expectations.failed(fixture.call(RequestKind.SEND_BYTES), fault);
            assertRequests(fixture, 1, 2, 1);
            Expectations.channelIsPaused(RequestKind.SEND_BYTES, fixture);
            fixture.recovers(RequestKind.SEND_BYTES);
        }
    }

    private void newSessionAfterOffsetQuery() {
        try (MatrixFixture fixture = fixtures.get().always(RequestKind.ASK_OFFSET, fault.before())) {
            Result result = fixture.call(RequestKind.ASK_OFFSET);
            Expectations.succeeded(RequestKind.ASK_OFFSET, result, fixture);
            assertThat(result.waited()).as("wait").isZero();
            assertRequests(fixture, MOST_SESSIONS, 2, 1);
            fixture.recovers(RequestKind.ASK_OFFSET);
        }
    }

    private void newSession() {
        try (MatrixFixture fixture = fixtures.get().once(RequestKind.SEND_BYTES, fault.before())) {
            Result result = fixture.call(RequestKind.SEND_BYTES);
            Expectations.succeeded(RequestKind.SEND_BYTES, result, fixture);
            assertThat(result.waited()).as("wait").isZero();
            assertRequests(fixture, MOST_SESSIONS, 2, 0);
            fixture.recovers(RequestKind.SEND_BYTES);
        }
    }

    private void failsInNewSession() {
        try (MatrixFixture fixture = fixtures.get().always(RequestKind.SEND_BYTES, fault.before())) {
            Expectations.failed(fixture.call(RequestKind.SEND_BYTES), fault);
            assertRequests(fixture, MOST_SESSIONS, 2, 0);
            assertThat(fixture.account.uploads()).as("complete uploads").isEmpty();
            fixture.recovers(RequestKind.SEND_BYTES);
        }
    }

    private void newSessionIfServerReportsNoOffset() {
        try (MatrixFixture fixture = fixtures.get()
                .once(RequestKind.SEND_BYTES, fault.after())
                .always(RequestKind.ASK_OFFSET, ProxyFault.respondInstead(WireFaults.bare(404)))) {
            assertThat(fixture.call(RequestKind.SEND_BYTES).failure())
                    .as("failure")
                    .isNull();
            assertRequests(fixture, MOST_SESSIONS, 2, 1);
            assertThat(fixture.account.uploads()).as("complete uploads").hasSize(2);
            assertThat(RequestKind.hasOnlyTheFile(fixture.account))
                    .as("each byte once")
                    .isTrue();
            fixture.recovers(RequestKind.SEND_BYTES);
        }
    }

    private static void assertFewRequests(MatrixFixture fixture) {
        int sessions = fixture.requests(RequestKind.OPEN_UPLOAD);
        int requests = fixture.requests(RequestKind.SEND_BYTES);
        assertThat(sessions).as("sessions").isLessThanOrEqualTo(MOST_SESSIONS);
        assertThat(requests).as("requests with bytes").isBetween(2, sessions * ATTEMPTS_IN_A_SESSION);
        assertThat(fixture.requests(RequestKind.ASK_OFFSET))
                .as("offset queries")
                .isBetween(requests - sessions, requests);
    }

    static void assertRequests(MatrixFixture fixture, int sessions, int requests, int offsetQueries) {
        assertThat(fixture.requests(RequestKind.OPEN_UPLOAD)).as("sessions").isEqualTo(sessions);
        assertThat(fixture.requests(RequestKind.SEND_BYTES))
                .as("requests with bytes")
                .isEqualTo(requests);
        assertThat(fixture.requests(RequestKind.ASK_OFFSET))
                .as("offset queries")
                .isEqualTo(offsetQueries);
    }
}
