package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.internal.ErrorAnswer.Dialect;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerHintTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final ErrorAnswer SILENT = ErrorAnswer.foreign(429, null);

    @ParameterizedTest
    @CsvSource({"0,0", "8,8", "3600,3600", "0007,7", "9999999999,9999999999"})
    void takesSeconds(String header, long seconds) {
        assertThat(ServerHint.in(SILENT, header, null, NOW)).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void countsADateAgainstTheAnswersOwnClock() {
        assertThat(ServerHint.in(SILENT, "Mon, 23 Nov 2026 08:00:30 GMT", "Mon, 23 Nov 2026 08:00:00 GMT", NOW))
                .contains(Duration.ofSeconds(30));
    }

    @Test
    void countsADateAgainstOurClockWhereTheAnswerHasNone() {
        assertThat(ServerHint.in(SILENT, "Mon, 23 Nov 2026 10:01:00 GMT", "not a date", NOW))
                .contains(Duration.ofMinutes(1));
    }

    @Test
    void takesADateThatHasPassedForNow() {
        assertThat(ServerHint.in(SILENT, "Mon, 23 Nov 2026 09:00:00 GMT", null, NOW))
                .contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "+5", "1.5", "99999999999", "soon", "1e3", "0x10", "５"})
    void takesWhatItCannotReadForNoHint(String header) {
        assertThat(ServerHint.in(SILENT, header, null, NOW)).isEmpty();
    }

    @Test
    void takesTheBackoffOfAnUploadInMilliseconds() {
        assertThat(ServerHint.in(throttledUpload(10_000L), null, null, NOW)).contains(Duration.ofSeconds(10));
        assertThat(ServerHint.in(throttledUpload(-5L), null, null, NOW)).isEmpty();
    }

    @Test
    void takesTheNumberOutOf360dialogsSentence() {
        ErrorAnswer spoken =
                ErrorAnswer.foreign(400, "You have exceeded the limit of 1 request every 12 seconds. Try again later.");

        assertThat(ServerHint.in(spoken, null, null, NOW)).contains(Duration.ofSeconds(12));
    }

    @Test
    void findsNoNumberWhereTheSentenceHasAStar() {
        ErrorAnswer spoken = ErrorAnswer.foreign(400, "You have exceeded the limit of 1 request every * seconds.");

        assertThat(ServerHint.in(spoken, null, null, NOW)).isEmpty();
    }

    private static ErrorAnswer throttledUpload(Long backoff) {
        return new ErrorAnswer(400, Dialect.UPLOAD, null, null, null, null, null, null, false, backoff);
    }
}
