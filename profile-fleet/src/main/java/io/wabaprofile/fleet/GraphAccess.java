package io.wabaprofile.fleet;

import java.util.regex.Pattern;

/**
 * What a number in Meta's Graph API needs besides its access token.
 *
 * @param phoneNumberId Meta's ID of the number, 1 to 20 digits
 * @param version the version of the Graph API, such as {@code v23.0}
 * @param appId Meta's ID of the app that owns uploads, 1 to 20 digits, or {@code app} for the app of the token
 */
public record GraphAccess(String phoneNumberId, String version, String appId) {
    /** The app that the access token belongs to. */
    public static final String APP_OF_TOKEN = "app";

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,19}");
    private static final Pattern VERSION = Pattern.compile("v[1-9][0-9]{0,2}\\.[0-9]{1,2}");

    /** @throws IllegalArgumentException if a value has another form; the message contains the field and the rule */
    public GraphAccess {
        if (!ID.matcher(phoneNumberId).matches()) {
            throw new IllegalArgumentException("phoneNumberId must be Meta's ID of the number, 1 to 20 digits");
        }
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException("graphVersion must be a version such as v23.0");
        }
        if (!appId.equals(APP_OF_TOKEN) && !ID.matcher(appId).matches()) {
            throw new IllegalArgumentException("appId must be Meta's ID of the app, 1 to 20 digits, or app");
        }
    }
}
