package io.wabaprofile.testkit.journal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request before redaction.
 *
 * @param path not decoded
 * @param rawQuery not decoded; null if the target has no question mark
 * @param key the API key; empty if the request has no key or several keys
 */
public record RecordedRequest(
        String method, String path, @Nullable String rawQuery, Optional<String> key, RecordedMessage message) {}
