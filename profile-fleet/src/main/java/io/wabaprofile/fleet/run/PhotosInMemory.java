package io.wabaprofile.fleet.run;

import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.fleet.PhotoLock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Forgets the sources of photos when the process ends. */
final class PhotosInMemory implements PhotoLock {
    private final Map<String, String> photos = new ConcurrentHashMap<>();

    @Override
    public Optional<String> sha256(FleetChannel channel) {
        return Optional.ofNullable(photos.get(channel.name()));
    }

    @Override
    public void record(FleetChannel channel, String sha256) {
        photos.put(channel.name(), sha256);
    }
}
