package io.wabaprofile.http.internal;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer.
 *
 * @param headers those that somebody reads, at least
 * @param keepsOpen whether the server means to answer more requests on this connection
 */
record WireAnswer(int status, Map<String, List<String>> headers, ByteBuffer body, boolean keepsOpen) {

    /** The first of this name. */
    static @Nullable String header(Map<String, ? extends Collection<String>> headers, String name) {
        Collection<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : values.iterator().next();
    }
}
