package io.wabaprofile.cli;

import io.wabaprofile.profile.InvalidMediaException;
import io.wabaprofile.profile.MediaFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file on the disk that is to be uploaded. */
final class UploadFile {
    private UploadFile() {}

    /**
     * @param type of the file, if it is known already
     * @throws Refusal if it cannot be uploaded
     */
    static MediaFile of(Path file, @Nullable String type) {
        if (!Files.isRegularFile(file)) {
            throw new Refusal(file + (Files.exists(file) ? " is not a regular file" : " does not exist"), null);
        }
        try {
            return MediaFile.of(file, type == null ? sniffed(file) : type);
        } catch (InvalidMediaException unusable) {
            throw new Refusal(file + ": " + unusable.getMessage(), unusable);
        } catch (IOException | UncheckedIOException failure) {
            throw new Refusal("The file " + file + " could not be read", failure);
        }
    }

    private static String sniffed(Path file) throws IOException {
        return FileSignature.mediaType(file)
                .orElseThrow(() -> new Refusal(
                        file + " is neither JPEG, PNG, PDF nor MP4 by its first bytes; name its type with --type",
                        null));
    }
}
