package io.wabaprofile.onpremise;

import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.http.internal.CallKind;
import io.wabaprofile.http.internal.Channel;
import io.wabaprofile.http.internal.Safety;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.profile.Photo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;

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
        client.call(REPLACE_PHOTO.on(channel).withBody(() -> body(photo)), (api, call) -> {
            api.replacePhoto(photo.mediaType(), call);
            return photo;
        });
    }

    /** Reads the photo where it stands, for a copy of it would cost as much as all else of the call. */
    private static BodyPublisher body(Photo photo) {
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> content(photo)), photo.size());
    }

    private static InputStream content(Photo photo) {
        try {
            return photo.asMediaFile().openAt(0);
        } catch (IOException e) {
            throw new UncheckedIOException("A photo is held in memory", e);
        }
    }
}
