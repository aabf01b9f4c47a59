package io.wabaprofile.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.contract.ContractSamples;
import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.fault.PlatformError;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.simulator.RawClient.Ending;
import io.wabaprofile.testkit.simulator.RawClient.Heard;
import io.wabaprofile.testkit.simulator.Wire.Reply;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests of the response to each planned fault, and of the state afterwards. */
@Timeout(60)
class FaultsOnTheWireTest {
    private static final String ABOUT = "/v1/settings/profile/about";
    private static final String CLOUD = "/whatsapp_business_profile";

    private final VirtualTime time = VirtualTime.startingAt(Instant.parse("2026-01-02T03:04:05Z"));
    private final Dialog360Simulator simulator =
            Dialog360Simulator.builder().time(time).start();
    private final FaultPlan faults = simulator.faults();
    private final SimulatedAccount account = simulator.newAccount();
    private final Wire wire = new Wire(simulator.baseUri(), account.key());

    @AfterEach
    void close() {
        simulator.close();
    }

    private String patchAbout() {
        return request("PATCH " + ABOUT, "Content-Type: application/json\r\n", "{\"text\":\"Hello\"}");
    }

    private String request(String line, String headers, String body) {
        return line + " HTTP/1.1\r\nHost: x\r\nD360-API-KEY: " + account.key() + "\r\n" + headers + "Content-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private Exchange lastExchange() {
        return simulator.exchanges().get(simulator.exchanges().size() - 1);
    }

    private String open(long length) {
        return wire.bytes("/uploads?file_name=a.png&file_length=" + length + "&file_type=image/png", new byte[0])
                .textAt("id");
    }

    @Test
    void aLostResponseClosesTheConnectionAfterProcessing() throws IOException {
        faults.on(Operation.UPDATE_ABOUT).responseLost();

        Heard heard = RawClient.exchange(simulator.baseUri(), patchAbout());

        assertThat(heard).isEqualTo(new Heard("", Ending.FIN));
        assertThat(account.profile().about()).contains("Hello");
        assertThat(lastExchange().status()).isZero();
        assertThat(lastExchange().fault()).contains("responseLost");
        faults.verify();
    }

    @Test
    void aWebPageReplacesTheResponseAfterProcessing() {
        faults.on(Operation.UPDATE_ABOUT).html();

        Reply reply = wire.json("PATCH", ABOUT, "{\"text\":\"Hello\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("text/html");
        assertThat(reply.text()).startsWith("<html>");
        assertThat(account.profile().about()).contains("Hello");
    }

    @Test
    void truncatedJsonHasAMatchingContentLength() {
        faults.on(Operation.FETCH_PROFILE).truncatedJson();

        Reply reply = wire.get(CLOUD + "?fields=about");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        String whole = wire.get(CLOUD + "?fields=about").text();
        assertThat(reply.text()).isEqualTo(whole.substring(0, whole.length() / 2));
    }

    @Test
    void aStallSendsNoResponseUntilTheSimulatorIsReset() throws IOException, InterruptedException {
        faults.on(Operation.UPDATE_ABOUT).stall();
        CountDownLatch ended = new CountDownLatch(1);
        simulator.onExchange(exchange -> ended.countDown());

        try (RawClient client = RawClient.to(simulator.baseUri()).send(patchAbout())) {
            assertThat(client.patientFor(150).rest()).isEqualTo(new Heard("", Ending.SILENCE));
            assertThat(account.profile().about()).contains("Hello");
            assertThat(lastExchange().fault()).contains("stall");

            simulator.reset();

            assertThat(client.patientFor(20_000).rest()).isEqualTo(new Heard("", Ending.FIN));
            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aDripSendsAllBytesAndUsesTheSimulatorsSleeper() {
        account.setProfile(ContractSamples.fullProfile());
        faults.on(Operation.FETCH_PROFILE).drip(Duration.ofSeconds(1));

        Reply slow = wire.get(CLOUD + "?fields=about,email");

        assertThat(time.sleeps()).hasSize(slow.bytes().length - 1).containsOnly(Duration.ofSeconds(1));
        assertThat(slow.text())
                .isEqualTo(wire.get(CLOUD + "?fields=about,email").text());
    }

    @Test
    void throttlingReportsTheRemainingTimeAndEndsOnTheClock() {
        simulator.enable(Variant.THROTTLING_WITH_RETRY_AFTER);
        faults.on(Operation.FETCH_PROFILE, Operation.UPDATE_PROFILE).throttle(1, Duration.ofSeconds(90));

        assertThat(wire.get(CLOUD).status()).isEqualTo(200);
        Reply refused = wire.json("POST", CLOUD, "{\"messaging_product\":\"whatsapp\",\"address\":\"x\"}");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("90");
        assertThat(account.profile().address()).isEmpty();
        time.advance(Duration.ofMillis(60_500));
        assertThat(wire.get(CLOUD).header("Retry-After")).isEqualTo("30");
        assertThat(wire.get(ABOUT).status()).isEqualTo(200);
        time.advance(Duration.ofMillis(29_500));
        assertThat(wire.get(CLOUD).status()).isEqualTo(200);
    }

    @Test
    void throttlingCanOmitTheWait() {
        faults.onAnyRequest().every().throttle();

        assertThat(wire.get(CLOUD).status()).isEqualTo(429);
        assertThat(wire.get(CLOUD).header("Retry-After")).isEmpty();
        assertThat(wire.get(ABOUT).textAt("meta", "developerMessage")).doesNotContainPattern("\\d");
        simulator.enable(Variant.THROTTLING_WITH_BACKOFF);
        assertThat(wire.bytes("/uploads", new byte[0]).text()).doesNotContain("\"backoff\"");
    }

    @Test
    void aDocumentedErrorIsReturnedWithoutProcessing() {
        faults.on(Operation.UPDATE_ABOUT).error(PlatformError.CHANNEL_NOT_RUNNING);

        Reply reply = wire.json("PATCH", ABOUT, "{\"text\":\"Hello\"}");

        assertThat(reply.status()).isEqualTo(502);
        assertThat(account.profile().about()).isEmpty();
        assertThat(lastExchange().fault()).contains("error(CHANNEL_NOT_RUNNING)");
    }

    @Test
    void anUploadIsCutAtTheByteAndKeepsTheReceivedBytes() throws IOException {
        byte[] given = ContractSamples.randomBytes(200_000);
        String id = open(given.length);
        faults.uploads().cutAfter(70_001);

        Ending ending;
        try (RawClient client = RawClient.to(simulator.baseUri())) {
            client.send(request("POST /" + id, "", "").replace("Content-Length: 0", "Content-Length: 200000"));
            client.send(Arrays.copyOf(given, 100_000));
            ending = client.rest().ending();
        }

        assertThat(ending).isIn(Ending.RESET, Ending.FIN);
        assertThat(account.unfinishedUploads().get(0).offset()).isEqualTo(70_001);
        assertThat(account.unfinishedUploads().get(0).bytes().orElseThrow()).isEqualTo(Arrays.copyOf(given, 70_001));
        faults.verify();
    }

    @Test
    void aCutAfterTheEndOfTheBodyIsNotApplicable() {
        String id = open(10);
        faults.uploads().cutAfter(11);

        assertThat(wire.bytes("/" + id, new byte[10]).status()).isEqualTo(200);

        assertThatThrownBy(faults::verify).hasMessageContaining("cutAfter(11): the body had only 10 bytes");
    }

    @Test
    void aTruncationOfAnEmptyBodyIsNotApplicable() {
        simulator.enable(Variant.UPDATES_RETURN_NO_BODY);
        faults.on(Operation.UPDATE_ABOUT).truncatedJson();

        wire.json("PATCH", ABOUT, "{\"text\":\"Hello\"}");

        assertThatThrownBy(faults::verify).hasMessageContaining("truncatedJson: the response had no body");
    }

    @Test
    void aSessionIsForgottenBeforeTheRequestIsProcessed() {
        String id = open(10);
        wire.bytes("/" + id, new byte[4]);
        faults.uploads().nth(2).forgetSession();

        assertThat(wire.get("/" + id).numberAt("file_offset")).isEqualTo(4);
        assertThat(wire.get("/" + id).numberAt("error", "error_subcode")).isEqualTo(33);
        assertThat(wire.get("/" + id).status()).isEqualTo(400);
        assertThat(account.unfinishedUploads()).isEmpty();
    }

    @Test
    void aWrongOffsetIsReturned() {
        String id = open(10);
        wire.bytes("/" + id, new byte[4]);
        faults.uploads().wrongOffset(-1);
        faults.uploads().nth(2).wrongOffset(truth -> truth * 2);

        assertThat(wire.get("/" + id).numberAt("file_offset")).isEqualTo(-1);
        assertThat(wire.get("/" + id).numberAt("file_offset")).isEqualTo(8);
        assertThat(wire.get("/" + id).numberAt("file_offset")).isEqualTo(4);
    }

    @Test
    void aRequestWithAWrongKeyHasNoFault() {
        faults.onAnyRequest().html();

        assertThat(wire.with("wrong").get(ABOUT).status()).isEqualTo(401);
        assertThat(faults.injected()).isZero();
    }

    @Test
    void aCloudUpdateWithAHandleReplacesThePhoto() {
        faults.on(Operation.REPLACE_PHOTO).html();
        String update = "{\"messaging_product\":\"whatsapp\",\"address\":\"x\"}";

        assertThat(wire.json("POST", CLOUD, update).header("Content-Type")).isEqualTo("application/json");
        String withHandle = update.replace("}", ",\"profile_picture_handle\":\"4:unknown\"}");
        assertThat(wire.json("POST", CLOUD, withHandle).header("Content-Type")).isEqualTo("text/html");
    }
}
