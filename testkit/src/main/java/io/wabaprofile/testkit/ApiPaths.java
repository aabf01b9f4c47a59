package io.wabaprofile.testkit;

/**
 * The paths of the endpoints at 360dialog. An upload session has the path {@code /upload:…} that the platform returns.
 */
public final class ApiPaths {
    public static final String ON_PREMISE_ABOUT = "/v1/settings/profile/about";
    public static final String ON_PREMISE_PHOTO = "/v1/settings/profile/photo";
    public static final String ON_PREMISE_BUSINESS_PROFILE = "/v1/settings/business/profile";
    public static final String CLOUD_PROFILE = "/whatsapp_business_profile";
    public static final String UPLOADS = "/uploads";

    /** The start of the paths of the Partner API. */
    public static final String PARTNERS = "/api/v2/partners/";

    private ApiPaths() {}
}
