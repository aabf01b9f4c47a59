package io.wabaprofile.spring;

import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.NumberFacts;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The channels of the properties. */
final class ConfiguredChannels implements ProfileChannels {
    private final Map<String, Gateways> channels;

    ConfiguredChannels(Map<String, Gateways> channels) {
        this.channels = Collections.unmodifiableMap(new LinkedHashMap<>(channels));
    }

    /**
     * @param uploader absent for an On-Premise channel
     * @param facts absent for an On-Premise channel
     */
    record Gateways(
            ProfileGateway profile,
            PhotoGateway photo,
            @Nullable MediaUploader uploader,
            @Nullable NumberFacts facts) {}

    @Override
    public Set<String> names() {
        return channels.keySet();
    }

    @Override
    public ProfileGateway profile(String channel) {
        return get(channel).profile();
    }

    @Override
    public PhotoGateway photo(String channel) {
        return get(channel).photo();
    }

    @Override
    public MediaUploader uploader(String channel) {
        return offered(channel, get(channel).uploader(), "has no resumable uploads. Use photo(\"" + channel + "\").");
    }

    @Override
    public NumberFacts facts(String channel) {
        return offered(channel, get(channel).facts(), "offers no facts about a number.");
    }

    private static <T> T offered(String channel, @Nullable T port, String reason) {
        if (port == null) {
            throw new IllegalArgumentException(
                    "The channel '" + channel + "' is registered in the On-Premise API, which " + reason);
        }
        return port;
    }

    private Gateways get(String channel) {
        Gateways gateways = channels.get(channel);
        if (gateways == null) {
            throw new IllegalArgumentException("There is no channel '" + channel + "' below "
                    + WabaProfileProperties.PREFIX + ".channels. Known channels: "
                    + (channels.isEmpty() ? "none" : String.join(", ", channels.keySet())));
        }
        return gateways;
    }

    @Override
    public String toString() {
        return "ProfileChannels" + names();
    }
}
