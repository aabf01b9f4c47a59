package io.wabaprofile.testkit.simulator.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wabaprofile.port.Operation;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.ApiPaths;
import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.account.CompleteUpload;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.VerticalCodes;
import io.wabaprofile.testkit.fault.PlatformError;
import io.wabaprofile.testkit.json.Json;
import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.json.MalformedJson;
import io.wabaprofile.testkit.simulator.http.ApiHandler;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.BodyTooLargeException;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
import io.wabaprofile.testkit.simulator.response.ErrorResponses;
import io.wabaprofile.testkit.simulator.response.GatewayResponses;
import io.wabaprofile.testkit.simulator.response.GraphResponses;
import io.wabaprofile.testkit.simulator.response.ThrottledResponses;
import io.wabaprofile.testkit.simulator.rules.InvalidValueException;
import io.wabaprofile.testkit.simulator.rules.ProfileEdit;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Handles the profile endpoint of the Cloud API. An update changes all its fields or none. */
public final class CloudHandler implements ApiHandler {

    private static final String PRODUCT = "messaging_product";
    private static final List<String> FIELDS = Stream.concat(
                    ProfileEdit.TEXT_FIELDS.keySet().stream(),
                    Stream.of("profile_picture_url", "websites", "vertical", PRODUCT))
            .toList();
    private static final String UNSET_VERTICAL = Vertical.UNDEFINED.code();

    private final SimulatorRules rules;
    private final GatewayResponses gateway;
    private final ThrottledResponses throttled;
    private final PictureHandles pictures;

    /** @param uploads returns the complete upload of any channel by its handle */
    public CloudHandler(SimulatorRules rules, Function<String, Optional<CompleteUpload>> uploads, InstantSource clock) {
        this.rules = rules;
        this.gateway = new GatewayResponses(rules);
        this.throttled = new ThrottledResponses(rules);
        this.pictures = new PictureHandles(rules, uploads, clock);
    }

    @Override
    public Optional<Operation> operation(ApiRequest request) throws IOException {
        if (!request.path().equals(ApiPaths.CLOUD_PROFILE)) {
            return Optional.empty();
        }
        return switch (request.method()) {
            case "GET" -> Optional.of(Operation.FETCH_PROFILE);
            case "POST" -> Optional.of(hasPictureHandle(request) ? Operation.REPLACE_PHOTO : Operation.UPDATE_PROFILE);
            default -> Optional.empty();
        };
    }

    private static boolean hasPictureHandle(ApiRequest request) throws IOException {
        try {
            return request.json(request.smallBody()).has(PictureHandles.HANDLE);
        } catch (MalformedJson | BodyTooLargeException rejectedLater) {
            return false;
        }
    }

    @Override
    public ApiResponse handle(SimulatedAccount account, ApiRequest request)
            throws IOException, ErrorResponseException, BodyTooLargeException {
        ApiResponse response = request.is("GET") ? read(account.profile(), request) : update(account, request);
        return rules.has(Variant.USAGE_HEADERS) ? withUsageHeaders(response) : response;
    }

    private ApiResponse read(BusinessProfile profile, ApiRequest request) throws ErrorResponseException {
        List<String> fields = request.query()
                .value("fields")
                .map(CloudHandler::fieldNames)
                .orElse(rules.has(Variant.READ_WITHOUT_FIELDS_GIVES_PRODUCT_ONLY) ? List.of(PRODUCT) : FIELDS);
        for (String field : fields) {
            rules.require(FIELDS.contains(field), StrictCheck.FIELD_UNKNOWN, () -> unknownField(field));
        }
        JsonObject values = values(profile);
        values.keySet().removeIf(name -> !fields.contains(name) && !name.equals(PRODUCT));
        return ApiResponse.json(200, JsonObject.of("data", data(values)));
    }

    private static List<String> fieldNames(String fields) {
        return fields.isEmpty()
                ? List.of()
                : List.of(fields.split(",", -1)).stream().distinct().toList();
    }

    private ErrorResponseException unknownField(String name) {
        return new ErrorResponseException(
                rules.has(Variant.UNKNOWN_FIELD_IS_422)
                        ? GraphResponses.parameter(422, "One or more of the requested fields are not available")
                        : GraphResponses.parameter("(#100) Tried accessing nonexisting field (" + name + ")"));
    }

    private JsonObject values(BusinessProfile profile) {
        boolean empty = rules.has(Variant.UNSET_FIELDS_AS_EMPTY_TEXT);
        @Nullable String unset = empty ? "" : null;
        JsonObject values = new JsonObject();
        ProfileEdit.TEXT_FIELDS.forEach(
                (name, field) -> values.and(name, profile.text(field).orElse(unset)));
        return values.and(
                        "profile_picture_url",
                        profile.photoUrl().map(this::pictureUrl).orElse(unset))
                .and("websites", profile.websites().isEmpty() && !empty ? null : rules.websites(profile))
                .and(
                        "vertical",
                        profile.text(ProfileField.VERTICAL)
                                .orElse(rules.has(Variant.UNSET_VERTICAL_ABSENT) ? unset : UNSET_VERTICAL))
                .and(PRODUCT, "whatsapp");
    }

    private String pictureUrl(String url) {
        return rules.has(Variant.PICTURE_URL_AS_HANDLE)
                ? "2:" + Base64.getEncoder().encodeToString(url.getBytes(StandardCharsets.US_ASCII))
                : url;
    }

    private List<Object> data(JsonObject values) {
        boolean empty = values.entrySet().stream()
                .allMatch(member ->
                        member.getKey().equals(PRODUCT) || member.getValue().equals(UNSET_VERTICAL));
        if (empty && rules.has(Variant.EMPTY_PROFILE_AS_EMPTY_LIST)) {
            return List.of();
        }
        return List.of(rules.has(Variant.READ_WRAPPED) ? JsonObject.of("business_profile", values) : values);
    }

    private ApiResponse update(SimulatedAccount account, ApiRequest request)
            throws IOException, ErrorResponseException, BodyTooLargeException {
        ObjectNode body = jsonObject(request);
        checkProduct(body.get(PRODUCT));
        ProfileEdit edit = new ProfileEdit(rules);
        PictureHandles.Picture picture = PictureHandles.Picture.UNCHANGED;
        try {
            for (Map.Entry<String, JsonNode> member : body.properties()) {
                String name = member.getKey();
                JsonNode value = ProfileEdit.withoutNull(rules, name, member.getValue());
                if (value != null && name.equals(PictureHandles.HANDLE)) {
                    picture = pictures.picture(account, edit.text(PictureHandles.HANDLE, value));
                } else if (value != null) {
                    addChange(edit, name, value, request);
                }
            }
        } catch (InvalidValueException e) {
            throw new ErrorResponseException(GraphResponses.invalid(e.parameter(), e.reason()));
        }
        picture.commitTo(account, edit);
        return GraphResponses.success();
    }

    private ObjectNode jsonObject(ApiRequest request)
            throws IOException, ErrorResponseException, BodyTooLargeException {
        try {
            return request.jsonObject(rules);
        } catch (MalformedJson e) {
            throw new ErrorResponseException(
                    GraphResponses.parameter("(#100) The body could not be read: " + e.getMessage()));
        }
    }

    private void checkProduct(@Nullable JsonNode product) throws ErrorResponseException {
        rules.require(
                product != null,
                StrictCheck.MESSAGING_PRODUCT_MISSING,
                () -> new ErrorResponseException(GraphResponses.missing(PRODUCT)));
        rules.require(
                product == null || "whatsapp".equals(product.textValue()),
                StrictCheck.MESSAGING_PRODUCT_UNKNOWN,
                () -> new ErrorResponseException(
                        GraphResponses.parameter("(#100) Param messaging_product must be one of {WHATSAPP} - got \""
                                + (product == null ? "" : product.asText()) + "\"")));
    }

    private void addChange(ProfileEdit edit, String name, JsonNode value, ApiRequest request)
            throws IOException, ErrorResponseException, InvalidValueException, BodyTooLargeException {
        switch (name) {
            case PRODUCT -> {}
            case "about" -> {
                rules.require(
                        !edit.text(name, value).isBlank(),
                        StrictCheck.ABOUT_EMPTY,
                        () -> new ErrorResponseException(ErrorResponses.of(PlatformError.SOMETHING_WENT_WRONG)));
                checkEmoji(request);
                edit.text(ProfileField.ABOUT, name, value);
            }
            case "vertical" -> edit.vertical(verticalCode(edit.text(name, value)));
            case "websites" -> edit.websites(websites(value), ProfileField.MAX_WEBSITES);
            default -> {
                ProfileField field = ProfileEdit.TEXT_FIELDS.get(name);
                if (field != null) {
                    edit.text(field, name, value);
                } else if (rules.has(Variant.UNKNOWN_MEMBERS_REFUSED)) {
                    throw new InvalidValueException(name, "is not known here");
                }
            }
        }
    }

    /** Rejects an emoji that is not escaped. In UTF-8 it has four bytes; only such characters start with 11110. */
    private void checkEmoji(ApiRequest request) throws IOException, ErrorResponseException, BodyTooLargeException {
        if (!rules.has(Variant.EMOJI_ONLY_ESCAPED)) {
            return;
        }
        for (byte next : request.jsonBody(rules)) {
            if ((next & 0xF8) == 0xF0) {
                throw new ErrorResponseException(GraphResponses.invalid("about", "must have its emoji escaped"));
            }
        }
    }

    private String verticalCode(String code) throws ErrorResponseException {
        List<String> accepted = rules.verticals();
        rules.require(
                accepted.contains(code),
                StrictCheck.VERTICAL_UNKNOWN,
                () -> new ErrorResponseException(
                        GraphResponses.parameter(VerticalCodes.unsupportedCodeMessage(code, accepted))));
        return code;
    }

    /** Parses a string that contains a JSON array: an example in Meta's documentation sends the websites this way. */
    private JsonNode websites(JsonNode value) throws InvalidValueException {
        if (!value.isTextual() || rules.has(Variant.WEBSITES_ONLY_AS_ARRAY)) {
            return value;
        }
        try {
            return Json.read(value.textValue());
        } catch (MalformedJson e) {
            if (!rules.checks(StrictCheck.VALUE_OF_WRONG_TYPE)) {
                return value;
            }
            InvalidValueException invalid = new InvalidValueException("websites", "must be an array");
            invalid.initCause(e);
            throw invalid;
        }
    }

    private static ApiResponse withUsageHeaders(ApiResponse response) {
        return response.with("X-App-Usage", "{\"call_count\":28,\"total_time\":25,\"total_cputime\":25}")
                .with(
                        "X-Business-Use-Case-Usage",
                        "{\"102290129340398\":[{\"type\":\"whatsapp\",\"call_count\":28,\"total_cputime\":25,"
                                + "\"total_time\":25,\"estimated_time_to_regain_access\":0}]}");
    }

    @Override
    public ApiResponse unauthorized() {
        return gateway.invalidKey();
    }

    @Override
    public ApiResponse throttled(ChannelHealth.Throttling throttling) {
        return throttled.response(throttling, unused -> ErrorResponses.of(PlatformError.APP_LIMIT_REACHED));
    }

    @Override
    public ApiResponse forbidden() {
        return ErrorResponses.of(PlatformError.PERMISSION_DENIED);
    }

    @Override
    public ApiResponse down() {
        return ErrorResponses.of(PlatformError.UNEXPECTED_ERROR);
    }

    @Override
    public ApiResponse tooLarge() {
        return gateway.error(413, "request body too large");
    }
}
