package io.wabaprofile.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unreadable;
import io.wabaprofile.port.UploadMismatch;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadProgress;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.wire.ScriptedServer;
import io.wabaprofile.testkit.wire.ScriptedServer.ReceivedRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the upload adapter sends, and what it makes of every documented answer. */
class UploadWireTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MediaFile FILE = MediaFile.of("some bytes".getBytes(StandardCharsets.UTF_8), "image/jpeg")
            .named("my photo+1.jpg");

    private final ScriptedServer server = ScriptedServer.start();
    private final ApiConnection connection = ApiConnection.to(server.baseUri())
            .allowPlainHttpOnLoopback()
            .sleeper(VirtualTime.startingAt(Instant.EPOCH))
            .build();
    private final MediaUploader uploader = UploadAdapter.connect(connection).uploader(ApiKey.of("upload-api-key"));

    @AfterEach
    void close() {
        connection.close();
        server.close();
    }

    @Test
    void opensASessionAndSendsTheBytesToItToTheLetter() throws IOException {
        server.thenJson(200, sample("session-create.200.json")).thenJson(200, sample("handle-single.200.json"));

        uploader.upload(FILE);

        ReceivedRequest open = server.requests().get(0);
        assertThat(open.method()).isEqualTo("POST");
        assertThat(open.target())
                .isEqualTo("/uploads?file_name=my%20photo%2B1.jpg&file_length=10&file_type=image%2Fjpeg");
        assertThat(open.body()).isEmpty();
        ReceivedRequest send = server.requests().get(1);
        String id = JSON.readTree(sample("session-create.200.json")).get("id").textValue();
        assertThat(send.method()).isEqualTo("POST");
        assertThat(send.target()).isEqualTo("/" + id);
        assertThat(send.header("file_offset")).containsExactly("0");
        assertThat(send.header("Content-Length")).containsExactly("10");
        assertThat(send.header("Content-Type")).containsExactly("image/jpeg");
        assertThat(send.header("D360-API-KEY")).containsExactly("upload-api-key");
        assertThat(send.text()).isEqualTo("some bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"handle-single.200.json", "handle-no-filename.200.json", "handle-doc-old.200.json"})
    void handsTheHandleOnVerbatim(String file) throws IOException {
        server.thenJson(200, sample("session-create.200.json")).thenJson(200, sample(file));

        MediaHandle handle = uploader.upload(FILE);

        assertThat(new String(handle.verbatim(), StandardCharsets.US_ASCII))
                .isEqualTo(JSON.readTree(sample(file)).get("h").textValue());
    }

    @Test
    void handsAHandleOfSeveralLinesOnAsOne() {
        server.thenJson(200, sample("session-create.200.json")).thenJson(200, "{\"h\":\"4:a\\n4:b\\n4:c\"}");

        assertThat(uploader.upload(FILE)).isEqualTo(MediaHandle.of("4:a\n4:b\n4:c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "session-create.200.json",
                "session-create-doc.200.json",
                "session-status-360.200.json",
                "session-status-fresh.200.json"
            })
    void takesADocumentedSessionId(String file) throws IOException {
        String id = JSON.readTree(sample(file)).get("id").textValue();

        assertThat(SessionId.from(id).target()).isEqualTo("/" + id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":null}",
                "{\"id\":\"\"}",
                "{\"id\":\"MTph?sig=x\"}",
                "{\"id\":\"upload:\"}",
                "{\"id\":\"upload:../../admin\"}",
                "{\"id\":\"upload:a/../b\"}",
                "{\"id\":\"upload:a/%2e%2e\"}",
                "{\"id\":\"upload:a b\"}",
                "{\"id\":\"upload:a\\r\\nX: y\"}",
                "{\"id\":\"upload:a#b\"}",
                "{\"id\":\"upload:a\\\\b\"}",
                "{\"id\":\"http://evil.example/upload:a\"}"
            })
    void sendsNoByteToASessionIdThatIsNone(String answer) {
        server.thenJson(200, answer);

        Unreadable failure = catchThrowableOfType(Unreadable.class, () -> uploader.upload(FILE));

        assertThat(failure.operation()).isEqualTo(Operation.OPEN_UPLOAD);
        assertThat(server.requests())
                .allSatisfy(request -> assertThat(request.target()).startsWith("/uploads?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"h\":\"\"}", "{\"h\":null}", "{\"h\":\"a b\"}", "{\"h\":\"a\\u0000\"}"})
    void takesNoHandleThatIsNone(String answer) {
        server.thenJson(200, sample("session-create.200.json"));
        for (int i = 0; i < 3; i++) {
            server.thenJson(200, answer).thenJson(200, "{\"file_offset\":10}");
        }

        Unreadable failure = catchThrowableOfType(Unreadable.class, () -> uploader.upload(FILE));

        assertThat(failure.operation()).isEqualTo(Operation.SEND_UPLOAD);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
    }

    @Test
    void takesAPartThatArrivedForNoSuccess() {
        server.thenJson(200, sample("session-create.200.json"))
                .thenJson(
                        206,
                        "{\"debug_info\":{\"retriable\":true,\"type\":\"PartialRequestError\",\"message\":\"Partial\"}}")
                .thenJson(200, "{\"id\":\"upload:x\",\"file_offset\":7}")
                .thenJson(200, sample("handle-single.200.json"));

        uploader.upload(FILE);

        assertSendsTheRestFrom(7, "tes");
    }

    private void assertSendsTheRestFrom(int offset, String rest) {
        assertThat(server.requests()).hasSize(4);
        ReceivedRequest send = server.requests().get(1);
        ReceivedRequest query = server.requests().get(2);
        assertThat(query.method()).isEqualTo("GET");
        assertThat(query.target()).isEqualTo(send.target());
        assertThat(query.body()).isEmpty();
        ReceivedRequest again = server.requests().get(3);
        assertThat(again.method()).isEqualTo("POST");
        assertThat(again.target()).isEqualTo(send.target());
        assertThat(again.header("file_offset")).containsExactly(String.valueOf(offset));
        assertThat(again.header("Content-Length")).containsExactly(String.valueOf(rest.length()));
        assertThat(again.text()).isEqualTo(rest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"session-status-360.200.json", "session-status-fresh.200.json"})
    void takesTheDocumentedAnswersAboutTheOffset(String file) throws IOException {
        long offset = JSON.readTree(sample(file)).get("file_offset").longValue();
        byte[] bytes = new byte[(int) offset + 3];
        server.thenJson(200, sample("session-create.200.json"))
                .thenJson(500, "{}")
                .thenJson(200, sample(file))
                .thenJson(200, sample("handle-single.200.json"));

        uploader.upload(MediaFile.of(bytes, "image/png"));

        assertThat(server.requests().get(3).header("file_offset")).containsExactly(String.valueOf(offset));
        assertThat(server.requests().get(3).body()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "\"4\""})
    void takesAnOffsetAsANumberOrAsText(String offset) {
        server.thenJson(200, sample("session-create.200.json"))
                .thenJson(500, "{}")
                .thenJson(200, "{\"file_offset\":" + offset + "}")
                .thenJson(200, sample("handle-single.200.json"));

        uploader.upload(FILE);

        assertSendsTheRestFrom(4, " bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"four\"", "4.0", "4.5", "[4]", "{}", "true", "99999999999999999999"})
    void takesNothingElseForAnOffset(String offset) {
        server.thenJson(200, sample("session-create.200.json"))
                .thenJson(500, "{}")
                .thenJson(200, "{\"file_offset\":" + offset + "}");

        Unreadable failure = catchThrowableOfType(Unreadable.class, () -> uploader.upload(FILE));

        assertThat(failure.operation()).isEqualTo(Operation.FETCH_OFFSET);
        assertThat(failure.getSuppressed()).as("what broke before").hasOnlyElementsOfType(Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 11, 1_000_000})
    void sendsNothingMoreToAServerThatClaimsWhatCannotBe(long offset) {
        server.thenJson(200, sample("session-create.200.json"))
                .thenJson(500, "{}")
                .thenJson(200, "{\"file_offset\":" + offset + "}");

        assertThat(catchThrowableOfType(UploadMismatch.class, () -> uploader.upload(FILE)))
                .hasMessageContaining("the server reports an offset of " + offset + " in a file of 10");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void getsTheHandleOfAFileThatArrivedWholeWithAnEmptyRequest() {
        server.thenJson(200, sample("session-create.200.json"))
                .thenJson(500, "{}")
                .thenJson(200, "{\"file_offset\":10}")
                .thenJson(200, sample("handle-single.200.json"));

        uploader.upload(FILE);

        assertSendsTheRestFrom(10, "");
    }

    @Test
    void neverSendsTheBytesAgainBlindly() {
        server.thenJson(200, sample("session-create.200.json")).thenJson(500, "{}");

        assertThat(catchThrowableOfType(Unavailable.class, () -> uploader.upload(FILE))
                        .outcome())
                .isEqualTo(Outcome.NOT_APPLIED);
        assertThat(server.requests().stream().map(ReceivedRequest::method))
                .as("one sending, then questions only")
                .containsExactly("POST", "POST", "GET", "GET", "GET");
    }

    @Test
    void hidesASessionIdThatTheServerRepeats() throws IOException {
        String id = JSON.readTree(sample("session-create.200.json")).get("id").textValue();
        server.thenJson(200, sample("session-create.200.json"))
                .thenJson(
                        400,
                        "{\"debug_info\":{\"type\":\"ParameterValidationError\",\"message\":\"HMAC check failed! sessionId="
                                + id + " mac=\",\"retriable\":false}}");

        Rejected failure = catchThrowableOfType(Rejected.class, () -> uploader.upload(FILE));

        assertThat(failure).hasMessageContaining("HMAC check failed!").hasMessageNotContaining("MTph");
    }

    @Test
    void saysThatTheFileIsShorterThanItSaid() {
        server.thenJson(200, sample("session-create.200.json")).thenJson(200, sample("handle-single.200.json"));

        assertThat(failureOf(MediaFile.of(10, "image/png", offset -> new ByteArrayInputStream(new byte[4]))))
                .isInstanceOf(UploadMismatch.class)
                .hasMessageContaining("the file ended after 4 of 10 bytes");
    }

    @Test
    void saysThatTheFileIsLongerThanItSaid() {
        server.thenJson(200, sample("session-create.200.json")).thenJson(200, sample("handle-single.200.json"));

        assertThat(failureOf(MediaFile.of(10, "image/png", offset -> new ByteArrayInputStream(new byte[11]))))
                .isInstanceOf(UploadMismatch.class)
                .hasMessageContaining("the file has more than 10 bytes");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void saysThatTheFileCannotBeRead() {
        server.thenJson(200, sample("session-create.200.json")).thenJson(200, sample("handle-single.200.json"));

        assertThat(failureOf(MediaFile.of(10, "image/png", offset -> {
                    throw new IOException("/secret/path");
                })))
                .isInstanceOf(UploadMismatch.class)
                .hasMessageContaining("could not be read (IOException)")
                .hasMessageNotContaining("/secret/path");
    }

    @Test
    void closesWhatOpensOnlyAfterTheUploadHasEnded() throws InterruptedException {
        server.thenJson(200, sample("session-create.200.json")).thenJson(200, sample("handle-single.200.json"));
        CountDownLatch opening = new CountDownLatch(1);
        CountDownLatch opened = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        MediaFile slow = MediaFile.of(50_000_000, "image/png", offset -> {
            opening.countDown();
            awaitUninterruptibly(opened);
            return new ByteArrayInputStream(new byte[0]) {
                @Override
                public void close() {
                    closed.countDown();
                }
            };
        });
        Thread caller = new Thread(() -> failureOf(slow));
        caller.start();
        assertThat(opening.await(10, TimeUnit.SECONDS)).isTrue();

        caller.interrupt();
        caller.join(10_000);
        opened.countDown();

        assertThat(closed.await(10, TimeUnit.SECONDS)).as("closed").isTrue();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                interrupted |= !latch.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void takesAnObserverThatFailsForOneThatStops() {
        server.thenJson(200, sample("session-create.200.json")).thenJson(200, sample("handle-single.200.json"));

        Cancelled failure = catchThrowableOfType(
                Cancelled.class,
                () -> uploader.upload(FILE, new UploadObserver() {
                    @Override
                    public void progressed(UploadProgress progress) {
                        throw new IllegalArgumentException("a bug in the observer");
                    }
                }));

        assertThat(failure).hasMessageContaining("the observer failed (IllegalArgumentException)");
    }

    @Test
    void aSourceThatClosesBadlySpoilsNoUpload() {
        server.thenJson(200, sample("session-create.200.json")).thenJson(200, sample("handle-single.200.json"));

        MediaHandle handle =
                uploader.upload(MediaFile.of(10, "image/png", offset -> new ByteArrayInputStream(new byte[10]) {
                    @Override
                    public void close() throws IOException {
                        throw new IOException("/home/me/secret.png");
                    }
                }));

        assertThat(handle).isNotNull();
    }

    @Test
    void saysThatASourceFailed() {
        server.thenJson(200, sample("session-create.200.json")).thenJson(200, sample("handle-single.200.json"));

        assertThat(failureOf(MediaFile.of(10, "image/png", offset -> {
                    throw new IllegalStateException("a bug in the source");
                })))
                .isInstanceOf(UploadMismatch.class)
                .hasMessageContaining("could not be read (IllegalStateException)");
    }

    @Test
    void closesWhatItOpened() {
        server.thenJson(200, sample("session-create.200.json")).thenJson(500, "{}");
        AtomicInteger open = new AtomicInteger();

        failureOf(MediaFile.of(10, "image/png", offset -> {
            open.incrementAndGet();
            return counting(open);
        }));

        assertThat(open).hasValue(0);
    }

    private static InputStream counting(AtomicInteger open) {
        return new ByteArrayInputStream(new byte[10]) {
            private boolean closed;

            @Override
            public void close() {
                if (!closed) {
                    closed = true;
                    open.decrementAndGet();
                }
            }
        };
    }

    @Test
    void leavesNoSampleUnread() throws IOException, URISyntaxException {
        String thisTest = Files.readString(Path.of("src/test/java/io/wabaprofile/upload/UploadWireTest.java"));
        Path samples = Path.of(getClass().getResource("/wire-samples").toURI());
        try (Stream<Path> files = Files.walk(samples)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(thisTest).contains(name));
        }
    }

    private GatewayException failureOf(MediaFile file) {
        GatewayException failure = catchThrowableOfType(GatewayException.class, () -> uploader.upload(file));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static String sample(String file) {
        try {
            return Files.readString(Path.of(UploadWireTest.class
                    .getResource("/wire-samples/uploads/" + file)
                    .toURI()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
