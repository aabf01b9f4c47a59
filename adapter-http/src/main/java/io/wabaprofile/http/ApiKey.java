package io.wabaprofile.http;

import io.wabaprofile.http.internal.request.HeaderCredential;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/**
 * A channel's 360dialog key. Belongs to one number in one API mode. Cannot be printed, serialised or read back. Serves as
 * {@link Credentials} that never change.
 *
 * @see <a href="https://docs.360dialog.com/docs/whatsapp-api/the-basics">360dialog: the basics</a>
 */
public final class ApiKey extends Credential implements Credentials {
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]{8,512}");

    private final HeaderCredential header;

    private ApiKey(String key) {
        this.header = new HeaderCredential("D360-API-KEY", key);
    }

    /**
     * @param key 8 to 512 visible ASCII characters
     * @throws IllegalArgumentException if it is not; the message repeats nothing of it
     */
    public static ApiKey of(String key) {
        if (!VISIBLE.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "An API key is 8 to 512 visible ASCII characters without blanks or line breaks; this one is not");
        }
        return new ApiKey(key);
    }

    @Override
    public Credential current() {
        return this;
    }

    @Override
    HeaderCredential header() {
        return header;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApiKey that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return header.value().hashCode();
    }

    private byte[] bytes() {
        return header.value().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "ApiKey(****)";
    }
}
