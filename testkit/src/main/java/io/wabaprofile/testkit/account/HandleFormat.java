package io.wabaprofile.testkit.account;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The format of handles. A handle of the platform contains the name and the type of the file; the rest is opaque. A
 * handle
 * often has several lines.
 *
 * @param lines the number of lines; if absent, 1 and 2 in turns
 * @param old whether handles look as in old documented samples
 * @param issuedAt when a handle in this format is issued
 */
public record HandleFormat(OptionalInt lines, boolean old, Instant issuedAt) {
    /** The format of the fake. The fake has no clock, so its handles do not expire. */
    public static final HandleFormat DEFAULT = new HandleFormat(OptionalInt.empty(), false, Instant.MAX);

    /** @param number of the handle in its channel, from 1 */
    String handle(ReceivedUpload file, long number) {
        return IntStream.range(0, lines.orElse(number % 2 == 0 ? 2 : 1))
                .mapToObj(i -> old ? "2:" + base64(UUID.randomUUID().toString()) : line(file))
                .collect(Collectors.joining("\n"));
    }

    private static String line(ReceivedUpload file) {
        UUID random = UUID.randomUUID();
        long expiry = 1_700_000_000L + (random.getLeastSignificantBits() & 0xFFFFFF);
        return String.join(
                ":",
                "4",
                base64(file.name()),
                base64(file.mediaType()),
                "AR" + random.toString().replace("-", ""),
                "e",
                Long.toString(expiry),
                "2022308451254161",
                "636685196",
                "AR" + UUID.randomUUID().toString().replace("-", "_"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
