package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.onpremise.OnPremiseAdapter;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.UploadMismatch;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.upload.UploadAdapter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Rows about a file that is not the same any more. */
final class ChangingFiles {
    private static final int STREAMED = 9 * 1024 * 1024;
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2024-05-06T07:08:09Z"));

    private static final List<Change> CHANGES = List.of(
            file -> Files.write(file, new byte[(int) Files.size(file) - 1]),
            file -> Files.write(file, new byte[(int) Files.size(file) + 1]),
            file -> Files.write(file, new byte[(int) Files.size(file)]),
            Files::delete);

    private final Path folder;

    ChangingFiles(Path folder) {
        this.folder = folder;
    }

    private interface Change {
        void to(Path file) throws IOException;
    }

    void changed(Step step) {
        for (Change change : CHANGES) {
            try {
                if (step == Step.SET_PHOTO) {
                    photo(change);
                } else {
                    readBefore(change);
                    streamed(change);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (step == Step.SEND) {
            copied();
        }
    }

    private Path file(byte[] content) throws IOException {
        Path file = Files.write(Files.createTempFile(folder, "changing", ".bin"), content);
        return Files.setLastModifiedTime(file, LONG_AGO);
    }

    private void photo(Change change) throws IOException {
        byte[] bytes = Pictures.jpegBytes(30_000, 640, 640);
        Path file = file(bytes);
        Photo photo = Photo.from(file);
        change.to(file);
        try (Scene scene = Scene.open()) {
            OnPremiseAdapter.connect(scene.connection).photo(scene.credentials).replace(photo);
            assertThat(scene.account.photo().orElseThrow()).isEqualTo(bytes);
            assertThat(scene.requests(Step.SET_PHOTO)).as("requests").isEqualTo(1);
        }
    }

    private void readBefore(Change change) throws IOException {
        Path file = file(Step.CONTENT);
        MediaFile media = MediaFile.of(file, "application/pdf");
        try (Scene scene = Scene.open()) {
            scene.moments.justBefore(Step.SEND, () -> apply(change, file));
            upload(scene, media);
            assertThat(Step.SEND.isHeldBy(scene.account))
                    .as("arrived as it was")
                    .isTrue();
        }
    }

    private void streamed(Change change) throws IOException {
        Path file = file(new byte[STREAMED]);
        MediaFile media = MediaFile.of(file, "application/pdf");
        try (Scene scene = Scene.open()) {
            scene.moments.justBefore(Step.SEND, () -> apply(change, file));
            assertThatThrownBy(() -> upload(scene, media))
                    .isInstanceOfSatisfying(
                            UploadMismatch.class,
                            failure -> assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED));
            assertThat(scene.account.uploads()).as("whole uploads").isEmpty();
            assertThat(Step.isUntouched(scene.account)).as("profile as it was").isTrue();
            scene.recovers(Step.OPEN); // the request that was broken off may still be on its way
        }
    }

    private static void apply(Change change, Path file) {
        try {
            change.to(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copied() {
        byte[] bytes = Step.CONTENT.clone();
        MediaFile media = MediaFile.of(bytes, "application/pdf");
        Arrays.fill(bytes, (byte) 1);
        try (Scene scene = Scene.open()) {
            upload(scene, media);
            assertThat(Step.SEND.isHeldBy(scene.account))
                    .as("arrived as it was")
                    .isTrue();
        }
    }

    /** A file that is read before its session is opened, and has not the length it had when it was looked at. */
    void moving() {
        for (int length : new int[] {0, Step.CONTENT.length - 1, Step.CONTENT.length + 1}) {
            MediaFile moving = MediaFile.of(
                    Step.CONTENT.length, "application/pdf", offset -> new ByteArrayInputStream(new byte[length]));
            try (Scene scene = Scene.open()) {
                assertThatThrownBy(() -> upload(scene, moving)).isInstanceOf(UploadMismatch.class);
                assertThat(scene.proxy.requests()).as("requests").isZero();
                scene.recovers(Step.OPEN);
            }
        }
    }

    private static MediaHandle upload(Scene scene, MediaFile file) {
        return UploadAdapter.connect(scene.connection)
                .uploader(scene.credentials)
                .upload(file, scene.moments);
    }
}
