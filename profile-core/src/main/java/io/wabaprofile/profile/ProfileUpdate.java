package io.wabaprofile.profile;

import io.wabaprofile.profile.Change.Cleared;
import io.wabaprofile.profile.Change.Kept;
import io.wabaprofile.profile.Change.SetTo;
import io.wabaprofile.profile.Violation.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What to set, clear and leave alone in a profile. An update that exists is valid; silence about a field leaves it.
 *
 * <p>What the platform cannot clear (about, vertical) has no clear method. The photo is changed elsewhere, through
 * {@code PhotoGateway}.
 */
public final class ProfileUpdate {
    private final Change<String> about;
    private final Change<String> address;
    private final Change<String> description;
    private final Change<String> email;
    private final Change<Vertical> vertical;
    private final Change<List<String>> websites;

    private ProfileUpdate(Builder from) {
        about = from.about;
        address = from.address;
        description = from.description;
        email = from.email;
        vertical = from.vertical;
        websites = from.websites;
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * The smallest update that leads from {@code current} to what {@code desired} says. What is absent in
     * {@code desired} is left alone, never cleared. Websites are compared as in {@link #without}.
     *
     * @throws InvalidProfileException if a value that would have to be written may not be
     */
    public static ProfileUpdate between(BusinessProfile current, BusinessProfile desired) {
        return Difference.settings(current, desired).build();
    }

    /**
     * The update that brings a profile back to a backup: sets what the backup holds and clears what it was read without.
     * A field that {@code current} was not asked for counts as possibly set; one that {@code backup} was not asked for
     * is left alone. The photo is left alone. Websites are compared as in {@link #without}.
     *
     * @throws InvalidProfileException if a value may not be written, or about or vertical would have to be emptied
     */
    public static ProfileUpdate restore(BusinessProfile current, BusinessProfile backup) {
        return Difference.settingsAndClearings(current, backup).build();
    }

    /** The profile as it would be read after this update, with the written fields counted as read. */
    public BusinessProfile applyTo(BusinessProfile profile) {
        BusinessProfile.Builder result = profile.toBuilder();
        ifWritten(about, value -> result.about(value.orElse(null)));
        ifWritten(address, value -> result.address(value.orElse(null)));
        ifWritten(description, value -> result.description(value.orElse(null)));
        ifWritten(email, value -> result.email(value.orElse(null)));
        ifWritten(vertical, value -> result.vertical(value.orElse(null)));
        ifWritten(websites, value -> result.websites(value.orElse(List.of())));
        return result.build();
    }

    private static <T> void ifWritten(Change<T> change, Consumer<Optional<T>> write) {
        change.<Optional<Optional<T>>>fold(
                        value -> Optional.of(Optional.of(value)), () -> Optional.of(Optional.empty()), Optional::empty)
                .ifPresent(write);
    }

    /**
     * This update without what already holds in {@code current}. A field that was not read there stays in. Websites that
     * differ only in the letter case of scheme and host, or in the slash of an empty path, count as equal.
     */
    public ProfileUpdate without(BusinessProfile current) {
        Builder rest = new Builder();
        rest.about = remaining(ProfileField.ABOUT, about, current, current.about());
        rest.address = remaining(ProfileField.ADDRESS, address, current, current.address());
        rest.description = remaining(ProfileField.DESCRIPTION, description, current, current.description());
        rest.email = remaining(ProfileField.EMAIL, email, current, current.email());
        rest.vertical = remaining(ProfileField.VERTICAL, vertical, current, current.vertical());
        rest.websites = remaining(
                ProfileField.WEBSITES,
                websites,
                current,
                Optional.of(current.websites()).filter(some -> !some.isEmpty()),
                WebsiteSyntax::normalized);
        return new ProfileUpdate(rest);
    }

    private static <T> Change<T> remaining(
            ProfileField field, Change<T> change, BusinessProfile current, Optional<T> held) {
        return remaining(field, change, current, held, UnaryOperator.identity());
    }

    private static <T> Change<T> remaining(
            ProfileField field,
            Change<T> change,
            BusinessProfile current,
            Optional<T> held,
            UnaryOperator<T> normalized) {
        boolean alreadySo = current.fields().contains(field)
                && change.<Boolean>fold(
                        value -> held.map(normalized).equals(Optional.of(normalized.apply(value))),
                        held::isEmpty,
                        () -> true);
        return alreadySo ? new Kept<>() : change;
    }

    /** The part of this update that concerns some fields. */
    public ProfileUpdate only(Set<ProfileField> some) {
        Builder part = new Builder();
        part.about = some.contains(ProfileField.ABOUT) ? about : part.about;
        part.address = some.contains(ProfileField.ADDRESS) ? address : part.address;
        part.description = some.contains(ProfileField.DESCRIPTION) ? description : part.description;
        part.email = some.contains(ProfileField.EMAIL) ? email : part.email;
        part.vertical = some.contains(ProfileField.VERTICAL) ? vertical : part.vertical;
        part.websites = some.contains(ProfileField.WEBSITES) ? websites : part.websites;
        return new ProfileUpdate(part);
    }

    /** The fields this update sets or clears. */
    public Set<ProfileField> fields() {
        Set<ProfileField> written = EnumSet.noneOf(ProfileField.class);
        changes((field, change) -> {
            if (!change.isKept()) {
                written.add(field);
            }
        });
        return written;
    }

    public boolean isEmpty() {
        return fields().isEmpty();
    }

    public Change<String> about() {
        return about;
    }

    public Change<String> address() {
        return address;
    }

    public Change<String> description() {
        return description;
    }

    public Change<String> email() {
        return email;
    }

    public Change<Vertical> vertical() {
        return vertical;
    }

    public Change<List<String>> websites() {
        return websites;
    }

    private void changes(BiConsumer<ProfileField, Change<?>> each) {
        each.accept(ProfileField.ABOUT, about);
        each.accept(ProfileField.ADDRESS, address);
        each.accept(ProfileField.DESCRIPTION, description);
        each.accept(ProfileField.EMAIL, email);
        each.accept(ProfileField.VERTICAL, vertical);
        each.accept(ProfileField.WEBSITES, websites);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProfileUpdate that
                && about.equals(that.about)
                && address.equals(that.address)
                && description.equals(that.description)
                && email.equals(that.email)
                && vertical.equals(that.vertical)
                && websites.equals(that.websites);
    }

    @Override
    public int hashCode() {
        return Objects.hash(about, address, description, email, vertical, websites);
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        changes((field, change) -> change.<Optional<String>>fold(
                        value -> Optional.of("set " + field.label() + " to " + PrintableText.escape(value.toString())),
                        () -> Optional.of("clear " + field.label()),
                        Optional::empty)
                .ifPresent(parts::add));
        return "ProfileUpdate" + parts;
    }

    /**
     * Collects changes; the last word on a field wins. Nothing is checked before {@link #build()}, which reports all
     * violations at once. {@code null} is a {@link NullPointerException}: to leave a field, say nothing; to empty it,
     * clear it. Not safe for use by several threads.
     */
    public static final class Builder {
        private Change<String> about = new Kept<>();
        private Change<String> address = new Kept<>();
        private Change<String> description = new Kept<>();
        private Change<String> email = new Kept<>();
        private Change<Vertical> vertical = new Kept<>();
        private Change<List<String>> websites = new Kept<>();
        private final Set<ProfileField> refusedToClear = EnumSet.noneOf(ProfileField.class);

        private Builder() {}

        /** 1 to 139 characters, as {@link #description(String)} otherwise. */
        public Builder about(String text) {
            about = set(text);
            return this;
        }

        /** At most 256 characters, as {@link #description(String)} otherwise. */
        public Builder address(String text) {
            address = set(text);
            return this;
        }

        public Builder clearAddress() {
            address = new Cleared<>();
            return this;
        }

        /**
         * At most 512 characters; over 256 some servers may refuse it. May have several lines. May not contain other control
         * characters than tab and line break, or characters that override the text direction.
         */
        public Builder description(String text) {
            description = set(text);
            return this;
        }

        public Builder clearDescription() {
            description = new Cleared<>();
            return this;
        }

        /** An address of at most 128 characters, without spaces and invisible characters. */
        public Builder email(String address) {
            email = set(address);
            return this;
        }

        public Builder clearEmail() {
            email = new Cleared<>();
            return this;
        }

        /** Any but {@link Vertical#UNDEFINED} and {@link Vertical#NOT_A_BIZ}, with a code of at most 64 characters. */
        public Builder vertical(Vertical industry) {
            vertical = set(industry);
            return this;
        }

        /**
         * One or two addresses that replace the present ones. Each has at most 256 characters and consists of
         * {@code http://} or {@code https://}, a host, an optional port from 1 to 65,535, and any path, query and fragment.
         * User names, passwords, spaces, invisible characters, quotation marks, backticks, angle brackets and
         * backslashes are refused.
         */
        public Builder websites(String... addresses) {
            return websites(Arrays.asList(given(addresses)));
        }

        /** As {@link #websites(String...)}. */
        public Builder websites(List<String> addresses) {
            given(addresses).forEach(Builder::given);
            websites = set(List.copyOf(addresses));
            return this;
        }

        public Builder clearWebsites() {
            websites = new Cleared<>();
            return this;
        }

        private static <T> Change<T> set(T value) {
            return new SetTo<>(given(value));
        }

        private static <T> T given(T value) {
            return Objects.requireNonNull(value, "to leave a field, say nothing; to empty it, clear it");
        }

        void refuseToClear(ProfileField field) {
            refusedToClear.add(field);
        }

        /** @throws InvalidProfileException naming every violation: field, rule, limit and what was given */
        public ProfileUpdate build() {
            List<Violation> violations = new ArrayList<>();
            refusedToClear.forEach(field -> violations.add(Violation.of(field, Rule.NOT_CLEARABLE, "")));
            whenSet(about, text -> FieldRules.text(ProfileField.ABOUT, text, violations));
            whenSet(address, text -> FieldRules.text(ProfileField.ADDRESS, text, violations));
            whenSet(description, text -> FieldRules.text(ProfileField.DESCRIPTION, text, violations));
            whenSet(email, text -> FieldRules.email(text, violations));
            whenSet(vertical, industry -> FieldRules.vertical(industry, violations));
            whenSet(websites, addresses -> FieldRules.websites(addresses, violations));
            if (!violations.isEmpty()) {
                violations.sort(Comparator.comparing(Violation::field));
                throw new InvalidProfileException(violations);
            }
            return new ProfileUpdate(this);
        }

        private static <T> void whenSet(Change<T> change, Consumer<T> check) {
            if (change instanceof SetTo<T> set) {
                check.accept(set.value());
            }
        }
    }
}
