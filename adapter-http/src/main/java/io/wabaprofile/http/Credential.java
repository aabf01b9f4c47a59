package io.wabaprofile.http;

import io.wabaprofile.http.internal.request.HeaderCredential;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/** The secret that authenticates a channel or a partner. Cannot be printed, serialized or read back. Immutable. */
public abstract sealed class Credential permits ApiKey, AccessToken, PartnerKey {
    private final HeaderCredential header;

    Credential(HeaderCredential header) {
        this.header = header;
    }

    /**
     * @param name the name of the secret in the message
     * @throws IllegalArgumentException if the text is not of this length or has other characters; the message does not
     *     contain it
     */
    static String checked(String name, String secret, int maxLength) {
        if (!Pattern.matches("[\\x21-\\x7E]{8," + maxLength + "}", secret)) {
            throw new IllegalArgumentException(name + " is 8 to " + maxLength
                    + " visible ASCII characters without spaces or line breaks; this text has another form");
        }
        return secret;
    }

    HeaderCredential header() {
        return header;
    }

    /** Whether the other object is a credential of the same kind with the same secret. */
    @Override
    public final boolean equals(Object other) {
        return other instanceof Credential that
                && getClass() == that.getClass()
                && MessageDigest.isEqual(bytes(), that.bytes());
    }

    @Override
    public final int hashCode() {
        return header.secret().hashCode();
    }

    private byte[] bytes() {
        return header.secret().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "(****)";
    }
}
