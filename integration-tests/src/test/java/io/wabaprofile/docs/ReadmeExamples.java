package io.wabaprofile.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.application.ProfileEditor;
import io.wabaprofile.application.UpdateOutcome;
import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.onpremise.OnPremiseAdapter;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fake.FakeAdapter;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.upload.UploadAdapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The README's examples, to the letter but for their indentation. */
final class ReadmeExamples {
    private ReadmeExamples() {}

    static ApiConnection connect(String secret) {
        ApiConnection connection = ApiConnection.to(CloudAdapter.HOST).build();
        ApiKey key = ApiKey.of(secret);
        assertThat(key).isEqualTo(ApiKey.of(secret));
        return connection;
    }

    static BusinessProfile changeACloudNumber(ApiConnection connection, ApiKey key, Path file) {
        CloudAdapter cloud = CloudAdapter.connect(connection);
        MediaUploader uploader = UploadAdapter.connect(connection).uploader(key);

        BusinessProfile before = cloud.profile(key).fetch();
        cloud.profile(key)
                .apply(ProfileUpdate.builder()
                        .about("Open till nine")
                        .websites("https://shop.example.com")
                        .clearEmail()
                        .build());
        cloud.photo(key, uploader).replace(Photo.from(file));
        return before;
    }

    static BusinessProfile changeAnOnPremiseNumber(ApiConnection connection, ApiKey key, Path file) {
        OnPremiseAdapter onPremise = OnPremiseAdapter.connect(connection);

        BusinessProfile before = onPremise.profile(key).fetch();
        onPremise
                .profile(key)
                .apply(ProfileUpdate.builder()
                        .about("Open till nine")
                        .vertical(Vertical.RETAIL)
                        .clearAddress()
                        .build());
        onPremise.photo(key).replace(Photo.from(file));
        return before;
    }

    static MediaHandle upload(MediaUploader uploader, Path film, Path token) {
        MediaHandle handle = uploader.upload(MediaFile.of(film, "video/mp4"), new UploadObserver() {
            @Override
            public void checkpoint(UploadSession session) {
                keep(token, session.token());
            }
        });
        return handle;
    }

    static MediaHandle resume(MediaUploader uploader, Path film, Path token) throws IOException {
        UploadSession session = UploadSession.of(Files.readAllBytes(token));
        MediaHandle handle = uploader.resume(session, MediaFile.of(film, "video/mp4"));
        return handle;
    }

    private static void keep(Path file, byte[] token) {
        try {
            Files.write(file, token);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean edit(ProfileGateway profile) {
        UpdateOutcome outcome = new ProfileEditor(profile)
                .update(ProfileUpdate.builder().about("Open till ten").build());
        boolean changed = outcome instanceof UpdateOutcome.Updated;
        return changed;
    }

    static void testWithTheFake() {
        SimulatedAccount account = SimulatedAccount.create();
        ProfileGateway profile = FakeAdapter.over(account).profile();

        profile.apply(ProfileUpdate.builder().about("Open till nine").build());

        assertThat(account.profile().about()).contains("Open till nine");
    }

    static void testWithTheSimulator() {
        try (Dialog360Simulator simulator = Dialog360Simulator.start();
                ApiConnection connection = ApiConnection.to(simulator.baseUri())
                        .allowPlainHttpOnLoopback()
                        .build()) {
            SimulatedAccount account = simulator.newAccount();
            ProfileGateway profile = CloudAdapter.connect(connection).profile(ApiKey.of(account.key()));
            account.revokeKey();

            assertThatThrownBy(profile::fetch).isInstanceOf(Unauthorized.class);
        }
    }
}
