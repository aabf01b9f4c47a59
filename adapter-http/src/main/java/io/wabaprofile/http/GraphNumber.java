package io.wabaprofile.http;

import io.wabaprofile.http.internal.request.Channel;
import java.util.regex.Pattern;

/**
 * A phone number in Meta's Graph API: its phone number ID and the access token for it. Numbers may share a token: each
 * has its own limits, cool-downs and connections. Immutable.
 */
public final class GraphNumber {
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,19}");

    private final String phoneNumberId;
    private final Credentials token;

    private GraphNumber(String phoneNumberId, Credentials token) {
        this.phoneNumberId = phoneNumberId;
        this.token = token;
    }

    /**
     * Returns the number with this ID.
     *
     * @param phoneNumberId Meta's ID of the number, 1 to 20 digits; not the phone number itself
     * @param token an {@link AccessToken}, or credentials that return one
     * @throws IllegalArgumentException if the ID has another form, or the token is a key of 360dialog
     */
    public static GraphNumber of(String phoneNumberId, Credentials token) {
        if (!ID.matcher(phoneNumberId).matches()) {
            throw new IllegalArgumentException(
                    "phoneNumberId must be Meta's ID of the number, 1 to 20 digits, not the phone number itself");
        }
        CredentialCheck.refuseOther(AccessToken.class, token);
        return new GraphNumber(phoneNumberId, token);
    }

    /** Returns Meta's ID of the number. */
    public String phoneNumberId() {
        return phoneNumberId;
    }

    Channel channel() {
        return new Channel(CredentialCheck.only(AccessToken.class, token), "/" + phoneNumberId);
    }

    @Override
    public String toString() {
        return "GraphNumber[" + phoneNumberId + "]";
    }
}
