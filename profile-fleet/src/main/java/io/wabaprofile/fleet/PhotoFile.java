package io.wabaprofile.fleet;

import io.wabaprofile.profile.InvalidPhotoException;
import io.wabaprofile.profile.Photo;
import java.nio.file.Path;

/**
 * A photo as it was when the fleet was loaded. Does not hold the content.
 *
 * @param file the path of the photo
 * @param sha256 the SHA-256 of its content, in lower-case hexadecimal
 */
public record PhotoFile(Path file, String sha256) {

    /**
     * Reads and validates the photo.
     *
     * @throws io.wabaprofile.profile.InvalidPhotoException as {@link Photo#from}
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static PhotoFile of(Path file) {
        return new PhotoFile(file, Photo.from(file).sha256());
    }

    /**
     * Reads the photo again.
     *
     * @throws IllegalStateException if the content has changed since the fleet was loaded
     * @throws InvalidPhotoException as {@link Photo#from}
     */
    public Photo load() {
        Photo photo = Photo.from(file);
        if (!photo.sha256().equals(sha256)) {
            throw new IllegalStateException(
                    "The photo " + file + " has changed since the fleet was loaded. Load the fleet again");
        }
        return photo;
    }
}
