package io.wabaprofile.testkit.account;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A complete upload with its handle.
 *
 * @param used whether an update has used the handle to set a photo
 */
public record CompleteUpload(ReceivedUpload file, String handle, Instant completedAt, AtomicBoolean used) {

    public boolean isOlderThan(Duration age, Instant now) {
        return !completedAt.isAfter(now.minus(age));
    }

    CompleteUpload withoutBytes() {
        return new CompleteUpload(file.withoutBytes(), handle, completedAt, used);
    }

    @Override
    public String toString() {
        return "CompleteUpload[" + file + "]";
    }
}
