package io.wabaprofile.http.internal.policy;

import io.wabaprofile.http.internal.request.HeaderCredential;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The states of the channels that were used lately, at most {@value #BOUND} of them. A channel is a credential and a base
 * path. The credential is kept as a salted fingerprint only. A state in use is not forgotten.
 */
final class ChannelStates {
    static final int BOUND = 20_000;
    private static final long IDLE = Duration.ofMinutes(10).toNanos();
    private static final long SWEEP_INTERVAL = Duration.ofMinutes(1).toNanos();

    private final int callsPerChannel;
    private final LongSupplier nanoTime;
    private final byte[] salt = new byte[16];
    private final Object identity = new Object();
    private final ConcurrentHashMap<ChannelKey, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicLong sweptAt;

    ChannelStates(int callsPerChannel, LongSupplier nanoTime) {
        this.callsPerChannel = callsPerChannel;
        this.nanoTime = nanoTime;
        this.sweptAt = new AtomicLong(nanoTime.getAsLong());
        new SecureRandom().nextBytes(salt);
    }

    private record Fingerprint(long high, long low) {}

    private record ChannelKey(Fingerprint credential, String path) {}

    private static final class Entry {
        private final ChannelState state;
        private int users;
        private long usedAt;

        private Entry(ChannelState state, long now) {
            this.state = state;
            this.usedAt = now;
        }
    }

    /** A state that is in use until it is closed. */
    final class Use implements AutoCloseable {
        private final ChannelKey channel;
        private final ChannelState state;

        private Use(ChannelKey channel, ChannelState state) {
            this.channel = channel;
            this.state = state;
        }

        ChannelState state() {
            return state;
        }

        @Override
        public void close() {
            long now = nanoTime.getAsLong();
            entries.computeIfPresent(channel, (key, entry) -> {
                entry.users--;
                entry.usedAt = now;
                return entry;
            });
            sweepIfDue(now);
        }
    }

    Use use(HeaderCredential credential, String path) {
        ChannelKey channel =
                new ChannelKey((Fingerprint) credential.fingerprint(identity, () -> fingerprint(credential)), path);
        long now = nanoTime.getAsLong();
        Entry used = entries.compute(channel, (key, present) -> {
            Entry entry = present == null ? new Entry(new ChannelState(callsPerChannel), now) : present;
            entry.users++;
            entry.usedAt = now;
            return entry;
        });
        return new Use(channel, used.state);
    }

    int size() {
        return entries.size();
    }

    private void sweepIfDue(long now) {
        long last = sweptAt.get();
        boolean full = entries.size() > BOUND;
        if ((full || now - last > SWEEP_INTERVAL) && sweptAt.compareAndSet(last, now)) {
            forget(now - IDLE, 0);
            forget(now, BOUND * 9 / 10);
        }
    }

    /** Forgets what was not used since an instant, as long as more than some are left. */
    private void forget(long instant, int keep) {
        for (ChannelKey channel : entries.keySet()) {
            if (entries.size() <= keep) {
                return;
            }
            entries.computeIfPresent(
                    channel, (key, entry) -> entry.users == 0 && entry.usedAt - instant <= 0 ? null : entry);
        }
    }

    private Fingerprint fingerprint(HeaderCredential credential) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            ByteBuffer hash = ByteBuffer.wrap(digest.digest(credential.value().getBytes(StandardCharsets.UTF_8)));
            return new Fingerprint(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
