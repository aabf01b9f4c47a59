package com.example.signage;

import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.onpremise.OnPremiseAdapter;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.upload.UploadAdapter;

/** Uses each adapter once, against the simulator in the same process. */
public final class Signage {

    private Signage() {}

    public static void main(String[] args) {
        System.out.println(Signage.class.getModule().isNamed() ? "on the module path" : "on the class path");
        try (Dialog360Simulator simulator = Dialog360Simulator.start();
                ApiConnection connection = ApiConnection.to(simulator.baseUri())
                        .allowPlainHttpOnLoopback()
                        .build()) {
            ApiKey key = ApiKey.of(simulator.newAccount().key());
            write("cloud", CloudAdapter.connect(connection).profile(key));
            write("on-premise", OnPremiseAdapter.connect(connection).profile(key));
            MediaUploader uploader = UploadAdapter.connect(connection).uploader(key);
            uploader.upload(MediaFile.of(new byte[100_000], "image/png"));
            System.out.println("upload: done");
        }
    }

    private static void write(String name, ProfileGateway profile) {
        profile.apply(ProfileUpdate.builder().about("Open, says " + name).build());
        System.out.println(name + ": " + profile.fetch().about().orElseThrow());
    }
}
