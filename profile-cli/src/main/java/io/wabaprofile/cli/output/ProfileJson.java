package io.wabaprofile.cli.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.profile.ProfileField;
import java.util.Collection;

/** The results of commands as JSON. */
public final class ProfileJson {
    private ProfileJson() {}

    /** Maps the fields by name. A field that is not set is {@code null} or an empty array. */
    public static ObjectNode of(BusinessProfile profile, Collection<ProfileField> fields) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (ProfileField field : fields) {
            switch (field) {
                case WEBSITES -> profile.websites().forEach(json.putArray("websites")::add);
                case PHOTO -> json.put("photoUrl", profile.photoUrl().orElse(null));
                default -> json.put(field.label(), profile.text(field).orElse(null));
            }
        }
        return json;
    }

    static ObjectNode outcome(String outcome) {
        return JsonNodeFactory.instance.objectNode().put("outcome", outcome);
    }

    /** Describes a photo that was sent. */
    public static ObjectNode of(Photo photo) {
        ObjectNode json = outcome("replaced");
        json.put("sha256", photo.sha256());
        json.put("bytes", photo.size());
        ArrayNode advice = json.putArray("advice");
        photo.advice().forEach(advice::add);
        return json;
    }

    static ArrayNode labels(Collection<ProfileField> fields) {
        ArrayNode labels = JsonNodeFactory.instance.arrayNode();
        fields.forEach(field -> labels.add(field.label()));
        return labels;
    }
}
