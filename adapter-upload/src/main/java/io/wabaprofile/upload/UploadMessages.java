package io.wabaprofile.upload;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** The documents of the upload endpoints. All hold a secret, so none prints. */
final class UploadMessages {
    private UploadMessages() {}

    record SessionResponse(@Nullable String id) {
        @Override
        public String toString() {
            return "SessionResponse(****)";
        }
    }

    /** The handle stands in {@code h}. */
    record HandleResponse(@Nullable String h) {
        @Override
        public String toString() {
            return "HandleResponse(****)";
        }
    }

    /** How many bytes have arrived: a number in the documentation, a text at some servers. */
    record OffsetResponse(
            @JsonProperty("file_offset") @Nullable Object fileOffset) {
        @Override
        public String toString() {
            return "OffsetResponse(****)";
        }
    }
}
