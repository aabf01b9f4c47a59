package io.wabaprofile.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wabaprofile.port.UploadSession;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.ReceivedUpload;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.contract.ContractSamples;
import io.wabaprofile.testkit.contract.RecordingObserver;
import io.wabaprofile.testkit.fake.FakeAdapter;
import io.wabaprofile.testkit.simulator.Wire.Reply;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.UploadBehaviour;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the default and the variants of the upload API. */
@Timeout(60)
class UploadBehaviourTest {
    private final VirtualTime time = VirtualTime.startingAt(Instant.parse("2024-05-06T07:08:09Z"));
    private final Dialog360Simulator simulator =
            Dialog360Simulator.builder().time(time).start();
    private final UploadBehaviour uploads = simulator.uploads();
    private final SimulatedAccount account = simulator.newAccount();
    private final Wire wire = new Wire(simulator.baseUri(), account.key());

    @AfterEach
    void close() {
        simulator.close();
    }

    private String open(long length) {
        return wire.bytes("/uploads?file_name=a.png&file_length=" + length + "&file_type=image/png", new byte[0])
                .textAt("id");
    }

    private int offset(String id) {
        return wire.get("/" + id).numberAt("file_offset");
    }

    private Reply send(String id, byte[] body, long offset) {
        return wire.bytes("/" + id, body, "file_offset", Long.toString(offset));
    }

    private void cut(String id, byte[] body, int announced) throws IOException {
        RawUpload.cut(simulator.baseUri(), account.key(), id, body, 0, announced);
    }

    @Test
    void respondsToPartialBodiesWith400() {
        simulator.enable(Variant.PARTIAL_BODY_IS_400);
        String id = open(10);

        Reply reply = send(id, new byte[4], 0);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json()).isEqualTo(Wire.sampleJson("uploads/error-partial.206"));
        assertThat(offset(id)).isEqualTo(4);
        assertThat(send(id, new byte[6], 4).status()).isEqualTo(200);
    }

    @Test
    void respondsToWrongOffsetsWith400() {
        simulator.enable(Variant.WRONG_OFFSET_IS_400);
        String id = open(10);

        Reply reply = send(id, new byte[4], 6);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json()).isEqualTo(Wire.sampleJson("uploads/error-offset.412"));
        assertThat(offset(id)).isZero();
    }

    @Test
    void respondsToWrongOffsetsAsInvalidParameters() {
        simulator.enable(Variant.WRONG_OFFSET_AS_PARAMETER);

        Reply reply = send(open(10), new byte[4], 6);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.numberAt("error", "code")).isEqualTo(100);
        assertThat(reply.textAt("error", "message")).startsWith("(#100)");
    }

    @Test
    void rejectsOffsetQueriesAndAcceptsBytes() {
        String id = open(10);
        send(id, new byte[4], 0);

        simulator.enable(Variant.OFFSET_QUERY_IS_404);
        assertThat(wire.get("/" + id).status()).isEqualTo(404);
        assertThat(wire.get("/" + id).at("error")).isInstanceOf(String.class);

        simulator.enable(Variant.OFFSET_QUERY_IS_405);
        assertThat(wire.get("/" + id).status()).isEqualTo(405);
        assertThat(wire.get("/" + id).header("Allow")).isEqualTo("POST");

        assertThat(send(id, new byte[6], 4).status()).isEqualTo(200);
    }

    @Test
    void writesOffsetsAsText() {
        simulator.enable(Variant.OFFSETS_AS_TEXT);
        String id = open(10);
        send(id, new byte[4], 0);

        assertThat(wire.get("/" + id).at("file_offset")).isEqualTo("4");
    }

    @Test
    void returnsThePlannedOffset() {
        String id = open(10);
        send(id, new byte[4], 0);
        List<LongUnaryOperator> claims = List.of(truth -> truth + 1, truth -> truth - 1, truth -> -1, truth -> 11);

        for (LongUnaryOperator claim : claims) {
            simulator.faults().reset();
            simulator.faults().uploads().wrongOffset(claim);

            assertThat(offset(id)).isEqualTo((int) claim.applyAsLong(4));
            assertThat(account.unfinishedUploads().get(0).offset()).isEqualTo(4);
        }
        assertThat(send(id, new byte[6], 4).status()).isEqualTo(200);
    }

    @Test
    void ignoresTheOffsetHeader() {
        simulator.enable(Variant.OFFSET_HEADERS_IGNORED);
        String id = open(10);

        assertThat(send(id, new byte[4], 7).status()).isEqualTo(206);
        assertThat(send(id, new byte[6], 4).status()).isEqualTo(412);
        assertThat(offset(id)).isEqualTo(4);
    }

    @Test
    void acceptsFilesWithoutAName() {

        Reply opened = wire.bytes("/uploads?file_length=3&file_type=image/png", new byte[0]);
        Reply finished = send(opened.textAt("id"), new byte[3], 0);

        assertThat(finished.textAt("h")).startsWith("4::aW1hZ2UvcG5n:");
        assertThat(account.uploads().get(0).name()).isEmpty();
    }

    @Test
    void issuesEverySecondHandleWithTwoLines() {
        List<Long> lines = List.of(lines(), lines(), lines(), lines());

        assertThat(lines).containsExactly(1L, 2L, 1L, 2L);
    }

    private long lines() {
        return send(open(1), new byte[1], 0).textAt("h").lines().distinct().count();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void issuesHandlesWithTheConfiguredLines(int lines) {
        uploads.handleLines(lines);

        assertThat(List.of(lines(), lines())).containsOnly((long) lines);
    }

    @Test
    void keepsEveryByteOfACutBody() throws IOException {
        String id = open(100_000);

        cut(id, ContractSamples.randomBytes(70_003), 100_000);

        assertThat(offset(id)).isEqualTo(70_003);
    }

    @Test
    void keepsCompletePagesOfACutBody() throws IOException {
        uploads.commitPageSize(4096);
        String id = open(100_000);
        byte[] given = ContractSamples.randomBytes(100_000);

        cut(id, Arrays.copyOf(given, 70_003), 100_000);

        assertThat(offset(id)).isEqualTo(17 * 4096);
        ReceivedUpload unfinished = account.unfinishedUploads().get(0);
        assertThat(unfinished.bytes().orElseThrow()).isEqualTo(Arrays.copyOf(given, 17 * 4096));
        assertThat(unfinished.bytesReceived()).isEqualTo(70_003);

        byte[] rest = Arrays.copyOfRange(given, 17 * 4096, 100_000);
        assertThat(send(id, rest, 17 * 4096).status()).isEqualTo(200);
        assertThat(account.uploads().get(0).bytes().orElseThrow()).isEqualTo(given);
        assertThat(account.uploads().get(0).bytesReceived()).isEqualTo(100_000 + 70_003 - 17 * 4096);
    }

    @Test
    void keepsNothingOfACutBody() throws IOException {
        simulator.enable(Variant.CUT_BODIES_DROPPED);
        String id = open(100_000);

        cut(id, new byte[70_003], 100_000);

        assertThat(offset(id)).isZero();
        assertThat(account.unfinishedUploads().get(0).bytesReceived()).isEqualTo(70_003);
        assertThat(send(id, new byte[10], 0).status()).isEqualTo(206);
        assertThat(offset(id)).isEqualTo(10);
    }

    @Test
    void forgetsSessionsByTheirAge() {
        String unfinished = open(10);
        String finished = open(1);
        send(finished, new byte[1], 0);
        time.advance(Duration.ofDays(400));
        assertThat(offset(unfinished)).isZero();

        uploads.sessionLifetime(Duration.ofHours(1));
        String young = open(10);
        time.advance(Duration.ofMinutes(59));
        assertThat(send(young, new byte[3], 0).status()).isEqualTo(206);
        assertLost(wire.get("/" + unfinished));
        assertLost(wire.get("/" + finished));

        time.advance(Duration.ofMinutes(1));
        assertLost(send(young, new byte[7], 3));
        assertThat(account.unfinishedUploads()).isEmpty();
        assertThat(account.uploads()).hasSize(1);
    }

    private static void assertLost(Reply reply) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.numberAt("error", "code")).isEqualTo(100);
        assertThat(reply.numberAt("error", "error_subcode")).isEqualTo(33);
    }

    @Test
    void respondsToLostSessionsWithEachVariant() {
        String id = open(10);
        account.forgetUploads();

        assertLost(wire.get("/" + id));
        assertLost(send(id, new byte[10], 0));
        simulator.enable(Variant.LOST_SESSION_IS_404);
        assertThat(wire.get("/" + id).status()).isEqualTo(404);
        assertThat(send(id, new byte[10], 0).status()).isEqualTo(404);
        simulator.enable(Variant.LOST_SESSION_IS_410);
        assertThat(wire.get("/" + id).status()).isEqualTo(410);
        assertThat(send(id, new byte[10], 0).status()).isEqualTo(410);
    }

    @Test
    void forgetsUnfinishedUploadsDuringATransfer() throws IOException {
        String finished = open(1);
        String handle = send(finished, new byte[1], 0).textAt("h");
        String id = open(10);
        try (Socket socket = RawUpload.begin(simulator.baseUri(), account.key(), id, 0, 10)) {
            OutputStream out = socket.getOutputStream();
            out.write(new byte[4]);
            while (offset(id) < 4) {
                Thread.onSpinWait();
            }
            account.forgetUploads();
            out.write(new byte[6]);

            byte[] status = socket.getInputStream().readNBytes(12);
            assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 400");
        }
        assertThat(account.uploads()).hasSize(1);
        assertThat(send(finished, new byte[0], 1).textAt("h")).isEqualTo(handle);
    }

    @Test
    void forgetsFinishedSessions() {
        simulator.enable(Variant.FINISHED_SESSIONS_FORGOTTEN);
        String id = open(3);
        assertThat(offset(id)).isZero();

        assertThat(send(id, new byte[3], 0).status()).isEqualTo(200);

        assertLost(wire.get("/" + id));
        assertLost(send(id, new byte[0], 3));
        assertThat(account.uploads()).hasSize(1);
    }

    @Test
    void returnsHandlesOnlyOnce() {
        simulator.enable(Variant.HANDLES_RETURNED_ONCE);
        String id = open(3);

        assertThat(send(id, new byte[3], 0).status()).isEqualTo(200);

        assertThat(offset(id)).isEqualTo(3);
        assertLost(send(id, new byte[0], 3));
    }

    @Test
    void respondsToThrottlingWithBackoff() {
        account.throttle(Duration.ofSeconds(10));
        Reply inWords = wire.bytes("/uploads", new byte[0]);
        simulator.enable(Variant.THROTTLING_WITH_BACKOFF);
        Reply inNumbers = wire.bytes("/uploads", new byte[0]);

        assertThat(inWords.status()).isEqualTo(400);
        assertThat(inWords.textAt("meta", "developerMessage")).contains("10 seconds");
        assertThat(inNumbers.status()).isEqualTo(429);
        assertThat(inNumbers.numberAt("backoff")).isEqualTo(10_000);
        assertThat(inNumbers.textAt("debug_info", "type")).isEqualTo("RequestRateLimitedError");
        assertThat(inNumbers.at("debug_info", "retriable")).isEqualTo(false);
        assertThat(inNumbers.header("Retry-After")).isEmpty();
    }

    @Test
    void returnsToItsDefaults() {
        simulator.enable(Variant.PARTIAL_BODY_IS_400, Variant.OFFSET_QUERY_IS_404, Variant.CUT_BODIES_DROPPED);
        simulator.disable(StrictCheck.OFFSET_WRONG);
        uploads.sessionLifetime(Duration.ofSeconds(1)).handleLines(5);

        simulator.reset();

        assertThat(simulator.enabledVariants()).isEmpty();
        assertThat(simulator.disabledChecks()).isEmpty();
        String id = open(10);
        time.advance(Duration.ofHours(1));
        assertThat(send(id, new byte[4], 0).status()).isEqualTo(206);
        assertThat(send(id, new byte[4], 0).status()).isEqualTo(412);
        assertThat(offset(id)).isEqualTo(4);
        assertThat(lines()).isEqualTo(1);
    }

    @Test
    void rejectsInvalidNumbers() {
        assertThatIllegalArgumentException().isThrownBy(() -> uploads.handleLines(0));
        assertThatIllegalArgumentException().isThrownBy(() -> uploads.commitPageSize(0));
        assertThatIllegalArgumentException().isThrownBy(() -> uploads.sessionLifetime(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> uploads.sessionLifetime(Duration.ofNanos(-1)));
    }

    @Test
    void showsUnfinishedUploads() {
        byte[] given = ContractSamples.randomBytes(1000);
        String id = open(1000);
        open(7);
        send(id, Arrays.copyOf(given, 400), 0);
        send(id, Arrays.copyOf(given, 400), 0);

        List<ReceivedUpload> unfinished = account.unfinishedUploads();

        assertThat(unfinished).extracting(ReceivedUpload::length).containsExactly(1000L, 7L);
        ReceivedUpload first = unfinished.get(0);
        assertThat(first.name()).isEqualTo("a.png");
        assertThat(first.mediaType()).isEqualTo("image/png");
        assertThat(first.offset()).isEqualTo(400);
        assertThat(first.bytes().orElseThrow()).isEqualTo(Arrays.copyOf(given, 400));
        assertThat(first.sha256()).isEqualTo(ContractSamples.sha256(Arrays.copyOf(given, 400)));
        assertThat(first.bytesReceived()).as("of bodies at a right offset").isEqualTo(400);
        assertThat(first).hasToString("ReceivedUpload[a.png, image/png, 400 of 1,000 bytes]");
    }

    @Test
    void computesTheDigestOfALargeFile() {
        long length = 8L * 1024 * 1024 + 1;
        send(open(length), new byte[] {1, 2, 3}, 0);

        ReceivedUpload unfinished = account.unfinishedUploads().get(0);

        assertThat(unfinished.bytes()).isEmpty();
        assertThat(unfinished.sha256()).isEqualTo(ContractSamples.sha256(new byte[] {1, 2, 3}));
    }

    @Test
    void sharesItsSessionsWithTheFake() {
        byte[] given = ContractSamples.randomBytes(1000);
        MediaFile file = MediaFile.of(given, "image/png").named("a.png");
        String id = open(1000);
        send(id, Arrays.copyOf(given, 400), 0);

        UploadSession session = UploadSession.opened(id.getBytes(StandardCharsets.US_ASCII), file, Instant.EPOCH);
        RecordingObserver observer = new RecordingObserver();
        FakeAdapter.over(account).uploader().resume(session, file, observer);

        assertThat(account.uploads().get(0).bytes().orElseThrow()).isEqualTo(given);
        assertThat(observer.statistics().get(0).bytesSent()).isEqualTo(600);
        assertThat(offset(id)).isEqualTo(1000);
    }
}
