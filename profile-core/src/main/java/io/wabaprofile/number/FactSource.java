package io.wabaprofile.number;

/** The endpoint that a fact was read from. */
public enum FactSource {
    /** 360dialog's {@code GET /health_status}, with the key of the channel. */
    CHANNEL_HEALTH,
    /** Meta's Graph API, {@code GET /{phone-number-id}}. */
    GRAPH,
    /** 360dialog's Partner API, {@code GET /partners/{partner-id}/channels}. */
    PARTNER_API
}
