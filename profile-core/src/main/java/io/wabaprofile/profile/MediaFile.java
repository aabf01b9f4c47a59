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
 * Something to upload: its type, its length, and content that can be opened again at any offset. Content from a path or
 * a source is never held in memory.
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
            throw new InvalidMediaException("A media type looks like image/jpeg; this one does not");
        }
        if (length < 1) {
            throw new InvalidMediaException("A file to upload has at least one byte; this one has " + length);
        }
        this.name = name;
        this.mediaType = mediaType;
        this.length = length;
        this.lastModified = lastModified;
        this.content = content;
    }

    /** Where the bytes come from. */
    @FunctionalInterface
    public interface Content {
        /**
         * A new stream of the same bytes, starting at an offset between 0 and the length. May be called several times;
         * the caller closes what it gets.
         *
         * @throws ContentChangedException if it is known not to be the same any more; a stream may find out later
         * @throws IOException if the content cannot be read any more
         */
        InputStream openAt(long offset) throws IOException;
    }

    /**
     * The bytes as they are now (they are copied).
     *
     * @param mediaType such as {@code application/pdf}
     * @throws InvalidMediaException if there are no bytes, or the type is not one
     */
    public static MediaFile of(byte[] bytes, String mediaType) {
        return ofUnchanging(bytes.clone(), mediaType);
    }

    /** Bytes that nobody else can change. */
    static MediaFile ofUnchanging(byte[] bytes, String mediaType) {
        return of(bytes.length, mediaType, offset -> {
            int start = Math.toIntExact(offset);
            return new ByteArrayInputStream(bytes, start, bytes.length - start);
        });
    }

    /**
     * A file, opened when it is sent and read from the disk as it goes. If it is replaced or changed by then, reading it
     * fails with {@link ContentChangedException}.
     *
     * @throws InvalidMediaException if there is no such file, if it is no regular one or an empty one, or if the type is
     *     not one
     * @throws UncheckedIOException if the file's size cannot be read
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
            throw new UncheckedIOException("The file's size could not be read: " + e, e);
        }
    }

    static String whyNoFile(Path path) {
        Path name = Objects.requireNonNullElse(path.getFileName(), path);
        return name + (Files.exists(path) ? " is not a regular file" : " does not exist");
    }

    /**
     * Content of a known length from anywhere.
     *
     * @throws InvalidMediaException if the length is under 1, or the type is not one
     */
    public static MediaFile of(long length, String mediaType, Content content) {
        return new MediaFile(NEUTRAL_NAME, mediaType, length, null, content);
    }

    /**
     * The same file under a name that the platform is told; without one it is told {@code file.bin}, never a path.
     *
     * @throws InvalidMediaException unless the name has 1 to 100 characters and no control, quote or slash, and is neither
     *     {@code .} nor {@code ..}
     */
    public MediaFile named(String fileName) {
        if (!NAME.matcher(fileName).matches()) {
            throw new InvalidMediaException(
                    "A file name has 1 to 100 characters, no control character, quote or slash, and is not . or ..");
        }
        return new MediaFile(fileName, mediaType, length, lastModified, content);
    }

    public String name() {
        return name;
    }

    public String mediaType() {
        return mediaType;
    }

    /** In bytes. */
    public long length() {
        return length;
    }

    /** When the file was last changed, as found when this was made; absent for anything but a path. */
    public Optional<Instant> lastModified() {
        return Optional.ofNullable(lastModified);
    }

    /**
     * As {@link Content#openAt(long)}.
     *
     * @throws IndexOutOfBoundsException if the offset is negative or past the length
     */
    public InputStream openAt(long offset) throws IOException {
        if (offset < 0 || offset > length) {
            throw new IndexOutOfBoundsException("A file of " + length + " bytes cannot be opened at " + offset);
        }
        return content.openAt(offset);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "MediaFile[%s, %,d bytes]", mediaType, length);
    }
}
