package io.wabaprofile.cli;

import io.wabaprofile.profile.ProfileField;
import java.util.Iterator;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses the name of a field. */
final class FieldConverter implements ITypeConverter<ProfileField> {
    @Override
    public ProfileField convert(String given) {
        return ProfileField.all().stream()
                .filter(field -> field.label().equalsIgnoreCase(given.strip()))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("must be one of "
                        + ProfileField.all().stream().map(ProfileField::label).collect(Collectors.joining(", "))));
    }

    /** The names of all fields, for the completion of a shell. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ProfileField.all().stream().map(ProfileField::label).iterator();
        }
    }
}
