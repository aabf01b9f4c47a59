package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.matrix.Scene.Ended;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unreadable;
import io.wabaprofile.port.UploadMismatch;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.testkit.FaultProxy.Fault;
import io.wabaprofile.testkit.ScriptedServer;
import io.wabaprofile.testkit.ScriptedServer.Answer;
import io.wabaprofile.testkit.ScriptedServer.ReceivedRequest;
import io.wabaprofile.upload.UploadAdapter;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** Rows about where the server says that an upload stands. */
final class Offsets {
    private static final int LENGTH = Step.CONTENT.length;
    private static final long STREAMED = 9L * 1024 * 1024;
    private static final int SENT_OF_STREAMED = 50_000;

    private Offsets() {}

    static void behind() {
        for (int arrived : new int[] {1, LENGTH / 2, LENGTH - 1}) {
            try (Scene scene = Scene.open().once(Step.SEND, Fault.cutRequestAfter(arrived))) {
                Verdict.succeeded(Step.SEND, scene.attempt(Step.SEND), scene);
                UploadPromises.assertRequests(scene, 1, 2, 1);
                scene.recovers(Step.SEND);
            }
        }
        cutAgainAndAgain();
        for (int offset : new int[] {0, 1, LENGTH / 2, LENGTH - 1, LENGTH}) {
            arrivedBefore(offset);
        }
    }

    private static void cutAgainAndAgain() {
        int cuts = 8;
        try (Scene scene = Scene.open()) {
            for (int i = 0; i < cuts; i++) {
                scene.once(Step.SEND, Fault.cutRequestAfter(LENGTH / 10));
            }
            Verdict.succeeded(Step.SEND, scene.attempt(Step.SEND), scene);
            UploadPromises.assertRequests(scene, 1, cuts + 1, cuts);
            scene.recovers(Step.SEND);
        }
    }

    /** The whole request has arrived, and the server has kept less of it. */
    private static void arrivedBefore(int offset) {
        try (ScriptedServer server = ScriptedServer.start();
                Scripted scripted = new Scripted(server)) {
            server.then(Answer.of(200, Step.OPEN.goodAnswer()))
                    .then(WireFaults.bare(503))
                    .then(held(String.valueOf(offset)))
                    .then(Answer.of(200, Step.SEND.goodAnswer()));
            scripted.run(Step.SEND);
            ReceivedRequest rest = server.requests().get(server.requests().size() - 1);
            assertThat(scripted.requests(Step.SEND)).as("sendings").isEqualTo(2);
            assertThat(rest.header("file_offset")).containsExactly(String.valueOf(offset));
            assertThat(Arrays.equals(rest.body(), Arrays.copyOfRange(Step.CONTENT, offset, LENGTH)))
                    .as("the rest of the file")
                    .isTrue();
        }
    }

    private static Answer held(String offset) {
        return Answer.of(200, "{\"id\":\"" + Scene.KEY + "\",\"file_offset\":" + offset + "}");
    }

    static void absurd(Step step) {
        for (long claimed : new long[] {LENGTH + 1, Long.MAX_VALUE / 100, -1}) {
            impossible(step, String.valueOf(claimed), UploadMismatch.class, 1);
        }
        for (String claimed : new String[] {"\"many\"", "null", "0.5", "1e3", "[0]", "99999999999999999999"}) {
            impossible(step, claimed, Unreadable.class, 2);
        }
        if (step == Step.SEND) {
            ahead();
        } else {
            impossibleToResume();
        }
    }

    /** Nothing more is sent to a server that cannot be right, and a right one can still be gone on with. */
    private static void impossible(Step step, String offset, Class<? extends GatewayException> failure, int questions) {
        try (Scene scene = Scene.open().always(Step.ASK, Fault.answerInstead(held(offset)))) {
            Ended ended = scene.attempt(Step.ASK);
            Verdict.failed(ended, failure);
            UploadPromises.assertRequests(scene, 1, 1, questions);
            assertThat(scene.account.uploads()).as("whole uploads").isEmpty();
            if (step == Step.SEND) {
                scene.resumes();
            }
            scene.recovers(step);
        }
    }

    private static void impossibleToResume() {
        try (Scene scene = Scene.open().always(Step.SEND, Fault.answerInstead(WireFaults.bare(403)))) {
            scene.attempt(Step.SEND);
            scene.always(Step.ASK, Fault.answerInstead(held(String.valueOf(LENGTH + 1))));
            assertThatThrownBy(() -> UploadAdapter.connect(scene.connection)
                            .uploader(scene.credentials)
                            .resume(scene.moments.kept(), Step.file()))
                    .isInstanceOf(UploadMismatch.class);
            UploadPromises.assertRequests(scene, 1, 1, 1);
            scene.resumes();
        }
    }

    /** Within the file, and yet more than was ever sent: the source holds the rest back until the sending has failed. */
    private static void ahead() {
        CountDownLatch ended = new CountDownLatch(1);
        MediaFile file = MediaFile.of(STREAMED, "application/pdf", offset -> new Withheld(ended));
        try (Scene scene = Scene.open()
                .once(Step.SEND, Fault.cutRequestAfter(SENT_OF_STREAMED / 2))
                .always(Step.ASK, Fault.answerInstead(held(String.valueOf(SENT_OF_STREAMED + 1))))) {
            assertThatThrownBy(() -> UploadAdapter.connect(scene.connection)
                            .stallLimit(Rows.SHORT)
                            .uploader(scene.credentials)
                            .upload(file))
                    .isInstanceOf(UploadMismatch.class)
                    .hasMessageContaining("at most " + SENT_OF_STREAMED + " were sent");
            UploadPromises.assertRequests(scene, 1, 1, 1);
            scene.recovers(Step.SEND);
        }
    }

    private static final class Withheld extends InputStream {
        private final CountDownLatch ended;
        private int given;

        private Withheld(CountDownLatch ended) {
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

    static void stuck() {
        Fault nothingArrives = Fault.cutRequestAfter(0);
        try (Scene scene = Scene.open().always(Step.SEND, nothingArrives)) {
            Verdict.failed(scene.attempt(Step.SEND), Unavailable.class);
            UploadPromises.assertRequests(scene, 2, 6, 6);
            assertThat(scene.account.uploads()).as("whole uploads").isEmpty();
            scene.resumes();
            scene.recovers(Step.SEND);
        }
        try (Scene scene = Scene.open().once(Step.SEND, Step.CUT)) {
            for (int i = 0; i < 3; i++) {
                scene.once(Step.SEND, nothingArrives);
            }
            Verdict.succeeded(Step.SEND, scene.attempt(Step.SEND), scene);
            UploadPromises.assertRequests(scene, 2, 5, 4);
            scene.recovers(Step.SEND);
        }
    }

    /** The server itself has forgotten the session. */
    static void forgotten(Step step) {
        try (Scene scene = Scene.open()) {
            scene.moments.justBefore(step, scene.account::forgetUploads);
            Verdict.succeeded(step, scene.attempt(step), scene);
            UploadPromises.assertRequests(scene, 2, 2, step == Step.ASK ? 1 : 0);
            scene.recovers(step);
        }
    }
}
