package io.wabaprofile.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import feign.RequestLine;
import io.wabaprofile.http.internal.request.CallOptions;

/** The endpoints with facts about a number. */
interface FactsApi {

    String HEALTH = "/health_status";

    /**
     * The health status at 360dialog.
     *
     * @see <a href="https://docs.360dialog.com/docs/messaging/health-status">360dialog: health status</a>
     */
    @RequestLine("GET " + HEALTH)
    JsonNode health(CallOptions call);

    /**
     * The number in the Graph API. Sent with the number and the requested {@code fields} in its target.
     *
     * @see <a href="https://developers.facebook.com/docs/whatsapp/business-management-api/manage-phone-numbers">Meta:
     *     phone numbers</a>
     */
    @RequestLine("GET /")
    JsonNode number(CallOptions call);
}
