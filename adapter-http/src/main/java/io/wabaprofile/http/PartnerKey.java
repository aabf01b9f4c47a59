package io.wabaprofile.http;

import io.wabaprofile.http.internal.request.HeaderCredential;

/**
 * The key of a partner for 360dialog's Partner API. It is not the key of a channel. The key cannot be printed,
 * serialized or read back. A {@code PartnerKey} is also a {@link Credentials} that returns itself. Immutable.
 *
 * @see <a href="https://docs.360dialog.com/partner/partner-api/intro">360dialog: Partner API</a>
 */
public final class PartnerKey extends Credential implements Credentials {

    private PartnerKey(String key) {
        super(new HeaderCredential("X-API-Key", "", key));
    }

    /**
     * Returns the key with this text.
     *
     * @param key 8 to 512 visible ASCII characters
     * @throws IllegalArgumentException if the text has another form; the message does not contain it
     */
    public static PartnerKey of(String key) {
        return new PartnerKey(checked("A partner key", key, 512));
    }

    @Override
    public Credential current() {
        return this;
    }
}
