package io.wabaprofile.cli;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.upload.UploadAdapter;

/** The uploader of one Cloud number, over a connection of its own. */
record ConnectedUploader(MediaUploader uploader, Runnable hangUp) implements AutoCloseable {

    /** Over a connection that this closes in the end. */
    static ConnectedUploader over(ApiConnection connection, Credentials credentials) {
        return new ConnectedUploader(UploadAdapter.connect(connection).uploader(credentials), connection::close);
    }

    @Override
    public void close() {
        hangUp.run();
    }
}
