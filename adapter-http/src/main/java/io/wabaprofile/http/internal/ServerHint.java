package io.wabaprofile.http.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long an answer asks to wait, wherever it says so. What cannot be read is no hint, never an error. */
final class ServerHint {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,10}");
    private static final Pattern ONE_REQUEST_EVERY = Pattern.compile("1 request every ([0-9]{1,6}) second");

    private ServerHint() {}

    /**
     * @param date the answer's own clock, against which a date is counted
     * @param usage Meta's usage per business case, which tells the minutes until it may go on
     * @param now our clock, for want of the other
     */
    static Optional<Duration> in(
            ErrorAnswer answer,
            @Nullable String retryAfter,
            @Nullable String date,
            Optional<JsonNode> usage,
            Instant now) {
        return header(retryAfter, date, now)
                .or(() -> usage.flatMap(ServerHint::regained))
                .or(() -> Optional.ofNullable(answer.backoffMillis())
                        .filter(millis -> millis >= 0)
                        .map(Duration::ofMillis))
                .or(() -> words(answer));
    }

    private static Optional<Duration> header(@Nullable String retryAfter, @Nullable String date, Instant now) {
        if (retryAfter == null) {
            return Optional.empty();
        }
        if (SECONDS.matcher(retryAfter).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)));
        }
        return HttpDate.read(retryAfter, now).map(until -> {
            Instant from = date == null ? now : HttpDate.read(date, now).orElse(now);
            Duration wait = Duration.between(from, until);
            return wait.isNegative() ? Duration.ZERO : wait;
        });
    }

    /** The longest of the waits named for any business case; nothing if none is needed. */
    private static Optional<Duration> regained(JsonNode usage) {
        long minutes = usage.findValues("estimated_time_to_regain_access").stream()
                .filter(JsonNode::canConvertToInt)
                .mapToLong(JsonNode::intValue)
                .max()
                .orElse(0);
        return minutes > 0 ? Optional.of(Duration.ofMinutes(minutes)) : Optional.empty();
    }

    private static Optional<Duration> words(ErrorAnswer answer) {
        Matcher number = ONE_REQUEST_EVERY.matcher(answer.words());
        return number.find() ? Optional.of(Duration.ofSeconds(Long.parseLong(number.group(1)))) : Optional.empty();
    }
}
