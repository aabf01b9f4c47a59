package io.wabaprofile.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.journal.Exchange;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of unusual and malformed request targets. */
@Timeout(60)
class OddTargetsTest {
    private final Dialog360Simulator simulator =
            Dialog360Simulator.builder().withPage().start();
    private final SimulatedAccount account = simulator.newAccount();

    @AfterEach
    void close() {
        simulator.close();
    }

    private String response(String requestLine) throws IOException {
        return RawClient.exchange(
                        simulator.baseUri(),
                        requestLine + "\r\nHost: 127.0.0.1\r\nD360-API-KEY: " + account.key()
                                + "\r\nConnection: close\r\n\r\n")
                .text();
    }

    private static Object json(String response) {
        return Wire.parsed(response.substring(response.indexOf("\r\n\r\n") + 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//whatsapp_business_profile",
                "//whatsapp_business_profile?fields=about",
                "///whatsapp_business_profile",
                "//host/whatsapp_business_profile",
                "/..;/whatsapp_business_profile",
                "/../whatsapp_business_profile",
                "/./whatsapp_business_profile",
                "/%2Fwhatsapp_business_profile",
                "/v1%2Fsettings%2Fprofile%2Fabout",
                "/whatsapp_business_profile/",
                "/whatsapp_business_profile%00",
                "/whatsapp_business_profile#x",
                "/%zz",
                "/[",
                "/\u00e4",
                "//",
                "//_simulator/",
                "*",
                "whatsapp_business_profile",
                "mailto:x",
                "127.0.0.1:80",
                "http://127.0.0.1//whatsapp_business_profile",
                "ftp://127.0.0.1/whatsapp_business_profile"
            })
    void getTheGateways403(String target) throws IOException {
        String response = response("GET " + target + " HTTP/1.1");

        assertThat(response).startsWith("HTTP/1.1 403 ");
        Map<?, ?> meta = (Map<?, ?>) ((Map<?, ?>) json(response)).get("meta");
        assertThat((String) meta.get("developerMessage"))
                .startsWith("This URL ")
                .contains("nearest is ");
        assertThat(simulator.exchanges()).extracting(Exchange::status).containsExactly(403);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, http://127.0.0.1/whatsapp_business_profile?fields=about",
        "GET, HTTP://other.example:80/whatsapp_business_profile",
        "GET, /whatsapp_business_profile"
    })
    void absoluteFormIsReducedToThePath(String method, String target) throws IOException {
        assertThat(response(method + " " + target + " HTTP/1.1")).startsWith("HTTP/1.1 200 OK");
        assertThat(simulator.exchanges().get(0).target()).startsWith("/whatsapp_business_profile");
    }

    @ParameterizedTest
    @CsvSource({
        "400, GET /whatsapp_business_profile",
        "400, GET  HTTP/1.1",
        "400, GET /a b HTTP/1.1",
        "505, GET /whatsapp_business_profile HTTP/2.0",
        "400, nonsense",
        "400, GET /uploads HTTP/1.1|Content-Length: x",
        "400, POST /uploads HTTP/1.1|Content-Length: 1|Content-Length: 1",
        "501, POST /uploads HTTP/1.1|Transfer-Encoding: gzip"
    })
    void rejectsAMalformedRequestAndClosesTheConnection(int status, String lines) throws IOException {
        assertThat(response(lines.replace("|", "\r\n")))
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("Connection: close");
        assertThat(simulator.exchanges()).isEmpty();
    }

    @Test
    void keepsTheConnectionAfterA400() throws IOException {
        String key = "\r\nD360-API-KEY: " + account.key() + "\r\n";
        String requests = "POST /whatsapp_business_profile HTTP/1.1\r\nHost: x" + key + "Content-Length: 1\r\n\r\n{"
                + "GET /whatsapp_business_profile HTTP/1.1\r\nHost: x\r\nConnection: close" + key + "\r\n";

        String responses = RawClient.exchange(simulator.baseUri(), requests).text();

        assertThat(responses).startsWith("HTTP/1.1 400").contains("HTTP/1.1 200");
    }

    @Test
    void aConnectionStaysOpenAfterAnUnusualTarget() throws IOException {
        String requests = "GET //x HTTP/1.1\r\nHost: x\r\n\r\n"
                + "GET /whatsapp_business_profile HTTP/1.1\r\nHost: x\r\nConnection: close\r\nD360-API-KEY: "
                + account.key() + "\r\n\r\n";

        String responses = RawClient.exchange(simulator.baseUri(), requests).text();

        assertThat(responses.split("HTTP/1.1 ", -1)).hasSize(3);
        assertThat(responses).contains("HTTP/1.1 403", "HTTP/1.1 200");
    }
}
