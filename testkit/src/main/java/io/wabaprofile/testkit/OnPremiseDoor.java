package io.wabaprofile.testkit;

import io.wabaprofile.port.Operation;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.Vertical;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
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
    private static final Set<String> MEMBERS = Set.of("address", "description", "email", "vertical", "websites");
    private static final int MANY_WEBSITES = 4;
    private static final int LARGEST_KEPT = 64 * 1024 * 1024;

    private final Rules rules;
    private final OnPremiseAnswers answers;
    private final GatewayAnswers gateway;
    private final ThrottledAnswers throttled;

    OnPremiseDoor(Rules rules) {
        this.rules = rules;
        this.answers = new OnPremiseAnswers(rules);
        this.gateway = new GatewayAnswers(rules);
        this.throttled = new ThrottledAnswers(rules);
    }

    private enum Code {
        NOT_FOUND(404, 1006, "Resource not found"),
        MISSING(400, 1008, "Required parameter is missing"),
        NOT_VALID(400, 1009, "Parameter value is not valid"),
        NOT_REQUIRED(400, 1010, "Parameter is not required"),
        INVALID_REQUEST(400, 1025, "Invalid request");

        private final int status;
        private final int number;
        private final String title;

        Code(int status, int number, String title) {
            this.status = status;
            this.number = number;
            this.title = title;
        }

        private Refused refused(String details) {
            return refusedWith(status, details);
        }

        private Refused refusedWith(int otherStatus, String details) {
            return new Refused(OnPremiseAnswers.error(otherStatus, number, title, details));
        }
    }

    @Override
    public Optional<Operation> operation(Call call) {
        String asked = call.method() + " " + call.path();
        return asked.equals(DELETE_PHOTO) && rules.has(Variant.PHOTO_CAN_BE_DELETED)
                ? Optional.of(Operation.REPLACE_PHOTO)
                : Optional.ofNullable(SERVED.get(asked));
    }

    @Override
    public Answer answer(SimulatedAccount account, Call call) throws IOException, Refused, BodyTooLarge {
        return switch (call.path()) {
            case ABOUT -> call.is("GET") ? about(account.profile()) : changeAbout(account, call);
            case BUSINESS -> call.is("GET") ? business(account.profile()) : changeBusiness(account, call);
            default ->
                switch (call.method()) {
                    case "GET" -> photo(account, call);
                    case "DELETE" -> removePhoto(account);
                    default -> changePhoto(account, call);
                };
        };
    }

    private Answer about(BusinessProfile profile) {
        Map<String, Object> about = JsonObject.of("text", profile.about().orElse(""));
        return answers.found(JsonObject.of("profile", JsonObject.of("about", about)));
    }

    private Answer changeAbout(SimulatedAccount account, Call call) throws IOException, Refused, BodyTooLarge {
        Map<String, Object> body = jsonObject(call);
        refuseOthers(body, Set.of("text"));
        Object given = body.get("text");
        Object text = given == null ? null : ProfileEdit.withoutNull(rules, "text", given);
        ProfileEdit edit = new ProfileEdit(rules);
        try {
            if (text == null) {
                if (given == null && rules.refuses(Refusal.ABOUT_MISSING)) {
                    throw Code.MISSING.refused("Parameter 'text' is mandatory");
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
                .and("websites", profile.websites().isEmpty() && !empty ? null : profile.websites())
                .members();
        return answers.found(JsonObject.of("business", JsonObject.of("profile", held)));
    }

    private Answer changeBusiness(SimulatedAccount account, Call call) throws IOException, Refused, BodyTooLarge {
        Map<String, Object> body = jsonObject(call);
        refuseOthers(body, MEMBERS);
        ProfileEdit edit = new ProfileEdit(rules);
        if (rules.has(Variant.UPDATES_REPLACE_ALL_FIELDS)) {
            edit.clearAllBut(body.keySet());
        }
        try {
            for (Map.Entry<String, Object> member : body.entrySet()) {
                Object value = ProfileEdit.withoutNull(rules, member.getKey(), member.getValue());
                if (value != null) {
                    collect(edit, member.getKey(), value);
                }
            }
        } catch (RefusedValue e) {
            throw refused(e);
        }
        account.commit(edit, null);
        return answers.done(200);
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
            default -> {} // unknown, and allowed
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

    private Answer photo(SimulatedAccount account, Call call) throws Refused {
        int missing = rules.has(Variant.NO_PHOTO_IS_400) ? 400 : Code.NOT_FOUND.status;
        StoredPhoto photo = account.storedPhoto()
                .orElseThrow(() -> Code.NOT_FOUND.refusedWith(missing, "Profile photo is not set"));
        if (call.query().has("format")) {
            if (call.query().value("format").filter("link"::equals).isPresent()) {
                Map<String, Object> link = JsonObject.of("photo", JsonObject.of("link", photo.url()));
                return Answer.json(200, JsonObject.of("settings", JsonObject.of("profile", link)));
            }
            if (rules.refuses(Refusal.PHOTO_FORMAT_UNKNOWN)) {
                throw Code.NOT_VALID.refused("Parameter 'format' must be link");
            }
        }
        return Answer.bytes(
                photo.mediaType(),
                rules.has(Variant.PHOTO_IN_BASE64) ? Base64.getEncoder().encode(photo.bytes()) : photo.bytes());
    }

    private Answer removePhoto(SimulatedAccount account) {
        account.removePhoto();
        return answers.done(200);
    }

    private Answer changePhoto(SimulatedAccount account, Call call) throws IOException, Refused {
        String type = call.mediaType().equals("image/jpg") ? "image/jpeg" : call.mediaType();
        boolean knownType = type.equals("image/jpeg") || type.equals("image/png");
        if (!knownType && rules.refuses(Refusal.PHOTO_TYPE_UNKNOWN)) {
            throw Code.NOT_VALID.refused("Content-Type must be image/jpeg or image/png");
        }
        byte[] bytes = call.body()
                .readNBytes(rules.refuses(Refusal.PHOTO_TOO_LARGE) ? StoredPhoto.MAX_BYTES + 1 : LARGEST_KEPT);
        if (bytes.length == 0 && rules.refuses(Refusal.PHOTO_EMPTY)) {
            throw Code.MISSING.refused("The photo is empty");
        }
        if (bytes.length > StoredPhoto.MAX_BYTES && rules.refuses(Refusal.PHOTO_TOO_LARGE)) {
            throw Code.NOT_VALID.refused("The photo is larger than 5 MB");
        }
        Optional<StoredPhoto> photo = StoredPhoto.of(bytes);
        boolean asClaimed = photo.filter(
                        given -> !knownType || given.mediaType().equals(type))
                .isPresent();
        if (bytes.length > 0 && !asClaimed && rules.refuses(Refusal.PHOTO_UNREADABLE)) {
            throw Code.NOT_VALID.refused("The content is not of the type it claims");
        }
        account.commit(UnaryOperator.identity(), photo.orElse(null));
        return answers.done(rules.has(Variant.PHOTO_ANSWERED_WITH_201) ? 201 : 200);
    }

    private Map<String, Object> jsonObject(Call call) throws IOException, Refused, BodyTooLarge {
        try {
            return call.jsonObject(rules);
        } catch (MalformedJson e) {
            throw Code.INVALID_REQUEST.refused(String.valueOf(e.getMessage()));
        }
    }

    private void refuseOthers(Map<String, Object> body, Set<String> known) throws Refused {
        for (String name : body.keySet()) {
            if (!known.contains(name) && rules.refuses(Refusal.MEMBER_UNKNOWN)) {
                throw Code.NOT_REQUIRED.refused("Parameter '" + name + "' is unknown");
            }
        }
    }

    private static Refused refused(RefusedValue value) {
        return Code.NOT_VALID.refused("Parameter '" + value.parameter() + "' " + value.complaint());
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
