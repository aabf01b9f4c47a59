package io.wabaprofile.upload;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long an upload and its attempts may take, and what it does beside sending. */
record UploadSettings(long slowestBytesPerSecond, @Nullable Duration limit, int attempts, boolean hashing) {
    static final UploadSettings DEFAULT = new UploadSettings(50_000, null, 10, true);

    private static final Duration SHORTEST_ATTEMPT = Duration.ofSeconds(10);
    private static final Duration SHORTEST_UPLOAD = Duration.ofMinutes(2);

    UploadSettings minimumSpeed(long bytesPerSecond) {
        if (bytesPerSecond < 1) {
            throw new IllegalArgumentException("minimumSpeed is at least 1 byte per second; it is " + bytesPerSecond);
        }
        return new UploadSettings(bytesPerSecond, limit, attempts, hashing);
    }

    UploadSettings uploadLimit(Duration forAll) {
        if (forAll.isNegative() || forAll.isZero()) {
            throw new IllegalArgumentException("uploadLimit is longer than nothing; it is " + forAll);
        }
        return new UploadSettings(slowestBytesPerSecond, forAll, attempts, hashing);
    }

    UploadSettings maxAttempts(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("maxAttempts is at least 1; it is " + most);
        }
        return new UploadSettings(slowestBytesPerSecond, limit, most, hashing);
    }

    UploadSettings withoutHashing() {
        return new UploadSettings(slowestBytesPerSecond, limit, attempts, false);
    }

    Duration uploadLimit(long bytes) {
        return limit == null ? atLeast(SHORTEST_UPLOAD, bytes) : limit;
    }

    Duration attemptLimit(long bytes) {
        return atLeast(SHORTEST_ATTEMPT, bytes);
    }

    private Duration atLeast(Duration shortest, long bytes) {
        Duration slowest = Duration.ofSeconds(bytes / slowestBytesPerSecond);
        return slowest.compareTo(shortest) > 0 ? slowest : shortest;
    }
}
