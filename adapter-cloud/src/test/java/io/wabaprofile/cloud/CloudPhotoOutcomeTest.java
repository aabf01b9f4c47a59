package io.wabaprofile.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import io.wabaprofile.testkit.wire.ScriptedServer;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A photo takes an upload and the request that names its handle, and both a second time if the handle is refused. */
class CloudPhotoOutcomeTest {
    private static final byte[] TINY_PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static final String INVALID_HANDLE = "{\"error\":{\"message\":\"The profile picture handle is invalid or"
            + " expired\",\"type\":\"GraphMethodException\",\"code\":100}}";
    private static final Unavailable UPLOAD_FAILED =
            new Unavailable(Operation.OPEN_UPLOAD, Outcome.NOT_APPLIED, Unavailable.Reason.NO_CONNECTION, null, null);

    private final ScriptedServer server = ScriptedServer.start();
    private final ApiConnection connection = ApiConnection.to(server.baseUri())
            .allowPlainHttpOnLoopback()
            .sleeper(wait -> {})
            .callLimit(Duration.ofSeconds(20))
            .build();
    private final Uploads uploads = new Uploads();

    @AfterEach
    void close() {
        connection.close();
        server.close();
    }

    private void replace() {
        CloudAdapter.connect(connection)
                .photo(ApiKey.of("photo-api-key"), uploads)
                .replace(Photo.of(TINY_PNG));
    }

    private GatewayException failure() {
        GatewayException failure = catchThrowableOfType(GatewayException.class, this::replace);
        assertThat(failure).isNotNull();
        return failure;
    }

    @Test
    void isUnknownIfTheFirstHandleMayHaveBeenAppliedAndTheSecondUploadFails() {
        server.then(ScriptedResponse.closeWithoutResponse()).thenJson(422, INVALID_HANDLE);
        uploads.failFrom(2);

        GatewayException failure = failure();

        assertThat(failure).isInstanceOf(Unavailable.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void isUnknownIfTheFirstHandleMayHaveBeenAppliedAndTheSecondIsRefused() {
        server.then(ScriptedResponse.closeWithoutResponse())
                .thenJson(422, INVALID_HANDLE)
                .thenJson(400, "{\"error\":{\"code\":100}}");

        GatewayException failure = failure();

        assertThat(failure).isInstanceOf(Rejected.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void succeedsIfTheSecondHandleIsTakenWhateverBecameOfTheFirst() {
        server.then(ScriptedResponse.closeWithoutResponse())
                .thenJson(422, INVALID_HANDLE)
                .thenJson(200, "{\"success\":true}");

        assertThatCode(this::replace).doesNotThrowAnyException();
    }

    @Test
    void isNotAppliedIfEveryHandleWasRefused() {
        server.thenJson(422, INVALID_HANDLE);

        assertThat(failure().outcome()).isEqualTo(Outcome.NOT_APPLIED);
    }

    @Test
    void isNotAppliedIfTheFirstHandleWasRefusedAndTheSecondUploadFails() {
        server.thenJson(422, INVALID_HANDLE);
        uploads.failFrom(2);

        GatewayException failure = failure();

        assertThat(failure).isSameAs(UPLOAD_FAILED);
    }

    private static final class Uploads implements MediaUploader {
        private int count;
        private int failing = Integer.MAX_VALUE;

        private void failFrom(int number) {
            failing = number;
        }

        @Override
        public MediaHandle upload(MediaFile file, UploadObserver observer) {
            count++;
            if (count >= failing) {
                throw UPLOAD_FAILED;
            }
            return MediaHandle.of("4:handle-" + count);
        }

        @Override
        public MediaHandle resume(UploadSession session, MediaFile file, UploadObserver observer) {
            throw new AssertionError("A photo is not resumed");
        }
    }
}
