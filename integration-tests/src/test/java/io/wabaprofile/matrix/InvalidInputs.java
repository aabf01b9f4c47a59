package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.matrix.MatrixFixture.Result;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.Unreadable;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.profile.InvalidMediaException;
import io.wabaprofile.profile.InvalidPhotoException;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.testkit.wire.ProxyFault;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import io.wabaprofile.upload.UploadAdapter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Rows about files and identifiers that the library refuses. */
final class InvalidInputs {
    private static final List<String> HOSTILE_SESSIONS = List.of(
            "../v1/settings/profile/about",
            "upload:../../admin",
            "upload:MTphd/%2e%2e/admin",
            "//evil.example/upload:MTphd",
            "https://evil.example/upload:MTphd",
            "upload:MTphd\\r\\nX-Evil: 1",
            "upload:MTphd#?sig=x",
            "upload:" + "A".repeat(60_000));

    private InvalidInputs() {}

    static void invalidFile(RequestKind kind) {
        if (kind == RequestKind.OPEN_UPLOAD) {
            assertThatThrownBy(() -> MediaFile.of(new byte[0], "application/pdf"))
                    .isInstanceOf(InvalidMediaException.class);
            assertThatThrownBy(() -> MediaFile.of(new byte[1], "pdf\r\n")).isInstanceOf(InvalidMediaException.class);
        }
        List<byte[]> pictures = List.of(
                new byte[0],
                "GIF89a".getBytes(StandardCharsets.US_ASCII),
                TestPhotos.jpegBytes(Photo.MAX_BYTES + 1, 640, 640),
                Arrays.copyOf(TestPhotos.jpegBytes(1_000, 640, 640), 998));
        for (byte[] picture : pictures) {
            assertThatThrownBy(() -> Photo.of(picture)).isInstanceOf(InvalidPhotoException.class);
        }
    }

    static void hostileIdentifier(RequestKind kind) {
        if (kind == RequestKind.ASK_OFFSET) {
            hostileSavedSession();
        }
        if (kind.isUpload()) {
            hostileSession(kind);
        } else {
            hostileHandle();
        }
    }

    private static void hostileSavedSession() {
        for (String id : HOSTILE_SESSIONS) {
            UploadSession saved = UploadSession.opened(
                    id.getBytes(StandardCharsets.US_ASCII), RequestKind.file(), Instant.parse("2026-01-01T00:00:00Z"));
            try (MatrixFixture fixture = MatrixFixture.open()) {
                assertThatThrownBy(() -> UploadAdapter.connect(fixture.connection)
                                .uploader(fixture.credentials)
                                .resume(saved, RequestKind.file()))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageNotContaining(id);
                assertThat(fixture.proxy.requestCount()).as("requests").isZero();
                fixture.recovers(RequestKind.ASK_OFFSET);
            }
        }
    }

    private static void hostileHandle() {
        for (String handle : List.of("", "4::\r\nD360-API-KEY: x", "é", "4::a b", "4".repeat(10_000_000))) {
            try (MatrixFixture fixture = MatrixFixture.open()) {
                assertThatThrownBy(() -> CloudAdapter.connect(fixture.connection)
                                .photo(fixture.credentials, new FixedHandle(handle))
                                .replace(TestPhotos.jpeg(1_000)))
                        .isInstanceOf(InvalidMediaException.class)
                        .hasMessageNotContaining(handle.isEmpty() ? MatrixFixture.KEY : handle);
                assertThat(fixture.proxy.requestCount()).as("requests").isZero();
                fixture.recovers(RequestKind.SET_CLOUD_PROFILE);
            }
        }
    }

    private record FixedHandle(String handle) implements MediaUploader {
        @Override
        public MediaHandle upload(MediaFile file, UploadObserver observer) {
            return MediaHandle.of(handle);
        }

        @Override
        public MediaHandle resume(UploadSession session, MediaFile file, UploadObserver observer) {
            return upload(file, observer);
        }
    }

    private static void hostileSession(RequestKind kind) {
        for (String id : HOSTILE_SESSIONS) {
            ScriptedResponse answer = ScriptedResponse.of(200, "{\"id\":\"" + id + "\"}");
            try (MatrixFixture fixture =
                    MatrixFixture.open().always(RequestKind.OPEN_UPLOAD, ProxyFault.respondInstead(answer))) {
                Result result = fixture.call(RequestKind.OPEN_UPLOAD);
                Expectations.failed(result, Unreadable.class);
                assertThat(fixture.requests(RequestKind.SEND_BYTES))
                        .as("requests with bytes")
                        .isZero();
                if (kind == RequestKind.OPEN_UPLOAD) {
                    Expectations.failedAfterOneRequest(result, Unreadable.class);
                }
                assertThat(result.allRequests()).as("all requests").isEqualTo(result.requests());
                fixture.recovers(RequestKind.OPEN_UPLOAD);
            }
        }
    }
}
