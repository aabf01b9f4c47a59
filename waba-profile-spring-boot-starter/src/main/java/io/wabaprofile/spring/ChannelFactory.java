package io.wabaprofile.spring;

import io.wabaprofile.http.Credentials;
import io.wabaprofile.http.KeySource;
import io.wabaprofile.spring.ConfiguredChannels.Gateways;
import io.wabaprofile.spring.WabaProfileProperties.Channel;
import io.wabaprofile.spring.WabaProfileProperties.Mode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Creates the gateways of the configured channels, after checking each property and each key. */
record ChannelFactory(KeySource keys, Map<Mode, Function<ChannelSetup, Gateways>> modes) {
    static final String CHANNELS = WabaProfileProperties.PREFIX + ".channels";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final String REFERENCE_FORM =
            "Write where the key is, such as env:D360_API_KEY or file:/run/secrets/shop.";

    /**
     * A channel whose name and key are valid.
     *
     * @param property the prefix of its properties
     */
    record ChannelSetup(String property, Channel channel, Credentials credentials) {}

    ProfileChannels create(Map<String, Channel> channels) {
        Map<String, Gateways> created = new LinkedHashMap<>();
        channels.forEach((name, channel) -> created.put(name, gateways(name, channel)));
        return new ConfiguredChannels(created);
    }

    private Gateways gateways(String name, Channel channel) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidPropertyException(
                    CHANNELS,
                    "the channel name '" + name + "' is not 1 to 64 letters, digits, hyphens and underscores.",
                    "Rename the channel.");
        }
        String property = CHANNELS + "." + name;
        Function<ChannelSetup, Gateways> mode = modes.get(channel.mode());
        if (mode == null) {
            throw new InvalidPropertyException(
                    property + ".mode",
                    "the On-Premise adapter is not on the class path.",
                    "Add the dependency io.wabaprofile:adapter-onpremise, or set the mode to cloud.");
        }
        if (channel.mode() != Mode.GRAPH) {
            refuseGraphProperty(property + ".phone-number-id", channel.phoneNumberId());
            refuseGraphProperty(property + ".app-id", channel.appId());
        }
        return mode.apply(new ChannelSetup(property, channel, credentials(property + ".key", channel)));
    }

    private static void refuseGraphProperty(String property, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            throw new InvalidPropertyException(
                    property,
                    "is for the mode graph only; the key of a 360dialog channel belongs to one number.",
                    "Remove it, or set the mode to graph.");
        }
    }

    private Credentials credentials(String property, Channel channel) {
        String reference = channel.key();
        if (reference == null || reference.isBlank()) {
            throw new InvalidPropertyException(property, "is not set.", REFERENCE_FORM);
        }
        try {
            Credentials credentials =
                    channel.mode() == Mode.GRAPH ? keys.accessToken(reference) : keys.credentials(reference);
            credentials.current();
            return credentials;
        } catch (IllegalArgumentException invalid) {
            throw new InvalidPropertyException(property, invalid.getMessage() + ".", REFERENCE_FORM, invalid);
        } catch (IllegalStateException missing) {
            throw new InvalidPropertyException(
                    property, missing.getMessage() + ".", "Provide the key there, or change the reference.", missing);
        }
    }
}
