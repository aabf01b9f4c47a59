package io.wabaprofile.testkit.journal;

import io.wabaprofile.testkit.ApiPaths;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Masks session ids, signatures, keys, long random text and unknown queries in a request target. */
public final class TargetRedactor {
    static final String MASK = "****";

    /** {@code upload:} in each encoding, and {@code MTph}, the first characters of a session id without its prefix. */
    private static final Pattern SESSION =
            Pattern.compile("(?i)upload(:|%(25)*3A).*|MTph.*|[?&]sig=.*", Pattern.DOTALL);

    private static final Pattern RANDOM = Pattern.compile("[A-Za-z0-9]{20,}");

    private static final Set<String> SHOWN_WITH_QUERY =
            Set.of(ApiPaths.UPLOADS, ApiPaths.CLOUD_PROFILE, ApiPaths.ON_PREMISE_PHOTO);

    /** The paths of the Graph API, without the version. IDs are not secret. */
    private static final Pattern GRAPH_WITH_QUERY =
            Pattern.compile("/([0-9]+(" + ApiPaths.CLOUD_PROFILE + ")?|([0-9]+|app)" + ApiPaths.UPLOADS + ")");

    /** The documented parameters of the endpoints. The value of another parameter may be a misplaced secret. */
    private static final Set<String> SHOWN_PARAMETERS = Set.of(
            "fields",
            "format",
            "file_name",
            "file_length",
            "file_type",
            "file_offset",
            "limit",
            "offset",
            "sort",
            "filters");

    private TargetRedactor() {}

    /** Redacts a path and its query. Removes the query of an unknown path. */
    public static String redactTarget(String path, @Nullable String query, String key) {
        return redact(query != null && isShownWithQuery(path) ? path + "?" + masked(query) : path, key);
    }

    private static String masked(String query) {
        return Stream.of(query.split("&", -1))
                .map(parameter -> {
                    int end = parameter.indexOf('=');
                    return end < 0 || SHOWN_PARAMETERS.contains(parameter.substring(0, end))
                            ? parameter
                            : parameter.substring(0, end + 1) + MASK;
                })
                .collect(Collectors.joining("&"));
    }

    private static boolean isShownWithQuery(String path) {
        String resource = ApiPaths.withoutVersion(path);
        return resource.equals(path)
                ? SHOWN_WITH_QUERY.contains(path) || path.startsWith(ApiPaths.PARTNERS)
                : GRAPH_WITH_QUERY.matcher(resource).matches();
    }

    /** @param key the key of the request; blank if the request has no key */
    static String redact(String text, String key) {
        String withoutKey = key.isBlank() ? text : text.replace(key, MASK);
        String withoutSession = SESSION.matcher(withoutKey).replaceFirst("upload:" + MASK);
        return RANDOM.matcher(withoutSession).replaceAll(MASK);
    }
}
