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

/** What goes over the wire, and what is made of hostile answers. */
class TransportTest {
    private static final String FINE = "{\"name\":\"fine\"}";
    private final ApiClientFixture line =
            new ApiClientFixture(settings -> settings.retries(RetrySettings.DEFAULT.withMaxAttempts(1)));

    @AfterEach
    void hangUp() {
        line.close();
    }

    @Test
    void sendsTheKeyAndAsksForPlainContent() {
        line.server.thenJson(200, FINE);

        line.read();

        ScriptedServer.ReceivedRequest request = line.server.requests().get(0);
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
    void sendsARawTargetToTheLetter(String target) {
        line.server.thenJson(200, FINE);

        line.call(
                ApiClientFixture.kind(RetrySafety.READ)
                        .forChannel(line.channel())
                        .target(target),
                ApiClientFixture.ThingApi::read);

        assertThat(line.server.requests().get(0).target()).isEqualTo(target);
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
    void sendsNothingToATargetThatCouldLeadElsewhere(String target) {
        line.server.thenJson(200, FINE);

        Unreadable failure = catchThrowableOfType(
                Unreadable.class,
                () -> line.call(
                        ApiClientFixture.kind(RetrySafety.READ)
                                .forChannel(line.channel())
                                .target(target),
                        ApiClientFixture.ThingApi::read));

        assertThat(failure).hasMessageNotContaining("evil");
        assertThat(line.server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void neverFollowsARedirect(int status) {
        try (ScriptedServer elsewhere = ScriptedServer.start().thenJson(200, FINE)) {
            line.server.then(ScriptedResponse.of(status, "")
                    .with("Location", elsewhere.baseUri().toString() + "/thing"));

            Unreadable failure = catchThrowableOfType(Unreadable.class, () -> line.write("x"));

            assertThat(failure).hasMessageContaining("a redirect");
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
            assertThat(elsewhere.requests()).isEmpty();
            assertThat(line.server.requests()).hasSize(1);
        }
    }

    @Test
    void neverLooksWhereAnAnswerIsToBeSeenAfterAWriteThatMayHaveBeenApplied() {
        try (ScriptedServer elsewhere = ScriptedServer.start().thenJson(200, FINE)) {
            line.server.then(ScriptedResponse.of(303, "")
                    .with("Location", elsewhere.baseUri().toString() + "/thing"));

            Unreadable failure = catchThrowableOfType(Unreadable.class, () -> line.write("x"));

            assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(elsewhere.requests()).isEmpty();
            assertThat(line.server.requests()).hasSize(1);
        }
    }

    @Test
    void namesTheApplicationAndTheLibraryInTheUserAgent() {
        try (ApiClientFixture shop =
                new ApiClientFixture(builder -> builder.userAgent("my-shop/1.4.0 spring-boot/3.5.0"))) {
            shop.server.thenJson(200, FINE);

            shop.read();

            assertThat(shop.server.requests().get(0).header("User-Agent"))
                    .singleElement()
                    .asString()
                    .matches("my-shop/1\\.4\\.0 spring-boot/3\\.5\\.0 waba-profile/\\d+\\.\\d+\\.\\d+");
        }
    }

    @Test
    void refusesContentThatIsEncoded() {
        line.server.then(ScriptedResponse.of(200, FINE).with("Content-Encoding", "gzip"));

        assertThat(catchThrowableOfType(Unreadable.class, line::read)).hasMessageContaining("encoded");
    }

    @Test
    void readsNoAnswerOfTwoLengths() {
        line.server.then(ScriptedResponse.raw(
                "HTTP/1.1 200 OK\r\nContent-Length: 15\r\nContent-Length: 99\r\n\r\n{\"name\":\"fine\"}"));

        assertThat(catchThrowableOfType(GatewayException.class, line::read)).isNotNull();
    }

    @Test
    void readsNoAnswerWithEndlessHeaders() {
        line.server.then(ScriptedResponse.of(200, FINE).with("X-Padding", "x".repeat(70_000)));

        assertThat(catchThrowableOfType(Unreadable.class, line::read)).hasMessageContaining("headers");
    }

    @Test
    void readsNoAnswerThatIsTooLong() {
        line.server.thenJson(200, "{\"name\":\"" + "x".repeat(300_000) + "\"}");

        assertThat(catchThrowableOfType(Unreadable.class, line::read)).hasMessageContaining("longer than");
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
    void takesNoOtherDocumentForAnAnswer(String body) {
        line.server.thenJson(200, body);

        assertThat(catchThrowableOfType(Unreadable.class, line::read)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "{\"meta\":{\"api_status\":\"stable\",\"version\":\"2.33.4\"}}"})
    void takesEveryDocumentedAcknowledgement(String body) {
        line.server.thenJson(200, body);

        line.write("x");

        assertThat(line.server.requests()).hasSize(1);
    }

    @Test
    void toleratesMembersItDoesNotKnow() {
        line.server.thenJson(200, "{\"name\":\"fine\",\"new\":{\"member\":[1,2]}}");

        assertThat(line.read()).isEqualTo(new Thing("fine"));
    }

    @Test
    void losesTheConnectionWhenTheServerClosesIt() {
        line.server.then(ScriptedResponse.closeWithoutResponse());

        Unavailable failure = catchThrowableOfType(Unavailable.class, () -> line.write("x"));

        assertThat(failure.reason()).isEqualTo(Reason.CONNECTION_LOST);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.getCause()).isInstanceOf(IOException.class).hasMessageNotContaining("127.0.0.1");
    }

    @Test
    void leavesEveryRepeatToTheRetries() {
        line.server.then(ScriptedResponse.closeWithoutResponse());

        assertThat(catchThrowableOfType(Unavailable.class, line::read).reason()).isEqualTo(Reason.CONNECTION_LOST);
        assertThat(catchThrowableOfType(Unavailable.class, line::read).reason()).isEqualTo(Reason.CONNECTION_LOST);
        assertThat(line.server.requests()).hasSize(2);
    }

    @Test
    void takesAnAnswerThatIsCutForNoAnswer() {
        line.server.then(ScriptedResponse.raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"name\":\"fi"));

        assertThat(catchThrowableOfType(Unavailable.class, line::read).reason()).isEqualTo(Reason.CONNECTION_LOST);
    }

    @Test
    void findsNobodyWhereNobodyListens() {
        line.server.close();

        Unavailable failure = catchThrowableOfType(Unavailable.class, () -> line.write("x"));

        assertThat(failure.reason()).isEqualTo(Reason.NO_CONNECTION);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"na"})
    void givesUpOnAnAnswerThatDoesNotComeWholeInTime(String beginning) {
        line.server.then(ScriptedResponse.stall(beginning));
        RequestSpec call = ApiClientFixture.kind(RetrySafety.READ)
                .forChannel(line.channel())
                .deadline(line.deadline(Duration.ofMillis(100)));

        Unavailable failure =
                catchThrowableOfType(Unavailable.class, () -> line.call(call, ApiClientFixture.ThingApi::read));

        assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
    }

    @Test
    void endsWithTheThreadThatWaitsForIt() throws InterruptedException {
        line.server.then(ScriptedResponse.stall(""));
        AtomicReference<Cancelled> failure = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            failure.set(catchThrowableOfType(Cancelled.class, () -> line.write("x")));
            flag.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        while (line.server.requests().isEmpty()) {
            Thread.onSpinWait();
        }

        caller.interrupt();
        caller.join(10_000);

        assertThat(failure.get().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(flag.get()).isTrue();
    }

    @Test
    void endsWithItsConnection() throws InterruptedException {
        line.server.then(ScriptedResponse.stall(""));
        AtomicReference<Cancelled> failure = new AtomicReference<>();
        Thread caller = new Thread(() -> failure.set(catchThrowableOfType(Cancelled.class, () -> line.write("x"))));
        caller.start();
        while (line.server.requests().isEmpty()) {
            Thread.onSpinWait();
        }

        line.close();
        caller.join(10_000);

        assertThat(failure.get().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.get()).hasMessageContaining("the connection was closed");
    }

    @Test
    void sendsNothingOnceTheConnectionIsClosed() {
        line.server.thenJson(200, FINE);
        line.close();

        Cancelled failure = catchThrowableOfType(Cancelled.class, () -> line.write("x"));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(failure).hasMessageContaining("the connection is closed");
    }

    @Test
    void streamsABodyOfItsOwn() {
        line.server.thenJson(200, FINE);
        RequestSpec call = ApiClientFixture.kind(RetrySafety.HARMLESS_CREATION)
                .forChannel(line.channel())
                .body(new StreamedBody(
                        9, () -> new ByteArrayInputStream("raw bytes".getBytes(StandardCharsets.US_ASCII))));

        line.call(call, ApiClientFixture.ThingApi::create);

        ScriptedServer.ReceivedRequest request = line.server.requests().get(0);
        assertThat(request.text()).isEqualTo("raw bytes");
        assertThat(request.header("Content-Length")).containsExactly("9");
    }

    @Test
    void saysWhyABodyCouldNotBeRead() {
        line.server.thenJson(200, FINE);
        InputStream broken = new InputStream() {
            @Override
            public int read() {
                throw AttemptFailure.sourceChanged("the file ended after 3 of 9 bytes");
            }
        };
        RequestSpec call = ApiClientFixture.kind(RetrySafety.HARMLESS_CREATION)
                .forChannel(line.channel())
                .body(new StreamedBody(9, () -> broken));

        UploadMismatch failure =
                catchThrowableOfType(UploadMismatch.class, () -> line.call(call, ApiClientFixture.ThingApi::create));

        assertThat(failure).hasMessageContaining("ended after 3 of 9 bytes");
    }

    @Test
    void escapesEmojiInWhatItWrites() {
        line.server.thenJson(200, "{}");

        line.write("caf\u00e9 \uD83C\uDF35");

        assertThat(line.server.requests().get(0).text()).isEqualTo("{\"name\":\"caf\\u00E9 \\uD83C\\uDF35\"}");
    }
}
