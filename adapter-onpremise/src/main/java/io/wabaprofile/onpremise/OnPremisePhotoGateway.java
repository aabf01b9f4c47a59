package io.wabaprofile.onpremise;

import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.http.internal.CallKind;
import io.wabaprofile.http.internal.Channel;
import io.wabaprofile.http.internal.RequestBody;
import io.wabaprofile.http.internal.Safety;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.profile.Photo;

/** Sends the picture itself. */
final class OnPremisePhotoGateway implements PhotoGateway {
    private static final CallKind REPLACE_PHOTO =
            new CallKind("onpremise", Operation.REPLACE_PHOTO, Safety.IDEMPOTENT_WRITE, OnPremiseApi.RATE);

    private final ApiClient<OnPremiseApi> client;
    private final Channel channel;

    OnPremisePhotoGateway(ApiClient<OnPremiseApi> client, Channel channel) {
        this.client = client;
        this.channel = channel;
    }

    @Override
    public void replace(Photo photo) {
        client.call(REPLACE_PHOTO.on(channel).withBody(RequestBody.of(photo.asMediaFile())), (api, call) -> {
            api.replacePhoto(photo.mediaType(), call);
            return photo;
        });
    }
}
