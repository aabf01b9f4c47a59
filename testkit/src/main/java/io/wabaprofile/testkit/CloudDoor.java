package io.wabaprofile.testkit;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.Vertical;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The profile resource of the Cloud API. One POST happens as a whole or not at all. */
final class CloudDoor implements Door {
    static final String PROFILE = "/whatsapp_business_profile";

    private static final Set<String> PICTURE_TYPES = Set.of("image/jpeg", "image/jpg", "image/png");

    private final Function<String, Optional<ReceivedUpload>> uploads;

    /** @param uploads finds what was uploaded by its handle, whichever channel brought it */
    CloudDoor(Function<String, Optional<ReceivedUpload>> uploads) {
        this.uploads = uploads;
    }

    @Override
    public boolean serves(Call call) {
        return call.path().equals(PROFILE) && (call.is("GET") || call.is("POST"));
    }

    @Override
    public Answer answer(SimulatedAccount account, Call call) throws IOException, Refused, BodyTooLarge {
        return call.is("GET") ? read(account.profile(), call) : change(account, call);
    }

    private static Answer read(BusinessProfile profile, Call call) throws Refused {
        Map<String, Optional<?>> known = new LinkedHashMap<>();
        known.put("about", profile.about());
        known.put("address", profile.address());
        known.put("description", profile.description());
        known.put("email", profile.email());
        known.put("profile_picture_url", profile.photoUrl());
        known.put("websites", Optional.of(profile.websites()).filter(some -> !some.isEmpty()));
        known.put("vertical", profile.vertical().map(Vertical::code));
        known.put("messaging_product", Optional.of("whatsapp"));
        Set<String> asked =
                Set.copyOf(call.query().value("fields").map(CloudDoor::names).orElse(List.of("messaging_product")));
        for (String name : asked) {
            if (!known.containsKey(name)) {
                throw new Refused(GraphAnswers.parameter("(#100) Tried accessing nonexisting field (" + name + ")"));
            }
        }
        JsonObject found = new JsonObject();
        known.forEach((name, value) -> {
            if (asked.contains(name) || name.equals("messaging_product")) {
                found.and(name, value.orElse(null));
            }
        });
        return Answer.json(200, JsonObject.of("data", List.of(found.members())));
    }

    private static List<String> names(String fields) {
        return fields.isEmpty()
                ? List.of()
                : List.of(fields.split(",", -1)).stream().distinct().toList();
    }

    private Answer change(SimulatedAccount account, Call call) throws IOException, Refused, BodyTooLarge {
        Map<String, Object> body = jsonObject(call);
        Object product = body.get("messaging_product");
        if (product == null) {
            throw new Refused(GraphAnswers.missing("messaging_product"));
        }
        if (!product.equals("whatsapp")) {
            throw new Refused(GraphAnswers.parameter(
                    "(#100) Param messaging_product must be one of {WHATSAPP} - got \"" + product + "\""));
        }
        ProfileEdit edit = new ProfileEdit();
        StoredPhoto picture = null;
        for (Map.Entry<String, Object> member : body.entrySet()) {
            if (member.getKey().equals("profile_picture_handle")) {
                picture = picture(member.getValue());
            } else {
                collect(edit, member.getKey(), member.getValue());
            }
        }
        account.commit(edit, picture);
        return GraphAnswers.success();
    }

    private static void collect(ProfileEdit edit, String name, Object value) throws Refused {
        try {
            switch (name) {
                case "messaging_product" -> {}
                case "about" -> {
                    if (ProfileEdit.text(name, value).isBlank()) {
                        throw new Refused(GraphAnswers.somethingWentWrong());
                    }
                    edit.about(name, value);
                }
                case "address" -> edit.address(name, value);
                case "description" -> edit.description(name, value);
                case "email" -> edit.email(name, value);
                case "vertical" -> edit.vertical(verticalCode(value));
                case "websites" -> edit.websites(name, value instanceof String text ? arrayIn(text) : value);
                default -> throw new RefusedValue(name, "is not known here");
            }
        } catch (RefusedValue e) {
            throw refused(e);
        }
    }

    private static String verticalCode(Object value) throws Refused, RefusedValue {
        String code = ProfileEdit.text("vertical", value);
        if (!Verticals.CODES.contains(code)) {
            throw new Refused(GraphAnswers.parameter(Verticals.complaintAbout(code)));
        }
        return code;
    }

    /** Meta's own example prints the websites as a string that holds an array. */
    private static Object arrayIn(String text) throws RefusedValue {
        try {
            return JsonReader.read(text);
        } catch (MalformedJson e) {
            RefusedValue refused = new RefusedValue("websites", "must be an array");
            refused.initCause(e);
            throw refused;
        }
    }

    private StoredPhoto picture(Object value) throws Refused {
        String name = "profile_picture_handle";
        try {
            String handle = ProfileEdit.text(name, value);
            if (handle.isEmpty()) {
                throw new RefusedValue(name, "must not be empty");
            }
            ReceivedUpload upload = uploads.apply(handle).orElseThrow(() -> new Refused(GraphAnswers.invalidHandle()));
            if (!PICTURE_TYPES.contains(upload.mediaType())) {
                throw new RefusedValue(name, "must be the handle of an image/jpeg or image/png");
            }
            return usable(upload);
        } catch (RefusedValue e) {
            throw refused(e);
        }
    }

    private static StoredPhoto usable(ReceivedUpload upload) throws Refused {
        if (upload.length() > StoredPhoto.MAX_BYTES) {
            throw new Refused(GraphAnswers.unusablePicture("The picture is larger than 5 MB."));
        }
        byte[] bytes = upload.bytes().orElseThrow(() -> new Refused(GraphAnswers.invalidHandle()));
        return StoredPhoto.of(bytes)
                .orElseThrow(() -> new Refused(GraphAnswers.unusablePicture("The picture is no JPEG or PNG.")));
    }

    private static Map<String, Object> jsonObject(Call call) throws IOException, Refused, BodyTooLarge {
        try {
            return call.jsonObject();
        } catch (MalformedJson e) {
            throw new Refused(GraphAnswers.parameter("(#100) The body could not be read: " + e.getMessage()));
        }
    }

    private static Refused refused(RefusedValue value) {
        return new Refused(GraphAnswers.invalid(value.parameter(), value.complaint()));
    }

    @Override
    public Answer unauthorized() {
        return GatewayAnswers.badKey();
    }

    @Override
    public Answer throttled(Condition.Throttling throttling) {
        return GraphAnswers.throttled(throttling);
    }

    @Override
    public Answer down() {
        return GraphAnswers.down();
    }

    @Override
    public Answer tooLarge() {
        return GatewayAnswers.error(413, "request body too large");
    }
}
