package io.wabaprofile.http;

import io.wabaprofile.http.internal.request.HeaderCredential;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/**
 * The 360dialog API key of a channel: one number in one API mode. The key cannot be printed, serialized or read back.
 * An
 * {@code ApiKey} is also a {@link Credentials} that returns itself. Immutable.
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
     * Returns the key with this text.
     *
     * @param key 8 to 512 visible ASCII characters
     * @throws IllegalArgumentException if the text has another form; the message does not contain it
     */
    public static ApiKey of(String key) {
        if (!VISIBLE.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "An API key is 8 to 512 visible ASCII characters without spaces or line breaks; this text has another form");
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
