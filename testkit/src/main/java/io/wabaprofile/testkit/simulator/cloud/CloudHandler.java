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
import io.wabaprofile.testkit.simulator.http.RequestRefusedException;
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
import org.jspecify.annotations.Nullable;

/** The profile resource of the Cloud API. One POST happens as a whole or not at all. */
public final class CloudHandler implements ApiHandler {

    private static final String PRODUCT = "messaging_product";
    private static final List<String> FIELDS =
            List.of("about", "address", "description", "email", "profile_picture_url", "websites", "vertical", PRODUCT);
    private static final String UNSET_VERTICAL = Vertical.UNDEFINED.code();

    private final SimulatorRules rules;
    private final GatewayResponses gateway;
    private final ThrottledResponses throttled;
    private final PictureHandles pictures;

    /** @param uploads finds what was uploaded by its handle, whichever channel brought it */
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
            case "POST" -> Optional.of(bringsHandle(request) ? Operation.REPLACE_PHOTO : Operation.UPDATE_PROFILE);
            default -> Optional.empty();
        };
    }

    private static boolean bringsHandle(ApiRequest request) throws IOException {
        try {
            return request.json(request.smallBody()).has(PictureHandles.HANDLE);
        } catch (MalformedJson | BodyTooLargeException toBeRefusedLater) {
            return false;
        }
    }

    @Override
    public ApiResponse handle(SimulatedAccount account, ApiRequest request)
            throws IOException, RequestRefusedException, BodyTooLargeException {
        ApiResponse response = request.is("GET") ? read(account.profile(), request) : change(account, request);
        return rules.has(Variant.USAGE_HEADERS) ? withUsage(response) : response;
    }

    private static ApiResponse withUsage(ApiResponse response) {
        return response.with("X-App-Usage", "{\"call_count\":28,\"total_time\":25,\"total_cputime\":25}")
                .with(
                        "X-Business-Use-Case-Usage",
                        "{\"102290129340398\":[{\"type\":\"whatsapp\",\"call_count\":28,\"total_cputime\":25,"
                                + "\"total_time\":25,\"estimated_time_to_regain_access\":0}]}");
    }

    private ApiResponse read(BusinessProfile profile, ApiRequest request) throws RequestRefusedException {
        List<String> requested = request.query()
                .value("fields")
                .map(CloudHandler::names)
                .orElse(rules.has(Variant.READ_WITHOUT_FIELDS_GIVES_PRODUCT_ONLY) ? List.of(PRODUCT) : FIELDS);
        for (String name : requested) {
            if (!FIELDS.contains(name) && rules.checks(StrictCheck.FIELD_UNKNOWN)) {
                throw new RequestRefusedException(unknownField(name));
            }
        }
        JsonObject found = values(profile);
        found.keySet().removeIf(name -> !requested.contains(name) && !name.equals(PRODUCT));
        return ApiResponse.json(200, JsonObject.of("data", data(found)));
    }

    private List<Object> data(JsonObject found) {
        boolean empty = found.entrySet().stream()
                .allMatch(member ->
                        member.getKey().equals(PRODUCT) || member.getValue().equals(UNSET_VERTICAL));
        if (empty && rules.has(Variant.EMPTY_PROFILE_AS_EMPTY_LIST)) {
            return List.of();
        }
        return List.of(rules.has(Variant.READ_WRAPPED) ? JsonObject.of("business_profile", found) : found);
    }

    private JsonObject values(BusinessProfile profile) {
        boolean empty = rules.has(Variant.UNSET_FIELDS_AS_EMPTY_TEXT);
        @Nullable String unset = empty ? "" : null;
        return new JsonObject()
                .and("about", profile.about().orElse(unset))
                .and("address", profile.address().orElse(unset))
                .and("description", profile.description().orElse(unset))
                .and("email", profile.email().orElse(unset))
                .and(
                        "profile_picture_url",
                        profile.photoUrl().map(this::pictureUrl).orElse(unset))
                .and("websites", profile.websites().isEmpty() && !empty ? null : rules.websites(profile))
                .and(
                        "vertical",
                        profile.vertical()
                                .map(Vertical::code)
                                .orElse(rules.has(Variant.UNSET_VERTICAL_ABSENT) ? unset : UNSET_VERTICAL))
                .and(PRODUCT, "whatsapp");
    }

    private String pictureUrl(String url) {
        return rules.has(Variant.PICTURE_URL_AS_HANDLE)
                ? "2:" + Base64.getEncoder().encodeToString(url.getBytes(StandardCharsets.US_ASCII))
                : url;
    }

    private ApiResponse unknownField(String name) {
        return rules.has(Variant.UNKNOWN_FIELD_IS_422)
                ? GraphResponses.parameter(422, "One or more of the requested fields are not available")
                : GraphResponses.parameter("(#100) Tried accessing nonexisting field (" + name + ")");
    }

    private static List<String> names(String fields) {
        return fields.isEmpty()
                ? List.of()
                : List.of(fields.split(",", -1)).stream().distinct().toList();
    }

    private ApiResponse change(SimulatedAccount account, ApiRequest request)
            throws IOException, RequestRefusedException, BodyTooLargeException {
        ObjectNode body = jsonObject(request);
        demandProduct(body.get(PRODUCT));
        ProfileEdit edit = new ProfileEdit(rules);
        PictureHandles.Picture picture = PictureHandles.Picture.STAYS;
        try {
            for (Map.Entry<String, JsonNode> member : body.properties()) {
                String name = member.getKey();
                JsonNode value = ProfileEdit.withoutNull(rules, name, member.getValue());
                if (value != null && name.equals(PictureHandles.HANDLE)) {
                    picture = pictures.picture(account, edit.text(PictureHandles.HANDLE, value));
                } else if (value != null) {
                    collect(edit, name, value, request);
                }
            }
        } catch (InvalidValueException e) {
            throw new RequestRefusedException(GraphResponses.invalid(e.parameter(), e.complaint()));
        }
        picture.commitTo(account, edit);
        return GraphResponses.success();
    }

    private void demandProduct(@Nullable JsonNode product) throws RequestRefusedException {
        if (product == null) {
            if (rules.checks(StrictCheck.MESSAGING_PRODUCT_MISSING)) {
                throw new RequestRefusedException(GraphResponses.missing(PRODUCT));
            }
        } else if (!"whatsapp".equals(product.textValue()) && rules.checks(StrictCheck.MESSAGING_PRODUCT_UNKNOWN)) {
            throw new RequestRefusedException(GraphResponses.parameter(
                    "(#100) Param messaging_product must be one of {WHATSAPP} - got \"" + product.asText() + "\""));
        }
    }

    private void collect(ProfileEdit edit, String name, JsonNode value, ApiRequest request)
            throws IOException, RequestRefusedException, InvalidValueException, BodyTooLargeException {
        switch (name) {
            case PRODUCT -> {}
            case "about" -> {
                if (edit.text(name, value).isBlank() && rules.checks(StrictCheck.ABOUT_EMPTY)) {
                    throw new RequestRefusedException(ErrorResponses.of(PlatformError.SOMETHING_WENT_WRONG));
                }
                refuseBareEmoji(request);
                edit.about(name, value);
            }
            case "address" -> edit.address(name, value);
            case "description" -> edit.description(name, value);
            case "email" -> edit.email(name, value);
            case "vertical" -> edit.vertical(verticalCode(edit.text(name, value)));
            case "websites" -> edit.websites(name, websites(value), ProfileField.MAX_WEBSITES);
            default -> {
                if (rules.has(Variant.UNKNOWN_MEMBERS_REFUSED)) {
                    throw new InvalidValueException(name, "is not known here");
                }
            }
        }
    }

    /** Outside the ASCII of an escape, an emoji takes four bytes, the first of which no other character has. */
    private void refuseBareEmoji(ApiRequest request)
            throws IOException, RequestRefusedException, BodyTooLargeException {
        if (!rules.has(Variant.EMOJI_ONLY_ESCAPED)) {
            return;
        }
        for (byte one : request.jsonBody(rules)) {
            if ((one & 0xF8) == 0xF0) {
                throw new RequestRefusedException(GraphResponses.invalid("about", "must have its emoji escaped"));
            }
        }
    }

    private String verticalCode(String code) throws RequestRefusedException {
        List<String> accepted = rules.verticals();
        if (!accepted.contains(code) && rules.checks(StrictCheck.VERTICAL_UNKNOWN)) {
            throw new RequestRefusedException(
                    GraphResponses.parameter(VerticalCodes.unsupportedCodeMessage(code, accepted)));
        }
        return code;
    }

    /** Meta's own example prints the websites as a string that holds an array. */
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
            InvalidValueException refused = new InvalidValueException("websites", "must be an array");
            refused.initCause(e);
            throw refused;
        }
    }

    private ObjectNode jsonObject(ApiRequest request)
            throws IOException, RequestRefusedException, BodyTooLargeException {
        try {
            return request.jsonObject(rules);
        } catch (MalformedJson e) {
            throw new RequestRefusedException(
                    GraphResponses.parameter("(#100) The body could not be read: " + e.getMessage()));
        }
    }

    @Override
    public ApiResponse unauthorized() {
        return gateway.badKey();
    }

    @Override
    public ApiResponse throttled(ChannelHealth.Throttling throttling) {
        return throttled.response(throttling, hint -> ErrorResponses.of(PlatformError.APP_LIMIT_REACHED));
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
