package io.wabaprofile.fleet.file;

import io.wabaprofile.channel.ApiMode;
import io.wabaprofile.channel.KeyReference;
import io.wabaprofile.fleet.Fleet;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.number.DirectoryEntry;
import io.wabaprofile.profile.ProfileUpdate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes a fleet from the channels of a {@link io.wabaprofile.port.ChannelDirectory}. */
public final class DirectoryImport {
    private static final int LONGEST_NAME = 64;

    private DirectoryImport() {}

    /**
     * Returns one channel per entry, in the same order, without desired fields.
     *
     * <ul>
     *   <li>The name consists of the digits of the phone number. Without a phone number, it is the id, with hyphens in
     *       place of characters that a name cannot have. A repeated name gets a suffix such as {@code -2}.
     *   <li>The number is the phone number as the platform writes it. The second channel with the same digits has none,
     *       because a fleet file may declare a number once.
     *   <li>The mode is {@code cloud}: an entry has no fact about the API.
     *   <li>The key is {@code env:D360_KEY_} and the id in capitals, with underscores in place of other characters than
     *       letters and digits. A directory contains no keys. A repeated key reference gets a suffix such as {@code _2}.
     * </ul>
     */
    public static Fleet of(List<DirectoryEntry> entries) {
        Set<String> names = new HashSet<>();
        Set<String> keys = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        List<FleetChannel> channels = new ArrayList<>();
        for (DirectoryEntry entry : entries) {
            String digits = entry.phoneNumber().map(DirectoryImport::digits).orElse("");
            String key = "D360_KEY_" + entry.id().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
            channels.add(new FleetChannel(
                    unused(name(digits.isEmpty() ? entry.id() : digits), "-", names),
                    numbers.add(digits) ? entry.phoneNumber() : Optional.empty(),
                    ApiMode.CLOUD,
                    new KeyReference("env", unused(key, "_", keys)),
                    Optional.empty(),
                    ProfileUpdate.builder().build(),
                    Optional.empty()));
        }
        return Fleet.of(channels);
    }

    private static String digits(String phoneNumber) {
        return phoneNumber.replaceAll("[^0-9]", "");
    }

    private static String name(String text) {
        String name = text.replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("^[._-]+", "");
        String shortened = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        return shortened.isEmpty() ? "channel" : shortened;
    }

    private static String unused(String text, String separator, Set<String> used) {
        String candidate = text;
        for (int i = 2; !used.add(candidate); i++) {
            String suffix = separator + i;
            candidate = text.substring(0, Math.min(text.length(), LONGEST_NAME - suffix.length())) + suffix;
        }
        return candidate;
    }
}
