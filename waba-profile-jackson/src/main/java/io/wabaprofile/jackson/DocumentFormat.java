package io.wabaprofile.jackson;

import io.wabaprofile.profile.ProfileField;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of a type, for both generations of Jackson. A document has one member per field. A member is a string,
 * an array of strings or null.
 */
abstract class DocumentFormat<T> implements Serializable {
    private static final long serialVersionUID = 1;

    private final Class<T> type;

    DocumentFormat(Class<T> type) {
        this.type = type;
    }

    Class<T> type() {
        return type;
    }

    /** The fields that a document may contain. */
    abstract Set<ProfileField> allowed();

    /** Whether a document may contain unknown members, which are then ignored. */
    abstract boolean ignoresUnknownMembers();

    /** The value of a member that is written for a field: a string, a list of strings, or null. */
    abstract @Nullable Object member(T value, ProfileField field);

    /** The fields that are written. */
    abstract Set<ProfileField> written(T value);

    /**
     * @param values one value per string; an empty list for null and for an empty array
     * @throws IllegalArgumentException if the values are refused
     */
    abstract T read(Map<ProfileField, List<String>> values);

    /** The expected value of a field with its limits, as a part of a message. */
    abstract String expected(ProfileField field);

    static boolean isList(ProfileField field) {
        return field == ProfileField.WEBSITES;
    }

    Map<String, @Nullable Object> members(T value) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        written(value).forEach(field -> members.put(field.label(), member(value, field)));
        return members;
    }

    Optional<ProfileField> field(String name) {
        return allowed().stream().filter(field -> field.label().equals(name)).findFirst();
    }

    /** The names of the members, for a message. */
    List<Object> names() {
        return allowed().stream().<Object>map(ProfileField::label).toList();
    }

    /** The message for a document that is not an object. */
    String notAnObject(String token) {
        return type.getSimpleName() + " must be a JSON object, but is " + kind(token);
    }

    /**
     * The message for a value of a wrong type.
     *
     * @param token the token in place of a string or of the array
     */
    String wrongType(ProfileField field, String token, boolean inArray) {
        return field.label() + " must be " + expected(field) + " or null, but " + (inArray ? "contains " : "is ")
                + kind(token);
    }

    /** The message for the photo in a document that must not contain it. */
    static String photoRefused() {
        return ProfileField.PHOTO.label() + " may not be part of an update; write it through PhotoGateway";
    }

    static String repeated(ProfileField field) {
        return field.label() + " may be given once, but is repeated";
    }

    /** @param token the name of a {@code JsonToken}, which both generations share */
    private static String kind(String token) {
        return switch (token) {
            case "VALUE_STRING" -> "a string";
            case "VALUE_NUMBER_INT", "VALUE_NUMBER_FLOAT" -> "a number";
            case "VALUE_TRUE", "VALUE_FALSE" -> "a boolean";
            case "VALUE_NULL" -> "null";
            case "START_ARRAY" -> "an array";
            case "START_OBJECT" -> "an object";
            default -> "another token";
        };
    }
}
