package io.wabaprofile.testkit.account;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file of which not everything has arrived, as it stood when it was asked for. */
public final class UnfinishedUpload {
    private final String name;
    private final String mediaType;
    private final long length;
    private final long offset;
    private final String sha256;
    private final byte @Nullable [] bytes;
    private final long bytesReceived;

    public UnfinishedUpload(
            String name,
            String mediaType,
            long length,
            long offset,
            String sha256,
            byte @Nullable [] bytes,
            long bytesReceived) {
        this.name = name;
        this.mediaType = mediaType;
        this.length = length;
        this.offset = offset;
        this.sha256 = sha256;
        this.bytes = bytes;
        this.bytesReceived = bytesReceived;
    }

    /** As the client gave it when it opened the upload; empty if it gave none. */
    public String name() {
        return name;
    }

    /** As the client gave it when it opened the upload. */
    public String mediaType() {
        return mediaType;
    }

    /** Of the whole file, in bytes. */
    public long length() {
        return length;
    }

    /** How many of the file's first bytes the platform holds. */
    public long offset() {
        return offset;
    }

    /** Of the bytes up to the offset, in lower-case hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** The content up to the offset. Absent if the whole file is over 8 MiB. */
    public Optional<byte[]> bytes() {
        return Optional.ofNullable(bytes).map(byte[]::clone);
    }

    /** The bytes of all its requests together: over {@link #offset()} by those that were lost or came twice. */
    public long bytesReceived() {
        return bytesReceived;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "UnfinishedUpload[%s, %s, %,d of %,d bytes]", name, mediaType, offset, length);
    }
}
