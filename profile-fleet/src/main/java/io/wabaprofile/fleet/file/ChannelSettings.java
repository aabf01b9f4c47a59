package io.wabaprofile.fleet.file;

import io.wabaprofile.channel.ApiMode;
import io.wabaprofile.channel.KeyReference;
import io.wabaprofile.fleet.PhotoFile;
import io.wabaprofile.profile.ProfileUpdate;
import java.util.Optional;

/**
 * The members that a channel and {@code defaults} may have. An invalid value is empty, and is a problem already.
 *
 * @param members all members as they are written
 */
record ChannelSettings(
        Members members,
        Optional<ApiMode> mode,
        Optional<KeyReference> key,
        Optional<String> graphVersion,
        Optional<String> appId,
        ProfileUpdate profile,
        Optional<PhotoFile> photo) {
    static final String NUMBER = "number";
    static final String MODE = "mode";
    static final String KEY = "key";
    static final String PHONE_NUMBER_ID = "phoneNumberId";
    static final String GRAPH_VERSION = "graphVersion";
    static final String APP_ID = "appId";
    static final String PROFILE = "profile";
    static final String PHOTO = "photo";

    static final ChannelSettings NONE = new ChannelSettings(
            Members.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ProfileUpdate.builder().build(),
            Optional.empty());

    /** Returns these settings, and those of the defaults that are not given here. The members remain. */
    ChannelSettings over(ChannelSettings defaults) {
        return new ChannelSettings(
                members,
                mode.or(() -> members.has(MODE) ? mode : defaults.mode),
                key.or(() -> members.has(KEY) ? key : defaults.key),
                graphVersion.or(() -> defaults.graphVersion),
                appId.or(() -> defaults.appId),
                defaults.profile.merge(profile),
                photo.or(() -> defaults.photo));
    }
}
