package io.wabaprofile.testkit.simulator.cloud;

import io.wabaprofile.port.Operation;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.account.ReceivedUpload;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.VerticalCodes;
import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.json.JsonReader;
import io.wabaprofile.testkit.json.MalformedJson;
import io.wabaprofile.testkit.simulator.http.ApiHandler;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.BodyTooLargeException;
import io.wabaprofile.testkit.simulator.http.RequestRefusedException;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The profile resource of the Cloud API. One POST happens as a whole or not at all. */
public final class CloudHandler implements ApiHandler {
    public static final String PROFILE = "/whatsapp_business_profile";

    private static final String PRODUCT = "messaging_product";
    private static final String UNSET_VERTICAL = Vertical.UNDEFINED.code();

    private final SimulatorRules rules;
    private final GatewayResponses gateway;
    private final ThrottledResponses throttled;
    private final PictureHandles pictures;

    /** @param uploads finds what was uploaded by its handle, whichever channel brought it */
    public CloudHandler(SimulatorRules rules, Function<String, Optional<ReceivedUpload>> uploads, InstantSource clock) {
        this.rules = rules;
        this.gateway = new GatewayResponses(rules);
        this.throttled = new ThrottledResponses(rules);
        this.pictures = new PictureHandles(rules, uploads, clock);
    }

    @Override
    public Optional<Operation> operation(ApiRequest call) throws IOException {
        if (!call.path().equals(PROFILE)) {
            return Optional.empty();
        }
        return switch (call.method()) {
            case "GET" -> Optional.of(Operation.FETCH_PROFILE);
            case "POST" -> Optional.of(bringsHandle(call) ? Operation.REPLACE_PHOTO : Operation.UPDATE_PROFILE);
            default -> Optional.empty();
        };
    }

    private static boolean bringsHandle(ApiRequest call) throws IOException {
        try {
            return JsonReader.read(call.smallBody()) instanceof Map<?, ?> members
                    && members.containsKey(PictureHandles.HANDLE);
        } catch (MalformedJson | BodyTooLargeException toBeRefusedLater) {
            return false;
        }
    }

    @Override
    public ApiResponse answer(SimulatedAccount account, ApiRequest call)
            throws IOException, RequestRefusedException, BodyTooLargeException {
        ApiResponse answer = call.is("GET") ? read(account.profile(), call) : change(account, call);
        return rules.has(Variant.USAGE_HEADERS) ? withUsage(answer) : answer;
    }

    private static ApiResponse withUsage(ApiResponse answer) {
        return answer.with("X-App-Usage", "{\"call_count\":28,\"total_time\":25,\"total_cputime\":25}")
                .with(
                        "X-Business-Use-Case-Usage",
                        "{\"102290129340398\":[{\"type\":\"whatsapp\",\"call_count\":28,\"total_cputime\":25,"
                                + "\"total_time\":25,\"estimated_time_to_regain_access\":0}]}");
    }

    private ApiResponse read(BusinessProfile profile, ApiRequest call) throws RequestRefusedException {
        Map<String, Object> known = known(profile);
        Set<String> all = known.keySet();
        Set<String> asked = Set.copyOf(call.query()
                .value("fields")
                .map(CloudHandler::names)
                .orElse(
                        rules.has(Variant.READ_WITHOUT_FIELDS_GIVES_PRODUCT_ONLY)
                                ? List.of(PRODUCT)
                                : List.copyOf(all)));
        for (String name : asked) {
            if (!all.contains(name) && rules.refuses(StrictCheck.FIELD_UNKNOWN)) {
                throw new RequestRefusedException(unknownField(name));
            }
        }
        JsonObject found = new JsonObject();
        known.forEach((name, value) -> {
            if ((asked.contains(name) || name.equals(PRODUCT)) && !value.equals(JsonReader.Null.NULL)) {
                found.and(name, value);
            }
        });
        return ApiResponse.json(200, JsonObject.of("data", data(found.members())));
    }

    private List<Object> data(Map<String, Object> found) {
        boolean empty = found.entrySet().stream()
                .allMatch(member ->
                        member.getKey().equals(PRODUCT) || member.getValue().equals(UNSET_VERTICAL));
        if (empty && rules.has(Variant.EMPTY_PROFILE_AS_EMPTY_LIST)) {
            return List.of();
        }
        return List.of(rules.has(Variant.READ_WRAPPED) ? JsonObject.of("business_profile", found) : found);
    }

    /** Every field there is; those without a value are null. */
    private Map<String, Object> known(BusinessProfile profile) {
        boolean empty = rules.has(Variant.UNSET_FIELDS_AS_EMPTY_TEXT);
        Object unset = empty ? "" : JsonReader.Null.NULL;
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("about", profile.about().<Object>map(text -> text).orElse(unset));
        known.put("address", profile.address().<Object>map(text -> text).orElse(unset));
        known.put("description", profile.description().<Object>map(text -> text).orElse(unset));
        known.put("email", profile.email().<Object>map(text -> text).orElse(unset));
        known.put(
                "profile_picture_url",
                profile.photoUrl().<Object>map(this::pictureUrl).orElse(unset));
        known.put("websites", profile.websites().isEmpty() && !empty ? JsonReader.Null.NULL : rules.websites(profile));
        known.put(
                "vertical",
                profile.vertical()
                        .<Object>map(Vertical::code)
                        .orElse(rules.has(Variant.UNSET_VERTICAL_ABSENT) ? unset : UNSET_VERTICAL));
        known.put(PRODUCT, "whatsapp");
        return known;
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

    private ApiResponse change(SimulatedAccount account, ApiRequest call)
            throws IOException, RequestRefusedException, BodyTooLargeException {
        Map<String, Object> body = jsonObject(call);
        demandProduct(body.get(PRODUCT));
        ProfileEdit edit = new ProfileEdit(rules);
        PictureHandles.Picture picture = PictureHandles.Picture.STAYS;
        try {
            for (Map.Entry<String, Object> member : body.entrySet()) {
                String name = member.getKey();
                Object value = ProfileEdit.withoutNull(rules, name, member.getValue());
                if (value != null && name.equals(PictureHandles.HANDLE)) {
                    picture = pictures.picture(account, edit.text(PictureHandles.HANDLE, value));
                } else if (value != null) {
                    collect(edit, name, value, call);
                }
            }
        } catch (InvalidValueException e) {
            throw new RequestRefusedException(GraphResponses.invalid(e.parameter(), e.complaint()));
        }
        picture.commitTo(account, edit);
        return GraphResponses.success();
    }

    private void demandProduct(@Nullable Object product) throws RequestRefusedException {
        if (product == null) {
            if (rules.refuses(StrictCheck.MESSAGING_PRODUCT_MISSING)) {
                throw new RequestRefusedException(GraphResponses.missing(PRODUCT));
            }
        } else if (!product.equals("whatsapp") && rules.refuses(StrictCheck.MESSAGING_PRODUCT_UNKNOWN)) {
            throw new RequestRefusedException(GraphResponses.parameter(
                    "(#100) Param messaging_product must be one of {WHATSAPP} - got \"" + product + "\""));
        }
    }

    private void collect(ProfileEdit edit, String name, Object value, ApiRequest call)
            throws IOException, RequestRefusedException, InvalidValueException, BodyTooLargeException {
        switch (name) {
            case PRODUCT -> {}
            case "about" -> {
                if (edit.text(name, value).isBlank() && rules.refuses(StrictCheck.ABOUT_EMPTY)) {
                    throw new RequestRefusedException(GraphResponses.somethingWentWrong());
                }
                refuseBareEmoji(call);
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
    private void refuseBareEmoji(ApiRequest call) throws IOException, RequestRefusedException, BodyTooLargeException {
        if (!rules.has(Variant.EMOJI_ONLY_ESCAPED)) {
            return;
        }
        for (byte one : call.jsonBody(rules)) {
            if ((one & 0xF8) == 0xF0) {
                throw new RequestRefusedException(GraphResponses.invalid("about", "must have its emoji escaped"));
            }
        }
    }

    private String verticalCode(String code) throws RequestRefusedException {
        List<String> taken = VerticalCodes.codes(rules);
        if (!taken.contains(code) && rules.refuses(StrictCheck.VERTICAL_UNKNOWN)) {
            throw new RequestRefusedException(GraphResponses.parameter(VerticalCodes.complaintAbout(code, taken)));
        }
        return code;
    }

    /** Meta's own example prints the websites as a string that holds an array. */
    private Object websites(Object value) throws InvalidValueException {
        if (!(value instanceof String text) || rules.has(Variant.WEBSITES_ONLY_AS_ARRAY)) {
            return value;
        }
        try {
            return JsonReader.read(text);
        } catch (MalformedJson e) {
            if (!rules.refuses(StrictCheck.VALUE_OF_WRONG_TYPE)) {
                return value;
            }
            InvalidValueException refused = new InvalidValueException("websites", "must be an array");
            refused.initCause(e);
            throw refused;
        }
    }

    private Map<String, Object> jsonObject(ApiRequest call)
            throws IOException, RequestRefusedException, BodyTooLargeException {
        try {
            return call.jsonObject(rules);
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
        return throttled.answer(throttling, hint -> GraphResponses.appLimitReached());
    }

    @Override
    public ApiResponse down() {
        return GraphResponses.down();
    }

    @Override
    public ApiResponse tooLarge() {
        return gateway.error(413, "request body too large");
    }
}
