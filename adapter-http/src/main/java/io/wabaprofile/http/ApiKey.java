package io.wabaprofile.http;

import io.wabaprofile.http.internal.request.HeaderCredential;

/**
 * The 360dialog API key of a channel: one number in one API mode. The key cannot be printed, serialized or read back.
 * An {@code ApiKey} is also a {@link Credentials} that returns itself. Immutable.
 *
 * @see <a href="https://docs.360dialog.com/docs/whatsapp-api/the-basics">360dialog: the basics</a>
 */
public final class ApiKey extends Credential implements Credentials {

    private ApiKey(String key) {
        super(new HeaderCredential("D360-API-KEY", "", key));
    }

    /**
     * Returns the key with this text.
     *
     * @param key 8 to 512 visible ASCII characters
     * @throws IllegalArgumentException if the text has another form; the message does not contain it
     */
    public static ApiKey of(String key) {
        return new ApiKey(checked("An API key", key, 512));
    }

    @Override
    public Credential current() {
        return this;
    }
}
