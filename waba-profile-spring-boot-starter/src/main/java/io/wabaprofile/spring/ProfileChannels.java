package io.wabaprofile.spring;

import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.NumberFacts;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import java.util.Set;

/**
 * The gateways of the channels below {@code waba-profile.channels}, by the name of the channel. Thread-safe.
 *
 * <p>Each gateway is also a bean with the name of the channel as its qualifier: {@code @Qualifier("shop")
 * ProfileGateway}. If there is one channel, inject the gateway without a qualifier.
 */
public interface ProfileChannels {

    /** Returns the names of the channels, in the order of the configuration. Unmodifiable. */
    Set<String> names();

    /** @throws IllegalArgumentException if there is no channel with this name; the message contains the known names */
    ProfileGateway profile(String channel);

    /** @throws IllegalArgumentException if there is no channel with this name; the message contains the known names */
    PhotoGateway photo(String channel);

    /**
     * Returns the facts about the number of a Cloud or Graph channel.
     *
     * @throws IllegalArgumentException if there is no channel with this name, or if it is an On-Premise channel
     */
    NumberFacts facts(String channel);

    /**
     * Returns the uploader of a Cloud or Graph channel.
     *
     * @throws IllegalArgumentException if there is no channel with this name, or if it is an On-Premise channel
     */
    MediaUploader uploader(String channel);
}
