package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.RetrySettings;
import io.wabaprofile.http.internal.request.Deadline;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unavailable.Reason;
import io.wabaprofile.port.Unreadable;
import io.wabaprofile.profile.DownloadedPhoto;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import io.wabaprofile.testkit.wire.ScriptedServer;
import io.wabaprofile.testkit.wire.TestCertificates;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads from an address in a response. The platform's picture host is a scripted server. */
class PictureDownloadTest {
    private static final String TARGET = "/v/t61.24694-24/1_n.jpg?ccb=11-4&oh=01_canary&oe=64D9A1B2";
    private static final String ADDRESS = "https://pps.whatsapp.net" + TARGET;
    private static final byte[] JPEG = SamplePhoto.jpeg(192).bytes();

    private final ScriptedServer server = ScriptedServer.start();
    private final VirtualTime time = VirtualTime.startingAt(ApiClientFixture.START);
    private final ApiConnection connection = builder().build();

    private ApiConnection.Builder builder() {
        return ApiConnection.to(server.baseUri())
                .allowPlainHttpOnLoopback()
                .nanoTime(time)
                .sleeper(time)
                .random(() -> 0.5);
    }

    @AfterEach
    void close() {
        connection.close();
        server.close();
    }

    private DownloadedPhoto download(String address) {
        return download(connection, address);
    }

    private DownloadedPhoto download(ApiConnection through, String address) {
        return through.pictures().download("test", address, Deadline.in(Duration.ofSeconds(30), time));
    }

    private <T extends GatewayException> T failure(Class<T> type) {
        T failure = catchThrowableOfType(type, () -> download(ADDRESS));
        assertThat(failure.operation()).isEqualTo(Operation.DOWNLOAD_PHOTO);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(failure.toString()).doesNotContain("canary", "t61", "64D9A1B2");
        return failure;
    }

    /** A response with status 200 and these headers before the body. */
    private static ScriptedResponse picture(String headers, byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("HTTP/1.1 200 OK\r\n" + headers + "\r\n").getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(body);
        return ScriptedResponse.raw(bytes.toByteArray());
    }

    private static ScriptedResponse picture(byte[] body) {
        return picture("Content-Type: image/jpeg\r\nContent-Length: " + body.length + "\r\n", body);
    }

    @Test
    void sendsNoKeyAndNoCookie() {
        server.then(picture("Set-Cookie: id=1\r\nContent-Length: " + JPEG.length + "\r\n", JPEG))
                .then(picture(JPEG));

        assertThat(download(ADDRESS).bytes()).isEqualTo(JPEG);
        assertThat(download(ADDRESS).mediaType()).isEqualTo("image/jpeg");

        assertThat(server.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.target()).isEqualTo(TARGET);
            for (String header : new String[] {"D360-API-KEY", "Authorization", "X-API-Key", "Cookie", "Referer"}) {
                assertThat(request.header(header)).as(header).isEmpty();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://pps.whatsapp.net/x",
                "https://pps.whatsapp.net",
                "https://pps.whatsapp.net?x",
                "https://evil.example/x",
                "https://pps.whatsapp.net.evil.example/x",
                "https://evil-pps.whatsapp.net/x",
                "https://evil.pps.whatsapp.net/x",
                "https://pps.whatsapp.net./x",
                "https://whatsapp.net/x",
                "https://pps.whatsapp.net@evil.example/x",
                "https://user:secret@pps.whatsapp.net/x",
                "https://pps.whatsapp.net:443@evil.example/x",
                "https://pps.whatsapp.net:8443/x",
                "https://pps.whatsapp.net\\@evil.example/x",
                "https://127.0.0.1/x",
                "https://[::1]/x",
                "https://2130706433/x",
                "//pps.whatsapp.net/x",
                "/v/t61.24694-24/1_n.jpg",
                "file:///etc/passwd",
                " https://pps.whatsapp.net/x",
                "https://evil.example/\nhttps://pps.whatsapp.net/x",
                "2:aHR0cHM6Ly9wcHMud2hhdHNhcHAubmV0"
            })
    void doesNotOpenAnAddressAtAnotherHost(String address) {
        Unreadable failure = catchThrowableOfType(Unreadable.class, () -> download(address));

        assertThat(failure)
                .hasMessage("download photo: the response could not be parsed: the address of the photo does not start"
                        + " with https://pps.whatsapp.net/");
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/x", "/a b", "/a\r\nHost: evil.example", "/a#b", "/a\\b", "/\u00E9"})
    void doesNotSendAPathThatIsNotValid(String path) {
        Unreadable failure = catchThrowableOfType(Unreadable.class, () -> download("https://pps.whatsapp.net" + path));

        assertThat(failure).hasMessageNotContaining("evil");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void doesNotOpenAnAddressAtTheHostOfTheConnectionItself() {
        assertThat(catchThrowableOfType(Unreadable.class, () -> download(server.baseUri() + TARGET)))
                .isNotNull();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void acceptsTheDefaultPortAndCapitals() {
        server.then(picture(JPEG));

        assertThat(download("HTTPS://PPS.WhatsApp.net:443" + TARGET).size()).isEqualTo(JPEG.length);
        assertThat(server.requests().get(0).target()).isEqualTo(TARGET);
    }

    @Test
    void aConnectionWithTlsDownloadsFromThePlatformsHostOnly() {
        TestCertificates certificates = TestCertificates.trusted();
        try (ScriptedServer secure = ScriptedServer.start(certificates.server());
                ApiConnection toIt = ApiConnection.to(secure.baseUri())
                        .tls(certificates.client())
                        .sleeper(time)
                        .nanoTime(time)
                        .build()) {
            Unavailable failure = catchThrowableOfType(Unavailable.class, () -> download(toIt, ADDRESS));

            assertThat(failure).hasMessage("download photo: cannot connect to pps.whatsapp.net:443: unknown host");
            assertThat(secure.requests()).isEmpty();
        }
    }

    @Test
    void choosesThePictureHostByTheSchemeOfTheConnection() {
        assertThat(PictureClient.host(URI.create("https://waba-v2.360dialog.io")))
                .hasToString("https://pps.whatsapp.net");
        assertThat(PictureClient.host(URI.create("https://proxy.example/graph/v23.0")))
                .hasToString("https://pps.whatsapp.net");
        assertThat(PictureClient.host(URI.create("http://127.0.0.1:8360/v23.0")))
                .hasToString("http://127.0.0.1:8360");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void doesNotFollowARedirect(int status) {
        try (ScriptedServer other = ScriptedServer.start().then(picture(JPEG))) {
            server.then(ScriptedResponse.redirect(status, other.baseUri() + "/x"));

            assertThat(failure(Unreadable.class)).hasMessageContaining("a redirect; redirects are disabled");
            assertThat(other.requests()).isEmpty();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void readsAPictureOfTheMaximumSize() {
        byte[] largest = Arrays.copyOf(JPEG, Photo.MAX_BYTES);
        server.then(picture(largest)).then(picture("", largest));

        assertThat(download(ADDRESS).bytes()).isEqualTo(largest);
        assertThat(download(ADDRESS).bytes()).isEqualTo(largest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Length: 5242881\r\n", "Content-Length: 99999999999\r\n"})
    void refusesAPictureThatIsTooLong(String length) {
        server.then(picture(length, Arrays.copyOf(JPEG, Photo.MAX_BYTES + 1)));

        assertThat(failure(Unreadable.class)).hasMessageContaining("longer than 5242880 bytes");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void refusesAnEndlessPicture() {
        server.then(ScriptedResponse.endless("HTTP/1.1 200 OK\r\n\r\n"));

        assertThat(failure(Unreadable.class)).hasMessageContaining("longer than 5242880 bytes");
    }

    @Test
    void reportsATruncatedPictureAsALostConnection() {
        byte[] half = Arrays.copyOf(JPEG, JPEG.length / 2);
        ScriptedResponse cut = picture("Content-Length: " + JPEG.length + "\r\n", half);
        server.then(cut).then(cut).then(cut);

        assertThat(failure(Unavailable.class).reason()).isEqualTo(Reason.CONNECTION_LOST);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void endsASlowPictureAtTheTimeLimit() {
        server.then(picture(JPEG).tricklingBody(Duration.ofMillis(20)));
        try (ApiConnection impatient = builder()
                .attemptLimit(Duration.ofMillis(200))
                .retries(RetrySettings.DEFAULT.withMaxAttempts(1))
                .build()) {
            Unavailable failure = catchThrowableOfType(Unavailable.class, () -> download(impatient, ADDRESS));

            assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><body>Sign in</body></html>", "GIF89a", "", "{}"})
    void refusesContentThatIsNeitherAJpegNorAPng(String body) {
        ScriptedResponse page = picture(body.getBytes(StandardCharsets.UTF_8));
        server.then(page).then(page);

        assertThat(failure(Unreadable.class))
                .hasMessage("download photo: the response could not be parsed: it is not a complete JPEG or PNG");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 410})
    void saysThatTheAddressHasExpired(int status) {
        server.then(ScriptedResponse.of(status, "URL signature canary expired"));

        assertThat(failure(Rejected.class))
                .hasMessage("download photo: " + server.baseUri().getAuthority() + " answered " + status
                        + ": the address of the photo may have expired, or a web filter blocks the host");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void retriesAFailureOfThePictureHost() {
        server.then(ScriptedResponse.of(503, "busy")).then(picture(JPEG));

        assertThat(download(ADDRESS).bytes()).isEqualTo(JPEG);
    }

    @Test
    void downloadsNothingAfterTheConnectionIsClosed() {
        connection.close();

        assertThat(failure(Cancelled.class)).isNotNull();
        assertThat(server.requests()).isEmpty();
    }
}
