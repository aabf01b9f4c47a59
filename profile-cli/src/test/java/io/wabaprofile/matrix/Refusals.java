package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.matrix.Scene.Ended;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.Unreadable;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.profile.InvalidMediaException;
import io.wabaprofile.profile.InvalidPhotoException;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.testkit.FaultProxy.Fault;
import io.wabaprofile.testkit.ScriptedServer.Answer;
import io.wabaprofile.upload.UploadAdapter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Rows about what cannot be sent, or led to. */
final class Refusals {
    private static final List<String> HOSTILE_SESSIONS = List.of(
            "../v1/settings/profile/about",
            "upload:../../admin",
            "upload:MTphd@evil.example",
            "//evil.example/upload:MTphd",
            "https://evil.example/upload:MTphd",
            "upload:MTphd\\r\\nX-Evil: 1",
            "upload:MTphd#?sig=x",
            "upload:" + "A".repeat(60_000));

    private Refusals() {}

    static void badFile(Step step) {
        if (step == Step.OPEN) {
            assertThatThrownBy(() -> MediaFile.of(new byte[0], "application/pdf"))
                    .isInstanceOf(InvalidMediaException.class);
            assertThatThrownBy(() -> MediaFile.of(new byte[1], "pdf\r\n")).isInstanceOf(InvalidMediaException.class);
        }
        List<byte[]> pictures = List.of(
                new byte[0],
                "GIF89a".getBytes(StandardCharsets.US_ASCII),
                Pictures.jpegBytes(Photo.MAX_BYTES + 1, 640, 640),
                Pictures.jpegBytes(1_000, 20_000, 20_000));
        for (byte[] picture : pictures) {
            assertThatThrownBy(() -> Photo.of(picture)).isInstanceOf(InvalidPhotoException.class);
        }
    }

    static void hostileAnswer(Step step) {
        if (step == Step.ASK) {
            hostileSavedSession();
        }
        if (step.isUpload()) {
            hostileSession(step);
        } else {
            hostileHandle();
        }
    }

    private static void hostileSavedSession() {
        for (String id : HOSTILE_SESSIONS) {
            UploadSession saved = UploadSession.opened(
                    id.getBytes(StandardCharsets.US_ASCII), Step.file(), Instant.parse("2026-01-01T00:00:00Z"));
            try (Scene scene = Scene.open()) {
                assertThatThrownBy(() -> UploadAdapter.connect(scene.connection)
                                .uploader(scene.credentials)
                                .resume(saved, Step.file()))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageNotContaining(id);
                assertThat(scene.proxy.requests()).as("requests").isZero();
                scene.recovers(Step.ASK);
            }
        }
    }

    private static void hostileHandle() {
        for (String handle : List.of("", "4::\r\nD360-API-KEY: x", "é", "4::a b", "4".repeat(10_000_000))) {
            try (Scene scene = Scene.open()) {
                assertThatThrownBy(() -> CloudAdapter.connect(scene.connection)
                                .photo(scene.credentials, new Handing(handle))
                                .replace(Pictures.jpeg(1_000)))
                        .isInstanceOf(InvalidMediaException.class)
                        .hasMessageNotContaining(handle.isEmpty() ? Scene.KEY : handle);
                assertThat(scene.proxy.requests()).as("requests").isZero();
                scene.recovers(Step.SET_CLOUD);
            }
        }
    }

    private record Handing(String handle) implements MediaUploader {
        @Override
        public MediaHandle upload(MediaFile file, UploadObserver observer) {
            return MediaHandle.of(handle);
        }

        @Override
        public MediaHandle resume(UploadSession session, MediaFile file, UploadObserver observer) {
            return upload(file, observer);
        }
    }

    private static void hostileSession(Step step) {
        for (String id : HOSTILE_SESSIONS) {
            Answer answer = Answer.of(200, "{\"id\":\"" + id + "\"}");
            try (Scene scene = Scene.open().always(Step.OPEN, Fault.answerInstead(answer))) {
                Ended ended = scene.attempt(Step.OPEN);
                Verdict.failed(ended, Unreadable.class);
                assertThat(scene.requests(Step.SEND)).as("requests with bytes").isZero();
                if (step == Step.OPEN) {
                    Verdict.failedAtOnce(ended, Unreadable.class);
                }
                assertThat(ended.allRequests()).as("all requests").isEqualTo(ended.requests());
                scene.recovers(Step.OPEN);
            }
        }
    }
}
