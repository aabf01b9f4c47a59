package io.wabaprofile.testkit;

import io.wabaprofile.port.Operation;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.Vertical;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The settings resources of the On-Premise API. Where an answer is not documented, it is the nearest that is. */
final class OnPremiseDoor implements Door {
    static final String ABOUT = "/v1/settings/profile/about";
    static final String PHOTO = "/v1/settings/profile/photo";
    static final String BUSINESS = "/v1/settings/business/profile";

    private static final Map<String, Operation> SERVED = Map.of(
            "GET " + ABOUT, Operation.FETCH_ABOUT,
            "PATCH " + ABOUT, Operation.UPDATE_ABOUT,
            "GET " + BUSINESS, Operation.FETCH_PROFILE,
            "POST " + BUSINESS, Operation.UPDATE_PROFILE,
            "GET " + PHOTO, Operation.FETCH_PHOTO,
            "POST " + PHOTO, Operation.REPLACE_PHOTO);
    private static final String DELETE_PHOTO = "DELETE " + PHOTO;
    private static final List<String> MEMBERS = List.of("address", "description", "email", "vertical", "websites");
    private static final int MANY_WEBSITES = 4;

    private final Rules rules;
    private final OnPremiseAnswers answers;
    private final OnPremisePhoto photo;
    private final GatewayAnswers gateway;
    private final ThrottledAnswers throttled;

    OnPremiseDoor(Rules rules) {
        this.rules = rules;
        this.answers = new OnPremiseAnswers(rules);
        this.photo = new OnPremisePhoto(rules, answers);
        this.gateway = new GatewayAnswers(rules);
        this.throttled = new ThrottledAnswers(rules);
    }

    @Override
    public Optional<Operation> operation(Call call) {
        String asked = call.method() + " " + call.path();
        if (isBlocked(call)) {
            return Optional.empty();
        }
        return asked.equals(DELETE_PHOTO) && rules.has(Variant.PHOTO_CAN_BE_DELETED)
                ? Optional.of(Operation.REPLACE_PHOTO)
                : Optional.ofNullable(SERVED.get(asked));
    }

    private boolean isBlocked(Call call) {
        boolean laterRead = call.is("GET") && !call.path().equals(ABOUT);
        return rules.has(Variant.ON_PREMISE_BLOCKED) || (rules.has(Variant.ONLY_OLDER_ENDPOINTS) && laterRead);
    }

    @Override
    public Answer answer(SimulatedAccount account, Call call) throws IOException, Refused, BodyTooLarge {
        return switch (call.path()) {
            case ABOUT -> call.is("GET") ? about(account.profile()) : changeAbout(account, call);
            case BUSINESS -> call.is("GET") ? business(account.profile()) : changeBusiness(account, call);
            default -> photo.answer(account, call);
        };
    }

    private Answer about(BusinessProfile profile) {
        @Nullable String unset = rules.has(Variant.UNSET_ABOUT_ABSENT) ? null : "";
        Map<String, Object> about =
                new JsonObject().and("text", profile.about().orElse(unset)).members();
        return answers.found(JsonObject.of("profile", JsonObject.of("about", about)));
    }

    private Answer changeAbout(SimulatedAccount account, Call call) throws IOException, Refused, BodyTooLarge {
        Map<String, Object> body = jsonObject(call);
        List<Refused> others = complaintsAboutOthers(body.keySet(), List.of("text"));
        if (!others.isEmpty()) {
            throw others.get(0);
        }
        Object given = body.get("text");
        Object text = given == null ? null : ProfileEdit.withoutNull(rules, "text", given);
        ProfileEdit edit = new ProfileEdit(rules);
        try {
            if (text == null) {
                if (given == null && rules.refuses(Refusal.ABOUT_MISSING)) {
                    throw OnPremiseCode.MISSING.refused("Parameter 'text' is mandatory");
                }
            } else {
                if (edit.text("text", text).isBlank() && rules.refuses(Refusal.ABOUT_EMPTY)) {
                    throw new RefusedValue("text", "must not be empty");
                }
                edit.about("text", text);
            }
        } catch (RefusedValue e) {
            throw refused(e);
        }
        account.commit(edit, null);
        return answers.done(200);
    }

    private Answer business(BusinessProfile profile) {
        boolean empty = rules.has(Variant.UNSET_FIELDS_AS_EMPTY_TEXT);
        @Nullable String unset = empty ? "" : null;
        Map<String, Object> held = new JsonObject()
                .and("address", profile.address().orElse(unset))
                .and("description", profile.description().orElse(unset))
                .and("email", profile.email().orElse(unset))
                .and(
                        "vertical",
                        profile.vertical()
                                .map(Vertical::code)
                                .map(Verticals::labelOf)
                                .orElse(unset))
                .and("websites", profile.websites().isEmpty() && !empty ? null : rules.websites(profile))
                .members();
        return answers.found(JsonObject.of("business", JsonObject.of("profile", held)));
    }

    private Answer changeBusiness(SimulatedAccount account, Call call) throws IOException, Refused, BodyTooLarge {
        Map<String, Object> body = jsonObject(call);
        ProfileEdit edit = new ProfileEdit(rules);
        if (rules.has(Variant.UPDATES_REPLACE_ALL_FIELDS)) {
            edit.clearAllBut(body.keySet());
        }
        List<Refused> complaints = new ArrayList<>(complaintsAboutMembers(body.keySet()));
        for (Map.Entry<String, Object> member : body.entrySet()) {
            Object value = ProfileEdit.withoutNull(rules, member.getKey(), member.getValue());
            try {
                if (value != null && !leaves(value)) {
                    collect(edit, member.getKey(), value);
                }
            } catch (RefusedValue e) {
                complaints.add(refused(e));
            }
        }
        if (!complaints.isEmpty()) {
            throw rules.has(Variant.EVERY_ERROR_TOLD) ? OnPremiseAnswers.together(complaints) : complaints.get(0);
        }
        account.commit(edit, null);
        return answers.done(200);
    }

    private List<Refused> complaintsAboutMembers(Set<String> given) {
        List<Refused> complaints = new ArrayList<>(complaintsAboutOthers(given, MEMBERS));
        if (rules.has(Variant.UPDATES_NEED_ALL_FIELDS)) {
            for (String name : MEMBERS) {
                if (!given.contains(name)) {
                    complaints.add(OnPremiseCode.MISSING.refused("Parameter '" + name + "' is mandatory"));
                }
            }
        }
        return complaints;
    }

    private boolean leaves(Object value) {
        return rules.has(Variant.EMPTY_VALUES_LEAVE) && (value.equals("") || value.equals(List.of()));
    }

    private void collect(ProfileEdit edit, String name, Object value) throws RefusedValue {
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

    private String verticalCode(ProfileEdit edit, Object value) throws RefusedValue {
        boolean inArray = rules.has(Variant.VERTICAL_IN_ARRAY) && value instanceof List<?> list && list.size() == 1;
        String label = edit.text("vertical", inArray ? ((List<?>) value).get(0) : value);
        if (label.isEmpty() && rules.has(Variant.VERTICAL_CAN_BE_EMPTIED)) {
            return "";
        }
        Optional<String> code = Verticals.codeOf(label);
        if (code.isEmpty() && rules.refuses(Refusal.VERTICAL_UNKNOWN)) {
            throw new RefusedValue("vertical", "must be one of the accepted values");
        }
        return code.orElse(label);
    }

    private Map<String, Object> jsonObject(Call call) throws IOException, Refused, BodyTooLarge {
        try {
            return call.jsonObject(rules);
        } catch (MalformedJson e) {
            throw OnPremiseCode.INVALID_REQUEST.refused(String.valueOf(e.getMessage()));
        }
    }

    private List<Refused> complaintsAboutOthers(Set<String> given, List<String> known) {
        return given.stream()
                .filter(name -> !known.contains(name) && rules.has(Variant.UNKNOWN_MEMBERS_REFUSED))
                .map(name -> OnPremiseCode.NOT_REQUIRED.refused("Parameter '" + name + "' is unknown"))
                .toList();
    }

    private static Refused refused(RefusedValue value) {
        return OnPremiseCode.NOT_VALID.refused("Parameter '" + value.parameter() + "' " + value.complaint());
    }

    @Override
    public Answer unauthorized() {
        return gateway.badKeyInMeta();
    }

    @Override
    public Answer throttled(Condition.Throttling throttling) {
        return throttled.answer(throttling, GatewayAnswers::throttledInWords);
    }

    @Override
    public Answer down() {
        return gateway.restarting();
    }

    @Override
    public Answer tooLarge() {
        return gateway.tooLarge();
    }
}
