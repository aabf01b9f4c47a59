package io.wabaprofile.onpremise;

import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.http.internal.request.Channel;
import io.wabaprofile.http.internal.request.Endpoint;
import io.wabaprofile.http.internal.request.RetrySafety;
import io.wabaprofile.http.internal.request.StreamedBody;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.profile.Photo;

/** Replaces the photo with one request. */
final class OnPremisePhotoGateway implements PhotoGateway {
    private static final Endpoint REPLACE_PHOTO =
            new Endpoint("onpremise", Operation.REPLACE_PHOTO, RetrySafety.IDEMPOTENT_WRITE, OnPremiseApi.RATE);

    private final ApiClient<OnPremiseApi> client;
    private final Channel channel;

    OnPremisePhotoGateway(ApiClient<OnPremiseApi> client, Channel channel) {
        this.client = client;
        this.channel = channel;
    }

    @Override
    public void replace(Photo photo) {
        client.call(REPLACE_PHOTO.forChannel(channel).body(StreamedBody.of(photo.asMediaFile())), (api, call) -> {
            api.replacePhoto(photo.mediaType(), call);
            return photo;
        });
    }
}
