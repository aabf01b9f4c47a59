package io.wabaprofile.upload;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.profile.MediaFile;
import java.net.URI;
import java.nio.file.Path;

/** Uploads one file from a process of its own, so that its heap can be kept small. */
final class LargeUploadClient {
    private LargeUploadClient() {}

    public static void main(String[] arguments) {
        try (ApiConnection connection = ApiConnection.to(URI.create(arguments[0]))
                .allowPlainHttpOnLoopback()
                .build()) {
            UploadAdapter.connect(connection)
                    .uploader(ApiKey.of(System.getenv("D360_API_KEY")))
                    .upload(MediaFile.of(Path.of(arguments[1]), "video/mp4").named("large.mp4"));
        }
    }
}
