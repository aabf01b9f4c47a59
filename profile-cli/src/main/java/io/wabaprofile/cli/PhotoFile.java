package io.wabaprofile.cli;

import io.wabaprofile.profile.InvalidPhotoException;
import io.wabaprofile.profile.Photo;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A photo on the disk. */
final class PhotoFile {
    private PhotoFile() {}

    /** @throws Refusal if it is not a photo that may be sent, or cannot be read */
    static Photo read(Path file) {
        try {
            return Photo.from(file);
        } catch (InvalidPhotoException invalid) {
            throw new Refusal(Objects.requireNonNullElse(invalid.getMessage(), "The photo is invalid"), invalid);
        } catch (UncheckedIOException failure) {
            throw new Refusal("The file " + file + " could not be read", failure);
        }
    }

    /** Such as {@code image/png, 640 × 640, 6,120 bytes}. */
    static String summary(Photo photo) {
        return String.format(
                Locale.ROOT, "%s, %d × %d, %,d bytes", photo.mediaType(), photo.width(), photo.height(), photo.size());
    }

    static List<String> notes(Photo photo) {
        return photo.advice().stream().map(advice -> "Note: " + advice).toList();
    }
}
