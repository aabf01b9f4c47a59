package io.wabaprofile.profile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file to upload: its media type, its length, and content that can be opened several times at any offset. The content
 * of a
 * path or a {@link Content} is not loaded into memory. Immutable.
 */
public final class MediaFile {
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,63}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,63}");
    private static final Pattern NAME = Pattern.compile("(?!\\.\\.?\\z)[^\\p{Cntrl}\"'/\\\\]{1,100}");

    private static final String NEUTRAL_NAME = "file.bin";

    private final String name;
    private final String mediaType;
    private final long length;
    private final @Nullable Instant lastModified;
    private final Content content;

    private MediaFile(String name, String mediaType, long length, @Nullable Instant lastModified, Content content) {
        if (!MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new InvalidMediaException("Invalid media type; use one such as image/jpeg");
        }
        if (length < 1) {
            throw new InvalidMediaException("The file must have at least one byte, but has " + length);
        }
        this.name = name;
        this.mediaType = mediaType;
        this.length = length;
        this.lastModified = lastModified;
        this.content = content;
    }

    /** The source of the bytes. */
    @FunctionalInterface
    public interface Content {
        /**
         * Opens a new stream of the same bytes at an offset between 0 and the length. Called several times, possibly by
         * different threads. The caller closes the stream.
         *
         * @throws ContentChangedException if the content has changed; the stream may also throw it later
         * @throws IOException if the content cannot be read
         */
        InputStream openAt(long offset) throws IOException;
    }

    /**
     * Returns a file with a copy of the bytes.
     *
     * @param mediaType such as {@code application/pdf}
     * @throws InvalidMediaException if the array is empty or the media type is invalid
     */
    public static MediaFile of(byte[] bytes, String mediaType) {
        return ofUnchanging(bytes.clone(), mediaType);
    }

    /** Returns a file with these bytes, without a copy. */
    static MediaFile ofUnchanging(byte[] bytes, String mediaType) {
        return of(bytes.length, mediaType, offset -> {
            int start = Math.toIntExact(offset);
            return new ByteArrayInputStream(bytes, start, bytes.length - start);
        });
    }

    /**
     * Returns a file that is streamed from disk during the upload. If it is replaced or changed before that, reading it
     * fails with {@link ContentChangedException}.
     *
     * @throws InvalidMediaException if the path is not a regular file, the file is empty, or the media type is invalid
     * @throws UncheckedIOException if the attributes of the file cannot be read
     */
    public static MediaFile of(Path file, String mediaType) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidMediaException(whyNoFile(file));
        }
        try {
            PathContent content = new PathContent(file);
            return new MediaFile(
                    NEUTRAL_NAME,
                    mediaType,
                    content.found().size(),
                    content.found().lastModifiedTime().toInstant(),
                    content);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the attributes of the file: " + e, e);
        }
    }

    static String whyNoFile(Path path) {
        Path name = Objects.requireNonNullElse(path.getFileName(), path);
        return name + (Files.exists(path) ? " is not a regular file" : " does not exist");
    }

    /**
     * Returns a file with content of a known length from any source.
     *
     * @throws InvalidMediaException if the length is under 1 or the media type is invalid
     */
    public static MediaFile of(long length, String mediaType, Content content) {
        return new MediaFile(NEUTRAL_NAME, mediaType, length, null, content);
    }

    /**
     * Returns the same file with a name for the platform. The default is {@code file.bin}; a path is not sent.
     *
     * @throws InvalidMediaException unless the name has 1 to 100 characters, no control character, quote or slash, and
     *     is
     *     neither {@code .} nor {@code ..}
     */
    public MediaFile named(String fileName) {
        if (!NAME.matcher(fileName).matches()) {
            throw new InvalidMediaException(
                    "A file name must have 1 to 100 characters, no control character, quote or slash, and must not be . or ..");
        }
        return new MediaFile(fileName, mediaType, length, lastModified, content);
    }

    public String name() {
        return name;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The length in bytes. */
    public long length() {
        return length;
    }

    /** The modification time of a path when this object was created. Empty for other content. */
    public Optional<Instant> lastModified() {
        return Optional.ofNullable(lastModified);
    }

    /**
     * Opens the content as {@link Content#openAt(long)}. The caller closes the stream.
     *
     * @throws IndexOutOfBoundsException if the offset is negative or past the length
     */
    public InputStream openAt(long offset) throws IOException {
        if (offset < 0 || offset > length) {
            throw new IndexOutOfBoundsException("Cannot open a file of " + length + " bytes at offset " + offset);
        }
        return content.openAt(offset);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "MediaFile[%s, %,d bytes]", mediaType, length);
    }
}
