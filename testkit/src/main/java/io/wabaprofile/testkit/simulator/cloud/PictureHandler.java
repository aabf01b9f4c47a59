package io.wabaprofile.testkit.simulator.cloud;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.account.ChannelRegistry;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.StoredPhoto;
import io.wabaprofile.testkit.simulator.http.ApiHandler;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.util.Optional;

/**
 * Handles the picture host: each channel's current photo at its signed URL, without a key. The URL of a photo that was
 * replaced has expired.
 */
public final class PictureHandler implements ApiHandler {
    private final ChannelRegistry channels;
    private final SimulatorRules rules;

    public PictureHandler(ChannelRegistry channels, SimulatorRules rules) {
        this.channels = channels;
        this.rules = rules;
    }

    @Override
    public Optional<Operation> operation(ApiRequest request) {
        return request.is("GET") && request.path().startsWith(StoredPhoto.PICTURE_PATH)
                ? Optional.of(Operation.DOWNLOAD_PHOTO)
                : Optional.empty();
    }

    @Override
    public SimulatedAccount account(ApiRequest request) throws ErrorResponseException {
        return channels.all().stream()
                .filter(account -> account.state()
                        .photoUrl()
                        .filter(url -> url.endsWith(request.target()))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new ErrorResponseException(plain(403, "URL signature expired")));
    }

    @Override
    public ApiResponse handle(SimulatedAccount account, ApiRequest request) throws ErrorResponseException {
        StoredPhoto photo = account.state()
                .photo()
                .orElseThrow(() -> new ErrorResponseException(plain(403, "URL signature expired")));
        return ApiResponse.bytes(
                photo.mediaType(), rules.has(Variant.PHOTO_READ_AS_UPLOADED) ? photo.bytes() : photo.thumbnail());
    }

    @Override
    public ApiResponse throttled(ChannelHealth.Throttling throttling) {
        return plain(429, "Too many requests");
    }

    @Override
    public ApiResponse forbidden() {
        return plain(403, "URL signature expired");
    }

    @Override
    public ApiResponse down() {
        return plain(503, "Service unavailable");
    }

    @Override
    public ApiResponse tooLarge() {
        return plain(413, "Request too large");
    }

    private static ApiResponse plain(int status, String text) {
        return ApiResponse.text(status, "text/plain", text);
    }
}
