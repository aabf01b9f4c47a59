package io.wabaprofile.testkit.journal;

import io.wabaprofile.testkit.ApiPaths;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a request target what may not be shown: session ids, signatures, the caller's key, whatever is long and
 * random enough to be one, and every query nobody knows.
 */
public final class TargetRedactor {
    public static final String MASK = "****";

    /** {@code upload:} however it is encoded, and {@code MTph}, with which every session id starts when it is lost. */
    private static final Pattern SESSION =
            Pattern.compile("(?i)upload(:|%(25)*3A).*|MTph.*|[?&]sig=.*", Pattern.DOTALL);

    private static final Pattern RANDOM = Pattern.compile("[A-Za-z0-9]{20,}");

    private static final Set<String> SHOWN_WITH_QUERY =
            Set.of(ApiPaths.UPLOADS, ApiPaths.CLOUD_PROFILE, ApiPaths.ON_PREMISE_PHOTO);

    private TargetRedactor() {}

    public static String target(String path, @Nullable String query, String key) {
        return query != null && SHOWN_WITH_QUERY.contains(path) ? masked(path + "?" + query, key) : masked(path, key);
    }

    public static String masked(String text, String key) {
        String withoutKey = key.isBlank() ? text : text.replace(key, MASK);
        String withoutSession = SESSION.matcher(withoutKey).replaceFirst("upload:" + MASK);
        return RANDOM.matcher(withoutSession).replaceAll(MASK);
    }
}
