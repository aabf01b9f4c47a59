package io.wabaprofile.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.contract.ContractSamples;
import io.wabaprofile.testkit.fake.FakeAdapter;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.simulator.Wire.Reply;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Dialog360SimulatorTest {
    private static final String ABOUT = "/v1/settings/profile/about";
    private static final String CLOUD = "/whatsapp_business_profile";
    private static final String UPLOADS = "/uploads?file_name=a.png&file_length=3&file_type=image/png";

    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();
    private final Wire wire = new Wire(simulator.baseUri(), account.key());

    @AfterEach
    void close() {
        simulator.close();
    }

    private Reply update(String address) {
        return wire.json("POST", CLOUD, "{\"messaging_product\":\"whatsapp\",\"address\":\"" + address + "\"}");
    }

    @Test
    void listensOnlyOnLoopback() {
        assertThat(simulator.baseUri().toString()).matches("http://127\\.0\\.0\\.1:[1-9]\\d*");
    }

    @Test
    void reportsAPortThatIsInUse() {
        assertThatThrownBy(() -> Dialog360Simulator.builder()
                        .port(simulator.baseUri().getPort())
                        .start())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("port");
    }

    @Test
    void servesManyChannelsIndependently() {
        List<SimulatedAccount> accounts = IntStream.range(0, 20)
                .mapToObj(number -> simulator.newAccount())
                .toList();

        CompletableFuture.allOf(accounts.stream()
                        .map(one -> CompletableFuture.runAsync(() ->
                                wire.with(one.key()).json("PATCH", ABOUT, "{\"text\":\"I am " + one.key() + "\"}")))
                        .toArray(CompletableFuture<?>[]::new))
                .join();

        assertThat(accounts).allSatisfy(one -> assertThat(one.profile().about()).contains("I am " + one.key()));
        assertThat(account.profile().about()).isEmpty();
    }

    @Test
    void rejectsASecondChannelWithTheSameKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> simulator.addAccount(SimulatedAccount.withKey(account.key())))
                .withMessageNotContaining(account.key());
    }

    @Test
    void servesTheAccountOfAFake() {
        FakeAdapter.over(account).profile().apply(ContractSamples.newAddress());

        assertThat(wire.get(CLOUD + "?fields=address").textAt("data", 0, "address"))
                .isEqualTo("3 Example Way");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong"})
    void rejectsAnUnknownKeyInTheFormatOfEachApi(String key) {
        Wire stranger = wire.with(key);

        for (Reply reply : List.of(
                stranger.get(ABOUT),
                stranger.json("PATCH", ABOUT, "{\"text\":\"x\"}"),
                stranger.bytes(
                        "/v1/settings/profile/photo", SamplePhoto.png(192).bytes(), "Content-Type", "image/png"))) {
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.json())
                    .isEqualTo(Wire.parsed("{\"meta\":{\"httpCode\":404,\"developerMessage\":"
                            + "\"Invalid api_key or token expired\",\"success\":false}}"));
        }
        for (Reply reply : List.of(
                stranger.get(CLOUD),
                stranger.json("POST", CLOUD, "{\"messaging_product\":\"whatsapp\",\"about\":\"x\"}"),
                stranger.bytes(UPLOADS, new byte[0]),
                stranger.bytes("/upload:abc?sig=x", new byte[3]))) {
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.json()).isEqualTo(Wire.parsed("{\"error\":\"Invalid api_key or token expired\"}"));
        }
        assertThat(account.profile()).isEqualTo(SimulatedAccount.create().profile());
    }

    @Test
    void rejectsARevokedKeyUntilItIsRestored() {
        account.revokeKey();
        assertThat(update("new").status()).isEqualTo(401);
        assertThat(account.profile().address()).isEmpty();

        account.restoreKey();
        assertThat(update("new").status()).isEqualTo(200);
    }

    @Test
    void acceptsOnlyTheNewKeyAfterARotation() {
        account.rotateKey("rotated");

        assertThat(update("old").status()).isEqualTo(401);
        assertThat(account.profile().address()).isEmpty();
        assertThat(wire.with("rotated").get(CLOUD).status()).isEqualTo(200);
    }

    @Test
    void findsTheNewChannelOfAKey() {
        String given = account.key();
        account.setProfile(ContractSamples.fullProfile());
        assertThat(wire.get(ABOUT).text()).contains("Succulent");
        SimulatedAccount other = simulator.newAccount();

        account.rotateKey("rotated");
        assertThat(wire.get(ABOUT).status()).isEqualTo(401);
        other.rotateKey(given);

        assertThat(wire.get(ABOUT).status()).isEqualTo(200);
        assertThat(wire.get(ABOUT).text()).doesNotContain("Succulent");
        assertThat(wire.with("rotated").get(ABOUT).text()).contains("Succulent");
    }

    @Test
    void rejectsTwoKeyHeaders() {
        Reply reply = wire.send("GET", CLOUD, BodyPublishers.noBody(), "D360-API-KEY", account.key());

        assertThat(reply.status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/",
        "GET,/v1/settings/profile",
        "GET,/v1/settings/profile/about/",
        "POST,/v1/settings/profile/about",
        "PUT,/v1/settings/profile/photo",
        "DELETE,/v1/settings/profile/photo",
        "DELETE,/whatsapp_business_profile",
        "PATCH,/whatsapp_business_profile",
        "GET,/100000000000000/whatsapp_business_profile",
        "GET,/uploads",
        "DELETE,/upload:abc",
        "POST,/v1/messages"
    })
    void blocksUnknownPaths(String method, String path) {
        account.setProfile(ContractSamples.fullProfile());
        account.setPhoto(SamplePhoto.png(192).bytes());
        BusinessProfile before = account.profile();

        Reply reply = wire.send(method, path + "?apikey=secret", BodyPublishers.ofString("{\"text\":\"x\"}"));

        assertThat(reply.status()).isEqualTo(403);
        String shown = path.startsWith("/upload:") ? "/upload:****" : path;
        String documented = "This URL " + shown + " is blocked. More info:";
        assertThat(reply.textAt("meta", "developerMessage"))
                .startsWith(documented)
                .contains("Simulator: nearest is ")
                .doesNotContain("secret");
        assertThat(reply.numberAt("meta", "httpCode")).isEqualTo(403);
        assertThat(account.profile()).isEqualTo(before);
    }

    @Test
    void respondsToAHeadWithoutABody() {
        Reply reply = wire.send("HEAD", CLOUD, BodyPublishers.noBody());

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.bytes()).isEmpty();
    }

    @Test
    void throttlesInTheFormatOfEachApi() {
        account.throttle(Duration.ofMillis(2_500));

        for (Reply reply : List.of(wire.get(ABOUT), wire.bytes(UPLOADS, new byte[0]))) {
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json())
                    .isEqualTo(Wire.parsed(Wire.sample("d360/camel-400-limit").replace("*", "3")));
        }
        Reply cloud = update("new");
        assertThat(cloud.status()).isEqualTo(429);
        assertThat(cloud.header("Retry-After")).isEmpty();
        assertThat(withoutTrace(cloud.json())).isEqualTo(withoutTrace(Wire.sampleJson("cloud/error-4-app-limit.429")));
        assertThat(account.profile().address()).isEmpty();

        account.recover();
        assertThat(update("new").status()).isEqualTo(200);
    }

    @Test
    void failsInTheFormatOfEachApiDuringAnOutage() {
        account.outage();

        for (Reply reply : List.of(wire.get(ABOUT), wire.bytes(UPLOADS, new byte[0]))) {
            assertThat(reply.status()).isEqualTo(555);
            assertThat(reply.textAt("meta", "developerMessage")).isEqualTo("Internal server error");
        }
        Reply cloud = update("new");
        assertThat(cloud.status()).isEqualTo(500);
        assertThat(withoutTrace(cloud.json())).isEqualTo(withoutTrace(Wire.sampleJson("cloud/error-2-transient.500")));
        assertThat(account.profile().address()).isEmpty();

        account.recover();
        assertThat(update("new").status()).isEqualTo(200);
    }

    private static Object withoutTrace(Object document) {
        ((Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) document).get("error"))).remove("fbtrace_id");
        return document;
    }

    @Test
    void rejectsALargeJsonBodyWithAResponse() {
        String large = "{\"text\":\"" + "x".repeat(20 * 1024 * 1024) + "\"}";

        Reply reply = wire.json("PATCH", ABOUT, large);

        assertThat(reply.status()).isEqualTo(413);
        assertThat(account.profile().about()).isEmpty();
    }

    @Test
    void keepsAJournalWithoutSecrets() {
        String id = wire.bytes(UPLOADS, new byte[0]).textAt("id");
        String handle = wire.bytes("/" + id, new byte[3]).textAt("h");
        wire.bytes("/" + id.replace(":", "%3A"), new byte[3]);
        wire.bytes("/" + id.substring("upload:".length()), new byte[3]);
        wire.bytes("/elsewhere?sig=" + id.substring(id.indexOf("sig=") + 4), new byte[3]);
        wire.bytes("/uploads/" + id, new byte[3]);
        wire.get("/" + id);
        wire.get(ABOUT + "?apikey=" + account.key());
        wire.get(CLOUD + "?fields=about,email");
        wire.get("/v1/settings/profile/photo?format=link");

        assertThat(simulator.exchanges())
                .extracting(exchange -> exchange.method() + " " + exchange.target() + " " + exchange.status())
                .containsExactly(
                        "POST " + UPLOADS + " 200",
                        "POST /upload:session-1 200",
                        "POST /upload:**** 400",
                        "POST /upload:**** 400",
                        "POST /elsewhere 400",
                        "POST /uploads/upload:**** 400",
                        "GET /upload:session-1 200",
                        "GET " + ABOUT + " 200",
                        "GET " + CLOUD + "?fields=about,email 200",
                        "GET /v1/settings/profile/photo?format=link 404");
        String[] secrets = {
            account.key(), handle, id.substring(7, id.indexOf('?')), id.substring(id.indexOf("sig=") + 4)
        };
        assertThat(simulator.exchanges().toString()).doesNotContain(secrets);
        assertThat(simulator.exchanges())
                .allSatisfy(exchange -> assertThat(exchange.took()).isPositive().isLessThan(Duration.ofMinutes(1)));
    }

    @Test
    void masksAKeyInTheTarget() {
        wire.get(CLOUD + "?fields=" + account.key());
        wire.get("/" + account.key());

        assertThat(simulator.exchanges().toString()).doesNotContain(account.key());
        assertThat(wire.get("/" + account.key()).text()).doesNotContain(account.key());
    }

    @Test
    void keepsOnlyTheLatestThousandExchanges() {
        for (int i = 0; i < 1_001; i++) {
            wire.get(i == 0 ? "/first" : "/later");
        }

        assertThat(simulator.exchanges())
                .hasSize(1_000)
                .noneMatch(exchange -> exchange.target().equals("/first"));
    }

    @Test
    void callsListenersForEachExchange() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(2);
        simulator.onExchange(exchange -> {
            if (exchange.target().equals(ABOUT) && exchange.status() == 200) {
                told.countDown();
            }
        });

        wire.get(ABOUT);
        wire.get(ABOUT);

        assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void servesTheAccountsOfItsBuilderAndRestoresThemOnReset() {
        SimulatedAccount sample = SimulatedAccount.withKey("key-of-the-sample");
        byte[] photo = SamplePhoto.png(192).bytes();
        sample.setProfile(ContractSamples.fullProfile());
        sample.setPhoto(photo);
        sample.setNumber(sample.number().quality("RED"));
        try (Dialog360Simulator served =
                Dialog360Simulator.builder().account(sample).start()) {
            SimulatedAccount later = served.newAccount();
            later.setProfile(ContractSamples.fullProfile());
            Wire sampleWire = new Wire(served.baseUri(), sample.key());
            assertThat(sampleWire.get(CLOUD).status()).isEqualTo(200);
            sample.setProfile(BusinessProfile.builder().about("other").build());
            sample.setNumber(sample.number().quality("GREEN"));
            sample.removePhoto();
            sample.revokeKey();

            served.reset();

            assertThat(served.accounts()).containsExactly(sample, later);
            assertThat(sampleWire.get(CLOUD).status()).isEqualTo(200);
            assertThat(sample.profile().about())
                    .isEqualTo(ContractSamples.fullProfile().about());
            assertThat(sample.photo())
                    .hasValueSatisfying(restored -> assertThat(restored).isEqualTo(photo));
            assertThat(sample.number().quality()).isEqualTo("RED");
            assertThat(later.profile().about()).isEmpty();
        }
    }

    @Test
    void respondsToItsOwnFailureAndReportsItOnClose() {
        Dialog360Simulator broken = Dialog360Simulator.start();
        SimulatedAccount impossible = broken.newAccount();
        impossible.throttle(Duration.ofSeconds(Long.MAX_VALUE, 1)); // cannot be rounded up

        Reply reply = new Wire(broken.baseUri(), impossible.key()).get(ABOUT);

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.textAt("error")).isEqualTo("simulator failure: java.lang.ArithmeticException");
        assertThat(broken.exchanges()).extracting(Exchange::status).containsExactly(500);
        assertThatThrownBy(broken::close)
                .isInstanceOf(IllegalStateException.class)
                .satisfies(failure -> assertThat(failure.getSuppressed()[0]).isInstanceOf(ArithmeticException.class));
    }

    @Test
    void reportsAListenersFailureOnClose() throws InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        Dialog360Simulator broken = Dialog360Simulator.start();
        broken.onExchange(exchange -> {
            called.countDown();
            throw new IllegalStateException("broken on purpose");
        });
        new Wire(broken.baseUri(), "any").get(ABOUT);
        assertThat(called.await(30, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(broken::close)
                .isInstanceOf(IllegalStateException.class)
                .satisfies(failure -> assertThat(failure.getSuppressed()[0]).hasMessage("broken on purpose"));
    }

    @Test
    void canBeClosedTwice() {
        simulator.close();
        simulator.close();
    }
}
