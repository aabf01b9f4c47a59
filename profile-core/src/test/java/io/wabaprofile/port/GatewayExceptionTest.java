package io.wabaprofile.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wabaprofile.port.Unavailable.Reason;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.Serialized;
import java.io.EOFException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GatewayExceptionTest {
    private static final RemoteError SAID =
            new RemoteError(400, 100, 33, "Parameter value is not valid", "vertical must be one of", "AbC123");
    private static final String SAID_IN_WORDS =
            "Parameter value is not valid (vertical must be one of) [status 400, code 100, subcode 33, trace AbC123]";

    @ParameterizedTest
    @MethodSource("everyFailure")
    void hasTheKindOfItsSubclass(Expected expected) {
        String name = expected.failure.getClass().getSimpleName();
        String kind = name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);

        assertThat(expected.failure.kind()).hasToString(kind);
        assertThat(expected.failure.withOutcome(Outcome.UNKNOWN).kind()).isEqualTo(expected.failure.kind());
    }

    @Test
    void hasOneKindForEachSubclass() {
        assertThat(everyFailure().stream().map(expected -> expected.failure.kind()))
                .containsOnly(GatewayException.Kind.values());
        assertThat(Arrays.stream(GatewayException.class.getPermittedSubclasses()))
                .hasSameSizeAs(GatewayException.Kind.values());
    }

    @Test
    void keepsTheDetailOfAFailedConnection() {
        Unavailable failure = new Unavailable(
                Operation.UPDATE_PROFILE,
                Outcome.NOT_APPLIED,
                Reason.NO_CONNECTION,
                "cannot connect to api.example.com:443: connection refused",
                null,
                null);

        assertThat(failure)
                .hasMessage("update profile: cannot connect to api.example.com:443: connection refused;"
                        + " the profile was not changed");
        assertThat(failure.withOutcome(Outcome.UNKNOWN))
                .hasMessage("update profile: cannot connect to api.example.com:443: connection refused;"
                        + " it may have been applied");
    }

    private record Expected(
            GatewayException failure, Operation operation, Outcome outcome, boolean isTransient, String message) {
        @Override
        public String toString() {
            return failure.getClass().getSimpleName() + ": " + message;
        }
    }

    static List<Expected> everyFailure() {
        return List.of(
                new Expected(
                        new Unauthorized(Operation.FETCH_PROFILE, Outcome.NOT_APPLIED, SAID),
                        Operation.FETCH_PROFILE,
                        Outcome.NOT_APPLIED,
                        false,
                        "fetch profile: the platform rejected the key or token: " + SAID_IN_WORDS),
                new Expected(
                        new Unauthorized(Operation.FETCH_PROFILE, Outcome.NOT_APPLIED, null),
                        Operation.FETCH_PROFILE,
                        Outcome.NOT_APPLIED,
                        false,
                        "fetch profile: the platform rejected the key or token"),
                new Expected(
                        new Rejected(Operation.UPDATE_PROFILE, Outcome.NOT_APPLIED, SAID),
                        Operation.UPDATE_PROFILE,
                        Outcome.NOT_APPLIED,
                        false,
                        "update profile: the platform rejected the request: " + SAID_IN_WORDS
                                + "; the profile was not changed"),
                new Expected(
                        new Throttled(Operation.UPDATE_ABOUT, Outcome.NOT_APPLIED, null, Duration.ofSeconds(30)),
                        Operation.UPDATE_ABOUT,
                        Outcome.NOT_APPLIED,
                        true,
                        "update about: too many requests, try again in 30 s; the profile was not changed"),
                new Expected(
                        new Throttled(Operation.FETCH_ABOUT, Outcome.NOT_APPLIED, null, null),
                        Operation.FETCH_ABOUT,
                        Outcome.NOT_APPLIED,
                        true,
                        "fetch about: too many requests"),
                new Expected(
                        new Unavailable(
                                Operation.REPLACE_PHOTO,
                                Outcome.UNKNOWN,
                                Reason.CONNECTION_LOST,
                                null,
                                new EOFException("end of stream")),
                        Operation.REPLACE_PHOTO,
                        Outcome.UNKNOWN,
                        true,
                        "replace photo: the connection was lost; it may have been applied"),
                new Expected(
                        new Unavailable(Operation.FETCH_PHOTO, Outcome.NOT_APPLIED, Reason.NOT_TRUSTED, null, null),
                        Operation.FETCH_PHOTO,
                        Outcome.NOT_APPLIED,
                        false,
                        "fetch photo: the certificate of the host is not trusted"),
                new Expected(
                        new Unreadable(Operation.UPDATE_PROFILE, Outcome.UNKNOWN, "a web page", null),
                        Operation.UPDATE_PROFILE,
                        Outcome.UNKNOWN,
                        false,
                        "update profile: the response could not be parsed: a web page; it may have been applied"),
                new Expected(
                        new UploadMismatch(Operation.SEND_UPLOAD, "the server holds 9 bytes of 8"),
                        Operation.SEND_UPLOAD,
                        Outcome.NOT_APPLIED,
                        false,
                        "send upload: the server holds 9 bytes of 8; the profile was not changed"),
                new Expected(
                        new Cancelled(Operation.OPEN_UPLOAD, Outcome.NOT_APPLIED, "stopped by the observer"),
                        Operation.OPEN_UPLOAD,
                        Outcome.NOT_APPLIED,
                        false,
                        "open upload: stopped by the observer; the profile was not changed"),
                new Expected(
                        new PartiallyApplied(
                                Set.of(ProfileField.ABOUT),
                                Set.of(ProfileField.EMAIL, ProfileField.ADDRESS),
                                new Rejected(Operation.UPDATE_PROFILE, Outcome.NOT_APPLIED, SAID)),
                        Operation.UPDATE_PROFILE,
                        Outcome.NOT_APPLIED,
                        false,
                        "update profile: applied about but not address, email, because the platform rejected the request: "
                                + SAID_IN_WORDS),
                new Expected(
                        new PartiallyApplied(
                                Set.of(ProfileField.ABOUT),
                                Set.of(ProfileField.EMAIL),
                                new Unavailable(
                                        Operation.UPDATE_PROFILE, Outcome.UNKNOWN, Reason.TIMED_OUT, null, null)),
                        Operation.UPDATE_PROFILE,
                        Outcome.UNKNOWN,
                        true,
                        "update profile: applied about and perhaps email, because no response within the time limit"));
    }

    @ParameterizedTest
    @MethodSource("everyFailure")
    void everyFailureSaysWhatFailedAndWhatItLeftBehind(Expected expected) {
        assertThat(expected.failure()).hasMessage(expected.message());
        assertThat(expected.failure().operation()).isEqualTo(expected.operation());
        assertThat(expected.failure().outcome()).isEqualTo(expected.outcome());
        assertThat(expected.failure().isTransient()).isEqualTo(expected.isTransient());
    }

    @ParameterizedTest
    @MethodSource("everyFailure")
    void everyFailureSurvivesSerialisation(Expected expected) throws Exception {
        GatewayException failure = expected.failure();

        GatewayException copy = Serialized.copyOf(failure, GatewayException.class);

        assertThat(copy).hasSameClassAs(failure).hasMessage(expected.message());
        assertThat(copy.operation()).isEqualTo(expected.operation());
        assertThat(copy.outcome()).isEqualTo(expected.outcome());
        assertThat(copy.isTransient()).isEqualTo(expected.isTransient());
        assertThat(copy.remoteError().map(RemoteError::toString))
                .isEqualTo(failure.remoteError().map(RemoteError::toString));
        assertThat(copy.getCause() == null).isEqualTo(failure.getCause() == null);
    }

    @Test
    void noFailureIsForgottenHere() {
        assertThat(everyFailure().stream()
                        .map(Expected::failure)
                        .map(Object::getClass)
                        .distinct())
                .containsExactlyInAnyOrder(GatewayException.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void onlyWhatIsNotTrustedWillNotPass(Reason reason) {
        Unavailable failure = new Unavailable(Operation.FETCH_PROFILE, Outcome.NOT_APPLIED, reason, null, null);

        assertThat(failure.isTransient()).isEqualTo(reason != Reason.NOT_TRUSTED);
        assertThat(failure.reason()).isEqualTo(reason);
    }

    @Test
    void everyReasonReadsDifferently() {
        assertThat(Stream.of(Reason.values())
                        .map(reason -> new Unavailable(Operation.FETCH_PROFILE, Outcome.NOT_APPLIED, reason, null, null)
                                .getMessage()))
                .doesNotHaveDuplicates()
                .allMatch(message -> message.matches("fetch profile: [a-z ,]+"));
    }

    @Test
    void unavailableKeepsItsReasonAndCauseWhenSerialised() throws Exception {
        Unavailable copy = Serialized.copyOf(
                new Unavailable(
                        Operation.FETCH_PROFILE,
                        Outcome.NOT_APPLIED,
                        Reason.CONNECTION_LOST,
                        null,
                        new EOFException("end of stream")),
                Unavailable.class);

        assertThat(copy.reason()).isEqualTo(Reason.CONNECTION_LOST);
        assertThat(copy).hasCauseInstanceOf(EOFException.class).hasRootCauseMessage("end of stream");
    }

    @Test
    void throttledKeepsHowLongToWait() throws Exception {
        Throttled throttled =
                new Throttled(Operation.FETCH_PROFILE, Outcome.NOT_APPLIED, null, Duration.ofMillis(1_500));

        assertThat(throttled.retryAfter()).contains(Duration.ofMillis(1_500));
        assertThat(Serialized.copyOf(throttled, Throttled.class).retryAfter()).contains(Duration.ofMillis(1_500));
        assertThat(new Throttled(Operation.FETCH_PROFILE, Outcome.NOT_APPLIED, null, null).retryAfter())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "1000, 1", "1001, 2", "1999, 2", "2000, 2", "3600000, 3600"})
    void theSecondsToWaitAreRoundedUp(long millis, long seconds) {
        assertThat(new Throttled(Operation.FETCH_PROFILE, Outcome.NOT_APPLIED, null, Duration.ofMillis(millis)))
                .hasMessage("fetch profile: too many requests, try again in " + seconds + " s");
    }

    @Test
    void partiallyAppliedNamesBothPartsAndItsCause() throws Exception {
        Rejected cause = new Rejected(Operation.UPDATE_PROFILE, Outcome.NOT_APPLIED, SAID);
        Set<ProfileField> applied = EnumSet.of(ProfileField.ABOUT);
        PartiallyApplied failure =
                new PartiallyApplied(applied, Set.of(ProfileField.WEBSITES, ProfileField.ADDRESS), cause);
        applied.add(ProfileField.PHOTO);

        for (PartiallyApplied either : List.of(failure, Serialized.copyOf(failure, PartiallyApplied.class))) {
            assertThat(either.applied()).containsExactly(ProfileField.ABOUT).isUnmodifiable();
            assertThat(either.pending())
                    .containsExactly(ProfileField.ADDRESS, ProfileField.WEBSITES)
                    .isUnmodifiable();
            assertThat(either).hasCauseInstanceOf(Rejected.class);
            assertThat(either.remoteError().flatMap(RemoteError::title)).contains("Parameter value is not valid");
        }
        assertThat(failure).hasCause(cause);
    }

    @Test
    void partiallyAppliedSaysNeverThatNothingWasChanged() {
        assertThat(everyFailure().stream()
                        .map(Expected::failure)
                        .filter(PartiallyApplied.class::isInstance)
                        .map(Throwable::getMessage))
                .isNotEmpty()
                .noneMatch(message -> message.contains("the profile was not changed"));
    }

    @Test
    void partiallyAppliedNeedsBothParts() {
        Rejected cause = new Rejected(Operation.UPDATE_PROFILE, Outcome.NOT_APPLIED, null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PartiallyApplied(Set.of(), Set.of(ProfileField.ABOUT), cause))
                .withMessage("PartiallyApplied needs at least one applied field and one pending field");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new PartiallyApplied(EnumSet.of(ProfileField.ABOUT), EnumSet.noneOf(ProfileField.class), cause))
                .withMessage("PartiallyApplied needs at least one applied field and one pending field");
    }

    @Test
    void everyOperationHasWordsOfItsOwn() {
        assertThat(Operation.values())
                .extracting(Operation::displayName)
                .doesNotHaveDuplicates()
                .allMatch(words -> words.matches("[a-z]+( [a-z]+){1,2}"));
    }

    @Test
    void aRemoteErrorHoldsWhatThePlatformSaid() throws Exception {
        for (RemoteError said : List.of(SAID, Serialized.copyOf(SAID, RemoteError.class))) {
            assertThat(said.status()).isEqualTo(400);
            assertThat(said.code()).hasValue(100);
            assertThat(said.subcode()).hasValue(33);
            assertThat(said.title()).contains("Parameter value is not valid");
            assertThat(said.details()).contains("vertical must be one of");
            assertThat(said.traceId()).contains("AbC123");
            assertThat(said).hasToString(SAID_IN_WORDS);
        }
    }

    @Test
    void aRemoteErrorMayHoldNextToNothing() {
        RemoteError bare = new RemoteError(555, null, null, null, null, null);

        assertThat(bare.code()).isEmpty();
        assertThat(bare.subcode()).isEmpty();
        assertThat(bare.title()).isEmpty();
        assertThat(bare.details()).isEmpty();
        assertThat(bare.traceId()).isEmpty();
        assertThat(bare).hasToString("no message [status 555]");
    }

    @Test
    void aRemoteErrorSaysTheSameOnlyOnce() {
        assertThat(new RemoteError(400, 0, null, "no", "no", null)).hasToString("no [status 400, code 0]");
    }

    @ParameterizedTest
    @MethodSource("everyFailure")
    void keepsEverythingButItsOutcomeInACopyWithAnother(Expected expected) {
        Outcome other = expected.outcome() == Outcome.UNKNOWN ? Outcome.NOT_APPLIED : Outcome.UNKNOWN;

        GatewayException copy = expected.failure().withOutcome(other);

        assertThat(copy).hasSameClassAs(expected.failure());
        assertThat(copy.outcome()).isEqualTo(other);
        assertThat(copy.operation()).isEqualTo(expected.operation());
        assertThat(copy.isTransient()).isEqualTo(expected.isTransient());
        assertThat(copy.remoteError()).isEqualTo(expected.failure().remoteError());
        assertThat(copy.getStackTrace()).isEqualTo(expected.failure().getStackTrace());
        assertThat(copy.getSuppressed()).containsExactly(expected.failure());
        assertThat(copy.withOutcome(expected.outcome())).hasMessage(expected.message());
        assertThat(expected.failure().withOutcome(expected.outcome())).isSameAs(expected.failure());
    }

    @Test
    void aCallThatFailsBeforeItsWriteCanStillHaveChangedTheProfile() {
        GatewayException failure = new Unavailable(
                        Operation.OPEN_UPLOAD, Outcome.NOT_APPLIED, Reason.NO_CONNECTION, null, null)
                .withOutcome(Outcome.UNKNOWN);

        assertThat(failure).hasMessage("open upload: no connection; the profile may have been changed before");
    }

    @Test
    void saysThatARequestWasNotSent() {
        assertThat(Throttled.notSent(Operation.UPDATE_ABOUT, Outcome.NOT_APPLIED, Duration.ofSeconds(9)))
                .hasMessage("update about: the request was not sent because this channel is rate-limited,"
                        + " try again in 9 s; the profile was not changed");
        assertThat(new Unauthorized(
                        Operation.UPDATE_ABOUT, Outcome.NOT_APPLIED, Unauthorized.Reason.KEY_SUSPENDED, null, null))
                .hasMessage(
                        "update about: the request was not sent because the key or token was rejected three times in a row;"
                                + " the profile was not changed");
        assertThat(new Unavailable(Operation.UPDATE_ABOUT, Outcome.NOT_APPLIED, Reason.BUSY, null, null))
                .hasMessageContaining("the request was not sent");
    }
}
