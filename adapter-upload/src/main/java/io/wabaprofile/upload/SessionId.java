package io.wabaprofile.upload;

import io.wabaprofile.http.internal.request.AttemptFailure;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The server's name of an upload: {@code upload:<base64>?sig=<signature>}, up to {@value #MAX_LENGTH} characters. Sent
 * unchanged as path and query, so it must not be able to lead to another host or path: it is visible ASCII after {@code
 * upload:}, without {@code #}, a backslash or a dot segment. A secret: its holder can append to the upload.
 */
record SessionId(String verbatim) {
    /** An id holds the name of the file, percent-encoded and then in base64, so it can be long. */
    static final int MAX_LENGTH = 4 * 1024;

    private static final Pattern FORM = Pattern.compile("upload:[\\x21-\\x7E&&[^#\\\\]]+");
    /** Also if it is percent-encoded once or more, or has a path parameter. */
    private static final Pattern DOT_SEGMENT =
            Pattern.compile("(?i)(?:/|%(?:25)*+(?:2f|5c))(?:\\.|%(?:25)*+2e){1,2}(?:$|[/?;]|%(?:25)*+(?:2f|5c|3b|3f))");

    static SessionId from(@Nullable String answered) {
        if (answered == null) {
            throw AttemptFailure.unreadable("it holds no session id");
        }
        if (!isUsable(answered)) {
            throw AttemptFailure.protocolViolation("it holds no usable session id");
        }
        return new SessionId(answered);
    }

    /** @throws IllegalArgumentException if no server can have given it; the message does not repeat it */
    static SessionId saved(byte[] id) {
        String text = new String(id, StandardCharsets.ISO_8859_1);
        if (!isUsable(text)) {
            throw new IllegalArgumentException("The session to resume has no usable id");
        }
        return new SessionId(text);
    }

    private static boolean isUsable(String id) {
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
