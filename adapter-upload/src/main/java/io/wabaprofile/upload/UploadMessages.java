package io.wabaprofile.upload;

import org.jspecify.annotations.Nullable;

/** The documents of the upload endpoints. Both hold a secret, so neither prints. */
final class UploadMessages {
    private UploadMessages() {}

    record Session(@Nullable String id) {
        @Override
        public String toString() {
            return "Session(****)";
        }
    }

    /** The handle stands in {@code h}. */
    record Finished(@Nullable String h) {
        @Override
        public String toString() {
            return "Finished(****)";
        }
    }
}
