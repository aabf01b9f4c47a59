package com.example.cactus;

import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.junit.GatewayFactory;
import io.wabaprofile.testkit.junit.Gateways;
import io.wabaprofile.upload.UploadAdapter;
import java.net.URI;

/** Connects the Cloud adapter and the upload adapter to the simulator of a test. */
final class CloudGateways implements GatewayFactory {

    @Override
    public Gateways connect(URI baseUri, String key, VirtualTime time) {
        ApiConnection connection = ApiConnection.to(baseUri)
                .allowPlainHttpOnLoopback()
                .clock(time)
                .nanoTime(time)
                .sleeper(time)
                .build();
        CloudAdapter cloud = CloudAdapter.connect(connection);
        MediaUploader uploader = UploadAdapter.connect(connection).uploader(ApiKey.of(key));
        return Gateways.create()
                .profile(cloud.profile(ApiKey.of(key)))
                .photo(cloud.photo(ApiKey.of(key), uploader))
                .uploader(uploader)
                .closing(connection);
    }
}
