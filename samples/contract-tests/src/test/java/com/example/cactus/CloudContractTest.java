package com.example.cactus;

import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.testkit.junit.AdapterContract;
import io.wabaprofile.upload.UploadAdapter;
import java.net.URI;

/** Runs the contract tests against the Cloud adapter and the upload adapter. Replace them with your own adapter. */
class CloudContractTest extends AdapterContract {

    @Override
    protected ProfileGateway profile(URI baseUri, String key) {
        return CloudAdapter.connect(connection(baseUri)).profile(ApiKey.of(key));
    }

    @Override
    protected PhotoGateway photo(URI baseUri, String key) {
        return CloudAdapter.connect(connection(baseUri)).photo(ApiKey.of(key), uploader(baseUri, key));
    }

    @Override
    protected MediaUploader uploader(URI baseUri, String key) {
        return UploadAdapter.connect(connection(baseUri)).uploader(ApiKey.of(key));
    }

    private ApiConnection connection(URI baseUri) {
        return closedAfterTest(ApiConnection.to(baseUri)
                .allowPlainHttpOnLoopback()
                .clock(time())
                .nanoTime(time())
                .sleeper(time())
                .build());
    }
}
