package io.wabaprofile.testkit.journal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request before its secrets are redacted.
 *
 * @param path not decoded
 * @param rawQuery not decoded; null if there is none
 * @param key the API key, if exactly one was sent
 */
public record RecordedRequest(
        String method, String path, @Nullable String rawQuery, Optional<String> key, RecordedMessage message) {}
