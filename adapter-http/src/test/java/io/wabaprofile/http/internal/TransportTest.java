package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.http.RetrySettings;
import io.wabaprofile.http.internal.ApiClientFixture.Thing;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.RequestSpec;
import io.wabaprofile.http.internal.request.RetrySafety;
import io.wabaprofile.http.internal.request.StreamedBody;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unavailable.Reason;
import io.wabaprofile.port.Unreadable;
import io.wabaprofile.port.UploadMismatch;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import io.wabaprofile.testkit.wire.ScriptedServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests on the wire, and the handling of hostile responses. */
class TransportTest {
    private static final String FINE = "{\"name\":\"fine\"}";
    private final ApiClientFixture fixture =
            new ApiClientFixture(settings -> settings.retries(RetrySettings.DEFAULT.withMaxAttempts(1)));

    @AfterEach
    void closeFixture() {
        fixture.close();
    }

    @Test
    void sendsTheKeyAndRequestsIdentityEncoding() {
        fixture.server.thenJson(200, FINE);

        fixture.read();

        ScriptedServer.ReceivedRequest request = fixture.server.requests().get(0);
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.target()).isEqualTo("/thing");
        assertThat(request.header("D360-API-KEY")).containsExactly(ApiClientFixture.KEY);
        assertThat(request.header("Accept-Encoding")).containsExactly("identity");
        assertThat(request.header("Upgrade")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/upload:MTphdXNlcg==?sig=ARZqkGCA_uQMxC8nHKI",
                "/upload:a+b/c//d==?sig=1,2&x=%2B%3D",
                "/upload:abc?sig=",
                "/upload:abc?sig=b&sig=a&a=1",
                "/upload:a{b}\"[c]|^%?sig=<x>`",
                "/p?fields=about,email"
            })
    void sendsARawTargetUnchanged(String target) {
        fixture.server.thenJson(200, FINE);

        fixture.call(
                ApiClientFixture.endpoint(RetrySafety.READ)
                        .forChannel(fixture.channel())
                        .target(target),
                ApiClientFixture.ThingApi::read);

        assertThat(fixture.server.requests().get(0).target()).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "upload:abc",
                "//evil.example/x",
                "@evil.example/x",
                ":80@evil.example/x",
                "http://evil.example/",
                "/a b",
                "/a#b",
                "/a\\b",
                "/a\tb",
                "/a\u00E9b",
                "",
                ".evil.example/x"
            })
    void doesNotSendToATargetThatCouldAddressAnotherHost(String target) {
        fixture.server.thenJson(200, FINE);

        Unreadable failure = catchThrowableOfType(
                Unreadable.class,
                () -> fixture.call(
                        ApiClientFixture.endpoint(RetrySafety.READ)
                                .forChannel(fixture.channel())
                                .target(target),
                        ApiClientFixture.ThingApi::read));

        assertThat(failure).hasMessageNotContaining("evil");
        assertThat(fixture.server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void doesNotFollowARedirect(int status) {
        try (ScriptedServer otherServer = ScriptedServer.start().thenJson(200, FINE)) {
            fixture.server.then(ScriptedResponse.of(status, "")
                    .with("Location", otherServer.baseUri().toString() + "/thing"));

            Unreadable failure = catchThrowableOfType(Unreadable.class, () -> fixture.write("x"));

            assertThat(failure).hasMessageContaining("a redirect");
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
            assertThat(otherServer.requests()).isEmpty();
            assertThat(fixture.server.requests()).hasSize(1);
        }
    }

    @Test
    void doesNotFollowASeeOtherAfterAWrite() {
        try (ScriptedServer otherServer = ScriptedServer.start().thenJson(200, FINE)) {
            fixture.server.then(ScriptedResponse.of(303, "")
                    .with("Location", otherServer.baseUri().toString() + "/thing"));

            Unreadable failure = catchThrowableOfType(Unreadable.class, () -> fixture.write("x"));

            assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(otherServer.requests()).isEmpty();
            assertThat(fixture.server.requests()).hasSize(1);
        }
    }

    @Test
    void sendsTheApplicationAndTheLibraryInTheUserAgent() {
        try (ApiClientFixture application =
                new ApiClientFixture(builder -> builder.userAgent("my-shop/1.4.0 spring-boot/3.5.0"))) {
            application.server.thenJson(200, FINE);

            application.read();

            assertThat(application.server.requests().get(0).header("User-Agent"))
                    .singleElement()
                    .asString()
                    .matches("my-shop/1\\.4\\.0 spring-boot/3\\.5\\.0 waba-profile/\\d+\\.\\d+\\.\\d+");
        }
    }

    @Test
    void rejectsEncodedContent() {
        fixture.server.then(ScriptedResponse.of(200, FINE).with("Content-Encoding", "gzip"));

        assertThat(catchThrowableOfType(Unreadable.class, fixture::read)).hasMessageContaining("encoded");
    }

    @Test
    void rejectsAResponseWithTwoLengths() {
        fixture.server.then(ScriptedResponse.raw(
                "HTTP/1.1 200 OK\r\nContent-Length: 15\r\nContent-Length: 99\r\n\r\n{\"name\":\"fine\"}"));

        assertThat(catchThrowableOfType(GatewayException.class, fixture::read)).isNotNull();
    }

    @Test
    void rejectsAResponseWithEndlessHeaders() {
        fixture.server.then(ScriptedResponse.of(200, FINE).with("X-Padding", "x".repeat(70_000)));

        assertThat(catchThrowableOfType(Unreadable.class, fixture::read)).hasMessageContaining("headers");
    }

    @Test
    void rejectsAResponseThatIsTooLong() {
        fixture.server.thenJson(200, "{\"name\":\"" + "x".repeat(300_000) + "\"}");

        assertThat(catchThrowableOfType(Unreadable.class, fixture::read)).hasMessageContaining("longer than");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "<html></html>",
                "{\"name\":\"a\"",
                "{\"name\":\"a\"} trailing",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":{\"deep\":1}}",
                "{\"name\":5}"
            })
    void rejectsADocumentThatIsNotAnObject(String body) {
        fixture.server.thenJson(200, body);

        assertThat(catchThrowableOfType(Unreadable.class, fixture::read)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "{\"meta\":{\"api_status\":\"stable\",\"version\":\"2.33.4\"}}"})
    void acceptsDocumentedAcknowledgements(String body) {
        fixture.server.thenJson(200, body);

        fixture.write("x");

        assertThat(fixture.server.requests()).hasSize(1);
    }

    @Test
    void ignoresUnknownMembers() {
        fixture.server.thenJson(200, "{\"name\":\"fine\",\"new\":{\"member\":[1,2]}}");

        assertThat(fixture.read()).isEqualTo(new Thing("fine"));
    }

    @Test
    void reportsALostConnectionWhenTheServerClosesIt() {
        fixture.server.then(ScriptedResponse.closeWithoutResponse());

        Unavailable failure = catchThrowableOfType(Unavailable.class, () -> fixture.write("x"));

        assertThat(failure.reason()).isEqualTo(Reason.CONNECTION_LOST);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.getCause()).isInstanceOf(IOException.class).hasMessageNotContaining("127.0.0.1");
    }

    @Test
    void doesNotRetryInTheTransport() {
        fixture.server.then(ScriptedResponse.closeWithoutResponse());

        assertThat(catchThrowableOfType(Unavailable.class, fixture::read).reason())
                .isEqualTo(Reason.CONNECTION_LOST);
        assertThat(catchThrowableOfType(Unavailable.class, fixture::read).reason())
                .isEqualTo(Reason.CONNECTION_LOST);
        assertThat(fixture.server.requests()).hasSize(2);
    }

    @Test
    void reportsALostConnectionForATruncatedResponse() {
        fixture.server.then(ScriptedResponse.raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"name\":\"fi"));

        assertThat(catchThrowableOfType(Unavailable.class, fixture::read).reason())
                .isEqualTo(Reason.CONNECTION_LOST);
    }

    @Test
    void reportsNoConnectionIfNoServerListens() {
        String address = fixture.server.baseUri().getAuthority();
        fixture.server.close();

        Unavailable failure = catchThrowableOfType(Unavailable.class, () -> fixture.write("x"));

        assertThat(failure.reason()).isEqualTo(Reason.NO_CONNECTION);
        assertThat(failure)
                .hasMessage("update profile: cannot connect to " + address
                        + ": connection refused; the profile was not changed");
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"na"})
    void timesOutIfTheResponseIsNotCompleteInTime(String partialResponse) {
        fixture.server.then(ScriptedResponse.stall(partialResponse));
        RequestSpec call = ApiClientFixture.endpoint(RetrySafety.READ)
                .forChannel(fixture.channel())
                .deadline(fixture.deadline(Duration.ofMillis(100)));

        Unavailable failure =
                catchThrowableOfType(Unavailable.class, () -> fixture.call(call, ApiClientFixture.ThingApi::read));

        assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
    }

    @Test
    void endsWhenTheWaitingThreadIsInterrupted() throws InterruptedException {
        fixture.server.then(ScriptedResponse.stall(""));
        AtomicReference<Cancelled> failure = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            failure.set(catchThrowableOfType(Cancelled.class, () -> fixture.write("x")));
            flag.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        while (fixture.server.requests().isEmpty()) {
            Thread.onSpinWait();
        }

        caller.interrupt();
        caller.join(10_000);

        assertThat(failure.get().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(flag.get()).isTrue();
    }

    @Test
    void endsWhenTheConnectionIsClosed() throws InterruptedException {
        fixture.server.then(ScriptedResponse.stall(""));
        AtomicReference<Cancelled> failure = new AtomicReference<>();
        Thread caller = new Thread(() -> failure.set(catchThrowableOfType(Cancelled.class, () -> fixture.write("x"))));
        caller.start();
        while (fixture.server.requests().isEmpty()) {
            Thread.onSpinWait();
        }

        fixture.close();
        caller.join(10_000);

        assertThat(failure.get().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.get()).hasMessageContaining("the connection was closed");
    }

    @Test
    void doesNotSendAfterTheConnectionIsClosed() {
        fixture.server.thenJson(200, FINE);
        fixture.close();

        Cancelled failure = catchThrowableOfType(Cancelled.class, () -> fixture.write("x"));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(failure).hasMessageContaining("the connection is closed");
    }

    @Test
    void streamsABody() {
        fixture.server.thenJson(200, FINE);
        RequestSpec call = ApiClientFixture.endpoint(RetrySafety.HARMLESS_CREATION)
                .forChannel(fixture.channel())
                .body(new StreamedBody(
                        9, () -> new ByteArrayInputStream("raw bytes".getBytes(StandardCharsets.US_ASCII))));

        fixture.call(call, ApiClientFixture.ThingApi::create);

        ScriptedServer.ReceivedRequest request = fixture.server.requests().get(0);
        assertThat(request.text()).isEqualTo("raw bytes");
        assertThat(request.header("Content-Length")).containsExactly("9");
    }

    @Test
    void reportsWhyABodyCouldNotBeRead() {
        fixture.server.thenJson(200, FINE);
        InputStream broken = new InputStream() {
            @Override
            public int read() {
                throw AttemptFailure.sourceChanged("the file ended after 3 of 9 bytes");
            }
        };
        RequestSpec call = ApiClientFixture.endpoint(RetrySafety.HARMLESS_CREATION)
                .forChannel(fixture.channel())
                .body(new StreamedBody(9, () -> broken));

        UploadMismatch failure =
                catchThrowableOfType(UploadMismatch.class, () -> fixture.call(call, ApiClientFixture.ThingApi::create));

        assertThat(failure).hasMessageContaining("ended after 3 of 9 bytes");
    }

    @Test
    void escapesEmojiInRequestBodies() {
        fixture.server.thenJson(200, "{}");

        fixture.write("caf\u00e9 \uD83C\uDF35");

        assertThat(fixture.server.requests().get(0).text()).isEqualTo("{\"name\":\"caf\\u00E9 \\uD83C\\uDF35\"}");
    }
}
