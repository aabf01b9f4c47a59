package io.wabaprofile.http.internal.platform;

import io.wabaprofile.http.internal.request.ErrorResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the wait that a response requests from {@code Retry-After}, Meta's usage header, an upload's {@code backoff},
 * or
 * 360dialog's error text. Limits the wait to {@link #LONGEST}. Ignores a value that cannot be parsed.
 */
final class RetryAfter {
    static final Duration LONGEST = Duration.ofDays(1);

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");
    private static final Pattern ONE_REQUEST_EVERY = Pattern.compile("1 request every ([0-9]+) second");

    private RetryAfter() {}

    /**
     * @param date the {@code Date} header, to which a date in {@code Retry-After} is relative
     * @param blockedFor the wait in Meta's usage header; zero for none
     * @param now used if the {@code Date} header is missing
     */
    static Optional<Duration> in(
            ErrorResponse response,
            @Nullable String retryAfter,
            @Nullable String date,
            Duration blockedFor,
            Instant now) {
        return header(retryAfter, date, now)
                .or(() -> Optional.of(blockedFor).filter(wait -> !wait.isZero()))
                .or(() -> backoff(response))
                .or(() -> errorText(response));
    }

    private static Optional<Duration> header(@Nullable String retryAfter, @Nullable String date, Instant now) {
        if (retryAfter == null) {
            return Optional.empty();
        }
        if (SECONDS.matcher(retryAfter).matches()) {
            return Optional.of(atMostLongest(WholeNumber.in(retryAfter).orElseThrow(), ChronoUnit.SECONDS));
        }
        return HttpDate.parse(retryAfter, now).map(until -> {
            Instant from = date == null ? now : HttpDate.parse(date, now).orElse(now);
            Duration wait = Duration.between(from, until);
            return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
        });
    }

    private static Optional<Duration> backoff(ErrorResponse response) {
        return Optional.ofNullable(response.backoffMillis())
                .filter(millis -> millis >= 0)
                .map(millis -> atMostLongest(millis, ChronoUnit.MILLIS));
    }

    private static Optional<Duration> errorText(ErrorResponse response) {
        Matcher number = ONE_REQUEST_EVERY.matcher(response.searchText());
        return number.find()
                ? Optional.of(atMostLongest(WholeNumber.in(number.group(1)).orElseThrow(), ChronoUnit.SECONDS))
                : Optional.empty();
    }

    static Duration atMostLongest(long time, ChronoUnit unit) {
        return Duration.of(Math.min(time, LONGEST.dividedBy(unit.getDuration())), unit);
    }
}
