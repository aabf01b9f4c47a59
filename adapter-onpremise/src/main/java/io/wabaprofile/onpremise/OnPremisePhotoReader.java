package io.wabaprofile.onpremise;

import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.http.internal.PictureClient;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.CallOptions;
import io.wabaprofile.http.internal.request.Channel;
import io.wabaprofile.http.internal.request.Deadline;
import io.wabaprofile.http.internal.request.Endpoint;
import io.wabaprofile.http.internal.request.RetrySafety;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.PhotoReader;
import io.wabaprofile.profile.DownloadedPhoto;
import io.wabaprofile.profile.Photo;
import java.util.Optional;

/** Reads the photo from the server. If the server responds with JSON in place of the photo, downloads it by its address. */
final class OnPremisePhotoReader implements PhotoReader {
    private static final Endpoint DOWNLOAD_PHOTO =
            new Endpoint("onpremise", Operation.DOWNLOAD_PHOTO, RetrySafety.READ, OnPremiseApi.RATE);

    /** A photo in Base64, with a line break of two characters after each 76. */
    private static final int MAX_RESPONSE = Photo.MAX_BYTES / 3 * 4 * 78 / 76 + 100;

    private final ApiClient<OnPremiseApi> client;
    private final Channel channel;
    private final PictureClient pictures;

    OnPremisePhotoReader(ApiClient<OnPremiseApi> client, Channel channel, PictureClient pictures) {
        this.client = client;
        this.channel = channel;
        this.pictures = pictures;
    }

    private record PhotoResponse(Optional<DownloadedPhoto> photo, boolean isJson) {
        private static final PhotoResponse NO_PHOTO = new PhotoResponse(Optional.empty(), false);
        private static final PhotoResponse JSON = new PhotoResponse(Optional.empty(), true);
    }

    @Override
    public Optional<DownloadedPhoto> read() {
        Deadline deadline = client.deadline();
        PhotoResponse response = client.call(
                DOWNLOAD_PHOTO.forChannel(channel).deadline(deadline).responseLimit(MAX_RESPONSE),
                OnPremisePhotoReader::photo);
        return response.isJson() ? download(deadline) : response.photo();
    }

    private static PhotoResponse photo(OnPremiseApi api, CallOptions call) {
        try {
            byte[] body = api.photo(call);
            return isObject(body)
                    ? PhotoResponse.JSON
                    : new PhotoResponse(Optional.of(OnPremiseTranslator.downloaded(body)), false);
        } catch (AttemptFailure failure) {
            if (failure.isNotFound()) {
                return PhotoResponse.NO_PHOTO;
            }
            throw failure;
        }
    }

    /** Whether the first character that is not white space begins a JSON object. */
    private static boolean isObject(byte[] body) {
        for (byte character : body) {
            if (character > ' ' || character < 0) {
                return character == '{';
            }
        }
        return false;
    }

    private Optional<DownloadedPhoto> download(Deadline deadline) {
        return client.read(
                        OnPremiseProfileGateway.FETCH_PHOTO
                                .forChannel(channel)
                                .deadline(deadline)
                                .target(OnPremiseApi.PHOTO_LINK),
                        OnPremiseProfileGateway::photo)
                .photoUrl()
                .map(address -> pictures.download("onpremise", address, deadline));
    }
}
