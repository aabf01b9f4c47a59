package io.wabaprofile.onpremise;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import io.wabaprofile.http.internal.request.CallOptions;
import io.wabaprofile.http.internal.request.RateLimit;
import java.util.Map;

/** The On-Premise endpoints. The response of a write is empty, {@code null}, {@code {}} or a version. */
interface OnPremiseApi {

    /** 360dialog's limit per On-Premise channel outside messaging: 20 requests a second, with bursts of 60. */
    RateLimit RATE = new RateLimit(20, 60);

    /** @see <a href="https://developers.facebook.com/docs/whatsapp/api/settings/profile/about">About</a> */
    @RequestLine("GET /v1/settings/profile/about")
    OnPremiseMessages.SettingsResponse about(CallOptions call);

    /** @see <a href="https://developers.facebook.com/docs/whatsapp/api/settings/profile/about">About</a> */
    @RequestLine("PATCH /v1/settings/profile/about")
    @Headers("Content-Type: application/json")
    void updateAbout(OnPremiseMessages.About about, CallOptions call);

    /**
     * Returns the picture.
     *
     * @see <a
     *     href="https://developers.facebook.com/docs/whatsapp/on-premises/reference/settings/profile/photo">Photo</a>
     */
    @RequestLine("GET /v1/settings/profile/photo")
    byte[] photo(CallOptions call);

    /**
     * Sent with {@link #PHOTO_LINK} as its target. Without {@code format=link}, the response is the picture.
     *
     * @see <a
     *     href="https://developers.facebook.com/docs/whatsapp/on-premises/reference/settings/profile/photo">Photo</a>
     */
    @RequestLine("GET /v1/settings/profile/photo")
    OnPremiseMessages.SettingsResponse photoLink(CallOptions call);

    String PHOTO_LINK = "/v1/settings/profile/photo?format=link";

    /**
     * @see <a
     *     href="https://developers.facebook.com/docs/whatsapp/on-premises/reference/settings/profile/photo">Photo</a>
     */
    @RequestLine("POST /v1/settings/profile/photo")
    @Headers("Content-Type: {mediaType}")
    void replacePhoto(@Param("mediaType") String mediaType, CallOptions call);

    /**
     * @see <a
     *     href="https://developers.facebook.com/docs/whatsapp/on-premises/reference/settings/business-profile">Business
     *     profile</a>
     */
    @RequestLine("GET /v1/settings/business/profile")
    OnPremiseMessages.SettingsResponse business(CallOptions call);

    /**
     * @see <a
     *     href="https://developers.facebook.com/docs/whatsapp/on-premises/reference/settings/business-profile">Business
     *     profile</a>
     */
    @RequestLine("POST /v1/settings/business/profile")
    @Headers("Content-Type: application/json")
    void updateBusiness(Map<String, Object> fields, CallOptions call);
}
