package io.wabaprofile.testkit.simulator.onpremise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wabaprofile.port.Operation;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.ApiPaths;
import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.VerticalCodes;
import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.json.MalformedJson;
import io.wabaprofile.testkit.simulator.http.ApiHandler;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.BodyTooLargeException;
import io.wabaprofile.testkit.simulator.http.RequestRefusedException;
import io.wabaprofile.testkit.simulator.response.GatewayResponses;
import io.wabaprofile.testkit.simulator.response.OnPremiseCode;
import io.wabaprofile.testkit.simulator.response.OnPremiseResponses;
import io.wabaprofile.testkit.simulator.response.ThrottledResponses;
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

/** The settings resources of the On-Premise API. Where an response is not documented, it is the nearest that is. */
public final class OnPremiseHandler implements ApiHandler {

    private static final Map<String, Operation> SERVED = Map.of(
            "GET " + ApiPaths.ON_PREMISE_ABOUT, Operation.FETCH_ABOUT,
            "PATCH " + ApiPaths.ON_PREMISE_ABOUT, Operation.UPDATE_ABOUT,
            "GET " + ApiPaths.ON_PREMISE_BUSINESS_PROFILE, Operation.FETCH_PROFILE,
            "POST " + ApiPaths.ON_PREMISE_BUSINESS_PROFILE, Operation.UPDATE_PROFILE,
            "GET " + ApiPaths.ON_PREMISE_PHOTO, Operation.FETCH_PHOTO,
            "POST " + ApiPaths.ON_PREMISE_PHOTO, Operation.REPLACE_PHOTO);
    private static final String DELETE_PHOTO = "DELETE " + ApiPaths.ON_PREMISE_PHOTO;
    private static final List<String> MEMBERS = List.of("address", "description", "email", "vertical", "websites");
    private static final int MANY_WEBSITES = 4;

    private final SimulatorRules rules;
    private final OnPremiseResponses responses;
    private final OnPremisePhoto photo;
    private final GatewayResponses gateway;
    private final ThrottledResponses throttled;

    public OnPremiseHandler(SimulatorRules rules) {
        this.rules = rules;
        this.responses = new OnPremiseResponses(rules);
        this.photo = new OnPremisePhoto(rules, responses);
        this.gateway = new GatewayResponses(rules);
        this.throttled = new ThrottledResponses(rules);
    }

    @Override
    public Optional<Operation> operation(ApiRequest request) {
        String asked = request.method() + " " + request.path();
        if (isBlocked(request)) {
            return Optional.empty();
        }
        return asked.equals(DELETE_PHOTO) && rules.has(Variant.PHOTO_CAN_BE_DELETED)
                ? Optional.of(Operation.REPLACE_PHOTO)
                : Optional.ofNullable(SERVED.get(asked));
    }

    private boolean isBlocked(ApiRequest request) {
        boolean laterRead = request.is("GET") && !request.path().equals(ApiPaths.ON_PREMISE_ABOUT);
        return rules.has(Variant.ON_PREMISE_BLOCKED) || (rules.has(Variant.ONLY_OLDER_ENDPOINTS) && laterRead);
    }

    @Override
    public ApiResponse handle(SimulatedAccount account, ApiRequest request)
            throws IOException, RequestRefusedException, BodyTooLargeException {
        return switch (request.path()) {
            case ApiPaths.ON_PREMISE_ABOUT -> request.is("GET") ? about(account.profile()) : changeAbout(account, request);
            case ApiPaths.ON_PREMISE_BUSINESS_PROFILE ->
                request.is("GET") ? business(account.profile()) : changeBusiness(account, request);
            default -> photo.handle(account, request);
        };
    }

    private ApiResponse about(BusinessProfile profile) {
        @Nullable String unset = rules.has(Variant.UNSET_ABOUT_ABSENT) ? null : "";
        JsonObject about = new JsonObject().and("text", profile.about().orElse(unset));
        return responses.found(JsonObject.of("profile", JsonObject.of("about", about)));
    }

    private ApiResponse changeAbout(SimulatedAccount account, ApiRequest request)
            throws IOException, RequestRefusedException, BodyTooLargeException {
        ObjectNode body = jsonObject(request);
        List<RequestRefusedException> others = complaintsAboutOthers(names(body), List.of("text"));
        if (!others.isEmpty()) {
            throw others.get(0);
        }
        JsonNode given = body.get("text");
        JsonNode text = given == null ? null : ProfileEdit.withoutNull(rules, "text", given);
        ProfileEdit edit = new ProfileEdit(rules);
        try {
            if (text == null) {
                if (given == null && rules.checks(StrictCheck.ABOUT_MISSING)) {
                    throw OnPremiseCode.MISSING.refused("Parameter 'text' is mandatory");
                }
            } else {
                if (edit.text("text", text).isBlank() && rules.checks(StrictCheck.ABOUT_EMPTY)) {
                    throw new InvalidValueException("text", "must not be empty");
                }
                edit.about("text", text);
            }
        } catch (InvalidValueException e) {
            throw refused(e);
        }
        account.state().commit(edit, null);
        return responses.done(200);
    }

    private ApiResponse business(BusinessProfile profile) {
        boolean empty = rules.has(Variant.UNSET_FIELDS_AS_EMPTY_TEXT);
        @Nullable String unset = empty ? "" : null;
        JsonObject held = new JsonObject()
                .and("address", profile.address().orElse(unset))
                .and("description", profile.description().orElse(unset))
                .and("email", profile.email().orElse(unset))
                .and(
                        "vertical",
                        profile.vertical()
                                .map(Vertical::code)
                                .map(VerticalCodes::labelOf)
                                .orElse(unset))
                .and("websites", profile.websites().isEmpty() && !empty ? null : rules.websites(profile));
        return responses.found(JsonObject.of("business", JsonObject.of("profile", held)));
    }

    private ApiResponse changeBusiness(SimulatedAccount account, ApiRequest request)
            throws IOException, RequestRefusedException, BodyTooLargeException {
        ObjectNode body = jsonObject(request);
        ProfileEdit edit = new ProfileEdit(rules);
        if (rules.has(Variant.UPDATES_REPLACE_ALL_FIELDS)) {
            edit.clearAllBut(names(body));
        }
        List<RequestRefusedException> complaints = new ArrayList<>(complaintsAboutMembers(names(body)));
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            JsonNode value = ProfileEdit.withoutNull(rules, member.getKey(), member.getValue());
            try {
                if (value != null && !leaves(value)) {
                    collect(edit, member.getKey(), value);
                }
            } catch (InvalidValueException e) {
                complaints.add(refused(e));
            }
        }
        if (!complaints.isEmpty()) {
            throw rules.has(Variant.ALL_ERRORS_REPORTED) ? OnPremiseResponses.together(complaints) : complaints.get(0);
        }
        account.state().commit(edit, null);
        return responses.done(200);
    }

    private List<RequestRefusedException> complaintsAboutMembers(Set<String> given) {
        List<RequestRefusedException> complaints = new ArrayList<>(complaintsAboutOthers(given, MEMBERS));
        if (rules.has(Variant.UPDATES_NEED_ALL_FIELDS)) {
            for (String name : MEMBERS) {
                if (!given.contains(name)) {
                    complaints.add(OnPremiseCode.MISSING.refused("Parameter '" + name + "' is mandatory"));
                }
            }
        }
        return complaints;
    }

    private boolean leaves(JsonNode value) {
        return rules.has(Variant.EMPTY_VALUES_IGNORED)
                && ("".equals(value.textValue()) || (value.isArray() && value.isEmpty()));
    }

    private void collect(ProfileEdit edit, String name, JsonNode value) throws InvalidValueException {
        switch (name) {
            case "address" -> edit.address(name, value);
            case "description" -> edit.description(name, value);
            case "email" -> edit.email(name, value);
            case "vertical" -> edit.vertical(verticalCode(edit, value));
            case "websites" ->
                edit.websites(
                        name, value, rules.has(Variant.FOUR_WEBSITES) ? MANY_WEBSITES : ProfileField.MAX_WEBSITES);
            default -> {} // unknown, and ignored
        }
    }

    private String verticalCode(ProfileEdit edit, JsonNode value) throws InvalidValueException {
        boolean inArray = rules.has(Variant.VERTICAL_IN_ARRAY) && value.isArray() && value.size() == 1;
        String label = edit.text("vertical", inArray ? value.get(0) : value);
        if (label.isEmpty() && rules.has(Variant.VERTICAL_CLEARABLE)) {
            return "";
        }
        Optional<String> code = VerticalCodes.codeOf(label);
        if (code.isEmpty() && rules.checks(StrictCheck.VERTICAL_UNKNOWN)) {
            throw new InvalidValueException("vertical", "must be one of the accepted values");
        }
        return code.orElse(label);
    }

    private ObjectNode jsonObject(ApiRequest request) throws IOException, RequestRefusedException, BodyTooLargeException {
        try {
            return request.jsonObject(rules);
        } catch (MalformedJson e) {
            throw OnPremiseCode.INVALID_REQUEST.refused(String.valueOf(e.getMessage()));
        }
    }

    private static Set<String> names(ObjectNode body) {
        Set<String> names = new LinkedHashSet<>();
        body.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private List<RequestRefusedException> complaintsAboutOthers(Set<String> given, List<String> known) {
        return given.stream()
                .filter(name -> !known.contains(name) && rules.has(Variant.UNKNOWN_MEMBERS_REFUSED))
                .map(name -> OnPremiseCode.NOT_REQUIRED.refused("Parameter '" + name + "' is unknown"))
                .toList();
    }

    private static RequestRefusedException refused(InvalidValueException value) {
        return OnPremiseCode.NOT_VALID.refused("Parameter '" + value.parameter() + "' " + value.complaint());
    }

    @Override
    public ApiResponse unauthorized() {
        return gateway.badKeyInMeta();
    }

    @Override
    public ApiResponse throttled(ChannelHealth.Throttling throttling) {
        return throttled.response(throttling, GatewayResponses::throttledInWords);
    }

    @Override
    public ApiResponse down() {
        return gateway.restarting();
    }

    @Override
    public ApiResponse tooLarge() {
        return gateway.tooLarge();
    }
}
