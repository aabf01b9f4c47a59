package io.wabaprofile.upload;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The time limits, the number of attempts and the hashing of an upload. */
record UploadSettings(
        long slowestBytesPerSecond, @Nullable Duration limit, Duration stallLimit, int attempts, boolean hashing) {
    static final UploadSettings DEFAULT = new UploadSettings(50_000, null, Duration.ofMinutes(1), 10, true);

    private static final Duration SHORTEST_ATTEMPT = Duration.ofSeconds(10);
    private static final Duration SHORTEST_UPLOAD = Duration.ofMinutes(2);

    UploadSettings minimumSpeed(long bytesPerSecond) {
        if (bytesPerSecond < 1) {
            throw new IllegalArgumentException(
                    "minimumSpeed must be at least 1 byte per second, but is " + bytesPerSecond);
        }
        return new UploadSettings(bytesPerSecond, limit, stallLimit, attempts, hashing);
    }

    UploadSettings uploadLimit(Duration forAll) {
        requirePositive(forAll, "uploadLimit");
        return new UploadSettings(slowestBytesPerSecond, forAll, stallLimit, attempts, hashing);
    }

    UploadSettings stallLimit(Duration still) {
        requirePositive(still, "stallLimit");
        return new UploadSettings(slowestBytesPerSecond, limit, still, attempts, hashing);
    }

    private static void requirePositive(Duration time, String name) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(name + " must be positive, but is " + time);
        }
    }

    UploadSettings maxAttempts(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("maxAttempts must be at least 1, but is " + most);
        }
        return new UploadSettings(slowestBytesPerSecond, limit, stallLimit, most, hashing);
    }

    UploadSettings withoutHashing() {
        return new UploadSettings(slowestBytesPerSecond, limit, stallLimit, attempts, false);
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
