package io.wabaprofile.http.internal.platform;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Redacts secrets in texts of the server, replaces control characters, and limits the length. */
public final class SecretRedactor {
    private static final int MAX_LENGTH = 256;
    private static final String MASK = "****";
    private static final Pattern SESSION_ID = Pattern.compile("(?i)upload(:|%3A)\\S+");
    private static final Pattern SIGNATURE = Pattern.compile("(?i)\\b(sig|access_token)(?:=|%3D)[^\\s&]+");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029\\s]+");

    private SecretRedactor() {}

    /**
     * Returns the redacted text, or null if it has no visible characters.
     *
     * @param secrets texts to redact, both plain and percent-encoded
     */
    public static @Nullable String redact(@Nullable String text, List<String> secrets) {
        if (text == null) {
            return null;
        }
        List<String> longestFirst = secrets.stream()
                .filter(secret -> !secret.isBlank())
                .flatMap(secret -> Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)))
                .distinct()
                .sorted((one, other) -> other.length() - one.length())
                .toList();
        String redacted = text;
        for (String secret : longestFirst) {
            redacted = Pattern.compile(secret, Pattern.LITERAL | Pattern.CASE_INSENSITIVE)
                    .matcher(redacted)
                    .replaceAll(MASK);
        }
        redacted = SESSION_ID.matcher(redacted).replaceAll("upload:" + MASK);
        redacted = SIGNATURE.matcher(redacted).replaceAll("$1=" + MASK);
        redacted = UNPRINTABLE.matcher(redacted).replaceAll(" ").strip();
        if (redacted.codePointCount(0, redacted.length()) > MAX_LENGTH) {
            redacted = redacted.substring(0, redacted.offsetByCodePoints(0, MAX_LENGTH - 1)) + "…";
        }
        return redacted.isEmpty() ? null : redacted;
    }
}
