package io.wabaprofile.jackson;

import com.fasterxml.jackson.databind.module.SimpleModule;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileUpdate;

/**
 * Reads and writes {@link BusinessProfile} and {@link ProfileUpdate} with Jackson 2.18 to 2.22. {@code
 * ObjectMapper.findAndRegisterModules()} finds this module on the class path. On the module path, register an instance.
 *
 * <p>A profile has one member per field that was read. A field without a value is {@code null}, and {@code websites}
 * is then an empty array. A field that was not read is left out, so a profile that is written and read is equal to the
 * original. {@code photo} is the URL. Unknown members are ignored.
 *
 * <p>An update is a JSON Merge Patch (RFC 7396). A value sets the field and {@code null} clears it. A field that is left
 * out keeps its value. An empty array clears the websites. Reading an invalid update throws a {@code
 * JsonMappingException} that names the field, the rule and the limit:
 *
 * <ul>
 *   <li>{@code UnrecognizedPropertyException} for an unknown member, whatever {@code FAIL_ON_UNKNOWN_PROPERTIES} is
 *   <li>{@code MismatchedInputException} for a value of a wrong type, a repeated member, and the photo
 *   <li>{@code ValueInstantiationException} for refused values and for a {@code null} that cannot clear its field; its
 *       cause is an {@link io.wabaprofile.profile.InvalidProfileException} with all violations
 * </ul>
 */
public final class ProfileJackson2Module extends SimpleModule {
    private static final long serialVersionUID = 1;

    public ProfileJackson2Module() {
        add(new ProfileFormat());
        add(new UpdateFormat());
    }

    private <T> void add(DocumentFormat<T> format) {
        addSerializer(format.type(), new Jackson2Serializer<>(format));
        addDeserializer(format.type(), new Jackson2Deserializer<>(format));
    }
}
