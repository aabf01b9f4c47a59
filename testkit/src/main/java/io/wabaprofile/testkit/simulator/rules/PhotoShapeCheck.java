package io.wabaprofile.testkit.simulator.rules;

import io.wabaprofile.profile.InvalidPhotoException;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.testkit.account.StoredPhoto;
import java.util.Optional;

/** Width and height of a photo, which some say are looked at and some not. */
public final class PhotoShapeCheck {
    private static final int LEAST_EDGE = 192;

    private final SimulatorRules rules;

    public PhotoShapeCheck(SimulatorRules rules) {
        this.rules = rules;
    }

    /** In words; empty if the photo is taken as it is. */
    public Optional<String> complaint(StoredPhoto stored) {
        boolean demandsEdge = rules.has(Variant.SMALL_PHOTOS_REFUSED);
        boolean demandsSquare = rules.has(Variant.NON_SQUARE_PHOTOS_REFUSED);
        if (!demandsEdge && !demandsSquare) {
            return Optional.empty();
        }
        try {
            Photo photo = Photo.of(stored.bytes());
            if (demandsEdge && Math.min(photo.width(), photo.height()) < LEAST_EDGE) {
                return Optional.of("The photo is smaller than 192 pixels");
            }
            return demandsSquare && photo.width() != photo.height()
                    ? Optional.of("The photo is not square")
                    : Optional.empty();
        } catch (InvalidPhotoException e) {
            return Optional.of("The photo cannot be measured: " + e.getMessage());
        }
    }
}
