package io.wabaprofile.http.internal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.internal.request.ErrorResponse;
import io.wabaprofile.http.internal.request.ErrorResponse.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final ErrorResponse WITHOUT_WAIT = new ErrorResponse(429, Dialect.UNDOCUMENTED, null, null);

    @ParameterizedTest
    @CsvSource({"0,0", "8,8", "3600,3600", "0007,7", "86400,86400", "86401,86400", "9999999999,86400"})
    void readsSeconds(String header, long seconds) {
        assertThat(retryAfter(WITHOUT_WAIT, header, null)).contains(Duration.ofSeconds(seconds));
    }

    /** Values that servers, proxies and attackers send; a blank means that the value is ignored. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|PT0S",
                "00|PT0S",
                "1|PT1S",
                "0000000059|PT59S",
                "3600|PT1H",
                "86400|PT24H",
                "1000000000|PT24H",
                "2147483647|PT24H",
                "2147483648|PT24H",
                "4294967296|PT24H",
                "9999999999|PT24H",
                "10000000000|PT24H",
                "99999999999|PT24H",
                "9223372036854775807|PT24H",
                "9223372036854775808|PT24H",
                "99999999999999999999999999999999|PT24H",
                "00000000000000000000000000000012|PT12S",
                "-0|",
                "-1|",
                "-9223372036854775808|",
                "+1|",
                "1.0|",
                "1,5|",
                "1e9|",
                "0x7F|",
                "1_000|",
                "' 1'|",
                "'1 '|",
                "1s|",
                "PT1S|",
                "NaN|",
                "Infinity|",
                "null|",
                "١٢|",
                "Mon, 23 Nov 2026 10:00:00 GMT|PT0S",
                "Mon, 23 Nov 2026 10:00:01 GMT|PT1S",
                "Mon, 23 Nov 2026 09:59:59 GMT|PT0S",
                "Thu, 01 Jan 1970 00:00:00 GMT|PT0S",
                "Fri, 31 Dec 9999 23:59:59 GMT|PT24H",
                "Mon, 31 Dec 99999 23:59:59 GMT|",
                "Sat Jan  1 00:00:00 +300000000|PT24H",
                "Sat Jan  1 00:00:00 +99999999999|",
                "Tue, 23 Nov 2026 10:00:01 GMT|",
                "Mon, 30 Feb 2026 10:00:00 GMT|",
                "Mon, 23 Nov 2026 25:00:00 GMT|",
                "Mon, 23 Nov 2026 10:00:01 +0000|PT1S",
                "Mon, 23 Nov 2026 10:00:01 -1800|PT18H1S",
                "Monday, 23-Nov-26 10:00:01 GMT|PT1S",
                "Monday, 23-Nov-26 10:00:01 CET|",
                "Tuesday, 23-Nov-26 10:00:01 GMT|",
                "Sunday, 06-Nov-94 08:49:37 GMT|PT0S",
                "Mon Nov 23 10:00:01 2026|PT1S",
                "Sun Nov  6 08:49:37 1994|PT0S",
                "Tue Nov 23 10:00:01 2026|",
                "2026-11-23T10:00:01Z|",
                "1795000000000|PT24H",
                "soon|"
            })
    void readsOrIgnoresAHeaderWithoutFailing(String header, Duration wait) {
        assertThat(retryAfter(WITHOUT_WAIT, header, null)).isEqualTo(Optional.ofNullable(wait));
        assertThat(retryAfter(WITHOUT_WAIT, header, "Fri, 31 Dec 9999 23:59:59 GMT")
                        .orElse(Duration.ZERO))
                .isGreaterThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void doesNotFailOnARandomHeader() {
        readRandomHeaders(20_000);
    }

    @Test
    @Tag("measure")
    @Tag("slow")
    void doesNotFailOnAMillionRandomHeaders() {
        readRandomHeaders(1_000_000);
    }

    private static void readRandomHeaders(int rounds) {
        long seed = 20261123;
        Random random = new Random(seed);
        String[] pieces = {
            "Mon",
            "Sun",
            ", ",
            "23",
            "31",
            " Nov ",
            " Feb ",
            "2026",
            "9999",
            " ",
            "10:00:00",
            "24:60:61",
            " GMT",
            " +9999",
            "-",
            "+",
            "0",
            "1",
            "99999",
            "+300000000",
            "Sat Jan  1 00:00:00 ",
            ".",
            "e",
            "\t",
            "é",
            "１"
        };
        for (int round = 0; round < rounds; round++) {
            String header = pieces(random, pieces);
            String date = random.nextBoolean() ? null : pieces(random, pieces);
            ErrorResponse response =
                    random.nextBoolean() ? throttledUpload(random.nextLong()) : withErrorText(random.nextLong());
            Duration usage = random.nextBoolean()
                    ? blockedFor("{\"1\":[{\"estimated_time_to_regain_access\":" + random.nextLong() + "}]}")
                    : Duration.ZERO;

            assertThat(RetryAfter.in(response, header, date, usage, NOW).orElse(Duration.ZERO))
                    .as("seed %d, round %d: %s, %s", seed, round, header, date)
                    .isBetween(Duration.ZERO, RetryAfter.LONGEST);
        }
    }

    private static String pieces(Random random, String[] pieces) {
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "Mon, 23 Nov 2026 10:00:0" : "");
        for (int part = random.nextInt(8); part > 0; part--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    private static ErrorResponse withErrorText(long seconds) {
        return new ErrorResponse(
                400,
                Dialect.UNDOCUMENTED,
                "You have exceeded the limit of 1 request every " + seconds + " seconds.",
                null);
    }

    @Test
    void comparesADateWithTheDateHeader() {
        assertThat(retryAfter(WITHOUT_WAIT, "Mon, 23 Nov 2026 08:00:30 GMT", "Mon, 23 Nov 2026 08:00:00 GMT"))
                .contains(Duration.ofSeconds(30));
    }

    @Test
    void comparesADateWithTheClockIfThereIsNoDateHeader() {
        assertThat(retryAfter(WITHOUT_WAIT, "Mon, 23 Nov 2026 10:01:00 GMT", "not a date"))
                .contains(Duration.ofMinutes(1));
    }

    @Test
    void returnsZeroForADateInThePast() {
        assertThat(retryAfter(WITHOUT_WAIT, "Mon, 23 Nov 2026 09:00:00 GMT", null))
                .contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "+5", "1.5", "soon", "1e3", "0x10", "５"})
    void ignoresAValueThatCannotBeParsed(String header) {
        assertThat(retryAfter(WITHOUT_WAIT, header, null)).isEmpty();
    }

    @Test
    void readsTheBackoffOfAnUploadInMilliseconds() {
        assertThat(retryAfter(throttledUpload(10_000L), null, null)).contains(Duration.ofSeconds(10));
        assertThat(retryAfter(throttledUpload(0L), null, null)).contains(Duration.ZERO);
        assertThat(retryAfter(throttledUpload(-5L), null, null)).isEmpty();
    }

    @Test
    void takesTheNumberOutOf360dialogsSentence() {
        ErrorResponse withErrorText = new ErrorResponse(
                400,
                Dialect.UNDOCUMENTED,
                "You have exceeded the limit of 1 request every 12 seconds. Try again later.",
                null);

        assertThat(retryAfter(withErrorText, null, null)).contains(Duration.ofSeconds(12));
    }

    @Test
    void ignoresAnErrorTextWithoutANumber() {
        ErrorResponse withErrorText = new ErrorResponse(
                400, Dialect.UNDOCUMENTED, "You have exceeded the limit of 1 request every * seconds.", null);

        assertThat(retryAfter(withErrorText, null, null)).isEmpty();
    }

    @Test
    void readsTheLongestWaitOfMetasUsageHeader() {
        String usage = """
                {"1":[{"type":"whatsapp","call_count":100,"estimated_time_to_regain_access":3}],
                 "2":[{"estimated_time_to_regain_access":7},{"estimated_time_to_regain_access":"soon"}]}""";

        assertThat(RetryAfter.in(WITHOUT_WAIT, null, null, blockedFor(usage), NOW))
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
                "{\"1\":[{\"estimated_time_to_regain_access\":-1e99}]}",
                "{\"1\":[{\"estimated_time_to_regain_access\":\"\"}]}"
            })
    void ignoresAUsageHeaderWithoutAWait(String usage) {
        assertThat(RetryAfter.in(WITHOUT_WAIT, null, null, blockedFor(usage), NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1441", "2147483648", "1e99", "99999999999999999999", "\"99999999999999999999\""})
    void limitsTheWaitOfAUsageHeaderToADay(String minutes) {
        String usage = "{\"1\":[{\"estimated_time_to_regain_access\":" + minutes + "}]}";

        assertThat(RetryAfter.in(WITHOUT_WAIT, null, null, blockedFor(usage), NOW))
                .contains(Duration.ofDays(1));
    }

    @Test
    void readsUsageMinutesThatAreText() {
        String usage = "{\"1\":[{\"estimated_time_to_regain_access\":\"3\"}]}";

        assertThat(RetryAfter.in(WITHOUT_WAIT, null, null, blockedFor(usage), NOW))
                .contains(Duration.ofMinutes(3));
    }

    @Test
    void limitsABackoffAndAnErrorTextToADay() {
        assertThat(retryAfter(throttledUpload(86_400_001L), null, null)).contains(Duration.ofDays(1));
        assertThat(retryAfter(throttledUpload(Long.MAX_VALUE), null, null)).contains(Duration.ofDays(1));
        assertThat(retryAfter(
                        new ErrorResponse(
                                400,
                                Dialect.UNDOCUMENTED,
                                "exceeded the limit of 1 request every 99999999999999999999 seconds",
                                null),
                        null,
                        null))
                .contains(Duration.ofDays(1));
    }

    @Test
    void keepsTheFractionOfAWaitUntilADate() {
        assertThat(RetryAfter.in(
                        WITHOUT_WAIT, "Mon, 23 Nov 2026 10:00:02 GMT", null, Duration.ZERO, NOW.plusMillis(500)))
                .contains(Duration.ofMillis(1500));
    }

    @Test
    void ignoresRandomCharacters() {
        long seed = 20261127;
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append((char) (random.nextInt(8) == 0 ? random.nextInt(0x10000) : 32 + random.nextInt(95)));
            }
            Duration wait =
                    retryAfter(WITHOUT_WAIT, text.toString(), text.toString()).orElse(Duration.ZERO);

            assertThat(wait)
                    .as("seed %d, round %d: %s", seed, round, text)
                    .isBetween(Duration.ZERO, RetryAfter.LONGEST);
        }
    }

    private static Duration blockedFor(String usage) {
        return new UsageHeaders(new JsonCodec()).blockedFor(Map.of("X-Business-Use-Case-Usage", List.of(usage)));
    }

    private static Optional<Duration> retryAfter(ErrorResponse response, String retryAfter, String date) {
        return RetryAfter.in(response, retryAfter, date, Duration.ZERO, NOW);
    }

    private static ErrorResponse throttledUpload(Long backoff) {
        return new ErrorResponse(400, Dialect.UPLOAD, null, null, null, null, null, null, false, backoff);
    }
}
