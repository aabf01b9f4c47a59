package io.wabaprofile.testkit;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.Vertical;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The settings resources of the On-Premise API. Where an answer is not documented, it is the nearest that is. */
final class OnPremiseDoor implements Door {
    static final String PHOTO = "/v1/settings/profile/photo";

    private static final String ABOUT = "/v1/settings/profile/about";
    private static final String BUSINESS = "/v1/settings/business/profile";
    private static final Set<String> SERVED = Set.of(
            "GET " + ABOUT, "PATCH " + ABOUT, "GET " + PHOTO, "POST " + PHOTO, "GET " + BUSINESS, "POST " + BUSINESS);
    private static final Map<String, Object> META = new JsonObject()
            .and("api_status", "stable")
            .and("version", "v2.45.1")
            .members();

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
    }

    @Override
    public boolean serves(Call call) {
        return SERVED.contains(call.method() + " " + call.path());
    }

    @Override
    public Answer answer(SimulatedAccount account, Call call) throws IOException, Refused, BodyTooLarge {
        return switch (call.path()) {
            case ABOUT -> call.is("GET") ? about(account.profile()) : changeAbout(account, call);
            case BUSINESS -> call.is("GET") ? business(account.profile()) : changeBusiness(account, call);
            default -> call.is("GET") ? photo(account, call) : changePhoto(account, call);
        };
    }

    private static Answer about(BusinessProfile profile) {
        Map<String, Object> about = JsonObject.of("text", profile.about().orElse(""));
        return found("profile", JsonObject.of("about", about));
    }

    private static Answer changeAbout(SimulatedAccount account, Call call) throws IOException, Refused, BodyTooLarge {
        Map<String, Object> body = jsonObject(call);
        refuseOthers(body, Set.of("text"));
        Object text = body.get("text");
        if (text == null) {
            throw refused(Code.MISSING, "Parameter 'text' is mandatory");
        }
        ProfileEdit edit = new ProfileEdit();
        try {
            if (ProfileEdit.text("text", text).isBlank()) {
                throw new RefusedValue("text", "must not be empty");
            }
            edit.about("text", text);
        } catch (RefusedValue e) {
            throw refused(e);
        }
        account.commit(edit, null);
        return done();
    }

    private static Answer business(BusinessProfile profile) {
        Map<String, Object> held = new JsonObject()
                .and("address", profile.address().orElse(null))
                .and("description", profile.description().orElse(null))
                .and("email", profile.email().orElse(null))
                .and(
                        "vertical",
                        profile.vertical()
                                .map(Vertical::code)
                                .map(Verticals::labelOf)
                                .orElse(null))
                .and("websites", profile.websites().isEmpty() ? null : profile.websites())
                .members();
        return found("business", JsonObject.of("profile", held));
    }

    private static Answer changeBusiness(SimulatedAccount account, Call call)
            throws IOException, Refused, BodyTooLarge {
        Map<String, Object> body = jsonObject(call);
        refuseOthers(body, Set.of("address", "description", "email", "vertical", "websites"));
        ProfileEdit edit = new ProfileEdit();
        try {
            for (Map.Entry<String, Object> member : body.entrySet()) {
                String name = member.getKey();
                switch (name) {
                    case "address" -> edit.address(name, member.getValue());
                    case "description" -> edit.description(name, member.getValue());
                    case "email" -> edit.email(name, member.getValue());
                    case "vertical" -> edit.vertical(verticalCode(member.getValue()));
                    default -> edit.websites(name, member.getValue());
                }
            }
        } catch (RefusedValue e) {
            throw refused(e);
        }
        account.commit(edit, null);
        return done();
    }

    /** 360dialog's own table types the vertical as an array, so one of one element passes as well. */
    private static String verticalCode(Object value) throws RefusedValue {
        Object label = value instanceof List<?> list && list.size() == 1 ? list.get(0) : value;
        return Verticals.codeOf(ProfileEdit.text("vertical", label))
                .orElseThrow(() -> new RefusedValue("vertical", "must be one of the accepted values"));
    }

    private static Answer photo(SimulatedAccount account, Call call) throws Refused {
        StoredPhoto photo =
                account.storedPhoto().orElseThrow(() -> refused(Code.NOT_FOUND, "Profile photo is not set"));
        if (!call.query().has("format")) {
            return Answer.photo(photo);
        }
        if (!call.query().value("format").filter("link"::equals).isPresent()) {
            throw refused(Code.NOT_VALID, "Parameter 'format' must be link");
        }
        Map<String, Object> link = JsonObject.of("photo", JsonObject.of("link", photo.url()));
        return Answer.json(200, JsonObject.of("settings", JsonObject.of("profile", link)));
    }

    private static Answer changePhoto(SimulatedAccount account, Call call) throws IOException, Refused {
        String type = call.mediaType().equals("image/jpg") ? "image/jpeg" : call.mediaType();
        if (!type.equals("image/jpeg") && !type.equals("image/png")) {
            throw refused(Code.NOT_VALID, "Content-Type must be image/jpeg or image/png");
        }
        byte[] bytes = call.body().readNBytes(StoredPhoto.MAX_BYTES + 1);
        if (bytes.length == 0) {
            throw refused(Code.MISSING, "The photo is empty");
        }
        if (bytes.length > StoredPhoto.MAX_BYTES) {
            throw refused(Code.NOT_VALID, "The photo is larger than 5 MB");
        }
        StoredPhoto photo = StoredPhoto.of(bytes)
                .filter(given -> given.mediaType().equals(type))
                .orElseThrow(() -> refused(Code.NOT_VALID, "The content is not of the type it claims"));
        account.commit(UnaryOperator.identity(), photo);
        return done();
    }

    private static Map<String, Object> jsonObject(Call call) throws IOException, Refused, BodyTooLarge {
        try {
            return call.jsonObject();
        } catch (MalformedJson e) {
            throw refused(Code.INVALID_REQUEST, e.getMessage());
        }
    }

    private static void refuseOthers(Map<String, Object> body, Set<String> known) throws Refused {
        for (String name : body.keySet()) {
            if (!known.contains(name)) {
                throw refused(Code.NOT_REQUIRED, "Parameter '" + name + "' is unknown");
            }
        }
    }

    private static Answer found(String where, Map<String, Object> what) {
        return Answer.json(
                200,
                new JsonObject()
                        .and("settings", JsonObject.of(where, what))
                        .and("meta", META)
                        .members());
    }

    private static Answer done() {
        return Answer.json(200, JsonObject.of("meta", META));
    }

    private static Refused refused(RefusedValue value) {
        return refused(Code.NOT_VALID, "Parameter '" + value.parameter() + "' " + value.complaint());
    }

    private static Refused refused(Code code, @Nullable String details) {
        Map<String, Object> error = new JsonObject()
                .and("code", code.number)
                .and("title", code.title)
                .and("details", details)
                .members();
        return new Refused(Answer.json(
                code.status,
                new JsonObject().and("meta", META).and("errors", List.of(error)).members()));
    }

    @Override
    public Answer unauthorized() {
        return GatewayAnswers.badKeyInMeta();
    }

    @Override
    public Answer throttled(Condition.Throttling throttling) {
        return GatewayAnswers.throttled(throttling);
    }

    @Override
    public Answer down() {
        return GatewayAnswers.restarting();
    }

    @Override
    public Answer tooLarge() {
        return GatewayAnswers.tooLarge();
    }
}
