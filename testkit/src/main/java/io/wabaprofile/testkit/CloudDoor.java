package io.wabaprofile.testkit;

import io.wabaprofile.port.Operation;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.Vertical;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The profile resource of the Cloud API. One POST happens as a whole or not at all. */
final class CloudDoor implements Door {
    static final String PROFILE = "/whatsapp_business_profile";

    private static final String HANDLE = "profile_picture_handle";
    private static final String PRODUCT = "messaging_product";
    private static final Set<String> PICTURE_TYPES = Set.of("image/jpeg", "image/jpg", "image/png");

    private final Rules rules;
    private final GatewayAnswers gateway;
    private final ThrottledAnswers throttled;
    private final Function<String, Optional<ReceivedUpload>> uploads;

    /** @param uploads finds what was uploaded by its handle, whichever channel brought it */
    CloudDoor(Rules rules, Function<String, Optional<ReceivedUpload>> uploads) {
        this.rules = rules;
        this.gateway = new GatewayAnswers(rules);
        this.throttled = new ThrottledAnswers(rules);
        this.uploads = uploads;
    }

    @Override
    public Optional<Operation> operation(Call call) throws IOException {
        if (!call.path().equals(PROFILE)) {
            return Optional.empty();
        }
        return switch (call.method()) {
            case "GET" -> Optional.of(Operation.FETCH_PROFILE);
            case "POST" -> Optional.of(bringsHandle(call) ? Operation.REPLACE_PHOTO : Operation.UPDATE_PROFILE);
            default -> Optional.empty();
        };
    }

    private static boolean bringsHandle(Call call) throws IOException {
        try {
            return JsonReader.read(call.smallBody()) instanceof Map<?, ?> members && members.containsKey(HANDLE);
        } catch (MalformedJson | BodyTooLarge toBeRefusedLater) {
            return false;
        }
    }

    @Override
    public Answer answer(SimulatedAccount account, Call call) throws IOException, Refused, BodyTooLarge {
        Answer answer = call.is("GET") ? read(account.profile(), call) : change(account, call);
        return rules.has(Variant.USAGE_HEADERS) ? withUsage(answer) : answer;
    }

    private static Answer withUsage(Answer answer) {
        return answer.with("X-App-Usage", "{\"call_count\":28,\"total_time\":25,\"total_cputime\":25}")
                .with(
                        "X-Business-Use-Case-Usage",
                        "{\"102290129340398\":[{\"type\":\"whatsapp\",\"call_count\":28,\"total_cputime\":25,"
                                + "\"total_time\":25,\"estimated_time_to_regain_access\":0}]}");
    }

    private Answer read(BusinessProfile profile, Call call) throws Refused {
        Map<String, Object> known = known(profile);
        Set<String> all = known.keySet();
        Set<String> asked = Set.copyOf(call.query()
                .value("fields")
                .map(CloudDoor::names)
                .orElse(rules.has(Variant.READ_WITHOUT_FIELDS_GIVES_ALL) ? List.copyOf(all) : List.of(PRODUCT)));
        for (String name : asked) {
            if (!all.contains(name) && rules.refuses(Refusal.FIELD_UNKNOWN)) {
                throw new Refused(unknownField(name));
            }
        }
        JsonObject found = new JsonObject();
        known.forEach((name, value) -> {
            if ((asked.contains(name) || name.equals(PRODUCT)) && !value.equals(JsonReader.Null.NULL)) {
                found.and(name, value);
            }
        });
        return Answer.json(200, JsonObject.of("data", data(found.members())));
    }

    private List<Object> data(Map<String, Object> found) {
        if (found.size() == 1 && rules.has(Variant.EMPTY_PROFILE_AS_EMPTY_LIST)) {
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
                profile.photoUrl().<Object>map(text -> text).orElse(JsonReader.Null.NULL));
        known.put("websites", profile.websites().isEmpty() && !empty ? JsonReader.Null.NULL : profile.websites());
        known.put("vertical", profile.vertical().<Object>map(Vertical::code).orElse(unset));
        known.put(PRODUCT, "whatsapp");
        return known;
    }

    private Answer unknownField(String name) {
        return rules.has(Variant.UNKNOWN_FIELD_IS_422)
                ? GraphAnswers.parameter(422, "One or more of the requested fields are not available")
                : GraphAnswers.parameter("(#100) Tried accessing nonexisting field (" + name + ")");
    }

    private static List<String> names(String fields) {
        return fields.isEmpty()
                ? List.of()
                : List.of(fields.split(",", -1)).stream().distinct().toList();
    }

    private Answer change(SimulatedAccount account, Call call) throws IOException, Refused, BodyTooLarge {
        Map<String, Object> body = jsonObject(call);
        demandProduct(body.get(PRODUCT));
        ProfileEdit edit = new ProfileEdit(rules);
        Picture picture = Picture.STAYS;
        try {
            for (Map.Entry<String, Object> member : body.entrySet()) {
                String name = member.getKey();
                Object value = ProfileEdit.withoutNull(rules, name, member.getValue());
                if (value != null && name.equals(HANDLE)) {
                    picture = picture(edit.text(HANDLE, value));
                } else if (value != null) {
                    collect(edit, name, value);
                }
            }
        } catch (RefusedValue e) {
            throw new Refused(GraphAnswers.invalid(e.parameter(), e.complaint()));
        }
        picture.commitTo(account, edit);
        return GraphAnswers.success();
    }

    private void demandProduct(@Nullable Object product) throws Refused {
        if (product == null) {
            if (rules.refuses(Refusal.MESSAGING_PRODUCT_MISSING)) {
                throw new Refused(GraphAnswers.missing(PRODUCT));
            }
        } else if (!product.equals("whatsapp") && rules.refuses(Refusal.MESSAGING_PRODUCT_UNKNOWN)) {
            throw new Refused(GraphAnswers.parameter(
                    "(#100) Param messaging_product must be one of {WHATSAPP} - got \"" + product + "\""));
        }
    }

    private void collect(ProfileEdit edit, String name, Object value) throws Refused, RefusedValue {
        switch (name) {
            case PRODUCT -> {}
            case "about" -> {
                if (edit.text(name, value).isBlank() && rules.refuses(Refusal.ABOUT_EMPTY)) {
                    throw new Refused(GraphAnswers.somethingWentWrong());
                }
                edit.about(name, value);
            }
            case "address" -> edit.address(name, value);
            case "description" -> edit.description(name, value);
            case "email" -> edit.email(name, value);
            case "vertical" -> edit.vertical(verticalCode(edit.text(name, value)));
            case "websites" -> edit.websites(name, websites(value), ProfileField.MAX_WEBSITES);
            default -> {
                if (rules.refuses(Refusal.MEMBER_UNKNOWN)) {
                    throw new RefusedValue(name, "is not known here");
                }
            }
        }
    }

    private String verticalCode(String code) throws Refused {
        if (!Verticals.CODES.contains(code) && rules.refuses(Refusal.VERTICAL_UNKNOWN)) {
            throw new Refused(GraphAnswers.parameter(Verticals.complaintAbout(code)));
        }
        return code;
    }

    /** Meta's own example prints the websites as a string that holds an array. */
    private Object websites(Object value) throws RefusedValue {
        if (!(value instanceof String text) || rules.has(Variant.WEBSITES_ONLY_AS_ARRAY)) {
            return value;
        }
        try {
            return JsonReader.read(text);
        } catch (MalformedJson e) {
            RefusedValue refused = new RefusedValue("websites", "must be an array");
            refused.initCause(e);
            throw refused;
        }
    }

    private Picture picture(String handle) throws Refused, RefusedValue {
        if (handle.isEmpty()) {
            if (rules.has(Variant.EMPTY_HANDLE_CLEARS_PHOTO)) {
                return Picture.REMOVED;
            }
            if (rules.refuses(Refusal.HANDLE_EMPTY)) {
                throw new RefusedValue(HANDLE, "must not be empty");
            }
            return Picture.STAYS;
        }
        Optional<ReceivedUpload> found = uploads.apply(handle).filter(this::isUsable);
        if (found.isEmpty()) {
            if (rules.refuses(Refusal.HANDLE_UNKNOWN)) {
                throw new Refused(invalidHandle());
            }
            return Picture.STAYS;
        }
        ReceivedUpload upload = found.get();
        if (!PICTURE_TYPES.contains(upload.mediaType()) && rules.refuses(Refusal.HANDLE_OF_NO_PICTURE)) {
            throw new RefusedValue(HANDLE, "must be the handle of an image/jpeg or image/png");
        }
        return content(upload);
    }

    private boolean isUsable(ReceivedUpload upload) {
        return !rules.has(Variant.HANDLES_WORK_ONCE) || !upload.isUsed();
    }

    private Picture content(ReceivedUpload upload) throws Refused {
        if (upload.length() > StoredPhoto.MAX_BYTES && rules.refuses(Refusal.PHOTO_TOO_LARGE)) {
            throw new Refused(GraphAnswers.unusablePicture("The picture is larger than 5 MB."));
        }
        byte[] bytes = upload.bytes().orElseThrow(() -> new Refused(invalidHandle()));
        Optional<StoredPhoto> photo = StoredPhoto.of(bytes);
        if (photo.isEmpty()) {
            if (rules.refuses(Refusal.PHOTO_UNREADABLE)) {
                throw new Refused(GraphAnswers.unusablePicture("The picture is no JPEG or PNG."));
            }
            return Picture.STAYS;
        }
        return new Picture(photo.get(), upload, false);
    }

    private Answer invalidHandle() {
        return GraphAnswers.invalidHandle(rules.has(Variant.UNKNOWN_HANDLE_IS_400) ? 400 : 422);
    }

    private Map<String, Object> jsonObject(Call call) throws IOException, Refused, BodyTooLarge {
        try {
            return call.jsonObject(rules);
        } catch (MalformedJson e) {
            throw new Refused(GraphAnswers.parameter("(#100) The body could not be read: " + e.getMessage()));
        }
    }

    @Override
    public Answer unauthorized() {
        return gateway.badKey();
    }

    @Override
    public Answer throttled(Condition.Throttling throttling) {
        return throttled.answer(throttling, GraphAnswers::throttled);
    }

    @Override
    public Answer down() {
        return GraphAnswers.down();
    }

    @Override
    public Answer tooLarge() {
        return gateway.error(413, "request body too large");
    }

    /** What an update means for the picture. */
    private record Picture(
            @Nullable StoredPhoto photo, @Nullable ReceivedUpload from, boolean removed) {
        private static final Picture STAYS = new Picture(null, null, false);
        private static final Picture REMOVED = new Picture(null, null, true);

        private void commitTo(SimulatedAccount account, ProfileEdit edit) {
            if (from != null) {
                from.use();
            }
            account.commit(edit, photo);
            if (removed) {
                account.removePhoto();
            }
        }
    }
}
