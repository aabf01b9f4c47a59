package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.matrix.MatrixFixture.Result;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unreadable;
import io.wabaprofile.port.UploadMismatch;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.testkit.wire.ProxyFault;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import io.wabaprofile.testkit.wire.ScriptedServer;
import io.wabaprofile.testkit.wire.ScriptedServer.ReceivedRequest;
import io.wabaprofile.upload.UploadAdapter;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** Rows about the offset of an upload that the server reports. */
final class OffsetFaults {
    private static final int LENGTH = RequestKind.CONTENT.length;
    private static final long STREAMED = 9L * 1024 * 1024;
    private static final int SENT_OF_STREAMED = 50_000;

    private OffsetFaults() {}

    static void behind(Transport transport) {
        for (int arrived : new int[] {1, LENGTH / 2, LENGTH - 1}) {
            try (MatrixFixture fixture =
                    MatrixFixture.open(transport).once(RequestKind.SEND_BYTES, ProxyFault.cutRequestAfter(arrived))) {
                Expectations.succeeded(RequestKind.SEND_BYTES, fixture.call(RequestKind.SEND_BYTES), fixture);
                UploadBehaviourChecks.assertRequests(fixture, 1, 2, 1);
                fixture.recovers(RequestKind.SEND_BYTES);
            }
        }
        cutManyTimes(transport);
        for (int offset : new int[] {0, 1, LENGTH / 2, LENGTH - 1, LENGTH}) {
            reported(offset, transport);
        }
    }

    private static void cutManyTimes(Transport transport) {
        int cuts = 8;
        try (MatrixFixture fixture = MatrixFixture.open(transport)) {
            for (int i = 0; i < cuts; i++) {
                fixture.once(RequestKind.SEND_BYTES, ProxyFault.cutRequestAfter(LENGTH / 10));
            }
            Expectations.succeeded(RequestKind.SEND_BYTES, fixture.call(RequestKind.SEND_BYTES), fixture);
            UploadBehaviourChecks.assertRequests(fixture, 1, cuts + 1, cuts);
            fixture.recovers(RequestKind.SEND_BYTES);
        }
    }

    /** The server receives the whole request and stores less. */
    private static void reported(int offset, Transport transport) {
        try (ClientFixture client = new ClientFixture(transport)) {
            ScriptedServer server = client.server;
            server.then(ScriptedResponse.of(200, RequestKind.OPEN_UPLOAD.goodBody()))
                    .then(WireFaults.bare(503))
                    .then(offsetResponse(String.valueOf(offset)))
                    .then(ScriptedResponse.of(200, RequestKind.SEND_BYTES.goodBody()));
            client.run(RequestKind.SEND_BYTES);
            ReceivedRequest rest = server.requests().get(server.requests().size() - 1);
            assertThat(client.requests(RequestKind.SEND_BYTES))
                    .as("requests with bytes")
                    .isEqualTo(2);
            assertThat(rest.header("file_offset")).containsExactly(String.valueOf(offset));
            assertThat(Arrays.equals(rest.body(), Arrays.copyOfRange(RequestKind.CONTENT, offset, LENGTH)))
                    .as("the rest of the file")
                    .isTrue();
        }
    }

    private static ScriptedResponse offsetResponse(String offset) {
        return ScriptedResponse.of(200, "{\"id\":\"" + MatrixFixture.KEY + "\",\"file_offset\":" + offset + "}");
    }

    static void impossible(RequestKind kind) {
        for (long claimed : new long[] {LENGTH + 1, Long.MAX_VALUE / 100, -1}) {
            rejected(kind, String.valueOf(claimed), UploadMismatch.class, 1);
        }
        for (String claimed : new String[] {"\"many\"", "null", "0.5", "1e3", "[0]", "99999999999999999999"}) {
            rejected(kind, claimed, Unreadable.class, 2);
        }
        if (kind == RequestKind.SEND_BYTES) {
            ahead();
        } else {
            rejectedAtResume();
        }
    }

    /** The client sends nothing more. When the server reports the right offset, the upload can be resumed. */
    private static void rejected(
            RequestKind kind, String offset, Class<? extends GatewayException> failure, int offsetQueries) {
        try (MatrixFixture fixture = MatrixFixture.open()
                .always(RequestKind.ASK_OFFSET, ProxyFault.respondInstead(offsetResponse(offset)))) {
            Result result = fixture.call(RequestKind.ASK_OFFSET);
            Expectations.failed(result, failure);
            UploadBehaviourChecks.assertRequests(fixture, 1, 1, offsetQueries);
            assertThat(fixture.account.uploads()).as("complete uploads").isEmpty();
            if (kind == RequestKind.SEND_BYTES) {
                fixture.resumes();
            }
            fixture.recovers(kind);
        }
    }

    private static void rejectedAtResume() {
        try (MatrixFixture fixture =
                MatrixFixture.open().always(RequestKind.SEND_BYTES, ProxyFault.respondInstead(WireFaults.bare(403)))) {
            fixture.call(RequestKind.SEND_BYTES);
            fixture.always(
                    RequestKind.ASK_OFFSET, ProxyFault.respondInstead(offsetResponse(String.valueOf(LENGTH + 1))));
            assertThatThrownBy(() -> UploadAdapter.connect(fixture.connection)
                            .uploader(fixture.credentials)
                            .resume(fixture.hooks.lastCheckpoint(), RequestKind.file()))
                    .isInstanceOf(UploadMismatch.class);
            UploadBehaviourChecks.assertRequests(fixture, 1, 1, 1);
            fixture.resumes();
        }
    }

    /** The offset is within the file, but beyond what was sent: the source blocks until the attempt has ended. */
    private static void ahead() {
        CountDownLatch ended = new CountDownLatch(1);
        MediaFile file = MediaFile.of(STREAMED, "application/pdf", offset -> new BlockingSource(ended));
        try (MatrixFixture fixture = MatrixFixture.open()
                .once(RequestKind.SEND_BYTES, ProxyFault.cutRequestAfter(SENT_OF_STREAMED / 2))
                .always(
                        RequestKind.ASK_OFFSET,
                        ProxyFault.respondInstead(offsetResponse(String.valueOf(SENT_OF_STREAMED + 1))))) {
            assertThatThrownBy(() -> UploadAdapter.connect(fixture.connection)
                            .stallLimit(Rows.SHORT)
                            .uploader(fixture.credentials)
                            .upload(file))
                    .isInstanceOf(UploadMismatch.class)
                    .hasMessageContaining("at most " + SENT_OF_STREAMED + " bytes were sent");
            UploadBehaviourChecks.assertRequests(fixture, 1, 1, 1);
            fixture.recovers(RequestKind.SEND_BYTES);
        }
    }

    private static final class BlockingSource extends InputStream {
        private final CountDownLatch ended;
        private int given;

        private BlockingSource(CountDownLatch ended) {
            this.ended = ended;
        }

        @Override
        public int read() {
            return read(new byte[1], 0, 1);
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int count = Math.min(length, SENT_OF_STREAMED - given);
            if (count == 0) {
                try {
                    ended.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return -1;
            }
            given += count;
            return count;
        }

        @Override
        public void close() {
            ended.countDown();
        }
    }

    static void stuck(Transport transport) {
        ProxyFault noByteArrives = ProxyFault.cutRequestAfter(0);
        try (MatrixFixture fixture = MatrixFixture.open(transport).always(RequestKind.SEND_BYTES, noByteArrives)) {
            Expectations.failed(fixture.call(RequestKind.SEND_BYTES), Unavailable.class);
            UploadBehaviourChecks.assertRequests(fixture, 2, 6, 6);
            assertThat(fixture.account.uploads()).as("complete uploads").isEmpty();
            fixture.resumes();
            fixture.recovers(RequestKind.SEND_BYTES);
        }
        try (MatrixFixture fixture = MatrixFixture.open(transport).once(RequestKind.SEND_BYTES, RequestKind.CUT)) {
            for (int i = 0; i < 3; i++) {
                fixture.once(RequestKind.SEND_BYTES, noByteArrives);
            }
            Expectations.succeeded(RequestKind.SEND_BYTES, fixture.call(RequestKind.SEND_BYTES), fixture);
            UploadBehaviourChecks.assertRequests(fixture, 2, 5, 4);
            fixture.recovers(RequestKind.SEND_BYTES);
        }
    }

    /** The server has deleted the session. */
    static void forgotten(RequestKind kind) {
        try (MatrixFixture fixture = MatrixFixture.open()) {
            fixture.hooks.justBefore(kind, fixture.account::forgetUploads);
            Expectations.succeeded(kind, fixture.call(kind), fixture);
            UploadBehaviourChecks.assertRequests(fixture, 2, 2, kind == RequestKind.ASK_OFFSET ? 1 : 0);
            fixture.recovers(kind);
        }
    }
}
