package io.wabaprofile.http.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes text of a server fit to be shown: its secrets first, then what could deceive a terminal, then its length. */
final class TextCleaner {
    private static final int MAX_LENGTH = 256;
    private static final String HIDDEN = "****";
    private static final Pattern SESSION_ID = Pattern.compile("(?i)upload(:|%3A)\\S+");
    private static final Pattern SIGNATURE = Pattern.compile("(?i)\\bsig(=|%3D)[^\\s&]+");
    private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029\\s]+");

    private final List<String> secrets;

    /** @param secrets what this call must not show, as it is or percent-encoded */
    TextCleaner(List<String> secrets) {
        this.secrets = secrets.stream()
                .filter(secret -> !secret.isBlank())
                .flatMap(secret -> Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)))
                .distinct()
                .sorted((one, other) -> other.length() - one.length())
                .toList();
    }

    @Nullable
    String clean(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String cleaned = text;
        for (String secret : secrets) {
            cleaned = Pattern.compile(secret, Pattern.LITERAL | Pattern.CASE_INSENSITIVE)
                    .matcher(cleaned)
                    .replaceAll(HIDDEN);
        }
        cleaned = SESSION_ID.matcher(cleaned).replaceAll("upload:" + HIDDEN);
        cleaned = SIGNATURE.matcher(cleaned).replaceAll("sig=" + HIDDEN);
        cleaned = UNSHOWABLE.matcher(cleaned).replaceAll(" ").strip();
        if (cleaned.codePointCount(0, cleaned.length()) > MAX_LENGTH) {
            cleaned = cleaned.substring(0, cleaned.offsetByCodePoints(0, MAX_LENGTH - 1)) + "…";
        }
        return cleaned.isEmpty() ? null : cleaned;
    }
}
