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

/** Rows about a file that changes. */
final class FileChanges {
    private static final int STREAMED = 9 * 1024 * 1024;
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2024-05-06T07:08:09Z"));

    private static final List<Change> CHANGES = List.of(
            file -> Files.write(file, new byte[(int) Files.size(file) - 1]),
            file -> Files.write(file, new byte[(int) Files.size(file) + 1]),
            file -> Files.write(file, new byte[(int) Files.size(file)]),
            Files::delete);

    private final Path folder;

    FileChanges(Path folder) {
        this.folder = folder;
    }

    private interface Change {
        void to(Path file) throws IOException;
    }

    void changed(RequestKind kind, Transport transport) {
        for (Change change : CHANGES) {
            try {
                if (kind == RequestKind.SET_PHOTO) {
                    photo(change, transport);
                } else {
                    readBefore(change, transport);
                    streamed(change, transport);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (kind == RequestKind.SEND_BYTES) {
            copied(transport);
        }
    }

    private Path file(byte[] content) throws IOException {
        Path file = Files.write(Files.createTempFile(folder, "changing", ".bin"), content);
        return Files.setLastModifiedTime(file, LONG_AGO);
    }

    private void photo(Change change, Transport transport) throws IOException {
        byte[] bytes = TestPhotos.jpegBytes(30_000, 640, 640);
        Path file = file(bytes);
        Photo photo = Photo.from(file);
        change.to(file);
        try (MatrixFixture fixture = MatrixFixture.open(transport)) {
            OnPremiseAdapter.connect(fixture.connection)
                    .photo(fixture.credentials)
                    .replace(photo);
            assertThat(fixture.account.photo().orElseThrow()).isEqualTo(bytes);
            assertThat(fixture.requests(RequestKind.SET_PHOTO)).as("requests").isEqualTo(1);
        }
    }

    private void readBefore(Change change, Transport transport) throws IOException {
        Path file = file(RequestKind.CONTENT);
        MediaFile media = MediaFile.of(file, "application/pdf");
        try (MatrixFixture fixture = MatrixFixture.open(transport)) {
            fixture.hooks.justBefore(RequestKind.SEND_BYTES, () -> apply(change, file));
            upload(fixture, media);
            assertThat(RequestKind.SEND_BYTES.isApplied(fixture.account))
                    .as("server has the first content")
                    .isTrue();
        }
    }

    private void streamed(Change change, Transport transport) throws IOException {
        Path file = file(new byte[STREAMED]);
        MediaFile media = MediaFile.of(file, "application/pdf");
        try (MatrixFixture fixture = MatrixFixture.open(transport)) {
            fixture.hooks.justBefore(RequestKind.SEND_BYTES, () -> apply(change, file));
            assertThatThrownBy(() -> upload(fixture, media))
                    .isInstanceOfSatisfying(
                            UploadMismatch.class,
                            failure -> assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED));
            assertThat(fixture.account.uploads()).as("complete uploads").isEmpty();
            assertThat(RequestKind.isUnchanged(fixture.account))
                    .as("profile is unchanged")
                    .isTrue();
            fixture.recovers(RequestKind.OPEN_UPLOAD); // the server may still receive a part of the aborted request
        }
    }

    private static void apply(Change change, Path file) {
        try {
            change.to(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copied(Transport transport) {
        byte[] bytes = RequestKind.CONTENT.clone();
        MediaFile media = MediaFile.of(bytes, "application/pdf");
        Arrays.fill(bytes, (byte) 1);
        try (MatrixFixture fixture = MatrixFixture.open(transport)) {
            upload(fixture, media);
            assertThat(RequestKind.SEND_BYTES.isApplied(fixture.account))
                    .as("server has the first content")
                    .isTrue();
        }
    }

    /** The file is read before its session is opened, and no longer has the length that it had before. */
    static void changedWhileRead() {
        for (int length : new int[] {0, RequestKind.CONTENT.length - 1, RequestKind.CONTENT.length + 1}) {
            MediaFile changing = MediaFile.of(
                    RequestKind.CONTENT.length,
                    "application/pdf",
                    offset -> new ByteArrayInputStream(new byte[length]));
            try (MatrixFixture fixture = MatrixFixture.open()) {
                assertThatThrownBy(() -> upload(fixture, changing)).isInstanceOf(UploadMismatch.class);
                assertThat(fixture.proxy.requestCount()).as("requests").isZero();
                fixture.recovers(RequestKind.OPEN_UPLOAD);
            }
        }
    }

    private static MediaHandle upload(MatrixFixture fixture, MediaFile file) {
        return UploadAdapter.connect(fixture.connection)
                .uploader(fixture.credentials)
                .upload(file, fixture.hooks);
    }
}
