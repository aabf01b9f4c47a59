package io.wabaprofile.testkit.json;

import org.jspecify.annotations.Nullable;

/** A text is not valid JSON. The message does not repeat the text. */
public final class MalformedJson extends Exception {
    private static final long serialVersionUID = 1;

    public MalformedJson(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
