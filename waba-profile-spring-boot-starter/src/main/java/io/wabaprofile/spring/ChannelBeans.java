package io.wabaprofile.spring;

import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.NumberFacts;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;

/** Factory methods of the beans that {@link ChannelBeanRegistrar} registers. */
final class ChannelBeans {
    private ChannelBeans() {}

    static ProfileGateway profile(ProfileChannels channels, String name) {
        return channels.profile(name);
    }

    static PhotoGateway photo(ProfileChannels channels, String name) {
        return channels.photo(name);
    }

    static NumberFacts facts(ProfileChannels channels, String name) {
        return channels.facts(name);
    }

    static MediaUploader uploader(ProfileChannels channels, String name) {
        return channels.uploader(name);
    }
}
