package io.wabaprofile.testkit.simulator.rules;

import io.wabaprofile.testkit.simulator.Dialog360Simulator;

/**
 * The checks with which a {@link Dialog360Simulator} rejects requests that the real servers reject. Each check can be
 * disabled by its name with {@link Dialog360Simulator#disable}. If a check is disabled, the simulator stores the value
 * unchanged. If it cannot store the value, the request succeeds without it.
 */
public enum StrictCheck {
    /**
     * Rejects a key or an access token that no channel has. If disabled and there is only one channel, that channel
     * serves the request. The Partner API rejects another key than the partner's.
     */
    WRONG_KEY,
    /**
     * Rejects a request to the Graph API whose {@code Authorization} scheme is not {@code Bearer} for profile and facts,
     * or not {@code OAuth} for an upload session. A session can be opened with both.
     */
    AUTHORIZATION_SCHEME_WRONG,
    /** Rejects {@code access_token} in the query of a request to the Graph API. If disabled, that token counts. */
    ACCESS_TOKEN_IN_QUERY,
    /** Rejects a JSON body over 64 KiB. */
    BODY_TOO_LARGE,
    /** Rejects a body whose {@code Content-Type} is not {@code application/json}. */
    BODY_NOT_DECLARED_JSON,
    /** Rejects a body that is not a JSON object, or has duplicate names. If disabled, it counts as an empty object. */
    BODY_MALFORMED,
    /** Rejects a value of the wrong JSON type. If disabled, the value counts as text, and null counts as absent. */
    VALUE_OF_WRONG_TYPE,
    /** Rejects a Cloud update without {@code messaging_product}. */
    MESSAGING_PRODUCT_MISSING,
    /** Rejects a Cloud update with a {@code messaging_product} other than {@code whatsapp}. */
    MESSAGING_PRODUCT_UNKNOWN,
    /** Rejects a Cloud read, or a Graph read of a number, with an unknown field. If disabled, the field is ignored. */
    FIELD_UNKNOWN,
    /** Rejects an On-Premise update of the about text without the member {@code text}. If disabled, the update changes nothing. */
    ABOUT_MISSING,
    /**
     * Rejects an empty or blank about text; the Cloud API responds with 500. If disabled, the about text is cleared.
     */
    ABOUT_EMPTY,
    /** Rejects an about text over the length limit. */
    ABOUT_TOO_LONG,
    /** Rejects an address over the length limit. */
    ADDRESS_TOO_LONG,
    /** Rejects a description over the length limit. */
    DESCRIPTION_TOO_LONG,
    /** Rejects an email address over the length limit. */
    EMAIL_TOO_LONG,
    /** Rejects text that is not an email address. */
    EMAIL_MALFORMED,
    /** Rejects an unknown or empty vertical. */
    VERTICAL_UNKNOWN,
    /** Rejects more websites than the limit. */
    WEBSITES_TOO_MANY,
    /** Rejects a website over the length limit. */
    WEBSITE_TOO_LONG,
    /** Rejects a website that does not start with {@code http://} or {@code https://}. */
    WEBSITE_MALFORMED,
    /** Rejects an On-Premise photo whose {@code Content-Type} is not a JPEG or PNG type. */
    PHOTO_TYPE_UNKNOWN,
    /** Rejects an On-Premise photo of 0 bytes. If disabled, the photo does not change. */
    PHOTO_EMPTY,
    /**
     * Rejects a photo over 5 MiB. If disabled, an On-Premise photo of up to 64 MiB and a Cloud photo of up to 8 MiB is
     * stored. A larger photo is ignored.
     */
    PHOTO_TOO_LARGE,
    /**
     * Rejects a photo that is not a JPEG or PNG. Also rejects an On-Premise photo that is not of its {@code
     * Content-Type}. If
     * disabled, a JPEG or PNG is stored; other content is ignored.
     */
    PHOTO_UNREADABLE,
    /**
     * Rejects a damaged JPEG or PNG, and a photo of more than 50 megapixels or with a side over 65,535 pixels. If
     * disabled,
     * the photo is stored.
     */
    PHOTO_DAMAGED,
    /**
     * Rejects an On-Premise photo read with an unknown {@code format}. If disabled, the response contains the photo.
     */
    PHOTO_FORMAT_UNKNOWN,
    /** Rejects an empty picture handle. If disabled, the photo does not change. */
    HANDLE_EMPTY,
    /** Rejects an unknown picture handle. If disabled, the photo does not change. */
    HANDLE_UNKNOWN,
    /** Rejects the handle of a file whose type is not a picture type. If disabled, the content is checked instead. */
    HANDLE_OF_NO_PICTURE,
    /**
     * Rejects a limit, an offset or filters of the Partner API in another form. If disabled, the parameter counts as
     * absent.
     */
    LIST_PARAMETER_INVALID,
    /** Rejects an upload without {@code file_type}. If disabled, the type is {@code application/pdf}. */
    FILE_TYPE_MISSING,
    /** Rejects an upload of 0 bytes. If disabled, an empty body completes the upload. */
    FILE_EMPTY,
    /** Rejects an upload of a media type that the platform does not accept. */
    FILE_TYPE_UNKNOWN,
    /** Rejects a session id with percent-encoded characters. If disabled, the id is decoded. */
    SESSION_ENCODED,
    /** Rejects a session id without {@code upload:}. If disabled, the prefix is added. */
    SESSION_PREFIX_MISSING,
    /** Rejects a session id with a wrong signature or without a signature. */
    SESSION_SIGNATURE_WRONG,
    /** Rejects the session of another channel, in the Graph API the session of another app. */
    SESSION_OF_OTHER_CHANNEL,
    /** Rejects {@code file_offset} in the query. If disabled, it is ignored. */
    OFFSET_IN_QUERY,
    /** Rejects a {@code file_offset} that is not a number of bytes. If disabled, the session's offset applies. */
    OFFSET_MALFORMED,
    /** Rejects a {@code file_offset} other than the session's offset. If disabled, the session's offset applies. */
    OFFSET_WRONG,
    /** Rejects a body that is longer than the rest of the file. If disabled, the surplus bytes are dropped. */
    BODY_LONGER_THAN_FILE
}
