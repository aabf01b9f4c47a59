package io.wabaprofile.testkit.account;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How handles look. The platform's hold name and type of the file and the rest is opaque; often they have several lines.
 *
 * @param lines if absent, every second handle of a channel has two and the others one
 * @param old of the form of early samples
 * @param givenAt when such a handle is given
 */
public record HandleFormat(OptionalInt lines, boolean old, Instant givenAt) {
    /** Of the fake, which has no clock: its handles are forever new. */
    public static final HandleFormat USUAL = new HandleFormat(OptionalInt.empty(), false, Instant.MAX);

    /** @param number of the handle in its channel, from 1 */
    public String handle(ReceivedUpload file, long number) {
        int count = lines.orElse(number % 2 == 0 ? 2 : 1);
        return IntStream.range(0, count)
                .mapToObj(i -> old ? "2:" + base64(UUID.randomUUID().toString()) : line(file))
                .collect(Collectors.joining("\n"));
    }

    private static String line(ReceivedUpload file) {
        UUID chance = UUID.randomUUID();
        long expiry = 1_700_000_000L + (chance.getLeastSignificantBits() & 0xFFFFFF);
        return String.join(
                ":",
                "4",
                base64(file.name()),
                base64(file.mediaType()),
                "AR" + chance.toString().replace("-", ""),
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
