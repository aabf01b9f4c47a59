package io.wabaprofile.testkit.simulator.rules;

import io.wabaprofile.profile.InvalidPhotoException;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.testkit.account.StoredPhoto;
import java.util.Optional;

/** Checks width and height of a photo if a variant requires it. */
public final class PhotoShapeCheck {
    private static final int MIN_EDGE = 192;

    private final SimulatorRules rules;

    public PhotoShapeCheck(SimulatorRules rules) {
        this.rules = rules;
    }

    /** Returns the error message; empty if the photo is accepted. */
    public Optional<String> error(StoredPhoto stored) {
        boolean checksEdge = rules.has(Variant.SMALL_PHOTOS_REFUSED);
        boolean checksSquare = rules.has(Variant.NON_SQUARE_PHOTOS_REFUSED);
        if (!checksEdge && !checksSquare) {
            return Optional.empty();
        }
        try {
            Photo photo = Photo.of(stored.bytes());
            if (checksEdge && Math.min(photo.width(), photo.height()) < MIN_EDGE) {
                return Optional.of("The photo is smaller than 192 pixels");
            }
            return checksSquare && photo.width() != photo.height()
                    ? Optional.of("The photo is not square")
                    : Optional.empty();
        } catch (InvalidPhotoException e) {
            return Optional.of("The size of the photo cannot be read: " + e.getMessage());
        }
    }
}
