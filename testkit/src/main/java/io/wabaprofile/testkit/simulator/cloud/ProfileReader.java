package io.wabaprofile.testkit.simulator.cloud;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
import io.wabaprofile.testkit.simulator.response.GraphResponses;
import io.wabaprofile.testkit.simulator.rules.ProfileEdit;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Responds to reads of a profile. */
final class ProfileReader {
    static final String PRODUCT = "messaging_product";

    private static final List<String> FIELDS = Stream.concat(
                    ProfileEdit.TEXT_FIELDS.keySet().stream(),
                    Stream.of("profile_picture_url", "websites", "vertical", PRODUCT))
            .toList();
    private static final String UNSET_VERTICAL = Vertical.UNDEFINED.code();

    private final SimulatorRules rules;

    ProfileReader(SimulatorRules rules) {
        this.rules = rules;
    }

    ApiResponse read(BusinessProfile profile, ApiRequest request) throws ErrorResponseException {
        List<String> fields = request.query()
                .value("fields")
                .map(ProfileReader::fieldNames)
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
                        : GraphResponses.nonexistingField(name));
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
}
