package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.internal.ErrorAnswer.Dialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the wire tests leave open: the upload service's names, and where a range of statuses ends. */
class ClassificationTest {

    @ParameterizedTest
    @CsvSource({
        "RequestRateLimitedError, 400, false, THROTTLED",
        "ProcessingFailedError, 429, false, THROTTLED",
        "OffsetInvalidError, 400, false, RESYNC",
        "PartialRequestError, 400, true, RESYNC",
        "NotAuthorizedError, 403, false, FORBIDDEN",
        "ProcessingFailedError, 500, true, TRANSIENT",
        "ProcessingFailedError, 500, false, INVALID",
    })
    void knowsTheUploadServicesErrorsByName(String type, int status, boolean retriable, FailureClass expected) {
        ErrorAnswer answer =
                new ErrorAnswer(status, Dialect.UPLOAD, null, null, type, type, null, null, retriable, null);

        assertThat(Classification.of(answer)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "299, PROTOCOL", "300, REDIRECT", "303, PROTOCOL", "399, REDIRECT",
        "400, INVALID", "499, INVALID", "500, TRANSIENT", "599, TRANSIENT",
    })
    void goesByTheStatusWhereNothingWasSaid(int status, FailureClass expected) {
        assertThat(Classification.of(ErrorAnswer.foreign(status, null))).isEqualTo(expected);
        assertThat(Classification.of(ErrorAnswer.withoutBody(status))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"401, AUTH", "403, FORBIDDEN"})
    void blamesTheKeyOnlyIfThePlatformRefusedIt(int status, FailureClass refused) {
        assertThat(Classification.of(ErrorAnswer.withoutBody(status))).isEqualTo(refused);
        assertThat(Classification.of(ErrorAnswer.foreign(status, null))).isEqualTo(FailureClass.PROTOCOL);
        assertThat(Classification.of(ErrorAnswer.foreign(status, "Access denied by policy")))
                .isEqualTo(FailureClass.PROTOCOL);
        assertThat(Classification.of(ErrorAnswer.foreign(status, "Invalid api_key or token expired")))
                .isEqualTo(FailureClass.AUTH);
    }

    @ParameterizedTest
    @CsvSource({"200, INVALID", "299, INVALID", "500, TRANSIENT"})
    void takesAWordlessNoForOneUnlessTheStatusSaysMore(int status, FailureClass expected) {
        ErrorAnswer wordless =
                new ErrorAnswer(status, Dialect.WORDLESS, null, null, null, null, null, null, false, null);

        assertThat(Classification.of(wordless)).isEqualTo(expected);
    }
}
