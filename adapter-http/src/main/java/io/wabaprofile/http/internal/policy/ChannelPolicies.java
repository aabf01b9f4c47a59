package io.wabaprofile.http.internal.policy;

import io.wabaprofile.http.internal.request.HeaderCredential;
import io.wabaprofile.profile.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The states of recently used channels, at most {@value #MAX_SIZE}. A credential and a base path identify a channel.
 * Channels with a path share the cool-down of their credential. Keeps a salted fingerprint of the credential instead of
 * the credential. Does not evict a state in use. Thread-safe.
 */
final class ChannelPolicies {
    static final int MAX_SIZE = 20_000;
    private static final long IDLE = Duration.ofMinutes(10).toNanos();
    private static final long EVICTION_INTERVAL = Duration.ofMinutes(1).toNanos();

    private final int callsPerChannel;
    private final LongSupplier nanoTime;
    private final byte[] salt = new byte[16];
    private final ConcurrentHashMap<ChannelKey, ChannelPolicy> states = new ConcurrentHashMap<>();
    private final AtomicLong evictedAt;

    ChannelPolicies(int callsPerChannel, LongSupplier nanoTime) {
        this.callsPerChannel = callsPerChannel;
        this.nanoTime = nanoTime;
        this.evictedAt = new AtomicLong(nanoTime.getAsLong());
        new SecureRandom().nextBytes(salt);
    }

    /** The first 128 bits of the credential's fingerprint, and the base path. */
    private record ChannelKey(long high, long low, String path) {
        /** Returns the key of the credential's own state; null if the path is empty, so that the states are the same. */
        private @Nullable ChannelKey withoutPath() {
            return path.isEmpty() ? null : new ChannelKey(high, low, "");
        }
    }

    /** A channel's state and its credential's cool-down, in use until this object is closed. */
    final class Use implements AutoCloseable {
        private final ChannelKey channel;
        private final @Nullable ChannelKey sharedCredential;
        private final ChannelPolicy state;
        private final CoolDowns coolDowns;

        private Use(ChannelKey channel) {
            this.channel = channel;
            this.sharedCredential = channel.withoutPath();
            this.state = enter(channel);
            this.coolDowns = new CoolDowns(
                    state.coolDown, sharedCredential == null ? state.coolDown : enter(sharedCredential).coolDown);
        }

        ChannelPolicy state() {
            return state;
        }

        CoolDowns coolDowns() {
            return coolDowns;
        }

        @Override
        public void close() {
            leave(channel);
            if (sharedCredential != null) {
                leave(sharedCredential);
            }
            evictIfDue(nanoTime.getAsLong());
        }
    }

    private ChannelPolicy enter(ChannelKey channel) {
        return states.compute(
                channel, (key, present) -> used(present == null ? new ChannelPolicy(callsPerChannel) : present, 1));
    }

    private void leave(ChannelKey channel) {
        states.computeIfPresent(channel, (key, present) -> used(present, -1));
    }

    private ChannelPolicy used(ChannelPolicy present, int change) {
        present.users += change;
        present.usedAt = nanoTime.getAsLong();
        return present;
    }

    Use use(HeaderCredential credential, String path) {
        MessageDigest digest = Sha256.newDigest();
        digest.update(salt);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(credential.secret().getBytes(StandardCharsets.UTF_8)));
        return new Use(new ChannelKey(hash.getLong(), hash.getLong(), path));
    }

    int size() {
        return states.size();
    }

    private void evictIfDue(long now) {
        long last = evictedAt.get();
        boolean full = states.size() > MAX_SIZE;
        if ((full || now - last > EVICTION_INTERVAL) && evictedAt.compareAndSet(last, now)) {
            evict(now - IDLE, 0);
            evict(now, MAX_SIZE * 9 / 10);
        }
    }

    /** Evicts states that were last used at an instant or before, until {@code keep} states are left. */
    private void evict(long instant, int keep) {
        for (ChannelKey channel : states.keySet()) {
            if (states.size() <= keep) {
                return;
            }
            states.computeIfPresent(
                    channel, (key, state) -> state.users == 0 && state.usedAt - instant <= 0 ? null : state);
        }
    }
}
