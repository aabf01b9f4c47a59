package io.wabaprofile.cloud;

import feign.Headers;
import feign.RequestLine;
import io.wabaprofile.http.internal.request.CallOptions;
import java.util.Map;

/** The Cloud profile endpoint. Its requests are sent with a target, because in the Graph API the path names the number. */
interface CloudApi {

    String PROFILE = "/whatsapp_business_profile";

    /**
     * Sent with the requested {@code fields} in its target. Without them, servers differ in the fields that they
     * return.
     *
     * @see <a href="https://docs.360dialog.com/docs/messaging-api/api-reference/profile">360dialog: profile</a>
     */
    @RequestLine("GET " + PROFILE)
    CloudMessages.ProfileResponse profile(CallOptions call);

    /** @see <a href="https://docs.360dialog.com/docs/messaging-api/api-reference/profile">360dialog: profile</a> */
    @RequestLine("POST " + PROFILE)
    @Headers("Content-Type: application/json")
    CloudMessages.Acknowledgement update(Map<String, Object> fields, CallOptions call);

    /** @see <a href="https://docs.360dialog.com/docs/messaging-api/api-reference/profile">360dialog: profile</a> */
    @RequestLine("POST " + PROFILE)
    @Headers("Content-Type: application/json")
    CloudMessages.Acknowledgement replacePhoto(CloudMessages.PhotoUpdate photo, CallOptions call);
}
