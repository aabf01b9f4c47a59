package io.wabaprofile.port;

import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * An upload that can be resumed later or in another process. Contains the platform's session ID and data to recognize
 * the file. Contains no key. A program that has the session ID can append to the upload, so treat a session and its
 * token as secrets. {@link #toString} contains neither. Immutable.
 *
 * <p>Store the {@link #token()} where only you can read it. The lifetime of a session is not documented.
 */
public final class UploadSession {
    private static final String FORM = "waba-upload-1.";
    private static final int LONGEST_TOKEN = 8 * 1024;
    private static final int DIGEST = 32;

    private final byte[] id;
    private final String mediaType;
    private final long length;
    private final @Nullable Instant lastModified;
    private final Instant openedAt;
    private final long checkpoint;
    private final byte[] prefixSha256;

    private UploadSession(
            byte[] id,
            String mediaType,
            long length,
            @Nullable Instant lastModified,
            Instant openedAt,
            long checkpoint,
            byte[] prefixSha256) {
        this.id = id;
        this.mediaType = mediaType;
        this.length = length;
        this.lastModified = lastModified;
        this.openedAt = openedAt;
        this.checkpoint = checkpoint;
        this.prefixSha256 = prefixSha256;
    }

    /**
     * Returns a session without a checkpoint. For implementations of {@link MediaUploader}.
     *
     * @param id the platform's session ID in ASCII
     */
    public static UploadSession opened(byte[] id, MediaFile file, Instant now) {
        return new UploadSession(
                id.clone(),
                file.mediaType(),
                file.length(),
                file.lastModified().orElse(null),
                now,
                0,
                Sha256.of(new byte[0]));
    }

    /**
     * Returns the same session with a checkpoint. For implementations of {@link MediaUploader}.
     *
     * @param prefixSha256 the SHA-256 of the first {@code offset} bytes
     * @throws IllegalArgumentException if the offset is not within the file, or the SHA-256 does not have 32 bytes
     */
    public UploadSession checkpointAt(long offset, byte[] prefixSha256) {
        if (offset < 0 || offset > length || prefixSha256.length != DIGEST) {
            throw new IllegalArgumentException("A checkpoint must be within the file and have a SHA-256 of 32 bytes");
        }
        return new UploadSession(id, mediaType, length, lastModified, openedAt, offset, prefixSha256.clone());
    }

    /** Returns a new copy of the platform's session ID. For implementations of {@link MediaUploader}. */
    public byte[] id() {
        return id.clone();
    }

    /** The media type of the file. */
    public String mediaType() {
        return mediaType;
    }

    /** The length of the file in bytes. */
    public long length() {
        return length;
    }

    /** The modification time of the file at the start of the upload. Empty for content without one. */
    public Optional<Instant> lastModified() {
        return Optional.ofNullable(lastModified);
    }

    /** The time of this machine at which the session was opened. */
    public Instant openedAt() {
        return openedAt;
    }

    /**
     * The offset up to which the file was hashed: {@link #prefixSha256()} is the hash of this many bytes from the start of
     * the file. The platform may have more or fewer bytes. A resumed upload asks the platform for its offset.
     */
    public long checkpoint() {
        return checkpoint;
    }

    /** Returns a new copy of the SHA-256 of the bytes up to the checkpoint: 32 bytes. */
    public byte[] prefixSha256() {
        return prefixSha256.clone();
    }

    /** Whether the file has the length and the media type of this session, and the same modification time if both have
     * one. Reads no content.
     */
    public boolean matches(MediaFile file) {
        boolean sameTime = lastModified == null
                || file.lastModified().map(lastModified::equals).orElse(true);
        return file.length() == length && file.mediaType().equals(mediaType) && sameTime;
    }

    /** Returns a new copy of the session as one line of visible ASCII under 8 KiB. {@link #of(byte[])} parses it. */
    public byte[] token() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(id.length);
            out.write(id);
            out.writeUTF(mediaType);
            out.writeLong(length);
            out.writeBoolean(lastModified != null);
            write(lastModified == null ? Instant.EPOCH : lastModified, out);
            write(openedAt, out);
            out.writeLong(checkpoint);
            out.write(prefixSha256);
            out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to memory", e);
        }
        String text = FORM + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Parses a {@link #token()}. Ignores leading and trailing white space.
     *
     * @throws IllegalArgumentException if the token is malformed or incomplete; the message does not contain the token
     */
    public static UploadSession of(byte[] token) {
        String text = token.length > LONGEST_TOKEN ? "" : new String(token, StandardCharsets.US_ASCII).strip();
        if (!text.startsWith(FORM)) {
            throw new IllegalArgumentException("Not a token of an upload session; it must start with " + FORM);
        }
        try {
            return read(Base64.getUrlDecoder().decode(text.substring(FORM.length())));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("The token of the upload session is damaged or incomplete");
        }
    }

    private static UploadSession read(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte[] id = in.readNBytes(in.readUnsignedShort());
            String mediaType = in.readUTF();
            long length = in.readLong();
            boolean timed = in.readBoolean();
            Instant lastModified = readInstant(in);
            Instant openedAt = readInstant(in);
            long checkpoint = in.readLong();
            byte[] prefixSha256 = in.readNBytes(DIGEST);
            if (in.readLong() != checksum(bytes, bytes.length - Long.BYTES) || in.available() > 0) {
                throw new IOException("wrong checksum");
            }
            return new UploadSession(
                    id, mediaType, length, timed ? lastModified : null, openedAt, checkpoint, prefixSha256);
        }
    }

    private static void write(Instant time, DataOutputStream out) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    private static Instant readInstant(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    private static long checksum(byte[] bytes, int count) {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, count);
        return sum.getValue();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UploadSession that && MessageDigest.isEqual(token(), that.token());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(token());
    }

    @Override
    public String toString() {
        return "UploadSession(****)";
    }
}
