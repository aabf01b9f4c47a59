package io.wabaprofile.testkit.simulator.rules;

import io.wabaprofile.testkit.simulator.Dialog360Simulator;

/**
 * Possible behaviour of the real servers where sources disagree or do not exist. A {@link Dialog360Simulator} behaves as
 * {@link #byDefault()} describes until a variant is enabled by its name with {@link Dialog360Simulator#enable}. Enabling a
 * variant disables the other variants of the same {@linkplain #fact() fact}. Variants of different facts can be combined.
 * A client should work with each combination.
 */
public enum Variant {
    /** The body is {@code null}. */
    UPDATES_RETURN_NULL(
            "On-Premise: body of a successful update",
            "meta, with \"version\":\"v2.45.1\"",
            "Meta's On-Premises reference"),
    /** The body is {@code {}}. */
    UPDATES_RETURN_EMPTY_OBJECT(UPDATES_RETURN_NULL, "Meta's On-Premises reference"),
    /** The response has no body. */
    UPDATES_RETURN_NO_BODY(UPDATES_RETURN_NULL, "no source; inferred from \"null or {}\" in Meta's reference"),
    /** {@code meta} has a version without {@code v}. */
    UPDATES_RETURN_OTHER_VERSION(UPDATES_RETURN_NULL, "360dialog's older documentation"),
    /** {@code meta} also has the gateway's {@code success} and {@code http_code}. */
    UPDATES_RETURN_GATEWAY_META(UPDATES_RETURN_NULL, "public client code for 360dialog"),
    /** The value is {@code deprecated}. */
    API_STATUS_DEPRECATED("On-Premise: api_status in meta", "stable", "an unofficial On-Premises specification"),
    /** The value is {@code experimental}. */
    API_STATUS_EXPERIMENTAL(API_STATUS_DEPRECATED, "an unofficial On-Premises specification"),
    /** An error has only a code and a title. */
    ERRORS_WITHOUT_DETAILS(
            "On-Premise: members of an error, in addition to code and title",
            "details, if the error has details",
            "an unofficial On-Premises specification"),
    /** An error has details and a link in {@code href}. */
    ERRORS_WITH_HREF(ERRORS_WITHOUT_DETAILS, "an unofficial On-Premises specification"),
    /** The response has an entry for each error. */
    ALL_ERRORS_REPORTED(
            "On-Premise: errors in the response to an update with several invalid values",
            "the first error",
            "an unofficial On-Premises specification, where errors are a list"),
    /** The gateway blocks all requests. */
    ON_PREMISE_BLOCKED(
            "On-Premise: requests that the gateway forwards",
            "all requests except DELETE of the photo",
            "no source; the host's responses since the shutdown of the API are unknown"),
    /** The gateway blocks reads of the photo and of the business profile. */
    ONLY_OLDER_ENDPOINTS(ON_PREMISE_BLOCKED, "360dialog's older documentation"),
    /** A read has no {@code meta}. */
    READS_WITHOUT_META("On-Premise: meta in a read", "present", "Meta's On-Premises reference"),
    /** The status is 201. */
    PHOTO_UPDATE_RETURNS_201("On-Premise: status of a successful photo update", "200", "no source"),
    /** The type is rejected. */
    IMAGE_JPG_REFUSED(
            "On-Premise: a photo of type image/jpg", "used as image/jpeg", "no source; public clients send this type"),
    /** The response contains the uploaded bytes. */
    PHOTO_READ_AS_UPLOADED(
            "On-Premise: size of the photo in a read",
            "a square thumbnail with an edge of at most 640 pixels",
            "no source; the documented response is a thumbnail"),
    /** The body is encoded in Base64, with the same {@code Content-Type}. */
    PHOTO_IN_BASE64("On-Premise: encoding of the photo in a read", "raw bytes", "Meta's On-Premises reference"),
    /** The response is 400 with code 1006. */
    NO_PHOTO_IS_400("On-Premise: a read of the photo if no photo is set", "404 with code 1006", "a reseller's API"),
    /** The photo is removed; the status is 200. */
    PHOTO_CAN_BE_DELETED(
            "On-Premise: DELETE of the photo", "403, blocked by the gateway", "unofficial On-Premises specifications"),
    /** An update clears absent fields, as in clients up to 2.21.6. */
    UPDATES_REPLACE_ALL_FIELDS(
            "On-Premise: business fields that are absent in an update",
            "unchanged",
            "Meta's On-Premises reference, for clients up to 2.21.6"),
    /** An update must have all five fields; code 1008 reports a missing field. */
    UPDATES_NEED_ALL_FIELDS(UPDATES_REPLACE_ALL_FIELDS, "an unofficial On-Premises specification of 2020"),
    /** Empty values are ignored. */
    EMPTY_VALUES_IGNORED("On-Premise: an empty text or list in an update", "clears the field", "no source"),
    /** An array with one label is also accepted. */
    VERTICAL_IN_ARRAY(
            "On-Premise: type of the vertical in an update",
            "only a string",
            "360dialog's older documentation and public client code"),
    /** The vertical is cleared. */
    VERTICAL_CLEARABLE("On-Premise: an empty vertical in an update", "rejected", "Meta's older On-Premises reference"),
    /** The limit is four. */
    FOUR_WEBSITES("On-Premise: maximum number of websites", "two", "Meta's On-Premises reference, for old clients"),
    /** Unset fields are empty texts or empty lists. */
    UNSET_FIELDS_AS_EMPTY_TEXT(
            "unset fields in a read",
            "absent; the On-Premise about text is empty, the Cloud vertical is UNDEFINED",
            "no source"),
    /** The about text is absent. */
    UNSET_ABOUT_ABSENT(
            "On-Premise: an unset about text in a read",
            "empty text",
            "no source; a public simulator sends empty text"),
    /** A slash is added. */
    WEBSITES_GET_A_SLASH("websites with an empty path in a read", "unchanged", "no source; a normalized URL"),
    /** The photo is rejected. */
    SMALL_PHOTOS_REFUSED("a photo with an edge under 192 pixels", "accepted", "no source; Meta warns of small edges"),
    /** The photo is rejected. */
    NON_SQUARE_PHOTOS_REFUSED("a photo that is not square", "accepted", "no source; resellers require a square"),
    /** The limit is 256. */
    DESCRIPTION_LIMIT_256(
            "maximum length of a description",
            "512",
            "Meta's OpenAPI v23, Postman collection and older On-Premises reference"),
    /** Lengths are counted in UTF-16 code units. */
    LENGTHS_IN_UTF16("unit of length limits", "code points", "no source"),
    /** The profile is in {@code business_profile}. */
    READ_WRAPPED("Cloud: the profile in a read", "flat in data[0]", "Meta's OpenAPI v23 and Postman collection"),
    /** The response has only {@code messaging_product}. */
    READ_WITHOUT_FIELDS_GIVES_PRODUCT_ONLY("Cloud: a read without fields", "all fields", "public bug reports"),
    /** The response is {@code "data":[]}. */
    EMPTY_PROFILE_AS_EMPTY_LIST(
            "Cloud: a read of an empty profile",
            "an object with messaging_product and the vertical UNDEFINED",
            "no source"),
    /** The vertical is shown like other unset fields. */
    UNSET_VERTICAL_ABSENT("Cloud: an unset vertical in a read", "UNDEFINED", "a public emulator of the Cloud API"),
    /** The value looks like a handle, as in an old documented sample. */
    PICTURE_URL_AS_HANDLE(
            "Cloud: profile_picture_url in a read", "a URL of WhatsApp's picture host", "an old documented sample"),
    /** The status is 422. */
    UNKNOWN_FIELD_IS_422("Cloud: status for an unknown field in a read", "400", "Meta's OpenAPI v23"),
    /** The status is 400. */
    UNKNOWN_HANDLE_IS_400(
            "Cloud: status for an unknown picture handle", "422", "public bug reports, about unknown objects"),
    /** A handle is unknown after its first use. */
    HANDLES_WORK_ONCE("Cloud: a picture handle after its first use", "still valid", "no source"),
    /** A handle is unknown after 24 hours on the simulator's clock. */
    HANDLES_WORK_FOR_A_DAY(
            "Cloud: which picture handles are valid", "the latest 1,000 uploads", "a reseller's documentation"),
    /** The handle is unknown. */
    FOREIGN_HANDLES_UNKNOWN(
            "Cloud: a picture handle of another channel",
            "valid",
            "no source; a public emulator accepts handles of other channels"),
    /** The photo is removed. */
    EMPTY_HANDLE_CLEARS_PHOTO("Cloud: an empty picture handle", "rejected", "a public emulator of the Cloud API"),
    /** The string is rejected. */
    WEBSITES_ONLY_AS_ARRAY(
            "Cloud: websites as a string that contains a JSON array",
            "accepted",
            "no source for an error; Meta's example sends a string"),
    /** The vertical is rejected, and the error text does not list it. */
    MATRIMONY_REFUSED(
            "Cloud: the undocumented vertical MATRIMONY_SERVICE",
            "accepted",
            "Meta's documentation does not list it; the server's error text lists it"),
    /** The emoji is rejected. */
    EMOJI_ONLY_ESCAPED("Cloud: an unescaped emoji in an about text", "accepted", "Meta's Cloud guide requires escapes"),
    /** The value is the details text. */
    ERROR_DATA_AS_TEXT("Cloud: error_data in an error", "an object", "no source"),
    /** The member is rejected. */
    UNKNOWN_MEMBERS_REFUSED("an unknown member in an update", "ignored", "no source"),
    /** The member counts as absent. */
    NULL_IGNORED("null in an update", "rejected as a value of the wrong type", "no source"),
    /** The value counts as an empty text or list. */
    NULL_CLEARS(NULL_IGNORED, "no source; one SDK sends empty text for null"),
    /** 360dialog's headers also report a usage of 28 %. */
    USAGE_HEADERS(
            "Cloud: headers X-App-Usage and X-Business-Use-Case-Usage",
            "absent at 360dialog; a usage of 28 % in the Graph API",
            "Meta's documentation of rate limits; no source for 360dialog"),
    /** The headers are absent in the Graph API too. */
    USAGE_HEADERS_ABSENT(USAGE_HEADERS, "no source; Meta sends them only to apps with enough calls"),
    /** The response is 400 with code 100 and subcode 33. */
    UNKNOWN_ID_IS_400("Graph: response to an unknown ID", "404 with code 803", "public bug reports"),
    /** The field {@code username} is unknown. */
    USERNAME_FIELD_UNKNOWN("Graph: the field username of a number", "known", "no source; versions differ"),
    /** The body is {@code {"meta":{"httpCode":…,"developerMessage":…,"success":false}}}. */
    GATEWAY_ERRORS_IN_CAMEL_CASE(
            "format of an error of 360dialog's gateway",
            "camel case for On-Premise, {\"error\":\"text\"} for Cloud and uploads",
            "360dialog's older documentation"),
    /** {@code {"meta":{"success":false,"http_code":…,"developer_message":…,"360dialog_trace_id":…}}}. */
    GATEWAY_ERRORS_IN_SNAKE_CASE(GATEWAY_ERRORS_IN_CAMEL_CASE, "public client code for 360dialog"),
    /** Snake case, with Meta's error as a string in {@code meta.error} and in the message. */
    GATEWAY_ERRORS_QUOTING_META(GATEWAY_ERRORS_IN_CAMEL_CASE, "tests of a public client for 360dialog"),
    /** The body is {@code {"error":"text"}}. */
    GATEWAY_ERRORS_AS_TEXT(GATEWAY_ERRORS_IN_CAMEL_CASE, "360dialog's OpenAPI, for Cloud and uploads"),
    /** The body is {@code {"error":{"message":…,"type":…,"code":…}}}. */
    GATEWAY_ERRORS_AS_GRAPH(GATEWAY_ERRORS_IN_CAMEL_CASE, "360dialog's current error page and public client code"),
    /** The body is the message in {@code text/plain}. */
    GATEWAY_ERRORS_AS_PLAIN_TEXT(GATEWAY_ERRORS_IN_CAMEL_CASE, "no source; proxies send such responses"),
    /** The body is a web page. */
    GATEWAY_ERRORS_AS_HTML(GATEWAY_ERRORS_IN_CAMEL_CASE, "no source; proxies send such responses"),
    /** The response has no body. */
    GATEWAY_ERRORS_WITHOUT_BODY(GATEWAY_ERRORS_IN_CAMEL_CASE, "no source; proxies send such responses"),
    /** The status in the body is 401. */
    WRONG_KEY_BODY_HAS_401(
            "On-Premise: status in the camel-case body for a wrong key",
            "404",
            "no source; 360dialog's documentation shows 404"),
    /** 360dialog's 400 with the number of seconds in its text. */
    THROTTLING_AS_TEXT(
            "response to a throttled request",
            "360dialog's 400 for On-Premise and uploads, 429 with code 4 for Cloud and Graph",
            "360dialog's older error page"),
    /** 360dialog's 400 with its newer text, without the number of seconds. */
    THROTTLING_AS_NEWER_TEXT(THROTTLING_AS_TEXT, "360dialog's newer error page"),
    /** The response is 429 with code 4 and {@code Retry-After}. */
    THROTTLING_WITH_RETRY_AFTER(THROTTLING_AS_TEXT, "no source; Retry-After is not documented"),
    /** The response is 429 with code 4, without {@code Retry-After}. */
    THROTTLING_WITHOUT_HINT(THROTTLING_AS_TEXT, "Meta's OpenAPI v23, for Cloud"),
    /** The response is 429 with the On-Premise code 1015, without {@code Retry-After}. */
    THROTTLING_AS_1015(THROTTLING_AS_TEXT, "Meta's list of On-Premises error codes"),
    /** The response is 503 with the On-Premise code 1016, as for too many concurrent requests. */
    THROTTLING_AS_503(THROTTLING_AS_TEXT, "360dialog's page about capacity, and public client code"),
    /** The response is 400 with code 130429, without {@code Retry-After}. */
    THROTTLING_AS_GRAPH_400(THROTTLING_AS_TEXT, "Meta's list of Cloud error codes"),
    /** The response is 400 with code 80007, without {@code Retry-After}. */
    THROTTLING_AS_80007(THROTTLING_AS_TEXT, "Meta's list of Cloud error codes"),
    /** The response is 429 with {@code backoff} in milliseconds. */
    THROTTLING_WITH_BACKOFF(THROTTLING_AS_TEXT, "a public client of another upload product of Meta"),
    /** The response is 400 with {@code backoff} in milliseconds. */
    THROTTLING_WITH_BACKOFF_AS_400(THROTTLING_AS_TEXT, "a public client of another upload product of Meta"),
    /** The list is {@code channels}. */
    LIST_NAMED_CHANNELS("Partner: name of the list of channels", "partner_channels", "pages of 360dialog disagree"),
    /** The response lists all channels. */
    LIST_FILTERS_IGNORED("Partner: filters of a list", "applied", "no source"),
    /** {@code file_name} is required. */
    FILE_NAME_REQUIRED("Upload: file_name when a session is opened", "optional", "360dialog's newest upload reference"),
    /** The id has no signature. */
    SESSIONS_UNSIGNED("Upload: ?sig= in a session id", "present and checked", "no source for an unsigned id"),
    /** The status is 400, with the same text. */
    PARTIAL_BODY_IS_400(
            "Upload: status for a body that does not complete the file",
            "206",
            "no source; another upload product of Meta returned 206"),
    /** The status is 400, with the same text. */
    WRONG_OFFSET_IS_400(
            "Upload: response to a wrong offset",
            "412 with debug_info",
            "no source; another upload product of Meta returned 412"),
    /** The response is 400 with code 100, the Graph error for an invalid parameter. */
    WRONG_OFFSET_AS_PARAMETER(WRONG_OFFSET_IS_400, "a public emulator of the Cloud API"),
    /** The gateway responds with 404. */
    OFFSET_QUERY_IS_404(
            "Upload: GET of a session",
            "supported",
            "no source; 360dialog's older upload page does not have this request"),
    /** The gateway responds with 405. */
    OFFSET_QUERY_IS_405(OFFSET_QUERY_IS_404, "no source; 360dialog's older upload page does not have this request"),
    /** Only offset 0 is accepted. */
    PARTIAL_UPLOADS_REFUSED(
            "Upload: a body at an offset over 0", "accepted", "no source; sending in parts is not documented"),
    /** The offset is a text. */
    OFFSETS_AS_TEXT("Upload: JSON type of an offset", "a number", "no source"),
    /** The header is ignored, as by proxies that drop names with underscores. */
    OFFSET_HEADERS_IGNORED("Upload: the file_offset header", "used", "public bug reports, about nginx"),
    /** The gateway responds with 404. */
    LOST_SESSION_IS_404("Upload: a forgotten or expired session", "400 with code 100, subcode 33", "no source"),
    /** The gateway responds with 410. */
    LOST_SESSION_IS_410(LOST_SESSION_IS_404, "no source"),
    /** The session is forgotten after its last byte. */
    FINISHED_SESSIONS_FORGOTTEN(
            "Upload: a session with a complete file",
            "returns its length, and returns its handle again for an empty body",
            "no source"),
    /** The session returns its length, but does not return its handle again. */
    HANDLES_RETURNED_ONCE(FINISHED_SESSIONS_FORGOTTEN, "no source"),
    /** All bytes of the body are dropped. */
    CUT_BODIES_DROPPED("Upload: bytes kept of an interrupted body", "all bytes that arrived", "no source"),
    /** A handle has one line. */
    HANDLES_OF_ONE_LINE("Upload: lines of a handle", "one and two in turns", "public samples"),
    /** A handle has three lines. */
    HANDLES_OF_THREE_LINES(HANDLES_OF_ONE_LINE, "public bug reports"),
    /** A handle has one part, {@code 2:…}, as in old samples. */
    HANDLES_IN_OLD_FORM("Upload: format of a handle", "4:name:type:… with nine parts", "an old documented sample");

    private final String fact;
    private final String byDefault;
    private final String source;

    Variant(String fact, String byDefault, String source) {
        this.fact = fact;
        this.byDefault = byDefault;
        this.source = source;
    }

    Variant(Variant other, String source) {
        this(other.fact, other.byDefault, source);
    }

    /** The fact on which sources disagree, or for which no source exists. */
    public String fact() {
        return fact;
    }

    /** The simulator's behaviour until a variant of the {@linkplain #fact() fact} is enabled. */
    public String byDefault() {
        return byDefault;
    }

    /** The source of the variant's behaviour. Starts with "no source" if the behaviour is an assumption. */
    public String source() {
        return source;
    }
}
