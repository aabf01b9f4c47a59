package io.wabaprofile.cli.connection;

/**
 * What the user calls the settings of a number.
 *
 * @param mode the setting of the API mode
 * @param phoneNumberId the setting of the number's ID in the Graph API
 * @param version the setting of the version of the Graph API
 * @param appId the setting of the app that owns uploads
 */
public record SettingNames(String mode, String phoneNumberId, String version, String appId) {
    static final SettingNames OPTIONS = new SettingNames("--mode", "--phone-number-id", "--api-version", "--app-id");
    static final SettingNames FILE = new SettingNames("mode", "phoneNumberId", "graphVersion", "appId");
}
