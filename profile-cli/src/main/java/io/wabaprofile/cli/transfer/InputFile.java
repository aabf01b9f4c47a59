package io.wabaprofile.cli.transfer;

import io.wabaprofile.cli.output.InputException;
import io.wabaprofile.profile.InvalidMediaException;
import io.wabaprofile.profile.InvalidPhotoException;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.Photo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Opens the files that a command sends. */
public final class InputFile {
    private InputFile() {}

    /** The last element of a path. */
    public static String name(Path file) {
        return Objects.requireNonNullElse(file.getFileName(), file).toString();
    }

    /** @throws InputException if the file is not a photo that may be sent, or cannot be read */
    public static Photo photo(Path file) {
        try {
            return Photo.from(file);
        } catch (InvalidPhotoException invalid) {
            String message = String.valueOf(invalid.getMessage());
            throw new InputException(message.startsWith(file.toString()) ? message : file + ": " + message, invalid);
        } catch (UncheckedIOException failure) {
            throw unreadable(file, failure);
        }
    }

    /**
     * @param type the media type; null to detect it from the first bytes
     * @throws InputException if the file cannot be uploaded
     */
    public static MediaFile media(Path file, @Nullable String type) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + (Files.exists(file) ? " is not a regular file" : " does not exist"), null);
        }
        try {
            return MediaFile.of(file, type == null ? detectedType(file) : type);
        } catch (InvalidMediaException invalid) {
            throw new InputException(file + ": " + invalid.getMessage(), invalid);
        } catch (IOException | UncheckedIOException failure) {
            throw unreadable(file, failure);
        }
    }

    private static String detectedType(Path file) throws IOException {
        return FileSignature.mediaType(file)
                .orElseThrow(() -> new InputException(
                        "Cannot detect the media type of " + file
                                + ": its first bytes are not those of a JPEG, PNG, PDF or MP4. Name the type with --type.",
                        null));
    }

    private static InputException unreadable(Path file, Exception failure) {
        return new InputException(
                "Cannot read the file " + file + ". Check that it exists and its permissions.", failure);
    }
}
