package io.wabaprofile.testkit.account;

import java.util.Locale;
import java.util.Optional;

/**
 * A file that a client uploads, as far as it has arrived.
 *
 * @param name as the client gave it when it opened the upload; empty if it gave none
 * @param mediaType as the client gave it when it opened the upload
 * @param length of the whole file, in bytes
 * @param offset the number of the file's first bytes that have arrived; {@code length} if the upload is complete
 * @param sha256 of the bytes that have arrived, in lower-case hexadecimal
 * @param bytes that have arrived; absent if the file is over 8 MiB, or if later uploads needed the memory
 * @param bytesReceived the bytes of all requests together: more than {@code offset} if some were lost or sent twice
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

    int bytesKept() {
        return bytes.map(kept -> kept.length).orElse(0);
    }

    ReceivedUpload withoutBytes() {
        return new ReceivedUpload(name, mediaType, length, offset, sha256, Optional.empty(), bytesReceived);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "ReceivedUpload[%s, %s, %,d of %,d bytes]", name, mediaType, offset, length);
    }
}
