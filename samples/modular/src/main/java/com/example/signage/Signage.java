package com.example.signage;

import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.fleet.ChannelGateways;
import io.wabaprofile.fleet.ChannelState;
import io.wabaprofile.fleet.Fleet;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.fleet.RunRequest;
import io.wabaprofile.fleet.file.FleetFile;
import io.wabaprofile.fleet.run.LocalFleetEngine;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.onpremise.OnPremiseAdapter;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.upload.UploadAdapter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Uses each adapter once, against the simulator in the same process. */
public final class Signage {

    private Signage() {}

    public static void main(String[] args) throws Exception {
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
            System.out.println("fleet: " + apply(CloudAdapter.connect(connection).profile(key)));
        }
    }

    private static void write(String name, ProfileGateway profile) {
        profile.apply(ProfileUpdate.builder().about("Open, says " + name).build());
        System.out.println(name + ": " + profile.fetch().about().orElseThrow());
    }

    /** On one machine. */
    private static Map<ChannelState, Integer> apply(ProfileGateway profile) throws Exception {
        Path file = Files.writeString(
                Files.createTempFile("fleet", ".yaml"),
                """
                apiVersion: wabaprofile.io/v1
                channels:
                  berlin: {mode: cloud, key: env:BERLIN, profile: {about: Fresh bread}}
                """);
        ChannelGateways gateways = new ChannelGateways() {
            @Override
            public ProfileGateway profile(FleetChannel channel) {
                return profile;
            }

            @Override
            public PhotoGateway photo(FleetChannel channel) {
                throw new IllegalStateException("This fleet has no photos");
            }
        };
        Fleet fleet = FleetFile.read(file, Set.of("env"));
        return LocalFleetEngine.builder(gateways)
                .runFile(Files.createTempDirectory("fleet").resolve("run.jsonl"))
                .build()
                .run(RunRequest.apply(fleet))
                .counts();
    }
}
