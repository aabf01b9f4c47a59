package io.wabaprofile.cli;

import io.wabaprofile.cli.output.InputException;
import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.cli.output.VerticalList;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.profile.InvalidProfileException;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.profile.Violation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The fields to set and to clear. */
final class FieldOptions {
    private static final String CHOICE = "address, description, email or websites";

    @Option(names = "--about", paramLabel = "TEXT", description = "The line under the name, 1 to 139 characters.")
    private @Nullable String about;

    @Option(names = "--address", paramLabel = "TEXT", description = "At most 256 characters.")
    private @Nullable String address;

    @Option(
            names = "--description",
            paramLabel = "TEXT",
            description = "At most 512 characters. Some servers may reject more than 256.")
    private @Nullable String description;

    @Option(names = "--email", paramLabel = "ADDRESS", description = "At most 128 characters.")
    private @Nullable String email;

    @Option(
            names = "--vertical",
            paramLabel = "CODE",
            completionCandidates = VerticalCodes.class,
            description = "The industry: a code or a label of the list below, in any letter case. Another value is sent"
                    + " unchanged, with a warning.")
    private @Nullable String vertical;

    @Option(
            names = "--website",
            paramLabel = "URL",
            description = "With https:// or http://. May be given twice. Replaces all current websites.")
    private List<String> websites = new ArrayList<>();

    @Option(
            names = "--clear",
            paramLabel = "FIELD",
            converter = FieldConverter.class,
            completionCandidates = ClearableFields.class,
            description = "Empty a field: " + CHOICE + ". May be repeated.")
    private List<ProfileField> cleared = new ArrayList<>();

    /**
     * @throws UsageException if no change is named, or a field is both set and cleared
     * @throws InputException with all invalid values
     */
    ProfileUpdate update() {
        Map<ProfileField, List<String>> set = set();
        if (set.isEmpty() && cleared.isEmpty()) {
            throw new UsageException("Name at least one change, such as --about TEXT or --clear FIELD");
        }
        for (ProfileField field : cleared) {
            if (set.containsKey(field)) {
                throw new UsageException("Cannot both set and clear " + field.label() + ". Omit one of the options.");
            }
        }
        ProfileUpdate.Builder builder = ProfileUpdate.builder();
        set.forEach(builder::set);
        cleared.forEach(builder::clear);
        try {
            return builder.build();
        } catch (InvalidProfileException failure) {
            throw new InputException(
                    failure.violations().stream().map(Violation::message).toList(), failure);
        }
    }

    private Map<ProfileField, List<String>> set() {
        Map<ProfileField, List<String>> set = new EnumMap<>(ProfileField.class);
        put(set, ProfileField.ABOUT, about);
        put(set, ProfileField.ADDRESS, address);
        put(set, ProfileField.DESCRIPTION, description);
        put(set, ProfileField.EMAIL, email);
        put(
                set,
                ProfileField.VERTICAL,
                vertical == null || vertical.isBlank()
                        ? vertical
                        : Vertical.parse(vertical).code());
        if (!websites.isEmpty()) {
            set.put(ProfileField.WEBSITES, websites);
        }
        return set;
    }

    private static void put(Map<ProfileField, List<String>> set, ProfileField field, @Nullable String text) {
        if (text != null) {
            set.put(field, List.of(text));
        }
    }

    /** A warning about a valid update, if there is one. */
    Optional<String> warning() {
        return isVerticalUnknown()
                ? Optional.of("The vertical '" + vertical + "' is not known. It is sent unchanged. The help of this"
                        + " command lists the known verticals.")
                : Optional.empty();
    }

    private boolean isVerticalUnknown() {
        return vertical != null && !Vertical.known().contains(Vertical.parse(vertical));
    }

    /** The known verticals, if the platform rejected a write of a vertical. */
    List<String> advice(RuntimeException failure) {
        if (vertical == null
                || !(failure instanceof Rejected rejected)
                || rejected.operation() != Operation.UPDATE_PROFILE) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("If the platform rejected the vertical, use one of these. On-Premise servers know the first 17.");
        lines.addAll(VerticalList.lines());
        return lines;
    }

    /** For completion. */
    static final class ClearableFields implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ProfileField.all().stream()
                    .filter(ProfileField::isClearable)
                    .map(ProfileField::label)
                    .iterator();
        }
    }

    /** For completion. */
    static final class VerticalCodes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Vertical.known().stream().map(Vertical::code).iterator();
        }
    }
}
