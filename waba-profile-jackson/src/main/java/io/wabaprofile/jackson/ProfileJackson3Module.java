package io.wabaprofile.jackson;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileUpdate;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads and writes {@link BusinessProfile} and {@link ProfileUpdate} with Jackson 3.1. {@code
 * MapperBuilder.findAndAddModules()} finds this module on the class path. On the module path, add an instance.
 *
 * <p>A profile has one member per field that was read. A field without a value is {@code null}, and {@code websites}
 * is then an empty array. A field that was not read is left out, so a profile that is written and read is equal to the
 * original. {@code photo} is the URL. Unknown members are ignored.
 *
 * <p>An update is a JSON Merge Patch (RFC 7396). A value sets the field and {@code null} clears it. A field that is left
 * out keeps its value. An empty array clears the websites. Reading an invalid update throws a {@code
 * DatabindException} that names the field, the rule and the limit:
 *
 * <ul>
 *   <li>{@code UnrecognizedPropertyException} for an unknown member, whatever {@code FAIL_ON_UNKNOWN_PROPERTIES} is
 *   <li>{@code MismatchedInputException} for a value of a wrong type, a repeated member, and the photo
 *   <li>{@code ValueInstantiationException} for refused values and for a {@code null} that cannot clear its field; its
 *       cause is an {@link io.wabaprofile.profile.InvalidProfileException} with all violations
 * </ul>
 */
public final class ProfileJackson3Module extends SimpleModule {
    private static final long serialVersionUID = 1;

    public ProfileJackson3Module() {
        add(new ProfileFormat());
        add(new UpdateFormat());
    }

    private <T> void add(DocumentFormat<T> format) {
        addSerializer(format.type(), new Jackson3Serializer<>(format));
        addDeserializer(format.type(), new Jackson3Deserializer<>(format));
    }
}
