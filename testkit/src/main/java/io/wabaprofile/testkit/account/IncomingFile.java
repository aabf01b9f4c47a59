package io.wabaprofile.testkit.account;

import io.wabaprofile.profile.Sha256;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file during its upload: its digest, and its content up to 8 MiB. Not safe for use by several threads. */
public final class IncomingFile {
    public static final List<String> MEDIA_TYPES =
            List.of("application/pdf", "image/jpeg", "image/jpg", "image/png", "video/mp4");

    private static final int MAX_STORED = 8 * 1024 * 1024;

    private final String name;
    private final String mediaType;
    private final long length;
    private MessageDigest digest = Sha256.newDigest();
    private long received;
    private byte @Nullable [] stored;

    /** Returns the platform's error text for a media type that it does not accept. */
    public static String unsupportedTypeMessage(String mediaType) {
        return "(#100) Param file_type must be one of {" + String.join(", ", MEDIA_TYPES) + "} - got \"" + mediaType
                + "\"";
    }

    public IncomingFile(String name, String mediaType, long length) {
        this.name = name;
        this.mediaType = mediaType;
        this.length = length;
        this.stored = length <= MAX_STORED ? new byte[0] : null;
    }

    String name() {
        return name;
    }

    String mediaType() {
        return mediaType;
    }

    long length() {
        return length;
    }

    long received() {
        return received;
    }

    /** @throws IllegalStateException if the file becomes longer than its length */
    void append(byte[] bytes, int from, int count) {
        if (count > length - received) {
            throw new IllegalStateException("The file exceeds its length of " + length + " bytes");
        }
        digest.update(bytes, from, count);
        byte[] buffer = stored;
        if (buffer != null) {
            int end = (int) received + count;
            if (end > buffer.length) {
                buffer = Arrays.copyOf(buffer, (int) Math.min(length, Math.max(end, 2L * buffer.length)));
            }
            System.arraycopy(bytes, from, buffer, (int) received, count);
            stored = buffer;
        }
        received += count;
    }

    /** Returns the current position, for {@link #resetTo}. */
    Mark mark() {
        return new Mark(received, Sha256.copyOf(digest));
    }

    void resetTo(Mark mark) {
        received = mark.received();
        digest = Sha256.copyOf(mark.digest());
    }

    record Mark(long received, MessageDigest digest) {}

    /** Returns the file as it was at the mark. */
    ReceivedUpload at(Mark mark, long bytesReceived) {
        return new ReceivedUpload(
                name,
                mediaType,
                length,
                mark.received(),
                HexFormat.of().formatHex(Sha256.copyOf(mark.digest()).digest()),
                Optional.ofNullable(stored).map(bytes -> Arrays.copyOf(bytes, (int) mark.received())),
                bytesReceived);
    }

    /** Releases the memory of the content. */
    void discardContent() {
        stored = null;
    }
}
