package io.wabaprofile.cloud;

import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.http.internal.PictureClient;
import io.wabaprofile.http.internal.request.Channel;
import io.wabaprofile.http.internal.request.Deadline;
import io.wabaprofile.port.PhotoReader;
import io.wabaprofile.profile.DownloadedPhoto;
import io.wabaprofile.profile.ProfileField;
import java.util.Optional;
import java.util.Set;

/** Reads the address of the photo in the profile, then downloads the photo. */
final class CloudPhotoReader implements PhotoReader {
    private static final Set<ProfileField> PHOTO = Set.of(ProfileField.PHOTO);

    private final ApiClient<CloudApi> client;
    private final Channel channel;
    private final PictureClient pictures;

    CloudPhotoReader(ApiClient<CloudApi> client, Channel channel, PictureClient pictures) {
        this.client = client;
        this.channel = channel;
        this.pictures = pictures;
    }

    @Override
    public Optional<DownloadedPhoto> read() {
        Deadline deadline = client.deadline();
        return client.read(
                        CloudProfileGateway.FETCH
                                .forChannel(channel)
                                .target(CloudTranslator.target(channel, PHOTO))
                                .deadline(deadline),
                        (api, call) -> CloudTranslator.profile(api.profile(call), PHOTO))
                .photoUrl()
                .map(address -> pictures.download("cloud", address, deadline));
    }
}
