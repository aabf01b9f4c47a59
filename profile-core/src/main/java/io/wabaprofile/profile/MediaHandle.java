package io.wabaprofile.profile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The platform's receipt for an uploaded file. Whoever holds it can use the file, so it counts as a secret: it shows as
 * nothing in text and there is no way to get it as a string.
 *
 * <p>Opaque and verbatim: it may hold several lines, which belong together. How long it stays valid is not documented;
 * use it at once.
 */
public final class MediaHandle {
    private static final int MAX_LENGTH = 8 * 1024;
    // possessive, as a greedy group overflows the stack on some thousand lines
    private static final Pattern LINES = Pattern.compile("[\\x21-\\x7E]+(\\n[\\x21-\\x7E]+)*+\\n?");

    private final byte[] verbatim;

    private MediaHandle(byte[] verbatim) {
        this.verbatim = verbatim;
    }

    /**
     * @param text what the platform answered, to the letter
     * @throws InvalidMediaException unless it is 1 to 8,192 characters of visible ASCII in lines; the message does not
     *     repeat it
     */
    public static MediaHandle of(String text) {
        if (text.length() > MAX_LENGTH || !LINES.matcher(text).matches()) {
            throw new InvalidMediaException(
                    "A handle is 1 to " + MAX_LENGTH + " characters of visible ASCII, in one or more lines");
        }
        return new MediaHandle(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The handle in ASCII, for a gateway to put into its request. A new copy each time. */
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
