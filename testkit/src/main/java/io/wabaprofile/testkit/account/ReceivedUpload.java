package io.wabaprofile.testkit.account;

import java.util.Locale;
import java.util.Optional;

/**
 * The part of an uploaded file that the platform has received.
 *
 * @param name the file name from the request that opened the upload; empty if the request had no name
 * @param mediaType the media type from the request that opened the upload
 * @param length the length of the complete file, in bytes
 * @param offset the number of the file's first bytes that have arrived; {@code length} if the upload is complete
 * @param sha256 the SHA-256 of the bytes that have arrived, in lower-case hexadecimal
 * @param bytes the bytes that have arrived; absent if the file is over 8 MiB, or if later uploads needed the memory
 * @param bytesReceived the number of bytes in all requests; more than {@code offset} if bytes were lost or sent twice
 */
public record ReceivedUpload(
        String name,
        String mediaType,
        long length,
        long offset,
        String sha256,
        Optional<byte[]> bytes,
        long bytesReceived) {

    @Override
    public Optional<byte[]> bytes() {
        return bytes.map(byte[]::clone);
    }

    public boolean isComplete() {
        return offset == length;
    }

    int bytesStored() {
        return bytes.map(stored -> stored.length).orElse(0);
    }

    ReceivedUpload withoutBytes() {
        return new ReceivedUpload(name, mediaType, length, offset, sha256, Optional.empty(), bytesReceived);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "ReceivedUpload[%s, %s, %,d of %,d bytes]", name, mediaType, offset, length);
    }
}
