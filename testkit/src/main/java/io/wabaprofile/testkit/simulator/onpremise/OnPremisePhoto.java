package io.wabaprofile.testkit.simulator.onpremise;

import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.StoredPhoto;
import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.RequestRefusedException;
import io.wabaprofile.testkit.simulator.response.OnPremiseCode;
import io.wabaprofile.testkit.simulator.response.OnPremiseResponses;
import io.wabaprofile.testkit.simulator.rules.PhotoShapeCheck;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The photo resource of the On-Premise API: raw bytes in either direction, and a link on request. */
final class OnPremisePhoto {
    private static final int LARGEST_KEPT = 64 * 1024 * 1024;

    private final SimulatorRules rules;
    private final OnPremiseResponses responses;
    private final PhotoShapeCheck shape;

    OnPremisePhoto(SimulatorRules rules, OnPremiseResponses responses) {
        this.rules = rules;
        this.responses = responses;
        this.shape = new PhotoShapeCheck(rules);
    }

    ApiResponse handle(SimulatedAccount account, ApiRequest request) throws IOException, RequestRefusedException {
        return switch (request.method()) {
            case "GET" -> read(account, request);
            case "DELETE" -> remove(account);
            default -> change(account, request);
        };
    }

    private ApiResponse read(SimulatedAccount account, ApiRequest request) throws RequestRefusedException {
        StoredPhoto photo = account.state().photo().orElseThrow(this::notSet);
        if (request.query().has("format")) {
            if (request.query().value("format").filter("link"::equals).isPresent()) {
                JsonObject link = JsonObject.of("photo", JsonObject.of("link", photo.url()));
                return ApiResponse.json(200, JsonObject.of("settings", JsonObject.of("profile", link)));
            }
            if (rules.checks(StrictCheck.PHOTO_FORMAT_UNKNOWN)) {
                throw OnPremiseCode.NOT_VALID.refused("Parameter 'format' must be link");
            }
        }
        byte[] bytes = rules.has(Variant.PHOTO_READ_AS_UPLOADED) ? photo.bytes() : photo.thumbnail();
        return ApiResponse.bytes(
                photo.mediaType(),
                rules.has(Variant.PHOTO_IN_BASE64) ? Base64.getEncoder().encode(bytes) : bytes);
    }

    private RequestRefusedException notSet() {
        String details = "Profile photo is not set";
        return rules.has(Variant.NO_PHOTO_IS_400)
                ? OnPremiseCode.NOT_FOUND.refusedWith(400, details)
                : OnPremiseCode.NOT_FOUND.refused(details);
    }

    private ApiResponse remove(SimulatedAccount account) {
        account.removePhoto();
        return responses.done(200);
    }

    private ApiResponse change(SimulatedAccount account, ApiRequest request) throws IOException, RequestRefusedException {
        boolean jpg = request.mediaType().equals("image/jpg") && !rules.has(Variant.IMAGE_JPG_REFUSED);
        String type = jpg ? "image/jpeg" : request.mediaType();
        boolean knownType = type.equals("image/jpeg") || type.equals("image/png");
        if (!knownType && rules.checks(StrictCheck.PHOTO_TYPE_UNKNOWN)) {
            throw OnPremiseCode.NOT_VALID.refused("Content-Type must be image/jpeg or image/png");
        }
        byte[] bytes = request.body()
                .readNBytes(rules.checks(StrictCheck.PHOTO_TOO_LARGE) ? StoredPhoto.MAX_BYTES + 1 : LARGEST_KEPT + 1);
        if (bytes.length == 0 && rules.checks(StrictCheck.PHOTO_EMPTY)) {
            throw OnPremiseCode.MISSING.refused("The photo is empty");
        }
        if (bytes.length > StoredPhoto.MAX_BYTES && rules.checks(StrictCheck.PHOTO_TOO_LARGE)) {
            throw OnPremiseCode.NOT_VALID.refused("The photo is larger than 5 MB");
        }
        if (bytes.length > LARGEST_KEPT) {
            return done();
        }
        Optional<StoredPhoto> photo = StoredPhoto.of(bytes);
        boolean asClaimed = photo.filter(
                        given -> !knownType || given.mediaType().equals(type))
                .isPresent();
        if (bytes.length > 0 && !asClaimed && rules.checks(StrictCheck.PHOTO_UNREADABLE)) {
            throw OnPremiseCode.NOT_VALID.refused("The content is not of the type it claims");
        }
        if (photo.filter(StoredPhoto::isDamaged).isPresent() && rules.checks(StrictCheck.PHOTO_DAMAGED)) {
            throw OnPremiseCode.NOT_VALID.refused("The photo is damaged");
        }
        Optional<String> complaint = photo.flatMap(shape::complaint);
        if (complaint.isPresent()) {
            throw OnPremiseCode.NOT_VALID.refused(complaint.get());
        }
        account.state().commit(UnaryOperator.identity(), photo.orElse(null));
        return done();
    }

    private ApiResponse done() {
        return responses.done(rules.has(Variant.PHOTO_UPDATE_RETURNS_201) ? 201 : 200);
    }
}
