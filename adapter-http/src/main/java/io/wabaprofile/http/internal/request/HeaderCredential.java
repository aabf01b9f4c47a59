package io.wabaprofile.http.internal.request;

/**
 * A secret, and the header that contains it.
 *
 * @param name the name of the header
 * @param scheme the text before the secret, such as {@code Bearer}; empty for none
 */
public record HeaderCredential(String name, String scheme, String secret) {
    /** For a transport that sends no credential. */
    public static final HeaderCredential NONE = new HeaderCredential("", "", "");

    /** Returns the value of the header. */
    public String value() {
        return scheme.isEmpty() ? secret : scheme + " " + secret;
    }

    @Override
    public String toString() {
        return name + ": ****";
    }
}
