package io.wabaprofile.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.testkit.fault.PlatformError;
import io.wabaprofile.testkit.simulator.Wire.Reply;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that each documented error is returned with its status and format, for each request. */
class PlatformErrorTest {
    private static final String[] ROWS = {
        "UNEXPECTED_ERROR|500 graph 2|An unexpected error occurred. Please retry your request",
        "SOMETHING_WENT_WRONG|500 graph 131000|(#131000) Something went wrong",
        "SERVICE_UNAVAILABLE|500 graph 131016|(#131016) Service unavailable",
        "MAINTENANCE_MODE|500 graph 131057|(#131057) Account in maintenance mode",
        "APP_LIMIT_REACHED|429 graph 4/2446079|Application request limit reached",
        "ACCOUNT_LIMIT_REACHED|400 graph 80007|(#80007) There have been too many calls",
        "THROUGHPUT_REACHED|429 graph 130429/2494055|(#130429) Rate limit hit",
        "PARAMETER_NOT_VALID|400 graph 131009|(#131009) Parameter value is not valid",
        "TOKEN_EXPIRED|401 graph 190/463|Invalid OAuth access token",
        "PERMISSION_DENIED|403 graph 200/1349174|Your app doesn't have permission to modify",
        "ACCOUNT_LOCKED|403 graph 131031|(#131031) Account has been locked",
        "PROFILE_NOT_FOUND|404 graph 803|WhatsApp Business Profile not found",
        "OBJECT_UNKNOWN|400 graph 100/33|Unsupported post request. Object with ID",
        "GENERIC_ERROR|500 code 1000|Generic error",
        "ACCESS_DENIED|403 code 1005|Access denied",
        "SERVICE_NOT_READY|503 code 1011|Service not ready",
        "INTERNAL_ERROR|500 code 1014|Connection timed out. Please check if wacore is running",
        "TOO_MANY_REQUESTS|429 code 1015|Too many requests",
        "SYSTEM_OVERLOADED|503 code 1016|System overloaded",
        "SENDER_LOCKED|403 code 1031|Sender account has been locked",
        "CHANNEL_DISABLED|400 camel 400|Your WhatsApp for Business API has been disabled.",
        "PARTNER_DENIED|403 camel 403|Permission denied for partner x",
        "UNKNOWN_GATEWAY_ERROR|400 snake 400|errors.unknown",
        "GATEWAY_ERROR|500 camel 500|Internal server error",
        "CHANNEL_NOT_RUNNING|502 camel 502|WhatsApp for Business API not available",
        "GATEWAY_RESTARTING|555 camel 555|Internal server error",
        "BAD_GATEWAY_PAGE|502 text/html|<h1>Bad Gateway</h1>",
        "UPLOAD_NOT_AUTHORIZED|400 NotAuthorizedError|Not authorized",
        "UPLOAD_PROCESSING_FAILED|400 ProcessingFailedError|Request processing failed"
    };

    private final OneChannelFixture channel = new OneChannelFixture();

    @AfterEach
    void close() {
        channel.close();
    }

    @ParameterizedTest
    @EnumSource(PlatformError.class)
    void isReturnedAsDocumentedWithoutProcessing(PlatformError error) {
        String[] row = Arrays.stream(ROWS)
                .map(line -> line.split("\\|"))
                .filter(cells -> cells[0].equals(error.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(error + " has no row"));
        channel.simulator.faults().onAnyRequest().error(error);

        Reply reply = channel.cloud("\"about\":\"new\"");

        assertThat(OneChannelFixture.errorText(reply)).isEqualTo(row[1]);
        assertThat(reply.text()).contains(row[2]);
        assertThat(reply.header("Retry-After")).isEmpty();
        assertThat(channel.account.profile().about()).isEmpty();
        channel.simulator.faults().verify();
        assertThat(channel.cloud("\"about\":\"new\"").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"UNEXPECTED_ERROR,true", "APP_LIMIT_REACHED,true", "SERVICE_UNAVAILABLE,false", "TOKEN_EXPIRED,false"})
    void isTransientOnlyIfDocumented(PlatformError error, boolean transientOne) {
        channel.simulator.faults().onAnyRequest().error(error);

        Map<?, ?> said = (Map<?, ?>) channel.wire.get(OneChannelFixture.CLOUD).at("error");

        assertThat(said.containsKey("is_transient")).isEqualTo(transientOne);
    }

    @Test
    void addsANewTraceIdToEachResponse() {
        channel.simulator.faults().onAnyRequest().every().error(PlatformError.TOKEN_EXPIRED);

        assertThat(channel.wire.get(OneChannelFixture.CLOUD).textAt("error", "fbtrace_id"))
                .isNotEqualTo(channel.wire.get(OneChannelFixture.CLOUD).textAt("error", "fbtrace_id"));
    }
}
