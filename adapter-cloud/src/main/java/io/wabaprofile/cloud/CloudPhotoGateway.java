package io.wabaprofile.cloud;

import io.wabaprofile.cloud.CloudMessages.PhotoUpdate;
import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.http.internal.request.Channel;
import io.wabaprofile.http.internal.request.Endpoint;
import io.wabaprofile.http.internal.request.RequestSpec;
import io.wabaprofile.http.internal.request.RetrySafety;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.RemoteError;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.profile.Photo;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Uploads the photo, then sets its handle in the profile. If the platform rejects the handle, uploads once more. */
final class CloudPhotoGateway implements PhotoGateway {
    private static final Endpoint REPLACE_PHOTO =
            new Endpoint("cloud", Operation.REPLACE_PHOTO, RetrySafety.WRITE_REPEATED_ONCE);

    private final ApiClient<CloudApi> client;
    private final Channel channel;
    private final MediaUploader uploader;
    private final UploadObserver observer;

    CloudPhotoGateway(ApiClient<CloudApi> client, Channel channel, MediaUploader uploader, UploadObserver observer) {
        this.client = client;
        this.channel = channel;
        this.uploader = uploader;
        this.observer = observer;
    }

    @Override
    public void replace(Photo photo) {
        try {
            uploadAndSet(photo);
        } catch (Rejected rejected) {
            if (!isInvalidHandle(rejected)) {
                throw rejected;
            }
            uploadAndSetAgain(photo, rejected.outcome());
        }
    }

    /** @param first whether the first handle may have been applied by an attempt whose response was lost */
    private void uploadAndSetAgain(Photo photo, Outcome first) {
        try {
            uploadAndSet(photo);
        } catch (GatewayException failure) {
            throw first == Outcome.UNKNOWN ? failure.withOutcome(Outcome.UNKNOWN) : failure;
        }
    }

    private static boolean isInvalidHandle(Rejected rejected) {
        String text =
                rejected.remoteError().map(RemoteError::toString).orElse("").toLowerCase(Locale.ROOT);
        return text.contains("handle") && (text.contains("invalid") || text.contains("expired"));
    }

    private void uploadAndSet(Photo photo) {
        byte[] verbatim = uploader.upload(photo.asMediaFile(), observer).verbatim();
        String handle = new String(verbatim, StandardCharsets.US_ASCII);
        RequestSpec request = REPLACE_PHOTO
                .forChannel(channel)
                .target(CloudTranslator.target(channel))
                .redacting(handle);
        handle.lines().forEach(request::redacting);
        client.call(request, (api, call) -> {
            CloudTranslator.check(api.replacePhoto(new PhotoUpdate(handle), call));
            return photo;
        });
    }
}
