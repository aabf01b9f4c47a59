package io.wabaprofile.testkit.simulator.onpremise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wabaprofile.port.Operation;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.testkit.ApiPaths;
import io.wabaprofile.testkit.account.ChannelRegistry;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.VerticalCodes;
import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.json.MalformedJson;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.BodyTooLargeException;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
import io.wabaprofile.testkit.simulator.response.GatewayApiHandler;
import io.wabaprofile.testkit.simulator.response.OnPremiseCode;
import io.wabaprofile.testkit.simulator.response.OnPremiseResponses;
import io.wabaprofile.testkit.simulator.rules.InvalidValueException;
import io.wabaprofile.testkit.simulator.rules.ProfileEdit;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Handles the settings endpoints of the On-Premise API. Uses the nearest documented response if none is documented. */
public final class OnPremiseHandler extends GatewayApiHandler {

    private static final String READ_PHOTO = "GET " + ApiPaths.ON_PREMISE_PHOTO;
    private static final Map<String, Operation> OPERATIONS = Map.of(
            "GET " + ApiPaths.ON_PREMISE_ABOUT,
            Operation.FETCH_ABOUT,
            "PATCH " + ApiPaths.ON_PREMISE_ABOUT,
            Operation.UPDATE_ABOUT,
            "GET " + ApiPaths.ON_PREMISE_BUSINESS_PROFILE,
            Operation.FETCH_PROFILE,
            "POST " + ApiPaths.ON_PREMISE_BUSINESS_PROFILE,
            Operation.UPDATE_PROFILE,
            READ_PHOTO,
            Operation.FETCH_PHOTO,
            "POST " + ApiPaths.ON_PREMISE_PHOTO,
            Operation.REPLACE_PHOTO);
    private static final String DELETE_PHOTO = "DELETE " + ApiPaths.ON_PREMISE_PHOTO;
    private static final List<String> MEMBERS = ProfileField.all().stream()
            .filter(field -> field != ProfileField.ABOUT && field != ProfileField.PHOTO)
            .map(ProfileField::label)
            .toList();
    private static final int OLD_MAX_WEBSITES = 4;

    private final SimulatorRules rules;
    private final OnPremiseResponses responses;
    private final OnPremisePhoto photo;

    public OnPremiseHandler(ChannelRegistry channels, SimulatorRules rules) {
        super(channels, rules);
        this.rules = rules;
        this.responses = new OnPremiseResponses(rules);
        this.photo = new OnPremisePhoto(rules, responses);
    }

    @Override
    public Optional<Operation> operation(ApiRequest request) {
        boolean newRead = request.is("GET") && !request.path().equals(ApiPaths.ON_PREMISE_ABOUT);
        if (rules.has(Variant.ON_PREMISE_BLOCKED) || (rules.has(Variant.ONLY_OLDER_ENDPOINTS) && newRead)) {
            return Optional.empty();
        }
        String route = request.method() + " " + request.path();
        if (route.equals(READ_PHOTO) && !request.query().has("format")) {
            return Optional.of(Operation.DOWNLOAD_PHOTO);
        }
        return route.equals(DELETE_PHOTO) && rules.has(Variant.PHOTO_CAN_BE_DELETED)
                ? Optional.of(Operation.REPLACE_PHOTO)
                : Optional.ofNullable(OPERATIONS.get(route));
    }

    @Override
    public ApiResponse handle(SimulatedAccount account, ApiRequest request)
            throws IOException, ErrorResponseException, BodyTooLargeException {
        return switch (request.path()) {
            case ApiPaths.ON_PREMISE_ABOUT ->
                request.is("GET") ? readAbout(account.profile()) : updateAbout(account, request);
            case ApiPaths.ON_PREMISE_BUSINESS_PROFILE ->
                request.is("GET") ? readProfile(account.profile()) : updateProfile(account, request);
            default -> photo.handle(account, request);
        };
    }

    private ApiResponse readAbout(BusinessProfile profile) {
        @Nullable String unset = rules.has(Variant.UNSET_ABOUT_ABSENT) ? null : "";
        JsonObject about = new JsonObject().and("text", profile.about().orElse(unset));
        return responses.settings(JsonObject.of("profile", JsonObject.of("about", about)));
    }

    private ApiResponse updateAbout(SimulatedAccount account, ApiRequest request)
            throws IOException, ErrorResponseException, BodyTooLargeException {
        ObjectNode body = jsonObject(request);
        List<ErrorResponseException> errors = unknownMemberErrors(names(body), List.of("text"));
        if (!errors.isEmpty()) {
            throw errors.get(0);
        }
        rules.require(
                body.has("text"),
                StrictCheck.ABOUT_MISSING,
                () -> OnPremiseCode.MISSING.error("Parameter 'text' is mandatory"));
        JsonNode text = body.has("text") ? ProfileEdit.withoutNull(rules, "text", body.get("text")) : null;
        ProfileEdit edit = new ProfileEdit(rules);
        if (text != null) {
            try {
                rules.require(
                        !edit.text("text", text).isBlank(),
                        StrictCheck.ABOUT_EMPTY,
                        () -> new InvalidValueException("text", "must not be empty"));
                edit.text(ProfileField.ABOUT, "text", text);
            } catch (InvalidValueException e) {
                throw error(e);
            }
        }
        account.state().commit(edit, null);
        return responses.updated(200);
    }

    private ApiResponse readProfile(BusinessProfile profile) {
        boolean empty = rules.has(Variant.UNSET_FIELDS_AS_EMPTY_TEXT);
        @Nullable String unset = empty ? "" : null;
        JsonObject values = new JsonObject();
        ProfileEdit.TEXT_FIELDS.forEach((name, field) -> {
            if (field != ProfileField.ABOUT) {
                values.and(name, profile.text(field).orElse(unset));
            }
        });
        values.and(
                        "vertical",
                        profile.text(ProfileField.VERTICAL)
                                .map(VerticalCodes::labelOf)
                                .orElse(unset))
                .and("websites", profile.websites().isEmpty() && !empty ? null : rules.websites(profile));
        return responses.settings(JsonObject.of("business", JsonObject.of("profile", values)));
    }

    private ApiResponse updateProfile(SimulatedAccount account, ApiRequest request)
            throws IOException, ErrorResponseException, BodyTooLargeException {
        ObjectNode body = jsonObject(request);
        ProfileEdit edit = new ProfileEdit(rules);
        if (rules.has(Variant.UPDATES_REPLACE_ALL_FIELDS)) {
            edit.clearAllExcept(names(body));
        }
        List<ErrorResponseException> errors = new ArrayList<>(unknownMemberErrors(names(body), MEMBERS));
        if (rules.has(Variant.UPDATES_NEED_ALL_FIELDS)) {
            MEMBERS.stream()
                    .filter(name -> !body.has(name))
                    .map(name -> OnPremiseCode.MISSING.error("Parameter '" + name + "' is mandatory"))
                    .forEach(errors::add);
        }
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            JsonNode value = ProfileEdit.withoutNull(rules, member.getKey(), member.getValue());
            try {
                if (value != null && !isIgnored(value)) {
                    addChange(edit, member.getKey(), value);
                }
            } catch (InvalidValueException e) {
                errors.add(error(e));
            }
        }
        if (!errors.isEmpty()) {
            throw rules.has(Variant.ALL_ERRORS_REPORTED) ? OnPremiseResponses.combined(errors) : errors.get(0);
        }
        account.state().commit(edit, null);
        return responses.updated(200);
    }

    private boolean isIgnored(JsonNode value) {
        return rules.has(Variant.EMPTY_VALUES_IGNORED)
                && ("".equals(value.textValue()) || (value.isArray() && value.isEmpty()));
    }

    /** Adds the change of a member. Ignores unknown members. */
    private void addChange(ProfileEdit edit, String name, JsonNode value) throws InvalidValueException {
        switch (name) {
            case "vertical" -> edit.vertical(verticalCode(edit, value));
            case "websites" ->
                edit.websites(value, rules.has(Variant.FOUR_WEBSITES) ? OLD_MAX_WEBSITES : ProfileField.MAX_WEBSITES);
            default -> {
                ProfileField field = ProfileEdit.TEXT_FIELDS.get(name);
                if (field != null && field != ProfileField.ABOUT) {
                    edit.text(field, name, value);
                }
            }
        }
    }

    private String verticalCode(ProfileEdit edit, JsonNode value) throws InvalidValueException {
        boolean inArray = rules.has(Variant.VERTICAL_IN_ARRAY) && value.isArray() && value.size() == 1;
        String label = edit.text("vertical", inArray ? value.get(0) : value);
        if (label.isEmpty() && rules.has(Variant.VERTICAL_CLEARABLE)) {
            return "";
        }
        Optional<String> code = VerticalCodes.codeOf(label);
        rules.require(
                code.isPresent(),
                StrictCheck.VERTICAL_UNKNOWN,
                () -> new InvalidValueException("vertical", "must be one of the accepted values"));
        return code.orElse(label);
    }

    private ObjectNode jsonObject(ApiRequest request)
            throws IOException, ErrorResponseException, BodyTooLargeException {
        try {
            return request.jsonObject(rules);
        } catch (MalformedJson e) {
            throw OnPremiseCode.INVALID_REQUEST.error(String.valueOf(e.getMessage()));
        }
    }

    private static Set<String> names(ObjectNode body) {
        Set<String> names = new LinkedHashSet<>();
        body.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private List<ErrorResponseException> unknownMemberErrors(Set<String> names, List<String> accepted) {
        return names.stream()
                .filter(name -> !accepted.contains(name) && rules.has(Variant.UNKNOWN_MEMBERS_REFUSED))
                .map(name -> OnPremiseCode.NOT_REQUIRED.error("Parameter '" + name + "' is unknown"))
                .toList();
    }

    private static ErrorResponseException error(InvalidValueException e) {
        return OnPremiseCode.NOT_VALID.error("Parameter '" + e.parameter() + "' " + e.reason());
    }

    @Override
    protected ApiResponse unauthorized() {
        return gateway.invalidKeyInMeta();
    }
}
