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
final class FieldsReader {
    private static final List<ProfileField> WRITABLE = ProfileField.all().stream()
            .filter(field -> field != ProfileField.PHOTO)
            .toList();

    static final List<String> FIELDS =
            WRITABLE.stream().map(ProfileField::label).toList();

    private static final Map<String, String> HINTS =
            Map.of(ProfileField.PHOTO.label(), "is a member of the channel. Move it out of profile");

    private final Problems problems;

    FieldsReader(Problems problems) {
        this.problems = problems;
    }

    /** Returns the update, or an empty one after a problem. */
    ProfileUpdate read(Member profile) {
        Members members = Members.of(profile.value(), profile.path(), FIELDS, HINTS, problems);
        ProfileUpdate.Builder update = ProfileUpdate.builder();
        for (ProfileField field : WRITABLE) {
            members.get(field.label())
                    .flatMap(member -> values(field, member))
                    .ifPresent(values -> change(update, field, values));
        }
        try {
            return update.build();
        } catch (InvalidProfileException invalid) {
            invalid.violations().stream()
                    .filter(violation -> !isOfOneWebsite(violation))
                    .forEach(violation ->
                            problems.add(members.get(violation.field().label()).orElseThrow(), rule(violation)));
            members.get(ProfileField.WEBSITES.label()).ifPresent(this::reportEachWebsite);
            return ChannelSettings.NONE.profile();
        }
    }

    private static void change(ProfileUpdate.Builder update, ProfileField field, List<String> values) {
        if (values.isEmpty()) {
            update.clear(field);
        } else {
            update.set(field, values);
        }
    }

    /** Returns the values, which are none if the field is cleared; empty after a problem. */
    private Optional<List<String>> values(ProfileField field, Member member) {
        if (member.value() instanceof Text text && text.isNull()) {
            return Optional.of(List.of());
        }
        if (member.value() instanceof Text text && text.isMissing()) {
            String remedy = field.isClearable() ? "Write null to clear it" : "Remove the line to leave the field";
            problems.add(member, "has no value. " + remedy);
            return Optional.empty();
        }
        return field == ProfileField.WEBSITES
                ? websites(member)
                : member.text(problems).map(text -> List.of(code(field, text)));
    }

    private static String code(ProfileField field, String text) {
        return field == ProfileField.VERTICAL && !text.isBlank()
                ? Vertical.parse(text).code()
                : text;
    }

    private Optional<List<String>> websites(Member member) {
        if (!(member.value() instanceof Items items)) {
            problems.addType(member.value(), member.path(), "a list such as [https://example.com]");
            return Optional.empty();
        }
        if (items.values().isEmpty()) {
            problems.add(member, "has no website. Write null to clear it");
            return Optional.empty();
        }
        List<String> addresses = new ArrayList<>();
        for (Member item : items(member, items)) {
            item.text(problems).ifPresent(addresses::add);
        }
        return addresses.isEmpty() ? Optional.empty() : Optional.of(addresses);
    }

    private static List<Member> items(Member list, Items items) {
        List<Member> members = new ArrayList<>();
        for (YamlNode item : items.values()) {
            members.add(new Member(list.path() + "[" + members.size() + "]", list.key(), item));
        }
        return members;
    }

    private static boolean isOfOneWebsite(Violation violation) {
        return violation.field() == ProfileField.WEBSITES && violation.rule() != Rule.TOO_MANY;
    }

    private void reportEachWebsite(Member websites) {
        if (websites.value() instanceof Items items) {
            items(websites, items).forEach(item -> item.text().ifPresent(text -> report(item, text)));
        }
    }

    private void report(Member website, String text) {
        try {
            ProfileUpdate.builder().websites(text).build();
        } catch (InvalidProfileException invalid) {
            invalid.violations().forEach(violation -> problems.add(website, rule(violation)));
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
