package io.wabaprofile.testkit.account;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file while it arrives: always digested, kept only up to 8 MiB. Not safe for use by several threads. */
public final class IncomingFile {
    public static final List<String> MEDIA_TYPES =
            List.of("application/pdf", "image/jpeg", "image/jpg", "image/png", "video/mp4");

    private static final int KEPT_AT_MOST = 8 * 1024 * 1024;

    private final String name;
    private final String mediaType;
    private final long length;
    private MessageDigest digest = Digests.sha256();
    private long received;
    private byte @Nullable [] kept;

    /** The platform's sentence about a type that it does not take. */
    public static String complaintAbout(String mediaType) {
        return "(#100) Param file_type must be one of {" + String.join(", ", MEDIA_TYPES) + "} - got \"" + mediaType
                + "\"";
    }

    public IncomingFile(String name, String mediaType, long length) {
        this.name = name;
        this.mediaType = mediaType;
        this.length = length;
        this.kept = length <= KEPT_AT_MOST ? new byte[0] : null;
    }

    public long length() {
        return length;
    }

    public long received() {
        return received;
    }

    public boolean hasRoomFor(long more) {
        return more <= length - received;
    }

    public void append(byte[] piece, int from, int count) {
        if (!hasRoomFor(count)) {
            throw new IllegalStateException("A file grew over its length");
        }
        digest.update(piece, from, count);
        byte[] before = kept;
        if (before != null) {
            int end = (int) received + count;
            byte[] roomy = end <= before.length
                    ? before
                    : Arrays.copyOf(before, (int) Math.min(length, Math.max(end, 2L * before.length)));
            System.arraycopy(piece, from, roomy, (int) received, count);
            kept = roomy;
        }
        received += count;
    }

    /** A point to come back to. */
    public Mark mark() {
        return new Mark(received, Digests.copyOf(digest));
    }

    public void backTo(Mark mark) {
        received = mark.received();
        digest = Digests.copyOf(mark.digest());
    }

    public record Mark(long received, MessageDigest digest) {}

    /** Returns the file as it was at the mark. */
    ReceivedUpload at(Mark mark, long bytesReceived) {
        byte[] all = kept;
        Optional<byte[]> bytes =
                all == null ? Optional.empty() : Optional.of(Arrays.copyOf(all, (int) mark.received()));
        return new ReceivedUpload(
                name,
                mediaType,
                length,
                mark.received(),
                Digests.hex(Digests.copyOf(mark.digest()).digest()),
                bytes,
                bytesReceived);
    }

    /** Releases the memory of the content. */
    void discardContent() {
        kept = null;
    }

    public String name() {
        return name;
    }

    public String mediaType() {
        return mediaType;
    }
}
