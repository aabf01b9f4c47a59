package io.wabaprofile.fleet.file;

import io.wabaprofile.fleet.file.YamlNode.Items;
import io.wabaprofile.fleet.file.YamlNode.Text;
import io.wabaprofile.profile.InvalidProfileException;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.profile.Violation;
import io.wabaprofile.profile.Violation.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the desired fields of a profile. Reports each violation at its value. */
final class ProfileReader {
    private static final List<ProfileField> WRITABLE = ProfileField.all().stream()
            .filter(field -> field != ProfileField.PHOTO)
            .toList();

    static final List<String> FIELDS =
            WRITABLE.stream().map(ProfileField::label).toList();

    private static final Map<String, String> HINTS =
            Map.of(ProfileField.PHOTO.label(), "is a member of the channel. Move it out of profile");

    private final Problems problems;

    ProfileReader(Problems problems) {
        this.problems = problems;
    }

    /** Returns the update without the fields that have a problem. */
    ProfileUpdate read(Member profile) {
        Members members = Members.of(profile.value(), profile.path(), FIELDS, HINTS, problems);
        ProfileUpdate update = ChannelSettings.NONE.profile();
        for (ProfileField field : WRITABLE) {
            Optional<Member> member = members.get(field.label());
            if (member.isPresent()) {
                update = update.merge(field(field, member.get()));
            }
        }
        return update;
    }

    private ProfileUpdate field(ProfileField field, Member member) {
        if (member.value() instanceof Text text && text.isNull()) {
            return validated(field, List.of(), member.value(), member.path());
        }
        if (member.value() instanceof Text text && text.isMissing()) {
            problems.add(
                    member,
                    "has no value. "
                            + (field.isClearable() ? "Write null to clear it" : "Remove the line to leave the field"));
            return ChannelSettings.NONE.profile();
        }
        if (field == ProfileField.WEBSITES) {
            return websites(member);
        }
        return member.text(problems)
                .map(text -> validated(field, List.of(code(field, text)), member.value(), member.path()))
                .orElse(ChannelSettings.NONE.profile());
    }

    private static String code(ProfileField field, String text) {
        return field == ProfileField.VERTICAL && !text.isBlank()
                ? Vertical.parse(text).code()
                : text;
    }

    private ProfileUpdate websites(Member member) {
        if (!(member.value() instanceof Items items)) {
            problems.addType(member.value(), member.path(), "a list such as [https://example.com]");
            return ChannelSettings.NONE.profile();
        }
        if (items.values().isEmpty()) {
            problems.add(member, "has no website. Write null to clear it");
            return ChannelSettings.NONE.profile();
        }
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < items.values().size(); i++) {
            Member item = new Member(
                    member.path() + "[" + i + "]", member.key(), items.values().get(i));
            item.text(problems).ifPresent(text -> {
                addresses.add(text);
                validated(ProfileField.WEBSITES, List.of(text), item.value(), item.path());
            });
        }
        if (items.values().size() > ProfileField.MAX_WEBSITES) {
            problems.add(
                    member,
                    "may be at most " + ProfileField.MAX_WEBSITES + ": "
                            + items.values().size() + " were given");
        }
        // Each address was validated above, so no violation is reported twice.
        return problems.isEmpty()
                ? validated(ProfileField.WEBSITES, addresses, member.value(), member.path())
                : ChannelSettings.NONE.profile();
    }

    private ProfileUpdate validated(ProfileField field, List<String> values, YamlNode place, String path) {
        ProfileUpdate.Builder builder = ProfileUpdate.builder();
        try {
            return (values.isEmpty() ? builder.clear(field) : builder.set(field, values)).build();
        } catch (InvalidProfileException invalid) {
            invalid.violations().forEach(violation -> problems.add(place, path, rule(violation)));
            return ChannelSettings.NONE.profile();
        }
    }

    /** The message without the name of the field, which the path has. */
    private static String rule(Violation violation) {
        if (violation.rule() == Rule.BLANK && violation.field().isClearable()) {
            return "may not be blank. Write null to clear it";
        }
        return violation.message().substring(violation.field().label().length() + 1);
    }
}
