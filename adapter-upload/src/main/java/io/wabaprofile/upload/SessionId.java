package io.wabaprofile.upload;

import io.wabaprofile.http.internal.request.AttemptFailure;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The server's ID of an upload session: {@code upload:<base64>?sig=<signature>}, up to {@value #MAX_LENGTH} characters.
 * It is
 * sent unchanged as path and query. To keep the request on the same host and path, it must be visible ASCII after
 * {@code
 * upload:}, without {@code #}, a backslash or a dot segment. A secret: its holder can append to the upload.
 */
record SessionId(String verbatim) {
    /** An ID contains the file name, percent-encoded and then in base64, so it can be long. */
    static final int MAX_LENGTH = 4 * 1024;

    private static final Pattern FORM = Pattern.compile("upload:[\\x21-\\x7E&&[^#\\\\]]+");
    /** Matches a dot segment, also with repeated percent-encoding or a path parameter. */
    private static final Pattern DOT_SEGMENT =
            Pattern.compile("(?i)(?:/|%(?:25)*+(?:2f|5c))(?:\\.|%(?:25)*+2e){1,2}(?:$|[/?;]|%(?:25)*+(?:2f|5c|3b|3f))");

    static SessionId from(@Nullable String value) {
        if (value == null) {
            throw AttemptFailure.unreadable("it contains no session ID");
        }
        if (!isValid(value)) {
            throw AttemptFailure.protocolViolation("it contains an invalid session ID");
        }
        return new SessionId(value);
    }

    /** @throws IllegalArgumentException if the ID is invalid; the message does not contain it */
    static SessionId saved(byte[] id) {
        String text = new String(id, StandardCharsets.ISO_8859_1);
        if (!isValid(text)) {
            throw new IllegalArgumentException("The session to resume has an invalid session ID");
        }
        return new SessionId(text);
    }

    private static boolean isValid(String id) {
        return id.length() <= MAX_LENGTH
                && FORM.matcher(id).matches()
                && !DOT_SEGMENT.matcher(id).find();
    }

    byte[] bytes() {
        return verbatim.getBytes(StandardCharsets.US_ASCII);
    }

    String target() {
        return "/" + verbatim;
    }

    @Override
    public String toString() {
        return "SessionId(****)";
    }
}
