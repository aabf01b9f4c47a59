package io.wabaprofile.http.internal.platform;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/** A date in a header: in the form of today, or in one of the two that older servers write. */
final class HttpDate {
    private static final int YEARS_BACK = 50;
    private static final DateTimeFormatter OF_TODAY = DateTimeFormatter.RFC_1123_DATE_TIME;
    private static final DateTimeFormatter OF_C = DateTimeFormatter.ofPattern(
                    "EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private HttpDate() {}

    /** @param now a year of two digits is within 50 years of this */
    static Optional<Instant> read(String text, Instant now) {
        return read(text, OF_TODAY).or(() -> read(text, OF_C)).or(() -> read(text, ofRfc850(now)));
    }

    private static Optional<Instant> read(String text, DateTimeFormatter form) {
        try {
            return Optional.of(form.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter ofRfc850(Instant now) {
        return new DateTimeFormatterBuilder()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(
                        ChronoField.YEAR,
                        2,
                        2,
                        now.atOffset(ZoneOffset.UTC).toLocalDate().minusYears(YEARS_BACK))
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.ENGLISH)
                .withZone(ZoneOffset.UTC);
    }
}
