package io.wabaprofile.upload;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** The documents of the upload endpoints. They may contain secrets, so their {@code toString} is redacted. */
final class UploadMessages {
    private UploadMessages() {}

    record SessionResponse(@Nullable String id) {
        @Override
        public String toString() {
            return "SessionResponse(****)";
        }
    }

    /** @param h the handle */
    record HandleResponse(@Nullable String h) {
        @Override
        public String toString() {
            return "HandleResponse(****)";
        }
    }

    /** @param fileOffset the number of bytes that the server has received; a number, or a text of some servers */
    record OffsetResponse(
            @JsonProperty("file_offset") @Nullable Object fileOffset) {
        @Override
        public String toString() {
            return "OffsetResponse(****)";
        }
    }
}
