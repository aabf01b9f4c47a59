package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.onpremise.OnPremiseAdapter;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.UploadMismatch;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.upload.UploadAdapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The row about a file that is not the same any more. */
final class ChangingFiles {
    private final Path folder;

    ChangingFiles(Path folder) {
        this.folder = folder;
    }

    private interface Change {
        void to(Path file) throws IOException;
    }

    private static final List<Change> CHANGES = List.of(
            file -> Files.write(file, new byte[Step.CONTENT.length - 1]),
            file -> Files.write(file, new byte[Step.CONTENT.length + 1]),
            Files::delete);

    void changed(Step step) {
        for (Change change : CHANGES) {
            try {
                Path file = Files.createTempFile(folder, "changing", ".bin");
                if (step == Step.SET_PHOTO) {
                    photo(file, change);
                } else {
                    upload(file, change);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (step == Step.SEND) {
            copied();
        }
    }

    private static void photo(Path file, Change change) throws IOException {
        byte[] bytes = Pictures.jpegBytes(30_000, 640, 640);
        Files.write(file, bytes);
        Photo photo = Photo.from(file);
        change.to(file);
        try (Scene scene = Scene.open()) {
            OnPremiseAdapter.connect(scene.connection).photo(scene.credentials).replace(photo);
            assertThat(scene.account.photo().orElseThrow()).isEqualTo(bytes);
            assertThat(scene.requests(Step.SET_PHOTO)).as("requests").isEqualTo(1);
        }
    }

    private static void upload(Path file, Change change) throws IOException {
        Files.write(file, Step.CONTENT);
        MediaFile media = MediaFile.of(file, "application/pdf");
        try (Scene scene = Scene.open()) {
            assertThatThrownBy(() -> upload(scene, media, () -> {
                        try {
                            change.to(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }))
                    .isInstanceOfSatisfying(UploadMismatch.class, failure -> assertUnharmed(scene, failure));
            scene.recovers(Step.OPEN); // the request that was broken off may still be on its way
        }
    }

    private static void assertUnharmed(Scene scene, GatewayException failure) {
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(scene.account.uploads()).as("whole uploads").isEmpty();
        assertThat(Step.isUntouched(scene.account)).as("profile as it was").isTrue();
    }

    private static void copied() {
        byte[] bytes = Step.CONTENT.clone();
        MediaFile media = MediaFile.of(bytes, "application/pdf");
        try (Scene scene = Scene.open()) {
            upload(scene, media, () -> Arrays.fill(bytes, (byte) 1));
            assertThat(Step.SEND.isHeldBy(scene.account))
                    .as("arrived as it was")
                    .isTrue();
        }
    }

    private static MediaHandle upload(Scene scene, MediaFile file, Runnable beforeBytes) {
        return UploadAdapter.connect(scene.connection)
                .uploader(scene.credentials)
                .upload(file, new UploadObserver() {
                    @Override
                    public void started(MediaFile started) {
                        beforeBytes.run();
                    }
                });
    }
}
