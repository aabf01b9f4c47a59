package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.matrix.MatrixFixture.Result;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Checks whether a kind of request has the behaviour of its cell under one fault. */
final class BehaviourChecks {
    private final RequestKind kind;
    private final WireFault fault;
    private final Supplier<MatrixFixture> fixtures;

    /** @param fixtures opens a new fixture for each check */
    BehaviourChecks(RequestKind kind, WireFault fault, Supplier<MatrixFixture> fixtures) {
        this.kind = kind;
        this.fault = fault;
        this.fixtures = fixtures;
    }

    /** The checks are independent of each other and may run at the same time. */
    List<Runnable> of(Behaviour behaviour) {
        return switch (behaviour) {
            case SUCCEEDS -> List.of(this::succeeds);
            case SUCCEEDS_AFTER_RETRY -> List.of(this::succeedsAfterRetry);
            case SUCCEEDS_AFTER_RETRY_OR_VERIFICATION -> List.of(this::succeedsAfterRetry, this::verified);
            case SUCCEEDS_IN_SECOND_SESSION -> List.of(this::succeedsInSecondSession);
            case RETRIED -> List.of(this::succeedsAfterRetry, () -> failsAfterRetries(kind.attempts()));
            case RETRIED_ONCE -> List.of(this::succeedsAfterRetry, () -> failsAfterRetries(2));
            case RETRIED_THEN_VERIFIED ->
                List.of(
                        this::succeedsAfterRetry,
                        () -> unknown(2, kind.attempts()),
                        this::verified,
                        this::unknownWithoutAKnownValue);
            case RETRIED_THEN_UNKNOWN ->
                List.of(
                        this::succeedsAfterRetry,
                        () -> unknown(2, kind.attempts()),
                        () -> unknownThoughApplied(2, kind.attempts()));
            case VERIFIED -> List.of(() -> unknown(1, 1), this::verified, this::unknownWithoutAKnownValue);
            case UNKNOWN, FAILS_WITH_OFFSET_UNKNOWN -> List.of(() -> unknown(1, 1), () -> unknownThoughApplied(1, 1));
            case NOT_APPLIED, NOT_APPLIED_OR_NEW_SESSION -> List.of(this::notApplied);
            case RETRIED_ONCE_CHANNEL_PAUSED -> List.of(this::succeedsAfterASecond, this::pausedAfterTwoRequests);
            case NOT_APPLIED_CHANNEL_PAUSED -> List.of(this::notApplied, this::pausedAfterThreeRefusals);
            default -> new UploadBehaviourChecks(kind, fault, fixtures).of(behaviour);
        };
    }

    private void succeeds() {
        try (MatrixFixture fixture = fixtures.get().always(kind, fault.after())) {
            Result result = fixture.call(kind);
            Expectations.succeeded(kind, result, fixture);
            assertThat(result.allRequests()).as("requests").isEqualTo(1);
            fixture.recovers(kind);
        }
    }

    /** The fault occurs once. */
    private void succeedsAfterRetry() {
        try (MatrixFixture fixture = fixtures.get().once(kind, fault.before())) {
            Result result = fixture.call(kind);
            Expectations.succeeded(kind, result, fixture);
            assertThat(result.requests())
                    .as("requests if the fault occurs once")
                    .isEqualTo(2);
            fixture.recovers(kind);
        }
    }

    private void succeedsAfterASecond() {
        try (MatrixFixture fixture = fixtures.get().once(kind, fault.before())) {
            Result result = fixture.call(kind);
            Expectations.succeeded(kind, result, fixture);
            assertThat(result.waited()).as("wait").isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            fixture.recovers(kind);
        }
    }

    private void succeedsInSecondSession() {
        try (MatrixFixture fixture = fixtures.get().once(kind, fault.before())) {
            Result result = fixture.call(kind);
            Expectations.succeeded(kind, result, fixture);
            assertThat(result.requests())
                    .as("requests if the fault occurs once")
                    .isEqualTo(2);
            assertThat(fixture.account.unfinishedUploads())
                    .as("unused sessions")
                    .hasSize(1);
            fixture.recovers(kind);
        }
    }

    /** The fault occurs at every request. */
    private void failsAfterRetries(int mostRequests) {
        try (MatrixFixture fixture = fixtures.get().always(kind, fault.before())) {
            Result result = fixture.call(kind);
            Expectations.failed(result, fault);
            assertRequests(result, 2, mostRequests);
            fixture.recovers(kind);
        }
    }

    /** The write is not applied, and the call does not say so. */
    private void unknown(int leastRequests, int mostRequests) {
        try (MatrixFixture fixture = fixtures.get().always(kind, fault.before())) {
            kind.readWhatItWrites(fixture.connection, fixture.credentials);
            Result result = fixture.call(kind);
            Expectations.failed(result, fault);
            Expectations.failedUnknown(kind, result, fault.failure());
            assertRequests(result, leastRequests, mostRequests);
            fixture.recovers(kind);
        }
    }

    private void unknownThoughApplied(int leastRequests, int mostRequests) {
        try (MatrixFixture fixture = fixtures.get().always(kind, fault.after())) {
            Result result = fixture.call(kind);
            Expectations.failed(result, fault);
            Expectations.failedUnknown(kind, result, fault.failure());
            assertRequests(result, leastRequests, mostRequests);
            assertThat(kind.isApplied(fixture.account)).as("write was applied").isTrue();
            fixture.recovers(kind);
        }
    }

    private static void assertRequests(Result result, int least, int most) {
        assertThat(result.requests()).as("requests if the fault occurs always").isBetween(least, most);
    }

    /** The write is applied. No response to it is usable, but one read verifies it. */
    private void verified() {
        if (!kind.canBeVerified()) {
            return;
        }
        try (MatrixFixture fixture = fixtures.get().always(kind, fault.after())) {
            kind.readWhatItWrites(fixture.connection, fixture.credentials);
            Result result = fixture.call(kind);
            Expectations.succeeded(kind, result, fixture);
            assertThat(result.allRequests() - result.requests())
                    .as("reads that verify")
                    .isEqualTo(1);
            fixture.recovers(kind);
        }
    }

    /** The write is applied, but the client has not read the value before, so that a read proves nothing. */
    private void unknownWithoutAKnownValue() {
        if (!kind.canBeVerified()) {
            return;
        }
        try (MatrixFixture fixture = fixtures.get().always(kind, fault.after())) {
            Result result = fixture.call(kind);
            Expectations.failedUnknown(kind, result, fault.failure());
            assertThat(result.allRequests()).as("requests").isEqualTo(result.requests());
            fixture.recovers(kind);
        }
    }

    private void notApplied() {
        try (MatrixFixture fixture = fixtures.get().always(kind, fault.before())) {
            int before = fixture.answeredBySimulator();
            Result result = fixture.call(kind);
            Expectations.failed(result, fault);
            Expectations.failedAfterOneRequest(result, fault.failure());
            assertThat(fixture.answeredBySimulator() - before)
                    .as("requests that the server received")
                    .isEqualTo(result.allRequests() - 1);
            fixture.recovers(kind);
        }
    }

    private void pausedAfterTwoRequests() {
        try (MatrixFixture fixture = fixtures.get().always(kind, fault.before())) {
            Result result = fixture.call(kind);
            Expectations.failedNotApplied(result, fault.failure());
            assertRequests(result, 2, 2);
            Expectations.channelIsPaused(kind, fixture);
            fixture.recovers(kind);
        }
    }

    private void pausedAfterThreeRefusals() {
        RequestKind next = kind == RequestKind.READ_CLOUD ? RequestKind.READ_ABOUT : RequestKind.READ_CLOUD;
        try (MatrixFixture fixture = fixtures.get().always(kind, fault.before()).always(next, fault.before())) {
            Expectations.failedAfterOneRequest(fixture.call(kind), fault.failure());
            Expectations.failedAfterOneRequest(fixture.call(next), fault.failure());
            Expectations.failedAfterOneRequest(fixture.call(next), fault.failure());
            Expectations.channelIsPaused(kind, fixture);
            fixture.recovers(kind);
        }
    }
}
