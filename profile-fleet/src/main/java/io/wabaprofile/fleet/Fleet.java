package io.wabaprofile.fleet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The desired profiles of many channels. Each channel has another name. Immutable. */
public final class Fleet {
    private final Map<String, FleetChannel> channels;

    private Fleet(Map<String, FleetChannel> channels) {
        this.channels = channels;
    }

    /** @throws IllegalArgumentException if two channels have the same name */
    public static Fleet of(Collection<FleetChannel> channels) {
        Map<String, FleetChannel> named = new LinkedHashMap<>();
        for (FleetChannel channel : channels) {
            if (named.put(channel.name(), channel) != null) {
                throw new IllegalArgumentException("Two channels have the name " + channel.name());
            }
        }
        return new Fleet(Collections.unmodifiableMap(named));
    }

    /** The channels in their order. */
    public List<FleetChannel> channels() {
        return new ArrayList<>(channels.values());
    }

    /** The channel with this name. */
    public Optional<FleetChannel> channel(String name) {
        return Optional.ofNullable(channels.get(name));
    }

    public int size() {
        return channels.size();
    }

    /**
     * Returns a SHA-256 over the channels in lower-case hexadecimal. Two fleets with the same channels in the same order
     * have the same digest, whatever files they come from.
     */
    public String digest() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (FleetChannel channel : channels.values()) {
                sha256.update(canonical(channel).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    /** Each part with its length, so that two channels have the same text only if they are equal. */
    private static String canonical(FleetChannel channel) {
        List<String> parts = new ArrayList<>();
        parts.add(channel.name());
        parts.add(channel.mode().code());
        parts.add(channel.key().toString());
        parts.add(channel.number().orElse(""));
        channel.graph()
                .ifPresent(graph -> Collections.addAll(parts, graph.phoneNumberId(), graph.version(), graph.appId()));
        channel.profile().fields().forEach(field -> {
            parts.add(field.label());
            parts.add(String.valueOf(channel.profile().values(field).size()));
            parts.addAll(channel.profile().values(field));
        });
        parts.add(channel.photo().map(PhotoFile::sha256).orElse(""));
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.length()).append(':').append(part));
        return text.append('\n').toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fleet that && channels().equals(that.channels());
    }

    @Override
    public int hashCode() {
        return channels.hashCode();
    }

    @Override
    public String toString() {
        return "Fleet[" + channels.size() + " channels]";
    }
}
