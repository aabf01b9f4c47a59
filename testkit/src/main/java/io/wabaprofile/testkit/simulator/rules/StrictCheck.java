package io.wabaprofile.testkit.simulator.rules;

import io.wabaprofile.testkit.simulator.Dialog360Simulator;

/**
 * What a {@link Dialog360Simulator} refuses because the real servers do. Each can be switched off by its name with {@link
 * Dialog360Simulator#disable}, for clients that are not there yet: then the value is taken as it came, or, where that is
 * impossible, the request succeeds without it.
 */
public enum StrictCheck {
    /** A key that no channel has. If allowed, and only one channel is served, it takes the request. */
    WRONG_KEY,
    /** A JSON body over 64 KiB. */
    BODY_TOO_LARGE,
    /** A body whose {@code Content-Type} is not {@code application/json}. */
    BODY_NOT_DECLARED_JSON,
    /** A body that cannot be read as a JSON object, also for duplicate keys. If allowed, it counts as an empty object. */
    BODY_MALFORMED,
    /** A value that is not of its member's type. If allowed, it counts as text, and null as left out. */
    VALUE_OF_WRONG_TYPE,
    /** A Cloud update that does not say for which product. */
    MESSAGING_PRODUCT_MISSING,
    /** A Cloud update for a product other than WhatsApp. */
    MESSAGING_PRODUCT_UNKNOWN,
    /** A Cloud read of a field that there is not. If allowed, it is ignored. */
    FIELD_UNKNOWN,
    /** An On-Premise update of the about without the about. If allowed, it changes nothing. */
    ABOUT_MISSING,
    /** An about that is empty or blank, which the Cloud responses with 500. If allowed, the about is cleared. */
    ABOUT_EMPTY,
    ABOUT_TOO_LONG,
    ADDRESS_TOO_LONG,
    DESCRIPTION_TOO_LONG,
    EMAIL_TOO_LONG,
    EMAIL_MALFORMED,
    /** A vertical that is not on the list, an empty one included. */
    VERTICAL_UNKNOWN,
    WEBSITES_TOO_MANY,
    WEBSITE_TOO_LONG,
    /** A website that does not start with {@code http://} or {@code https://}. */
    WEBSITE_MALFORMED,
    /** An On-Premise photo whose {@code Content-Type} is not that of a JPEG or PNG. */
    PHOTO_TYPE_UNKNOWN,
    /** An On-Premise photo without a byte. If allowed, the photo stays as it is. */
    PHOTO_EMPTY,
    /**
     * A photo over 5 MiB. If allowed, an On-Premise one of up to 64 MiB and a Cloud one of up to 8 MiB is kept; for a
     * larger one, the photo stays as it is.
     */
    PHOTO_TOO_LARGE,
    /**
     * A photo that is no JPEG or PNG, On-Premise also one that is not what it claims to be. If allowed, the photo stays as
     * it is unless it is one of the two.
     */
    PHOTO_UNREADABLE,
    /**
     * A JPEG or PNG that is damaged, has more than 50 megapixels or has a side of more than 65,535 pixels. If allowed, it
     * is kept.
     */
    PHOTO_DAMAGED,
    /** An On-Premise read of the photo in a format that there is not. If allowed, the photo comes raw. */
    PHOTO_FORMAT_UNKNOWN,
    /** An empty picture handle. If allowed, the photo stays as it is. */
    HANDLE_EMPTY,
    /** A picture handle that nobody was given. If allowed, the photo stays as it is. */
    HANDLE_UNKNOWN,
    /** The handle of something that is no picture by its type. If allowed, the content decides. */
    HANDLE_OF_NO_PICTURE,
    /** An upload without {@code file_type}. If allowed, it is {@code application/pdf}. */
    FILE_TYPE_MISSING,
    /** An upload of 0 bytes. If allowed, an empty body finishes it. */
    FILE_EMPTY,
    /** An upload of a type that the platform does not take. */
    FILE_TYPE_UNKNOWN,
    /** A session id of which anything is percent-encoded. If allowed, it is decoded. */
    SESSION_ENCODED,
    /** A session id without {@code upload:}. If allowed, it is put there. */
    SESSION_PREFIX_MISSING,
    /** A session id without its signature, or with another one. */
    SESSION_SIGNATURE_WRONG,
    /** The session of another channel. */
    SESSION_OF_OTHER_CHANNEL,
    /** A {@code file_offset} in the query. If allowed, it is ignored. */
    OFFSET_IN_QUERY,
    /** A {@code file_offset} that is no number of bytes. If allowed, it is where the file stands. */
    OFFSET_MALFORMED,
    /** A {@code file_offset} other than where the file stands. If allowed, the body goes on from there all the same. */
    OFFSET_WRONG,
    /** A body longer than the rest of the file. If allowed, what is too much is dropped. */
    BODY_LONGER_THAN_FILE
}
