package io.wabaprofile.testkit.simulator.rules;

import io.wabaprofile.testkit.simulator.Dialog360Simulator;

/**
 * How a real server may behave where sources disagree or are silent. A {@link Dialog360Simulator} behaves as documented at
 * {@link #byDefault()} until a variant is chosen by its name with {@link Dialog360Simulator#vary}. Of variants about the
 * same {@linkplain #fact() fact} the latest holds; all others may be combined. A client should work with whichever of them
 * are in force.
 */
public enum Variant {
    /** {@code null}. */
    UPDATES_RETURN_NULL(
            "On-Premise: body of a successful update",
            "meta, with \"version\":\"v2.45.1\"",
            "Meta's On-Premises reference"),
    /** {@code {}}. */
    UPDATES_RETURN_EMPTY_OBJECT(UPDATES_RETURN_NULL, "Meta's On-Premises reference"),
    /** Nothing at all. */
    UPDATES_RETURN_NO_BODY(
            UPDATES_RETURN_NULL, "no source; inferred from \"null or {}\" in Meta's On-Premises reference"),
    /** {@code meta} with a version that has no {@code v}. */
    UPDATES_RETURN_OTHER_VERSION(UPDATES_RETURN_NULL, "360dialog's older documentation"),
    /** {@code meta} with the gateway's {@code success} and {@code http_code} beside the version. */
    UPDATES_RETURN_GATEWAY_META(UPDATES_RETURN_NULL, "public client code for 360dialog"),
    /** {@code deprecated}. */
    API_STATUS_DEPRECATED("On-Premise: api_status in meta", "stable", "an unofficial On-Premises specification"),
    /** {@code experimental}. */
    API_STATUS_EXPERIMENTAL(API_STATUS_DEPRECATED, "an unofficial On-Premises specification"),
    /** Nothing. */
    ERRORS_WITHOUT_DETAILS(
            "On-Premise: what an error has beside code and title",
            "details, where there are any",
            "an unofficial On-Premises specification"),
    /** Details, and a link in {@code href}. */
    ERRORS_WITH_HREF(ERRORS_WITHOUT_DETAILS, "an unofficial On-Premises specification"),
    /** An entry for each of them. */
    ALL_ERRORS_REPORTED(
            "On-Premise: errors in the response to an update of several wrong values",
            "the first one",
            "an unofficial On-Premises specification, where errors are a list"),
    /** Nothing; all of it is blocked by the gateway. */
    ON_PREMISE_BLOCKED(
            "On-Premise: what the gateway lets through",
            "everything but DELETE of the photo",
            "no source; the response of 360dialog's host since the API was shut down is unknown"),
    /** What its older list of endpoints names: no read of the photo or of the business profile. */
    ONLY_OLDER_ENDPOINTS(ON_PREMISE_BLOCKED, "360dialog's older documentation"),
    /** Absent. */
    READS_WITHOUT_META("On-Premise: meta in a read", "present", "Meta's On-Premises reference"),
    /** 201. */
    PHOTO_UPDATE_RETURNS_201("On-Premise: status of a successful photo update", "200", "no source either way"),
    /** Refused as of a wrong type. */
    IMAGE_JPG_REFUSED(
            "On-Premise: a photo of type image/jpg", "taken as image/jpeg", "no source; public clients send this type"),
    /** The upload, byte for byte. */
    PHOTO_READ_AS_UPLOADED(
            "On-Premise: size of the photo in a read",
            "a square thumbnail with an edge of at most 640 pixels",
            "no source; the documented response is a thumbnail"),
    /** In Base64, with the same {@code Content-Type}. */
    PHOTO_IN_BASE64("On-Premise: encoding of the photo in a read", "its bytes", "Meta's On-Premises reference"),
    /** 400 with code 1006. */
    NO_PHOTO_IS_400("On-Premise: a read of the photo when no photo is set", "404 with code 1006", "a reseller's API"),
    /** The photo goes, 200. */
    PHOTO_CAN_BE_DELETED(
            "On-Premise: DELETE of the photo", "403, blocked by the gateway", "unofficial On-Premises specifications"),
    /** Cleared, as with clients up to 2.21.6. */
    UPDATES_REPLACE_ALL_FIELDS(
            "On-Premise: business fields that an update leaves out",
            "unchanged",
            "Meta's On-Premises reference, for clients up to 2.21.6"),
    /** Code 1008 for each of the five, as with a specification of 2020 that requires them all. */
    UPDATES_NEED_ALL_FIELDS(UPDATES_REPLACE_ALL_FIELDS, "an unofficial On-Premises specification of 2020"),
    /** They change nothing. */
    EMPTY_VALUES_IGNORED(
            "On-Premise: empty text, or an empty list, in an update", "clear their field", "no source either way"),
    /** An array of one label is taken too. */
    VERTICAL_IN_ARRAY(
            "On-Premise: type of the vertical in an update",
            "a string only",
            "360dialog's older documentation and public client code"),
    /** Cleared. */
    VERTICAL_CLEARABLE(
            "On-Premise: an empty vertical in an update", "refused", "Meta's older On-Premises reference"),
    /** Four. */
    FOUR_WEBSITES(
            "On-Premise: greatest number of websites", "two", "Meta's On-Premises reference, for very old clients"),
    /** Empty text, or an empty list. */
    UNSET_FIELDS_AS_EMPTY_TEXT(
            "fields that are not set, in a read",
            "absent; an On-Premise about is empty text, a Cloud vertical is UNDEFINED",
            "no source either way"),
    /** Absent, too. */
    UNSET_ABOUT_ABSENT(
            "On-Premise: an about that is not set, in a read",
            "empty text",
            "no source; a public simulator sends empty text"),
    /** With a slash. */
    WEBSITES_GET_A_SLASH("websites with an empty path, in a read", "as written", "no source; a normalized address"),
    /** Refused. */
    SMALL_PHOTOS_REFUSED(
            "a photo of which an edge is under 192 pixels",
            "taken",
            "no source for a refusal; Meta says that small edges may cause issues"),
    /** Refused. */
    NON_SQUARE_PHOTOS_REFUSED("a photo that is not square", "taken", "no source for a refusal; resellers ask for a square"),
    /** 256. */
    DESCRIPTION_LIMIT_256(
            "greatest length of a description",
            "512",
            "Meta's OpenAPI v23, Postman collection and older On-Premises reference"),
    /** UTF-16 units. */
    LENGTHS_IN_UTF16("what a length counts", "code points", "no source either way"),
    /** In {@code business_profile}. */
    READ_WRAPPED("Cloud: the object in a read", "flat in data[0]", "Meta's OpenAPI v23 and Postman collection"),
    /** {@code messaging_product} only. */
    READ_WITHOUT_FIELDS_GIVES_PRODUCT_ONLY("Cloud: a read that names no fields", "all fields", "public bug reports"),
    /** {@code "data":[]}. */
    EMPTY_PROFILE_AS_EMPTY_LIST(
            "Cloud: a read of a profile with nothing set",
            "an object, with messaging_product and the vertical UNDEFINED",
            "no source either way"),
    /** Absent, or as other fields that are not set. */
    UNSET_VERTICAL_ABSENT(
            "Cloud: a vertical that is not set, in a read", "UNDEFINED", "a public emulator of the Cloud API"),
    /** A text like a handle, as in an old sample. */
    PICTURE_URL_AS_HANDLE(
            "Cloud: profile_picture_url in a read",
            "an address at WhatsApp's picture host",
            "an old documented sample"),
    /** 422. */
    UNKNOWN_FIELD_IS_422("Cloud: status for a field that there is not", "400", "Meta's OpenAPI v23"),
    /** 400. */
    UNKNOWN_HANDLE_IS_400(
            "Cloud: status for an unknown picture handle", "422", "public bug reports, about unknown objects"),
    /** It is used up: a second use is refused as unknown. */
    HANDLES_WORK_ONCE("Cloud: a picture handle after its first use", "works again", "no source either way"),
    /** Unknown after 24 hours, by the simulator's clock. */
    HANDLES_WORK_FOR_A_DAY(
            "Cloud: how long a picture handle works", "as long as there is room for it", "a reseller's documentation"),
    /** Unknown. */
    FOREIGN_HANDLES_UNKNOWN(
            "Cloud: a picture handle that another channel was given",
            "works",
            "no source; a public emulator accepts handles of other channels"),
    /** The picture is removed. */
    EMPTY_HANDLE_CLEARS_PHOTO("Cloud: an empty picture handle", "refused", "a public emulator of the Cloud API"),
    /** Refused. */
    WEBSITES_ONLY_AS_ARRAY(
            "Cloud: websites as a string that holds an array",
            "taken",
            "no source for a refusal; Meta's own example sends a string"),
    /** Refused, and missing in the list of those that are taken. */
    MATRIMONY_REFUSED(
            "Cloud: the vertical MATRIMONY_SERVICE, which is not documented",
            "taken",
            "Meta's documentation does not list it; the server's own error text does"),
    /** Refused: Meta asks for escapes. */
    EMOJI_ONLY_ESCAPED(
            "Cloud: an unescaped emoji in the JSON of an about text", "taken", "Meta's Cloud guide asks for escapes"),
    /** Its details alone, as a string. */
    ERROR_DATA_AS_TEXT("Cloud: error_data in an error", "an object", "no source either way"),
    /** Refused. */
    UNKNOWN_MEMBERS_REFUSED("a member of an update that the API does not know", "ignored", "no source either way"),
    /** It counts as left out. */
    NULL_IGNORED("null in an update", "refused, as of a wrong type", "no source either way"),
    /** It counts as empty text, or as an empty list. */
    NULL_CLEARS(NULL_IGNORED, "no source; one SDK sends empty text for null"),
    /** Passed on, with 28 % used. */
    USAGE_HEADERS(
            "Cloud: X-App-Usage and X-Business-Use-Case-Usage",
            "absent",
            "Meta's documentation of rate limits; no source for 360dialog"),
    /** {@code {"meta":{"httpCode":…,"developerMessage":…,"success":false}}}. */
    GATEWAY_ERRORS_IN_CAMEL_CASE(
            "form of an error made by 360dialog",
            "camel case On-Premise, {\"error\":\"text\"} for Cloud and uploads",
            "360dialog's older documentation"),
    /** {@code {"meta":{"success":false,"http_code":…,"developer_message":…,"360dialog_trace_id":…}}}. */
    GATEWAY_ERRORS_IN_SNAKE_CASE(GATEWAY_ERRORS_IN_CAMEL_CASE, "public client code for 360dialog"),
    /** The same, with Meta's error as a string in {@code meta.error} and in the message. */
    GATEWAY_ERRORS_QUOTING_META(GATEWAY_ERRORS_IN_CAMEL_CASE, "tests of a public client for 360dialog"),
    /** {@code {"error":"text"}}. */
    GATEWAY_ERRORS_AS_TEXT(GATEWAY_ERRORS_IN_CAMEL_CASE, "360dialog's OpenAPI, for Cloud and uploads"),
    /** {@code {"error":{"message":…,"type":…,"code":…}}}. */
    GATEWAY_ERRORS_AS_GRAPH(GATEWAY_ERRORS_IN_CAMEL_CASE, "360dialog's current error page and public client code"),
    /** The text alone, in {@code text/plain}. */
    GATEWAY_ERRORS_AS_PLAIN_TEXT(GATEWAY_ERRORS_IN_CAMEL_CASE, "no source; proxies send such responses"),
    /** A web page. */
    GATEWAY_ERRORS_AS_HTML(GATEWAY_ERRORS_IN_CAMEL_CASE, "no source; proxies send such responses"),
    /** A status alone. */
    GATEWAY_ERRORS_WITHOUT_BODY(GATEWAY_ERRORS_IN_CAMEL_CASE, "no source; proxies send such responses"),
    /** 401. */
    WRONG_KEY_BODY_HAS_401(
            "On-Premise: status in the body about a wrong key, in camel case",
            "404",
            "no source; 360dialog's documentation prints 404"),
    /** 360dialog's 400, with a number of seconds in its words. */
    THROTTLING_AS_TEXT(
            "how a request too many is answered",
            "360dialog's words On-Premise and for uploads, 429 with code 4 by the Cloud",
            "360dialog's older error page"),
    /** 360dialog's 400 in its newer words, without a number. */
    THROTTLING_AS_NEWER_TEXT(THROTTLING_AS_TEXT, "360dialog's newer error page"),
    /** 429 with code 4 and {@code Retry-After}. */
    THROTTLING_WITH_RETRY_AFTER(THROTTLING_AS_TEXT, "no source: Retry-After is not documented"),
    /** 429 with code 4, and nothing that says how long to wait. */
    THROTTLING_WITHOUT_HINT(THROTTLING_AS_TEXT, "Meta's OpenAPI v23, for the Cloud"),
    /** 429 with code 1015 of an On-Premise client, without a hint. */
    THROTTLING_AS_1015(THROTTLING_AS_TEXT, "Meta's list of On-Premises error codes"),
    /** 503 with code 1016 of an On-Premise client, as for too many calls at a time. */
    THROTTLING_AS_503(THROTTLING_AS_TEXT, "360dialog's page about capacity, and public client code"),
    /** 400 with code 130429, without a hint. */
    THROTTLING_AS_GRAPH_400(THROTTLING_AS_TEXT, "Meta's list of Cloud error codes"),
    /** 429 with {@code backoff} in milliseconds. */
    THROTTLING_WITH_BACKOFF(THROTTLING_AS_TEXT, "a public client of another upload product of Meta"),
    /** 400, with the same. */
    THROTTLING_WITH_BACKOFF_AS_400(THROTTLING_AS_TEXT, "a public client of another upload product of Meta"),
    /** Required. */
    FILE_NAME_REQUIRED("Upload: file_name when a session is opened", "optional", "360dialog's newest upload reference"),
    /** {@code upload:…} alone. */
    SESSIONS_UNSIGNED("Upload: ?sig= in a session id", "there, and checked", "no source for an id without a signature"),
    /** 400, with the same text. */
    PARTIAL_BODY_IS_400(
            "Upload: status for a body that does not finish the file",
            "206",
            "no source; 206 was seen at another upload product of Meta"),
    /** 400, with the same text. */
    WRONG_OFFSET_IS_400(
            "Upload: how a wrong offset is refused",
            "412 with debug_info",
            "no source; 412 was seen at another upload product of Meta"),
    /** 400 with code 100, as Graph refuses a parameter. */
    WRONG_OFFSET_AS_PARAMETER(WRONG_OFFSET_IS_400, "a public emulator of the Cloud API"),
    /** 404 by the gateway. */
    OFFSET_QUERY_IS_404(
            "Upload: GET of a session",
            "served",
            "no source; 360dialog's older upload page does not have this request"),
    /** 405 by the gateway. */
    OFFSET_QUERY_IS_405(OFFSET_QUERY_IS_404, "no source; 360dialog's older upload page does not have this request"),
    /** Refused as a wrong offset; only a body from the first byte is taken. */
    PARTIAL_UPLOADS_REFUSED("Upload: a body at an offset over 0", "taken", "no source; sending in parts is not documented"),
    /** A text. */
    OFFSETS_AS_TEXT("Upload: JSON type of an offset", "a number", "no source either way"),
    /** Lost, as by proxies that mind underscores. */
    OFFSET_HEADERS_IGNORED("Upload: the file_offset header", "heard", "public bug reports, about nginx"),
    /** 404 by the gateway. */
    LOST_SESSION_IS_404(
            "Upload: a session that is forgotten or expired", "400 with code 100, subcode 33", "no source either way"),
    /** 410 by the gateway. */
    LOST_SESSION_IS_410(LOST_SESSION_IS_404, "no source either way"),
    /** Forgotten with its last byte. */
    FINISHED_SESSIONS_FORGOTTEN(
            "Upload: a session whose file is whole",
            "tells its length, and gives its handle again for an empty body",
            "no source either way"),
    /** Its length is told, but its handle is not given again. */
    HANDLES_RETURNED_ONCE(FINISHED_SESSIONS_FORGOTTEN, "no source either way"),
    /** Nothing. */
    CUT_BODIES_DROPPED("Upload: what stays of a body that was cut", "every byte that arrived", "no source either way"),
    /** One. */
    HANDLES_OF_ONE_LINE("Upload: lines of a handle", "one and two by turns", "public samples"),
    /** Three. */
    HANDLES_OF_THREE_LINES(HANDLES_OF_ONE_LINE, "public bug reports"),
    /** As in old samples, {@code 2:…} in one part. */
    HANDLES_IN_OLD_FORM("Upload: form of a handle", "4:name:type:… of nine parts", "an old documented sample");

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

    /** The fact that sources dispute or leave open. */
    public String fact() {
        return fact;
    }

    /** How the simulator behaves until a variant of the {@linkplain #fact() fact} is chosen. */
    public String byDefault() {
        return byDefault;
    }

    /** Where the variant's behaviour is documented or was seen. Starts with "no source" if it is assumed. */
    public String source() {
        return source;
    }
}
