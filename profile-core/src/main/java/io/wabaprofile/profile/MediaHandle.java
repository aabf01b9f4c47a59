package io.wabaprofile.profile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The platform's handle of an uploaded file. A secret, because its holder can use the file: {@link #toString} does not
 * contain it, and it is not available as a string. Immutable.
 *
 * <p>The handle is opaque and may have several lines. Its lifetime is not documented, so use it immediately.
 */
public final class MediaHandle {
    private static final int MAX_LENGTH = 8 * 1024;
    // Possessive, because a greedy group overflows the stack on some thousand lines.
    private static final Pattern LINES = Pattern.compile("[\\x21-\\x7E]+(\\n[\\x21-\\x7E]+)*+\\n?");

    private final byte[] verbatim;

    private MediaHandle(byte[] verbatim) {
        this.verbatim = verbatim;
    }

    /**
     * Returns a handle.
     *
     * @param text the unchanged text of the platform
     * @throws InvalidMediaException unless the text is 1 to 8,192 characters of visible ASCII in one or more lines; the
     *     message does not contain the text
     */
    public static MediaHandle of(String text) {
        if (text.length() > MAX_LENGTH || !LINES.matcher(text).matches()) {
            throw new InvalidMediaException(
                    "The handle must be 1 to " + MAX_LENGTH + " characters of visible ASCII in one or more lines");
        }
        return new MediaHandle(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Returns a new copy of the handle in ASCII, for the request of a gateway. */
    public byte[] verbatim() {
        return verbatim.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MediaHandle that && MessageDigest.isEqual(verbatim, that.verbatim);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(verbatim);
    }

    @Override
    public String toString() {
        return "MediaHandle(****)";
    }
}
