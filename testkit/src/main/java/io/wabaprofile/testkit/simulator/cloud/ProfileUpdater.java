package io.wabaprofile.testkit.simulator.cloud;

import static io.wabaprofile.testkit.simulator.cloud.ProfileReader.PRODUCT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.UploadAccess;
import io.wabaprofile.testkit.account.VerticalCodes;
import io.wabaprofile.testkit.fault.PlatformError;
import io.wabaprofile.testkit.json.Json;
import io.wabaprofile.testkit.json.MalformedJson;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.BodyTooLargeException;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
import io.wabaprofile.testkit.simulator.response.ErrorResponses;
import io.wabaprofile.testkit.simulator.response.GraphResponses;
import io.wabaprofile.testkit.simulator.rules.InvalidValueException;
import io.wabaprofile.testkit.simulator.rules.ProfileEdit;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Performs updates of a profile. An update changes all its fields or none. */
final class ProfileUpdater {
    private final SimulatorRules rules;
    private final PictureHandles pictures;

    ProfileUpdater(SimulatorRules rules, UploadAccess uploads, InstantSource clock) {
        this.rules = rules;
        this.pictures = new PictureHandles(rules, uploads, clock);
    }

    ApiResponse update(SimulatedAccount account, ApiRequest request)
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
}
