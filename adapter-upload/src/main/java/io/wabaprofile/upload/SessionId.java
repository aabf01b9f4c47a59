package io.wabaprofile.upload;

import io.wabaprofile.http.internal.AttemptFailure;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the server calls an upload: {@code upload:<base64>?sig=<signature>}. Becomes a path and query to the letter, so its
 * form is checked: it cannot lead to another host or path. Whoever holds it can add to the upload.
 */
record SessionId(String verbatim) {
    private static final Pattern FORM =
            Pattern.compile("upload:[A-Za-z0-9+/_=-]{1,1024}(\\?(?:[A-Za-z0-9._~=&,+/:-]|%[0-9A-Fa-f]{2}){1,512}+)?");

    static SessionId from(@Nullable String answered) {
        if (answered == null) {
            throw AttemptFailure.unreadable("it holds no session id");
        }
        if (!FORM.matcher(answered).matches()) {
            throw AttemptFailure.protocolViolation("it holds no usable session id");
        }
        return new SessionId(answered);
    }

    /** @throws IllegalArgumentException if no server can have given it; the message does not repeat it */
    static SessionId saved(byte[] id) {
        String text = new String(id, StandardCharsets.ISO_8859_1);
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("The session to resume has no usable id");
        }
        return new SessionId(text);
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
