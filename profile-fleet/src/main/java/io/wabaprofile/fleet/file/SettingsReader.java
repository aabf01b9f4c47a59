package io.wabaprofile.fleet.file;

import static io.wabaprofile.fleet.file.ChannelSettings.APP_ID;
import static io.wabaprofile.fleet.file.ChannelSettings.GRAPH_VERSION;
import static io.wabaprofile.fleet.file.ChannelSettings.KEY;
import static io.wabaprofile.fleet.file.ChannelSettings.MODE;
import static io.wabaprofile.fleet.file.ChannelSettings.NUMBER;
import static io.wabaprofile.fleet.file.ChannelSettings.PHONE_NUMBER_ID;
import static io.wabaprofile.fleet.file.ChannelSettings.PHOTO;
import static io.wabaprofile.fleet.file.ChannelSettings.PROFILE;

import io.wabaprofile.channel.ApiMode;
import io.wabaprofile.channel.KeyReference;
import io.wabaprofile.fleet.GraphAccess;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads the settings of a channel and of {@code defaults}. */
final class SettingsReader {
    private static final List<String> OF_DEFAULTS = List.of(MODE, KEY, GRAPH_VERSION, APP_ID, PROFILE, PHOTO);
    private static final List<String> OF_A_CHANNEL =
            List.of(NUMBER, MODE, KEY, PHONE_NUMBER_ID, GRAPH_VERSION, APP_ID, PROFILE, PHOTO);
    private static final List<String> MODES =
            Arrays.stream(ApiMode.values()).map(ApiMode::code).toList();
    private static final String ONE_CHANNEL = "belongs to one channel. Move it from the defaults to the channel";
    private static final Map<String, String> HINTS_FOR_DEFAULTS =
            Map.of(NUMBER, ONE_CHANNEL, PHONE_NUMBER_ID, ONE_CHANNEL);
    private static final Map<String, String> HINTS_FOR_A_CHANNEL = hintsForAChannel();

    private final Problems problems;
    private final Set<String> keySchemes;
    private final FieldsReader profiles;
    private final PhotoFileReader photos;

    SettingsReader(Path directory, Set<String> keySchemes, Problems problems) {
        this.problems = problems;
        this.keySchemes = new TreeSet<>(keySchemes);
        this.profiles = new FieldsReader(problems);
        this.photos = new PhotoFileReader(directory, problems);
    }

    /** A common mistake: a field of the profile beside {@code profile}. */
    private static Map<String, String> hintsForAChannel() {
        return FieldsReader.FIELDS.stream()
                .collect(Collectors.toMap(field -> field, field -> "is a field of the profile. Move it into profile"));
    }

    ChannelSettings defaults(Member defaults) {
        return settings(Members.of(defaults.value(), defaults.path(), OF_DEFAULTS, HINTS_FOR_DEFAULTS, problems));
    }

    ChannelSettings channel(Member channel) {
        return settings(Members.of(channel.value(), channel.path(), OF_A_CHANNEL, HINTS_FOR_A_CHANNEL, problems));
    }

    private ChannelSettings settings(Members members) {
        return new ChannelSettings(
                members,
                members.get(MODE).flatMap(this::mode),
                members.get(KEY).flatMap(this::key),
                graphText(members, GRAPH_VERSION, version -> new GraphAccess("1", version, GraphAccess.APP_OF_TOKEN)),
                graphText(members, APP_ID, app -> new GraphAccess("1", "v1.0", app)),
                members.get(PROFILE).map(profiles::read).orElse(ChannelSettings.NONE.profile()),
                members.get(PHOTO).flatMap(photos::read));
    }

    /** The ID of a number in the Graph API. */
    Optional<String> phoneNumberId(Members members) {
        return graphText(members, PHONE_NUMBER_ID, id -> new GraphAccess(id, "v1.0", GraphAccess.APP_OF_TOKEN));
    }

    private Optional<ApiMode> mode(Member member) {
        Optional<String> text = member.text(problems);
        Optional<ApiMode> mode = text.flatMap(ApiMode::parse);
        if (text.isPresent() && mode.isEmpty()) {
            problems.add(member, "is not a mode" + ErrorText.suggestion(text.get(), MODES));
        }
        return mode;
    }

    /** No message contains the value, which may be a key. */
    private Optional<KeyReference> key(Member member) {
        try {
            Optional<KeyReference> key = member.text(problems).map(KeyReference::parse);
            if (key.isPresent() && !keySchemes.contains(key.get().scheme())) {
                problems.add(member, "has an unknown scheme. Known: " + String.join(", ", keySchemes));
            }
            return key;
        } catch (IllegalArgumentException invalid) {
            problems.add(member, "is refused. " + invalid.getMessage());
            return Optional.empty();
        }
    }

    /** @param check throws an exception whose message starts with the name of the member */
    private Optional<String> graphText(Members members, String name, Consumer<String> check) {
        Optional<Member> member = members.get(name);
        Optional<String> text = member.flatMap(given -> given.text(problems));
        try {
            text.ifPresent(check);
        } catch (IllegalArgumentException invalid) {
            String rule = String.valueOf(invalid.getMessage()).substring(name.length() + 1);
            problems.add(member.orElseThrow(), rule);
        }
        return text;
    }
}
