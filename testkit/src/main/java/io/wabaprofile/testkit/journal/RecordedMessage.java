package io.wabaprofile.testkit.journal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Headers and body of a request or a response before redaction.
 *
 * @param length the length of the body in bytes
 * @param body absent if the body is too long for the journal
 */
public record RecordedMessage(
        Map<String, List<String>> headers, String contentType, long length, Optional<byte[]> body) {

    /** The media type in lower case, without parameters. */
    String mediaType() {
        return mediaType(contentType);
    }

    /** Returns the media type of a {@code Content-Type} header in lower case, without parameters. */
    public static String mediaType(String contentType) {
        int parameters = contentType.indexOf(';');
        return (parameters < 0 ? contentType : contentType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
