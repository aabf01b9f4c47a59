package io.wabaprofile.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;

/** The application does not start, and the message names the property, the rule and what to do. */
class InvalidPropertiesTest {
    private static final String CANARY = "canary0123456789abcdefAK";

    private static Throwable failure(String... properties) {
        Throwable[] failure = new Throwable[1];
        StarterFixture.context().withPropertyValues(properties).run(context -> {
            assertThat(context).hasFailed();
            failure[0] = context.getStartupFailure();
        });
        return failure[0];
    }

    private static FailureAnalysis analysis(Throwable failure) {
        FailureAnalysis analysis = new InvalidPropertyFailureAnalyzer().analyze(failure);
        assertThat(analysis).as("%s", failure).isNotNull();
        return analysis;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "waba-profile.channels.shop.mode=cloud | waba-profile.channels.shop.key: is not set.",
                "waba-profile.channels.shop.key=env:NO_SUCH | waba-profile.channels.shop.key: There is no key at env:NO_SUCH.",
                "waba-profile.channels.shop.key=file:/no/such | There is no file at file:/no/such.",
                "waba-profile.channels.shop.key=property:no.such | There is no key at property:no.such.",
                "waba-profile.channels.shop.key=vault:x | Unknown scheme 'vault' of a key reference. Known schemes: env, file, property.",
                "waba-profile.channels[a b].key=env:X | waba-profile.channels: the channel name 'a b' is not 1 to 64 letters",
                "waba-profile.base-urls.cloud=http://waba.example.com | waba-profile.base-urls.cloud: ",
                "waba-profile.base-urls.upload=https://user@example.com | waba-profile.base-urls.upload: ",
                "waba-profile.call-timeout=0s | waba-profile.call-timeout: callLimit",
                "waba-profile.attempt-timeout=2d | waba-profile.attempt-timeout: attemptLimit",
                "waba-profile.retries.max-attempts=11 | waba-profile.retries: maxAttempts",
                "waba-profile.concurrency.uploads=0 | waba-profile.concurrency: uploads",
                "waba-profile.user-agent=a(b) | waba-profile.user-agent: ",
                "waba-profile.proxy.port=8080 | waba-profile.proxy.host: is not set.",
                "waba-profile.proxy.host=http://proxy | waba-profile.proxy: The host of a proxy",
                "waba-profile.ssl.bundle=mine | waba-profile.ssl.bundle: "
            })
    void isRefusedAtTheStart(String property, String message) {
        FailureAnalysis analysis = analysis(failure(property));

        assertThat(analysis.getDescription()).contains(message);
        assertThat(analysis.getAction()).isNotBlank();
    }

    @Test
    void anUnknownModeIsRefused() {
        assertThat(failure("waba-profile.channels.shop.mode=clod")).rootCause().hasMessageContaining("Mode.clod");
    }

    @Test
    void anOnPremiseChannelNeedsTheAdapter() {
        StarterFixture.context()
                .withPropertyValues(
                        "waba-profile.channels.old.mode=on-premise",
                        "waba-profile.channels.old.key=property:k",
                        "k=" + CANARY)
                .withClassLoader(new FilteredClassLoader("io.wabaprofile.onpremise"))
                .run(context -> assertThat(analysis(context.getStartupFailure()).getAction())
                        .contains("io.wabaprofile:adapter-onpremise"));
    }

    @ParameterizedTest
    @CsvSource({
        "waba-profile.channels.shop.key=" + CANARY,
        "waba-profile.channels.shop.key=env:" + CANARY,
        "waba-profile.channels.shop.key=property:k;k=" + CANARY + " and more",
        "waba-profile.proxy.host=proxy;waba-profile.proxy.user=a:b;waba-profile.proxy.password=" + CANARY
    })
    void aSecretIsNotRepeated(String properties) {
        Throwable failure = failure(properties.split(";"));
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));

        assertThat(analysis(failure).getDescription()).isNotBlank().doesNotContain(CANARY);
        assertThat(trace.toString()).doesNotContain(CANARY);
    }
}
