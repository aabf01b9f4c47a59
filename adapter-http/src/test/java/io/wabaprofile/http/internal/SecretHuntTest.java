package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import feign.Feign;
import feign.FeignException;
import feign.Retryer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.wabaprofile.http.internal.request.CallOptions;
import io.wabaprofile.http.internal.request.HeaderCredential;
import io.wabaprofile.http.internal.request.RequestSpec;
import io.wabaprofile.http.internal.request.RetrySafety;
import io.wabaprofile.http.internal.transport.HttpCoreTransport;
import io.wabaprofile.http.internal.transport.TransportSettings;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Searches for a key, a session ID and a handle in all outputs of a failed call. */
class SecretHuntTest {
    private static final String SESSION = "upload:canarySession==?sig=canarySignature";
    private static final String HANDLE = "4:canaryHandle:ARx";
    private static final String ECHO = ApiClientFixture.KEY + " " + SESSION + " " + HANDLE;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<String> spans = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ApiClientFixture fixture =
            new ApiClientFixture(settings -> settings.meters(meters).observations(recorded()));

    /** Records the data that a tracer could put in a span. */
    private ObservationRegistry recorded() {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public void onStop(Observation.Context context) {
                spans.add(context.getName() + context.getContextualName() + context.getAllKeyValues() + context);
                spans.add(stackTrace(context.getError()));
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
        registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        return registry;
    }

    @BeforeEach
    void captureAllLogs() {
        root.setLevel(Level.TRACE);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stopCapturing() {
        root.detachAppender(log);
        fixture.close();
    }

    /** All error samples, each form with the secrets in it, and undocumented forms. */
    static Stream<ScriptedResponse> errors() throws IOException, URISyntaxException {
        List<ScriptedResponse> errors = new ArrayList<>();
        Path samples = Path.of(SecretHuntTest.class.getResource("/wire-samples").toURI());
        try (Stream<Path> files = Files.walk(samples)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                errors.add(ScriptedResponse.of(400, Files.readString(file)));
            }
        }
        for (int status : new int[] {200, 206, 302, 400, 401, 403, 404, 412, 429, 500, 502, 503, 555}) {
            errors.add(ScriptedResponse.of(
                    status,
                    "{\"error\":{\"message\":\"" + ECHO + "\",\"code\":1,\"fbtrace_id\":\"" + ECHO
                            + "\",\"error_data\":{\"details\":\"" + ECHO + "\"}}}"));
            errors.add(ScriptedResponse.of(status, "{\"error\":\"" + ECHO + "\"}"));
            errors.add(ScriptedResponse.of(
                    status,
                    "{\"meta\":{\"success\":false,\"developer_message\":\"" + ECHO + "\",\"360dialog_trace_id\":\""
                            + ECHO + "\"}}"));
            errors.add(ScriptedResponse.of(
                    status, "{\"errors\":[{\"code\":1009,\"title\":\"" + ECHO + "\",\"details\":\"" + ECHO + "\"}]}"));
            errors.add(ScriptedResponse.of(
                    status,
                    "{\"debug_info\":{\"type\":\"X" + ECHO + "\",\"message\":\"HMAC check failed! sessionId=" + SESSION
                            + " mac=\",\"retriable\":false}}"));
            errors.add(ScriptedResponse.of(
                    status,
                    "{\"title\":\"" + ECHO + "\",\"detail\":\"" + ECHO + "\",\"error_description\":\"" + ECHO
                            + "\",\"errors\":{\"" + ECHO + "\":[\"" + ECHO + "\"]}}"));
            errors.add(ScriptedResponse.of(status, "{\"errors\":[\"" + "x".repeat(250) + ECHO + "\"]}")
                    .with("Content-Type", ECHO));
            errors.add(ScriptedResponse.of(status, ECHO));
            errors.add(ScriptedResponse.of(status, "<html>" + ECHO + "</html>"));
            errors.add(ScriptedResponse.of(status, "").with("Location", "/" + SESSION));
        }
        errors.add(ScriptedResponse.closeWithoutResponse());
        errors.add(ScriptedResponse.raw("HTTP/1.1 " + ECHO + "\r\n\r\n"));
        errors.add(ScriptedResponse.raw("HTTP/1.1 200 OK\r\nContent-Length: " + ECHO + "\r\n\r\n"));
        errors.add(ScriptedResponse.raw("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + ECHO));
        return errors.stream();
    }

    @ParameterizedTest
    @MethodSource("errors")
    void noOutputOfAFailureContainsASecret(ScriptedResponse response) throws IOException {
        fixture.server.then(response);
        RequestSpec call = ApiClientFixture.endpoint(RetrySafety.IDEMPOTENT_WRITE)
                .forChannel(fixture.channel())
                .target("/" + SESSION)
                .redacting(SESSION)
                .redacting(HANDLE);

        GatewayException failure = catchThrowableOfType(
                GatewayException.class, () -> fixture.call(call, (api, options) -> api.create(options)));

        assertThat(failure).isNotNull();
        assertThat(stackTrace(failure)).doesNotContainIgnoringCase("canary");
        assertThat(serialised(failure)).doesNotContainIgnoringCase("canary");
        assertThat(failure.toString()).doesNotContainIgnoringCase("canary");
        assertThat(log.list).isNotEmpty();
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .allSatisfy(message -> assertThat(message).doesNotContainIgnoringCase("canary"));
        assertThat(meters.getMetersAsString()).contains("waba.profile.call").doesNotContainIgnoringCase("canary");
        assertThat(spans).hasSize(2).allSatisfy(text -> assertThat(text).doesNotContainIgnoringCase("canary"));
    }

    /** The transport adds the key, so Feign cannot log it. */
    @Test
    void feignsFullLogContainsNoSecret() throws Exception {
        StringBuilder feignLog = new StringBuilder();
        TransportSettings settings =
                new TransportSettings(fixture.server.baseUri(), null, null, Duration.ofSeconds(3), 4, false, "test");
        try (HttpCoreTransport transport = new HttpCoreTransport(settings, System::nanoTime)) {
            ApiClientFixture.ThingApi api = Feign.builder()
                    .client(transport)
                    .logLevel(feign.Logger.Level.FULL)
                    .logger(new feign.Logger() {
                        @Override
                        protected void log(String method, String format, Object... arguments) {
                            feignLog.append(String.format(format, arguments)).append('\n');
                        }
                    })
                    .retryer(Retryer.NEVER_RETRY)
                    .target(
                            ApiClientFixture.ThingApi.class,
                            fixture.server.baseUri().toString());
            fixture.server.then(ScriptedResponse.of(400, "no"));
            RequestSpec call = ApiClientFixture.endpoint(RetrySafety.READ)
                    .forChannel(fixture.channel())
                    .target("/" + SESSION);
            CallOptions options = new CallOptions(
                    call,
                    "channel",
                    new HeaderCredential("D360-API-KEY", "", ApiClientFixture.KEY),
                    () -> Duration.ofSeconds(10),
                    () -> {});

            FeignException failure = catchThrowableOfType(FeignException.class, () -> api.create(options));

            assertThat(fixture.server.requests().get(0).header("D360-API-KEY")).containsExactly(ApiClientFixture.KEY);
            assertThat(feignLog).contains("POST").contains("400");
            assertThat(feignLog + stackTrace(failure) + failure.request()).doesNotContainIgnoringCase("canary");
        }
    }

    @Test
    void anAttemptLogsOneMessageWithTheTraceId() {
        fixture.server.thenJson(400, "{\"error\":{\"message\":\"no\",\"code\":100,\"fbtrace_id\":\"AXsgnV2Cm3ZM\"}}");

        assertThat(catchThrowableOfType(GatewayException.class, fixture::read)).isNotNull();

        assertThat(log.list)
                .filteredOn(event -> event.getLoggerName().equals("io.wabaprofile.http"))
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .matches("FETCH_PROFILE attempt 1 failed in \\d+ ms: INVALID, status 400, trace AXsgnV2Cm3ZM");
    }

    @Test
    void classesWithSecretsDoNotPrintThem() {
        RequestSpec call = ApiClientFixture.endpoint(RetrySafety.READ)
                .forChannel(fixture.channel())
                .target("/" + SESSION)
                .redacting(HANDLE);
        HeaderCredential credential = new HeaderCredential("D360-API-KEY", "", ApiClientFixture.KEY);

        assertThat(List.of(
                        call.toString(),
                        credential.toString(),
                        fixture.channel().toString(),
                        new CallOptions(call, "channel", credential, () -> Duration.ofSeconds(1), () -> {}).toString()))
                .allSatisfy(text -> assertThat(text).doesNotContainIgnoringCase("canary"));
    }

    private static String stackTrace(Throwable failure) {
        assertThat(failure).isNotNull();
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String serialised(Throwable failure) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(failure);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
