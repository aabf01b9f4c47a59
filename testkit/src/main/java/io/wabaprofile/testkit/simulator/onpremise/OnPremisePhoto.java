package io.wabaprofile.testkit.simulator.onpremise;

import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.StoredPhoto;
import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
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

/** Handles the photo endpoint of the On-Premise API: photos as raw bytes, or as a link. */
final class OnPremisePhoto {
    private static final int MAX_STORED = 64 * 1024 * 1024;

    private final SimulatorRules rules;
    private final OnPremiseResponses responses;
    private final PhotoShapeCheck shape;

    OnPremisePhoto(SimulatorRules rules, OnPremiseResponses responses) {
        this.rules = rules;
        this.responses = responses;
        this.shape = new PhotoShapeCheck(rules);
    }

    ApiResponse handle(SimulatedAccount account, ApiRequest request) throws IOException, ErrorResponseException {
        return switch (request.method()) {
            case "GET" -> read(account, request);
            case "DELETE" -> {
                account.removePhoto();
                yield responses.updated(200);
            }
            default -> update(account, request);
        };
    }

    private ApiResponse read(SimulatedAccount account, ApiRequest request) throws ErrorResponseException {
        StoredPhoto photo = account.state()
                .photo()
                .orElseThrow(() -> OnPremiseCode.NOT_FOUND.error(
                        rules.has(Variant.NO_PHOTO_IS_400) ? 400 : 404, "Profile photo is not set"));
        if (request.query().has("format")) {
            if (request.query().value("format").filter("link"::equals).isPresent()) {
                JsonObject link = JsonObject.of(
                        "photo",
                        JsonObject.of("link", account.state().photoUrl().orElseThrow()));
                return ApiResponse.json(200, JsonObject.of("settings", JsonObject.of("profile", link)));
            }
            require(
                    false,
                    StrictCheck.PHOTO_FORMAT_UNKNOWN,
                    OnPremiseCode.NOT_VALID,
                    "Parameter 'format' must be link");
        }
        byte[] bytes = rules.has(Variant.PHOTO_READ_AS_UPLOADED) ? photo.bytes() : photo.thumbnail();
        return ApiResponse.bytes(
                photo.mediaType(),
                rules.has(Variant.PHOTO_IN_BASE64) ? Base64.getEncoder().encode(bytes) : bytes);
    }

    private ApiResponse update(SimulatedAccount account, ApiRequest request)
            throws IOException, ErrorResponseException {
        boolean jpg = request.mediaType().equals("image/jpg") && !rules.has(Variant.IMAGE_JPG_REFUSED);
        String type = jpg ? "image/jpeg" : request.mediaType();
        boolean knownType = type.equals("image/jpeg") || type.equals("image/png");
        require(
                knownType,
                StrictCheck.PHOTO_TYPE_UNKNOWN,
                OnPremiseCode.NOT_VALID,
                "Content-Type must be image/jpeg or image/png");
        byte[] bytes = request.body()
                .readNBytes(rules.checks(StrictCheck.PHOTO_TOO_LARGE) ? StoredPhoto.MAX_BYTES + 1 : MAX_STORED + 1);
        require(bytes.length > 0, StrictCheck.PHOTO_EMPTY, OnPremiseCode.MISSING, "The photo is empty");
        require(
                bytes.length <= StoredPhoto.MAX_BYTES,
                StrictCheck.PHOTO_TOO_LARGE,
                OnPremiseCode.NOT_VALID,
                "The photo is larger than 5 MB");
        Optional<StoredPhoto> photo = bytes.length > MAX_STORED ? Optional.empty() : StoredPhoto.of(bytes);
        boolean matches =
                photo.isPresent() && (!knownType || photo.get().mediaType().equals(type));
        require(
                matches || bytes.length == 0 || bytes.length > MAX_STORED,
                StrictCheck.PHOTO_UNREADABLE,
                OnPremiseCode.NOT_VALID,
                "The content is not of the type it claims");
        if (rules.checks(StrictCheck.PHOTO_DAMAGED)
                && photo.filter(StoredPhoto::isDamaged).isPresent()) {
            throw OnPremiseCode.NOT_VALID.error("The photo is damaged");
        }
        Optional<String> error = photo.flatMap(shape::error);
        if (error.isPresent()) {
            throw OnPremiseCode.NOT_VALID.error(error.get());
        }
        account.state().commit(UnaryOperator.identity(), photo.orElse(null));
        return responses.updated(rules.has(Variant.PHOTO_UPDATE_RETURNS_201) ? 201 : 200);
    }

    private void require(boolean valid, StrictCheck check, OnPremiseCode code, String details)
            throws ErrorResponseException {
        rules.require(valid, check, () -> code.error(details));
    }
}
