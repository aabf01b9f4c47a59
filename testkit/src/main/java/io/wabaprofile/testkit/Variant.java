package io.wabaprofile.testkit;

/**
 * How a real server may behave where sources disagree or are silent. A {@link Dialog360Simulator} behaves as documented at
 * {@link #byDefault()} until a variant is chosen by its name with {@link Dialog360Simulator#vary}. Of variants about the
 * same {@linkplain #fact() fact} the latest holds; all others may be combined. A client should work with whichever of them
 * are in force.
 */
public enum Variant {
    /** {@code null}. */
    UPDATES_ANSWER_NULL("On-Premise: body of a successful update", "meta, with \"version\":\"v2.45.1\""),
    /** {@code {}}. */
    UPDATES_ANSWER_EMPTY_OBJECT(UPDATES_ANSWER_NULL),
    /** Nothing at all. */
    UPDATES_ANSWER_NO_BODY(UPDATES_ANSWER_NULL),
    /** {@code meta} with a version that has no {@code v}. */
    UPDATES_ANSWER_OTHER_VERSION(UPDATES_ANSWER_NULL),
    /** {@code meta} with the gateway's {@code success} and {@code http_code} beside the version. */
    UPDATES_ANSWER_GATEWAY_META(UPDATES_ANSWER_NULL),
    /** {@code deprecated}. */
    API_STATUS_DEPRECATED("On-Premise: api_status in meta", "stable"),
    /** {@code experimental}. */
    API_STATUS_EXPERIMENTAL(API_STATUS_DEPRECATED),
    /** Nothing. */
    ERRORS_WITHOUT_DETAILS("On-Premise: what an error has beside code and title", "details, where there are any"),
    /** Details, and a link in {@code href}. */
    ERRORS_WITH_HREF(ERRORS_WITHOUT_DETAILS),
    /** An entry for each of them. */
    EVERY_ERROR_TOLD("On-Premise: errors in the answer to an update of several wrong values", "the first one"),
    /** Nothing; all of it is blocked by the gateway. */
    ON_PREMISE_BLOCKED("On-Premise: what the gateway lets through", "everything but DELETE of the photo"),
    /** What its older list of endpoints names: no read of the photo or of the business profile. */
    ONLY_OLDER_ENDPOINTS(ON_PREMISE_BLOCKED),
    /** Absent. */
    READS_WITHOUT_META("On-Premise: meta in a read", "present"),
    /** 201. */
    PHOTO_ANSWERED_WITH_201("On-Premise: status of a successful photo update", "200"),
    /** Refused as of a wrong type. */
    IMAGE_JPG_REFUSED("On-Premise: a photo of type image/jpg", "taken as image/jpeg"),
    /** In Base64, with the same {@code Content-Type}. */
    PHOTO_IN_BASE64("On-Premise: the photo in a read", "its bytes"),
    /** 400 with code 1006. */
    NO_PHOTO_IS_400("On-Premise: a read of the photo when there is none", "404 with code 1006"),
    /** The photo goes, 200. */
    PHOTO_CAN_BE_DELETED("On-Premise: DELETE of the photo", "403, blocked by the gateway"),
    /** Cleared, as with clients up to 2.21.6. */
    UPDATES_REPLACE_ALL_FIELDS("On-Premise: business fields that an update leaves out", "unchanged"),
    /** Code 1008 for each of the five, as with a specification of 2020 that requires them all. */
    UPDATES_NEED_ALL_FIELDS(UPDATES_REPLACE_ALL_FIELDS),
    /** They change nothing. */
    EMPTY_VALUES_LEAVE("On-Premise: empty text, or an empty list, in an update", "clear their field"),
    /** An array of one label is taken too. */
    VERTICAL_IN_ARRAY("On-Premise: type of the vertical in an update", "a string only"),
    /** Cleared. */
    VERTICAL_CAN_BE_EMPTIED("On-Premise: an empty vertical in an update", "refused"),
    /** Four. */
    FOUR_WEBSITES("On-Premise: greatest number of websites", "two"),
    /** Empty text, or an empty list. */
    UNSET_FIELDS_AS_EMPTY_TEXT("fields that are not set, in a read", "absent; an On-Premise about is empty text"),
    /** Absent, too. */
    UNSET_ABOUT_ABSENT("On-Premise: an about that is not set, in a read", "empty text"),
    /** With a slash. */
    WEBSITES_GET_A_SLASH("websites with an empty path, in a read", "as written"),
    /** Refused. */
    SMALL_PHOTOS_REFUSED("a photo of which an edge is under 192 pixels", "taken"),
    /** Refused. */
    OBLONG_PHOTOS_REFUSED("a photo that is not square", "taken"),
    /** 256. */
    DESCRIPTION_LIMIT_256("greatest length of a description", "512"),
    /** UTF-16 units. */
    LENGTHS_IN_UTF16("what a length counts", "code points"),
    /** In {@code business_profile}. */
    READ_WRAPPED("Cloud: the object in a read", "flat in data[0]"),
    /** All of them. */
    READ_WITHOUT_FIELDS_GIVES_ALL("Cloud: a read that names no fields", "messaging_product only"),
    /** {@code "data":[]}. */
    EMPTY_PROFILE_AS_EMPTY_LIST("Cloud: a read of a profile with nothing set", "an object with messaging_product only"),
    /** {@code UNDEFINED}. */
    UNSET_VERTICAL_AS_UNDEFINED("Cloud: a vertical that is not set, in a read", "as other fields that are not set"),
    /** A text like a handle, as in an old sample. */
    PICTURE_URL_AS_HANDLE("Cloud: profile_picture_url in a read", "an address at WhatsApp's picture host"),
    /** 422. */
    UNKNOWN_FIELD_IS_422("Cloud: status for a field that there is not", "400"),
    /** 400. */
    UNKNOWN_HANDLE_IS_400("Cloud: status for an unknown picture handle", "422"),
    /** It is used up: a second use is refused as unknown. */
    HANDLES_WORK_ONCE("Cloud: a picture handle after its first use", "works again"),
    /** Unknown after 24 hours, by the simulator's clock. */
    HANDLES_WORK_FOR_A_DAY("Cloud: how long a picture handle works", "as long as there is room for it"),
    /** Unknown. */
    HANDLES_OF_OTHERS_UNKNOWN("Cloud: a picture handle that another channel was given", "works"),
    /** The picture is removed. */
    EMPTY_HANDLE_CLEARS_PHOTO("Cloud: an empty picture handle", "refused"),
    /** Refused. */
    WEBSITES_ONLY_AS_ARRAY("Cloud: websites as a string that holds an array", "taken"),
    /** Refused, and missing in the list of those that are taken. */
    MATRIMONY_REFUSED("Cloud: the vertical MATRIMONY_SERVICE, which is not documented", "taken"),
    /** Refused: Meta asks for escapes. */
    EMOJI_ONLY_ESCAPED("Cloud: an emoji in an about that stands in the JSON as it is", "taken"),
    /** Its details alone, as a string. */
    ERROR_DATA_AS_TEXT("Cloud: error_data in an error", "an object"),
    /** It counts as left out. */
    NULL_LEAVES("null in an update", "refused, as of a wrong type"),
    /** It counts as empty text, or as an empty list. */
    NULL_CLEARS(NULL_LEAVES),
    /** Passed on, with 28 % used. */
    USAGE_HEADERS("Cloud: X-App-Usage and X-Business-Use-Case-Usage", "absent"),
    /** {@code {"meta":{"httpCode":…,"developerMessage":…,"success":false}}}. */
    GATEWAY_ERRORS_IN_CAMEL_CASE(
            "form of an error made by 360dialog", "camel case On-Premise, {\"error\":\"text\"} for Cloud and uploads"),
    /** {@code {"meta":{"success":false,"http_code":…,"developer_message":…,"360dialog_trace_id":…}}}. */
    GATEWAY_ERRORS_IN_SNAKE_CASE(GATEWAY_ERRORS_IN_CAMEL_CASE),
    /** The same, with Meta's error as a string in {@code meta.error} and in the message. */
    GATEWAY_ERRORS_QUOTING_META(GATEWAY_ERRORS_IN_CAMEL_CASE),
    /** {@code {"error":"text"}}. */
    GATEWAY_ERRORS_AS_TEXT(GATEWAY_ERRORS_IN_CAMEL_CASE),
    /** {@code {"error":{"message":…,"type":…,"code":…}}}. */
    GATEWAY_ERRORS_AS_GRAPH(GATEWAY_ERRORS_IN_CAMEL_CASE),
    /** The text alone, in {@code text/plain}. */
    GATEWAY_ERRORS_AS_PLAIN_TEXT(GATEWAY_ERRORS_IN_CAMEL_CASE),
    /** A web page. */
    GATEWAY_ERRORS_AS_HTML(GATEWAY_ERRORS_IN_CAMEL_CASE),
    /** A status alone. */
    GATEWAY_ERRORS_WITHOUT_BODY(GATEWAY_ERRORS_IN_CAMEL_CASE),
    /** 401. */
    WRONG_KEY_SAYS_401("On-Premise: status in the body about a wrong key, in camel case", "404"),
    /** 360dialog's 400, with a number of seconds in its words. */
    THROTTLING_IN_WORDS(
            "how a call too many is answered",
            "360dialog's words On-Premise and for uploads, 429 with code 4 and Retry-After by the Cloud"),
    /** 360dialog's 400 in its newer words, without a number. */
    THROTTLING_IN_NEWER_WORDS(THROTTLING_IN_WORDS),
    /** 429 with code 4 and {@code Retry-After}. */
    THROTTLING_AS_429(THROTTLING_IN_WORDS),
    /** 429 with code 4, and nothing that says how long to wait. */
    THROTTLING_WITHOUT_HINT(THROTTLING_IN_WORDS),
    /** 429 with code 1015 of an On-Premise client, without a hint. */
    THROTTLING_AS_1015(THROTTLING_IN_WORDS),
    /** 503 with code 1016 of an On-Premise client, as for too many calls at a time. */
    THROTTLING_AS_503(THROTTLING_IN_WORDS),
    /** 400 with code 130429, without a hint. */
    THROTTLING_AS_GRAPH_400(THROTTLING_IN_WORDS),
    /** 429 with {@code backoff} in milliseconds. */
    THROTTLING_WITH_BACKOFF(THROTTLING_IN_WORDS),
    /** 400, with the same. */
    THROTTLING_WITH_BACKOFF_AS_400(THROTTLING_IN_WORDS),
    /** Not needed. */
    FILE_NAME_OPTIONAL("Upload: file_name when a session is opened", "required"),
    /** {@code upload:…} alone. */
    SESSIONS_UNSIGNED("Upload: ?sig= in a session id", "there, and checked"),
    /** 400, with the same text. */
    PARTIAL_BODY_IS_400("Upload: status for a body that does not finish the file", "206"),
    /** 400, with the same text. */
    WRONG_OFFSET_IS_400("Upload: how a wrong offset is refused", "412 with debug_info"),
    /** 400 with code 100, as Graph refuses a parameter. */
    WRONG_OFFSET_AS_PARAMETER(WRONG_OFFSET_IS_400),
    /** 404 by the gateway. */
    OFFSET_QUERY_IS_404("Upload: GET of a session", "served"),
    /** 405 by the gateway. */
    OFFSET_QUERY_IS_405(OFFSET_QUERY_IS_404),
    /** Refused as a wrong offset; only a body from the first byte is taken. */
    REST_REFUSED("Upload: a body at an offset over 0", "taken"),
    /** A text. */
    OFFSETS_AS_TEXT("Upload: JSON type of an offset", "a number"),
    /** Lost, as by proxies that mind underscores. */
    OFFSET_HEADERS_LOST("Upload: the file_offset header", "heard"),
    /** 404 by the gateway. */
    LOST_SESSION_IS_404("Upload: a session that is forgotten or expired", "400 with code 100, subcode 33"),
    /** 410 by the gateway. */
    LOST_SESSION_IS_410(LOST_SESSION_IS_404),
    /** Forgotten with its last byte. */
    FINISHED_SESSIONS_FORGOTTEN(
            "Upload: a session whose file is whole", "tells its length, and gives its handle again for an empty body"),
    /** Its length is told, but its handle is not given again. */
    HANDLES_GIVEN_ONCE(FINISHED_SESSIONS_FORGOTTEN),
    /** Nothing. */
    CUT_BODIES_DROPPED("Upload: what stays of a body that was cut", "every byte that arrived"),
    /** One. */
    HANDLES_OF_ONE_LINE("Upload: lines of a handle", "one and two by turns"),
    /** Three. */
    HANDLES_OF_THREE_LINES(HANDLES_OF_ONE_LINE),
    /** As in old samples, {@code 2:…} in one part. */
    HANDLES_IN_OLD_FORM("Upload: form of a handle", "4:name:type:… of nine parts");

    private final String fact;
    private final String byDefault;

    Variant(String fact, String byDefault) {
        this.fact = fact;
        this.byDefault = byDefault;
    }

    Variant(Variant other) {
        this(other.fact, other.byDefault);
    }

    /** What the variant is about, in words. */
    public String fact() {
        return fact;
    }

    /** How the simulator behaves in that until a variant is chosen. */
    public String byDefault() {
        return byDefault;
    }
}
