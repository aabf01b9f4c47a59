package io.wabaprofile.cloud;

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

/** Uploads the picture, then names its handle in the profile. A handle that is not taken gets one successor. */
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
            uploadAndName(photo);
        } catch (Rejected refused) {
            if (!isAboutTheHandle(refused)) {
                throw refused;
            }
            uploadAndNameAgain(photo, refused.outcome());
        }
    }

    /** @param first whether the first handle may have been applied, by a request whose response was lost */
    private void uploadAndNameAgain(Photo photo, Outcome first) {
        try {
            uploadAndName(photo);
        } catch (GatewayException failure) {
            throw first == Outcome.UNKNOWN ? failure.withOutcome(Outcome.UNKNOWN) : failure;
        }
    }

    private static boolean isAboutTheHandle(Rejected refused) {
        String words =
                refused.remoteError().map(RemoteError::toString).orElse("").toLowerCase(Locale.ROOT);
        return words.contains("handle") && (words.contains("invalid") || words.contains("expired"));
    }

    private void uploadAndName(Photo photo) {
        byte[] verbatim = uploader.upload(photo.asMediaFile(), observer).verbatim();
        String handle = new String(verbatim, StandardCharsets.US_ASCII);
        RequestSpec naming = REPLACE_PHOTO.forChannel(channel).redacting(handle);
        handle.lines().forEach(naming::redacting);
        client.call(naming, (api, call) -> {
            CloudTranslator.check(api.update(CloudTranslator.photo(handle), call));
            return photo;
        });
    }
}
