package io.wabaprofile.port;

import io.wabaprofile.profile.MediaFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * An upload that has begun, to be gone on with later, by another process if need be: what the platform calls it, and how
 * to know the file again. It holds no key, but whoever has it can add to the upload, so it counts as a secret: it shows as
 * nothing in text.
 *
 * <p>Keep its {@link #token()} where only you can read it. How long a platform remembers a session is not documented.
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
     * For an uploader: a session without a checkpoint yet.
     *
     * @param id what the platform calls it, in ASCII
     */
    public static UploadSession opened(byte[] id, MediaFile file, Instant now) {
        return new UploadSession(
                id.clone(),
                file.mediaType(),
                file.length(),
                file.lastModified().orElse(null),
                now,
                0,
                sha256Of(new byte[0]));
    }

    /**
     * For an uploader: the same session, with the file's first bytes on record.
     *
     * @param prefixSha256 of the first {@code offset} bytes
     */
    public UploadSession checkpointAt(long offset, byte[] prefixSha256) {
        if (offset < 0 || offset > length || prefixSha256.length != DIGEST) {
            throw new IllegalArgumentException("A checkpoint lies within the file and has a SHA-256 of 32 bytes");
        }
        return new UploadSession(id, mediaType, length, lastModified, openedAt, offset, prefixSha256.clone());
    }

    /** For an uploader, to put into its request. A new copy each time. */
    public byte[] id() {
        return id.clone();
    }

    /** As the platform was told. */
    public String mediaType() {
        return mediaType;
    }

    /** Of the whole file, in bytes. */
    public long length() {
        return length;
    }

    /** Of the file when the upload began; absent for content that knows no such time. */
    public Optional<Instant> lastModified() {
        return Optional.ofNullable(lastModified);
    }

    public Instant openedAt() {
        return openedAt;
    }

    /** How many of the file's first bytes {@link #prefixSha256()} covers. The platform usually holds more than these. */
    public long checkpoint() {
        return checkpoint;
    }

    /** Of the bytes up to the checkpoint; 32 bytes, a new copy each time. */
    public byte[] prefixSha256() {
        return prefixSha256.clone();
    }

    /** Whether length, type and, where both have one, the time of the last change are the file's. Reads no content. */
    public boolean matches(MediaFile file) {
        boolean sameTime = lastModified == null
                || file.lastModified().map(lastModified::equals).orElse(true);
        return file.length() == length && file.mediaType().equals(mediaType) && sameTime;
    }

    /** One line of visible ASCII, under 8 KiB, that {@link #of(byte[])} reads again. A new copy each time. */
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
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        String text = FORM + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads a {@link #token()}; blanks and line ends around it do no harm.
     *
     * @throws IllegalArgumentException if it is none, or not a whole one; the message does not repeat it
     */
    public static UploadSession of(byte[] token) {
        String text = token.length > LONGEST_TOKEN ? "" : new String(token, StandardCharsets.US_ASCII).strip();
        if (!text.startsWith(FORM)) {
            throw new IllegalArgumentException("This is not the token of an upload; one starts with " + FORM);
        }
        try {
            return read(Base64.getUrlDecoder().decode(text.substring(FORM.length())));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("The token of the upload is damaged or cut off");
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

    private static byte[] sha256Of(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
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
