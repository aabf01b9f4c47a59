package io.wabaprofile.http;

import io.wabaprofile.http.internal.request.HeaderCredential;

/**
 * An access token of Meta's Graph API, such as that of a system user. One token may serve many numbers. It needs the
 * permission {@code whatsapp_business_management}. The token cannot be printed, serialized or read back. It is sent in
 * the {@code Authorization} header only. An {@code AccessToken} is also a {@link Credentials} that returns itself.
 * Immutable.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/business-management-api/get-started">Meta: access
 *     tokens</a>
 */
public final class AccessToken extends Credential implements Credentials {

    private AccessToken(String token) {
        super(new HeaderCredential("Authorization", "Bearer", token));
    }

    /**
     * Returns the token with this text.
     *
     * @param token 8 to 2,048 visible ASCII characters, without {@code Bearer}
     * @throws IllegalArgumentException if the text has another form; the message does not contain it
     */
    public static AccessToken of(String token) {
        return new AccessToken(checked("An access token", token, 2_048));
    }

    @Override
    public Credential current() {
        return this;
    }
}
