package io.wabaprofile.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.profile.Sha256;
import io.wabaprofile.testkit.account.ReceivedUpload;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.contract.ContractSamples;
import io.wabaprofile.testkit.simulator.Wire.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class UploadSimulationTest {
    private final Dialog360Simulator simulator = Dialog360Simulator.start();
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

    @Test
    void opensASessionInThePlatformsFormat() {
        String id = open(8792);

        assertThat(id).matches("upload:[A-Za-z0-9+/]+=+\\?sig=AR[A-Za-z0-9_-]+");
        assertThat(id).contains("+").contains("/").startsWith("upload:MTph");
        String encoded = id.substring("upload:".length(), id.indexOf('?'));
        assertThat(new String(Base64.getDecoder().decode(encoded), StandardCharsets.US_ASCII))
                .startsWith("1:attachment:")
                .contains("?file_length=8792&file_type=image%2Fpng&file_name=a.png");
        assertThat(wire.get("/" + id).textAt("id")).isEqualTo(id);
        assertThat(offset(id)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?file_name=a&file_type=image/png",
                "?file_name=a&file_length=1",
                "?file_name=a&file_length=0&file_type=image/png",
                "?file_name=a&file_length=-1&file_type=image/png",
                "?file_name=a&file_length=1.5&file_type=image/png",
                "?file_name=a&file_length=9999999999999999999&file_type=image/png",
                "?file_name=a&file_length=1&file_type=text/plain",
                "?file_name=a&file_length=1&file_type=image/gif",
                "?file_name=a&file_length=1&file_type=image/png&file_length=2"
            })
    void rejectsAnInvalidLengthOrType(String query) {
        Reply reply = wire.bytes("/uploads" + query, new byte[0]);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.numberAt("error", "code")).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/pdf", "image/jpeg", "image/jpg", "image%2Fpng", "video/mp4"})
    void opensASessionForEveryDocumentedType(String type) {
        assertThat(wire.bytes("/uploads?file_name=a&file_length=1&file_type=" + type, new byte[0])
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"a%2Bb%26c.pdf,a+b&c.pdf", "two+words.pdf,two words.pdf", "Gr%C3%BC%C3%9Fe.pdf,Grüße.pdf"})
    void decodesTheName(String sent, String name) {
        String id = wire.bytes("/uploads?file_name=" + sent + "&file_length=1&file_type=application/pdf", new byte[0])
                .textAt("id");
        wire.bytes("/" + id, new byte[] {1});

        assertThat(account.uploads().get(0).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "application/octet-stream",
                "application/x-www-form-urlencoded",
                "multipart/form-data"
            })
    void acceptsARawBodyOfEachType(String contentType) {
        byte[] given = ContractSamples.randomBytes(300_000);

        Reply reply = wire.bytes("/" + open(given.length), given, "Content-Type", contentType, "file_offset", "0");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.textAt("h")).matches("4:YS5wbmc=:aW1hZ2UvcG5n:AR\\w+:e:\\d+:\\d+:\\d+:AR\\w+");
        ReceivedUpload upload = account.uploads().get(0);
        assertThat(upload.bytes().orElseThrow()).isEqualTo(given);
        assertThat(upload.length()).isEqualTo(given.length);
        assertThat(upload.mediaType()).isEqualTo("image/png");
    }

    @Test
    void resumesAtTheEndOfAPartialBody() {
        byte[] given = ContractSamples.randomBytes(1000);
        String id = open(1000);

        Reply partial = wire.bytes("/" + id, Arrays.copyOf(given, 400), "file_offset", "0");

        assertThat(partial.status()).isEqualTo(206);
        assertThat(partial.json()).isEqualTo(Wire.sampleJson("uploads/error-partial.206"));
        assertThat(offset(id)).isEqualTo(400);
        assertThat(account.uploads()).isEmpty();

        Reply rest = wire.bytes("/" + id, Arrays.copyOfRange(given, 400, 1000), "file_offset", "400");

        assertThat(rest.status()).isEqualTo(200);
        assertThat(account.uploads().get(0).bytes().orElseThrow()).isEqualTo(given);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "399", "401", "1000"})
    void rejectsOtherOffsets(String wrong) {
        String id = open(1000);
        wire.bytes("/" + id, new byte[400]);

        Reply reply = wire.bytes("/" + id, new byte[600], "file_offset", wrong);

        assertThat(reply.status()).isEqualTo(412);
        assertThat(reply.json()).isEqualTo(Wire.sampleJson("uploads/error-offset.412"));
        assertThat(offset(id)).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "1e3", "99999999999999999999"})
    void rejectsAnOffsetThatIsNotANumber(String wrong) {
        String id = open(10);

        assertThat(wire.bytes("/" + id, new byte[10], "file_offset", wrong).status())
                .isEqualTo(400);
        assertThat(offset(id)).isZero();
    }

    @Test
    void requiresTheOffsetAsAHeader() {
        String id = open(10);

        Reply reply = wire.bytes("/" + id + "&file_offset=0", new byte[10]);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.textAt("error")).contains("header");
        assertThat(offset(id)).isZero();
    }

    @Test
    void rejectsMoreBytesThanTheFileLength() {
        String id = open(3);

        assertThat(wire.bytes("/" + id, new byte[5]).status()).isEqualTo(400);
        Reply chunked = wire.send(
                "POST", "/" + id, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[200_000])));

        assertThat(chunked.status()).isEqualTo(400);
        assertThat(chunked.textAt("debug_info", "type")).isEqualTo("ParameterValidationError");
        assertThat(offset(id)).isZero();
        assertThat(account.uploads()).isEmpty();

        assertThat(wire.bytes("/" + id, new byte[] {7, 8, 9}).status()).isEqualTo(200);
        assertThat(account.uploads().get(0).bytes().orElseThrow()).containsExactly(7, 8, 9);
    }

    @Test
    void dropsAllBytesOfATooLongBody() {
        byte[] given = ContractSamples.randomBytes(200_000);
        String id = open(200_000);
        wire.bytes("/" + id, Arrays.copyOf(given, 50_000));

        Reply reply = wire.send(
                "POST",
                "/" + id,
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[300_000])),
                "file_offset",
                "50000");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(offset(id)).isEqualTo(50_000);
        byte[] rest = Arrays.copyOfRange(given, 50_000, 200_000);
        assertThat(wire.bytes("/" + id, rest, "file_offset", "50000").status()).isEqualTo(200);
        assertThat(account.uploads().get(0).bytes().orElseThrow()).isEqualTo(given);
        assertThat(account.uploads().get(0).sha256()).isEqualTo(Sha256.hexOf(given));
    }

    @Test
    void returnsTheHandleAgainAfterALostResponse() {
        String id = open(3);
        String handle = wire.bytes("/" + id, new byte[3]).textAt("h");
        assertThat(offset(id)).isEqualTo(3);

        Reply again = wire.bytes("/" + id, new byte[0], "file_offset", "3");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.textAt("h")).isEqualTo(handle);
        assertThat(account.uploads()).hasSize(1);
        assertThat(wire.bytes("/" + id, new byte[1], "file_offset", "3").status())
                .isEqualTo(400);
    }

    @Test
    void treatsAnEmptyBodyAsPartial() {
        String id = open(3);

        assertThat(wire.bytes("/" + id, new byte[0]).status()).isEqualTo(206);
        assertThat(offset(id)).isZero();
    }

    @Test
    void rejectsAnEncodedId() {
        String id = open(3);
        String whole = id.replace(":", "%3A").replace("?", "%3F").replace("=", "%3D");

        for (String target : new String[] {whole, id.replace(":", "%3A"), id.replace("=", "%3D")}) {
            Reply reply = wire.bytes("/" + target, new byte[3]);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.numberAt("error", "code")).isEqualTo(100);
            assertThat(reply.numberAt("error", "error_subcode")).isEqualTo(33);
            assertThat(reply.textAt("error", "type")).isEqualTo("GraphMethodException");
            assertThat(reply.textAt("error", "message")).startsWith("Unsupported post request. Object with ID '");
        }
        assertThat(offset(id)).isZero();
    }

    @Test
    void rejectsAMissingOrWrongSignature() {
        String id = open(3);
        String bare = id.substring(0, id.indexOf('?'));

        for (String target :
                new String[] {bare, bare + "?sig=", bare + "?sig=ARwrong", id.replace("?", "??"), id + "x"}) {
            Reply reply = wire.bytes("/" + target, new byte[3]);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.textAt("debug_info", "type")).isEqualTo("ParameterValidationError");
            assertThat(reply.textAt("debug_info", "message"))
                    .startsWith("HMAC check failed! sessionId=" + bare + " mac=");
            assertThat(reply.at("debug_info", "retriable")).isEqualTo(false);
        }
        assertThat(offset(id)).isZero();
    }

    @Test
    void rejectsAMissingPrefix() {
        Reply reply = wire.bytes("/" + open(3).substring("upload:".length()), new byte[3]);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json()).isEqualTo(Wire.sampleJson("d360/error-string"));
    }

    @Test
    void rejectsAMissingId() {
        assertThat(wire.bytes("/upload:", new byte[3]).textAt("error")).startsWith("missing session ID");
    }

    @Test
    void rejectsTheSessionOfAnotherChannel() {
        String id = open(3);
        Wire other = wire.with(simulator.newAccount().key());

        for (Reply reply : new Reply[] {other.bytes("/" + id, new byte[3]), other.get("/" + id)}) {
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json()).isEqualTo(Wire.sampleJson("uploads/error-notauthorized.400"));
        }
        assertThat(offset(id)).isZero();
    }

    @Test
    void ignoresUnknownParameters() {
        String id = open(3);

        assertThat(wire.bytes("/" + id + "&more=1", new byte[3]).status()).isEqualTo(200);
    }

    @Test
    void forgetsTheOldestOfManySessions() {
        String oldest = open(3);
        for (int i = 0; i < 256; i++) {
            open(3);
        }

        assertThat(wire.get("/" + oldest).numberAt("error", "error_subcode")).isEqualTo(33);
    }

    @Test
    void streamsALargeFileWithoutStoringIt() throws IOException {
        long length = 100L * 1024 * 1024;
        String id = wire.bytes("/uploads?file_name=a.mp4&file_type=video/mp4&file_length=" + length, new byte[0])
                .textAt("id");

        Reply reply = wire.send(
                "POST",
                "/" + id,
                BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> new Zeros(length)), length));

        assertThat(reply.status()).isEqualTo(200);
        ReceivedUpload upload = account.uploads().get(0);
        assertThat(upload.length()).isEqualTo(length);
        assertThat(upload.bytes()).isEmpty();
        assertThat(upload.sha256()).isEqualTo("20492a4d0d84f8beb1767f6616229f85d44c2827b64bdbfb260ee12fa1109e0e");
    }

    @Test
    void sendsAnErrorWhileTheClientIsSending() {
        String id = open(64L * 1024 * 1024);
        account.revokeKey();

        Reply reply = wire.send("POST", "/" + id, BodyPublishers.ofInputStream(() -> new Zeros(64L * 1024 * 1024)));

        assertThat(reply.status()).isEqualTo(401);
        account.restoreKey();
        assertThat(offset(id)).isZero();
    }

    @Test
    void keepsTheBytesReceivedBeforeAConnectionLoss() throws Exception {
        String id = open(10);
        CountDownLatch noticed = new CountDownLatch(1);
        simulator.onExchange(exchange -> {
            if (exchange.target().startsWith("/upload:")) {
                noticed.countDown();
            }
        });

        try (Socket socket = sending(id, 10)) {
            socket.getOutputStream().write(new byte[] {1, 2, 3, 4});
            socket.shutdownOutput();
            assertThat(noticed.await(30, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(offset(id)).isEqualTo(4);
        assertThat(account.uploads()).isEmpty();
        assertThat(wire.bytes("/" + id, new byte[6], "file_offset", "4").status())
                .isEqualTo(200);
        assertThat(account.uploads().get(0).bytes().orElseThrow()).containsExactly(1, 2, 3, 4, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void letsALaterTransferSupersedeAStalledTransfer() throws Exception {
        String id = open(10);
        try (Socket socket = sending(id, 10)) {
            socket.getOutputStream().write(new byte[] {1, 2, 3, 4});
            while (offset(id) < 4) {
                Thread.onSpinWait();
            }

            assertThat(wire.bytes("/" + id, new byte[] {5, 6, 7, 8, 9, 10}, "file_offset", "4")
                            .status())
                    .isEqualTo(200);
            socket.getOutputStream().write(new byte[] {0, 0, 0, 0, 0, 0});

            byte[] status = socket.getInputStream().readNBytes(12);
            assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 412");
        }
        assertThat(account.uploads()).hasSize(1);
        assertThat(account.uploads().get(0).bytes().orElseThrow()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    private Socket sending(String id, int length) throws IOException {
        Socket socket = new Socket("127.0.0.1", simulator.baseUri().getPort());
        String head = "POST /" + id + " HTTP/1.1\r\nHost: localhost\r\nD360-API-KEY: " + account.key()
                + "\r\nContent-Length: " + length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static final class Zeros extends InputStream {
        private long left;

        private Zeros(long length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int at, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(length, left);
            Arrays.fill(into, at, at + count, (byte) 0);
            left -= count;
            return count;
        }
    }
}
