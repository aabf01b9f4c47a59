package io.wabaprofile.testkit;

import java.util.regex.Pattern;

/**
 * The paths of the endpoints at 360dialog. An upload session has the path {@code /upload:…} that the platform returns.
 * The Graph API has some of them after its version: {@code /v23.0/{phone-number-id}/whatsapp_business_profile}, {@code
 * /v23.0/{app-id}/uploads} and {@code /v23.0/upload:…}.
 */
public final class ApiPaths {
    public static final String ON_PREMISE_ABOUT = "/v1/settings/profile/about";
    public static final String ON_PREMISE_PHOTO = "/v1/settings/profile/photo";
    public static final String ON_PREMISE_BUSINESS_PROFILE = "/v1/settings/business/profile";
    public static final String CLOUD_PROFILE = "/whatsapp_business_profile";
    public static final String HEALTH_STATUS = "/health_status";
    public static final String UPLOADS = "/uploads";

    /** The start of the paths of the Partner API. */
    public static final String PARTNERS = "/api/v2/partners/";

    private static final Pattern GRAPH_VERSION = Pattern.compile("/v[1-9][0-9]*\\.[0-9](?=/)");

    private ApiPaths() {}

    /** Returns the path without the version of the Graph API; the same path if it does not start with a version. */
    public static String withoutVersion(String path) {
        return GRAPH_VERSION.matcher(path).lookingAt() ? path.substring(path.indexOf('/', 1)) : path;
    }
}
