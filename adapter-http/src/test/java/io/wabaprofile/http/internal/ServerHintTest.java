package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.internal.ErrorAnswer.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
        assertThat(hint(SILENT, header, null)).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void countsADateAgainstTheAnswersOwnClock() {
        assertThat(hint(SILENT, "Mon, 23 Nov 2026 08:00:30 GMT", "Mon, 23 Nov 2026 08:00:00 GMT"))
                .contains(Duration.ofSeconds(30));
    }

    @Test
    void countsADateAgainstOurClockWhereTheAnswerHasNone() {
        assertThat(hint(SILENT, "Mon, 23 Nov 2026 10:01:00 GMT", "not a date")).contains(Duration.ofMinutes(1));
    }

    @Test
    void takesADateThatHasPassedForNow() {
        assertThat(hint(SILENT, "Mon, 23 Nov 2026 09:00:00 GMT", null)).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "+5", "1.5", "99999999999", "soon", "1e3", "0x10", "５"})
    void takesWhatItCannotReadForNoHint(String header) {
        assertThat(hint(SILENT, header, null)).isEmpty();
    }

    @Test
    void takesTheBackoffOfAnUploadInMilliseconds() {
        assertThat(hint(throttledUpload(10_000L), null, null)).contains(Duration.ofSeconds(10));
        assertThat(hint(throttledUpload(0L), null, null)).contains(Duration.ZERO);
        assertThat(hint(throttledUpload(-5L), null, null)).isEmpty();
    }

    @Test
    void takesTheNumberOutOf360dialogsSentence() {
        ErrorAnswer spoken =
                ErrorAnswer.foreign(400, "You have exceeded the limit of 1 request every 12 seconds. Try again later.");

        assertThat(hint(spoken, null, null)).contains(Duration.ofSeconds(12));
    }

    @Test
    void findsNoNumberWhereTheSentenceHasAStar() {
        ErrorAnswer spoken = ErrorAnswer.foreign(400, "You have exceeded the limit of 1 request every * seconds.");

        assertThat(hint(spoken, null, null)).isEmpty();
    }

    @Test
    void takesTheLongestWaitOfMetasUsage() {
        String usage = """
                {"1":[{"type":"whatsapp","call_count":100,"estimated_time_to_regain_access":3}],
                 "2":[{"estimated_time_to_regain_access":7},{"estimated_time_to_regain_access":"soon"}]}""";

        assertThat(ServerHint.in(SILENT, null, null, new Json().tree(usage), NOW))
                .contains(Duration.ofMinutes(7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "7",
                "{\"1\":[{\"estimated_time_to_regain_access\":0}]}",
                "{\"1\":[{\"estimated_time_to_regain_access\":-3}]}",
                "{\"1\":[{\"estimated_time_to_regain_access\":1e99}]}"
            })
    void takesAUsageThatNamesNoWaitForNoHint(String usage) {
        assertThat(ServerHint.in(SILENT, null, null, new Json().tree(usage), NOW))
                .isEmpty();
    }

    private static Optional<Duration> hint(ErrorAnswer answer, String retryAfter, String date) {
        return ServerHint.in(answer, retryAfter, date, Optional.empty(), NOW);
    }

    private static ErrorAnswer throttledUpload(Long backoff) {
        return new ErrorAnswer(400, Dialect.UPLOAD, null, null, null, null, null, null, false, backoff);
    }
}
