package io.wabaprofile.partner;

import com.fasterxml.jackson.databind.JsonNode;
import feign.RequestLine;
import io.wabaprofile.http.internal.request.CallOptions;

/** The list of a partner's channels. */
interface PartnerApi {

    /**
     * Sent with the partner and the page in its target.
     *
     * @see <a href="https://docs.360dialog.com/partner/partner-api/api-reference">360dialog: Partner API</a>
     */
    @RequestLine("GET /partners")
    JsonNode channels(CallOptions call);
}
