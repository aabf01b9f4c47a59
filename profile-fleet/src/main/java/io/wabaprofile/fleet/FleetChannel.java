package io.wabaprofile.fleet;

import io.wabaprofile.channel.ApiMode;
import io.wabaprofile.channel.KeyReference;
import io.wabaprofile.profile.ProfileUpdate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One channel of a fleet: how to reach its number, and what its profile should be.
 *
 * @param name the name in reports: 1 to 64 letters, digits, hyphens, underscores and dots, starting with a letter or a
 *     digit
 * @param number the phone number, for people; empty if not given
 * @param mode the API
 * @param key the place of the API key; in the mode {@code graph}, of the access token
 * @param graph what the Graph API needs in addition; present if the mode is {@code graph}, otherwise empty
 * @param profile the desired fields; a field that the update keeps is not compared
 * @param photo the desired photo; empty to leave the photo
 */
public record FleetChannel(
        String name,
        Optional<String> number,
        ApiMode mode,
        KeyReference key,
        Optional<GraphAccess> graph,
        ProfileUpdate profile,
        Optional<PhotoFile> photo) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** @throws IllegalArgumentException if the name has another form, or {@code graph} does not fit the mode */
    public FleetChannel {
        if (!isName(name)) {
            throw new IllegalArgumentException("The name of a channel must be 1 to 64 letters, digits, hyphens,"
                    + " underscores and dots, starting with a letter or a digit");
        }
        if (graph.isPresent() != (mode == ApiMode.GRAPH)) {
            throw new IllegalArgumentException("Channel " + name + ": the settings of the Graph API are required in the"
                    + " mode graph, and only there");
        }
    }

    /** A channel of 360dialog without a phone number and a photo. */
    public static FleetChannel of(String name, ApiMode mode, KeyReference key, ProfileUpdate profile) {
        return new FleetChannel(name, Optional.empty(), mode, key, Optional.empty(), profile, Optional.empty());
    }

    /** Whether the text can be the name of a channel. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Returns this channel with another desired profile. */
    public FleetChannel withProfile(ProfileUpdate desired) {
        return new FleetChannel(name, number, mode, key, graph, desired, photo);
    }

    /** Returns this channel with this desired photo. */
    public FleetChannel withPhoto(PhotoFile desired) {
        return new FleetChannel(name, number, mode, key, graph, profile, Optional.of(desired));
    }
}
