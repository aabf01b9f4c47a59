package io.wabaprofile.testkit.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A file that arrived whole. */
public final class ReceivedUpload {
    private final String name;
    private final String mediaType;
    private final long length;
    private final String sha256;
    private final String handle;
    private final byte @Nullable [] bytes;
    private final long bytesReceived;
    private final Instant completedAt;
    private final AtomicBoolean used;

    public ReceivedUpload(
            String name,
            String mediaType,
            long length,
            String sha256,
            String handle,
            byte @Nullable [] bytes,
            long bytesReceived,
            Instant completedAt) {
        this(name, mediaType, length, sha256, handle, bytes, bytesReceived, completedAt, new AtomicBoolean());
    }

    private ReceivedUpload(
            String name,
            String mediaType,
            long length,
            String sha256,
            String handle,
            byte @Nullable [] bytes,
            long bytesReceived,
            Instant completedAt,
            AtomicBoolean used) {
        this.name = name;
        this.mediaType = mediaType;
        this.length = length;
        this.sha256 = sha256;
        this.handle = handle;
        this.bytes = bytes;
        this.bytesReceived = bytesReceived;
        this.completedAt = completedAt;
        this.used = used;
    }

    /** As the client gave it when it opened the upload; empty if it gave none. */
    public String name() {
        return name;
    }

    /** As the client gave it when it opened the upload. */
    public String mediaType() {
        return mediaType;
    }

    /** In bytes. */
    public long length() {
        return length;
    }

    /** Of the content, in lower-case hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** The content. Absent if it is over 8 MiB, or if the account had to make room for later uploads. */
    public Optional<byte[]> bytes() {
        return Optional.ofNullable(bytes).map(byte[]::clone);
    }

    /** The bytes of all its requests together: over {@link #length()} by those that were lost or came twice. */
    public long bytesReceived() {
        return bytesReceived;
    }

    public String handle() {
        return handle;
    }

    public boolean isOlderThan(Duration age, Instant now) {
        return !completedAt.isAfter(now.minus(age));
    }

    /** Whether its handle has set a picture. */
    public boolean isUsed() {
        return used.get();
    }

    public void use() {
        used.set(true);
    }

    public int bytesKept() {
        return bytes == null ? 0 : bytes.length;
    }

    public ReceivedUpload withoutBytes() {
        return new ReceivedUpload(name, mediaType, length, sha256, handle, null, bytesReceived, completedAt, used);
    }

    @Override
    public String toString() {
        return String.format("ReceivedUpload[%s, %s, %,d bytes]", name, mediaType, length);
    }
}
