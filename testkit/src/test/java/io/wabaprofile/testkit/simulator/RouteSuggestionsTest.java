package io.wabaprofile.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Wire.Reply;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the response to an unknown path suggests the nearest route and the difference. */
class RouteSuggestionsTest {
    private final Dialog360Simulator simulator = Dialog360Simulator.start();

    @AfterEach
    void close() {
        simulator.close();
    }

    private Wire wire(String key) {
        return new Wire(
                simulator.baseUri(),
                simulator.addAccount(SimulatedAccount.withKey(key)).key());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|/100000000000000/whatsapp_business_profile|GET /whatsapp_business_profile|the path has /100000000000000 before it",
                "GET|/v1/settings/profile/about/|GET /v1/settings/profile/about|the path has / after it",
                "POST|/uploads/|POST /uploads|the path has / after it",
                "POST|/v1/settings/profile/about|PATCH /v1/settings/profile/about|the method differs, it was POST",
                "PUT|/v1/settings/profile/photo|POST /v1/settings/profile/photo|the method differs, it was PUT",
                "DELETE|/v1/settings/profile/photo|GET /v1/settings/profile/photo|the method differs, it was DELETE",
                "PATCH|/whatsapp_business_profile|POST /whatsapp_business_profile|the method differs, it was PATCH",
                "DELETE|/whatsapp_business_profile|GET /whatsapp_business_profile|the method differs, it was DELETE",
                "GET|/uploads|POST /uploads|the method differs, it was GET",
                "GET|/settings/profile/about|GET /v1/settings/profile/about|the path differs, it was /settings/profile/about",
                "PATCH|/v2/settings/profile/about|PATCH /v1/settings/profile/about|the path differs, it was /v2/settings/profile/about",
                "POST|/v1/settings/business-profile|POST /v1/settings/business/profile|the path differs, it was /v1/settings/business-profile",
                "PUT|/v1/settings/profile/abuot|PATCH /v1/settings/profile/about|the path differs, it was /v1/settings/profile/abuot; the method differs, it was PUT",
                "POST|/whatsapp_business_profiles|POST /whatsapp_business_profile|the path has s after it",
                "DELETE|/upload:abc|GET /upload:{session}|the method differs, it was DELETE",
                "POST|/upload/MTphYmM=|POST /upload:{session}|send the session id unchanged, with its prefix upload:",
                "GET|/upload/MTphYmM=|GET /upload:{session}|send the session id unchanged, with its prefix upload:",
                "POST|/upload|POST /uploads|the path differs, it was /upload",
                "POST|/app/uploads|POST /uploads|the path has /app before it"
            })
    void isSuggestedWithTheDifference(String method, String path, String nearest, String difference) {
        Reply reply = wire("key-of-the-channel").send(method, path, BodyPublishers.noBody());

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.textAt("meta", "developerMessage"))
                .endsWith("Simulator: nearest is " + nearest + "; " + difference);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|/v19.0/whatsapp_business_profile|POST /{version}/{id}/whatsapp_business_profile|the path differs, it was /whatsapp_business_profile",
                "GET|/v23/100000000000000/whatsapp_business_profile|GET /{version}/{id}/whatsapp_business_profile|the version must look like v23.0",
                "GET|/23.0/100000000000000|GET /{version}/{id}|the version must look like v23.0",
                "GET|/v23.0|GET /{version}/{id}|the path ends after the version",
                "GET|/v23.0/+4915112345678|GET /{version}/{id}|the path differs, it was /+4915112345678",
                "DELETE|/v23.0/100000000000000/whatsapp_business_profile|GET /{version}/{id}/whatsapp_business_profile|the method differs, it was DELETE",
                "POST|/v23.0/100000000000000|GET /{version}/{id}|the method differs, it was POST",
                "POST|/v23.0/uploads|POST /{version}/{id}/uploads|the path differs, it was /uploads",
                "GET|/v23.0/app/uploads|POST /{version}/{id}/uploads|the path differs, it was /app/uploads; the method differs, it was GET",
                "PUT|/v23.0/100000000000000/uploads|POST /{version}/{id}/uploads|the method differs, it was PUT",
                "POST|/v23.0/upload/MTphYmM=|POST /{version}/upload:{session}|send the session id unchanged, with its prefix upload:"
            })
    void isSuggestedInTheGraphApi(String method, String path, String nearest, String difference) {
        Reply reply = wire("key-of-the-channel").send(method, path, BodyPublishers.noBody());

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.numberAt("error", "code")).isEqualTo(2500);
        assertThat(reply.textAt("error", "type")).isEqualTo("OAuthException");
        assertThat(reply.textAt("error", "message"))
                .startsWith("Unknown path components: /")
                .endsWith("Simulator: nearest is " + nearest + "; " + difference);
    }

    @Test
    void suggestsTheSessionForALongId() {
        String id = "/upload/" + "MTphdHRhY2htZW50Oj".repeat(50);

        assertThat(wire("any").bytes(id, new byte[3]).textAt("meta", "developerMessage"))
                .contains("nearest is POST /upload:{session}")
                .doesNotContain("MTphdHRh");
    }

    @Test
    void suggestsTheSameRouteIfAVariantBlocksIt() {
        simulator.enable(Variant.ON_PREMISE_BLOCKED);

        assertThat(wire("any").get("/v1/settings/profile/about").textAt("meta", "developerMessage"))
                .endsWith("nearest is GET /v1/settings/profile/about; an enabled variant blocks it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "my.key_of-2024", "0123456789abcdef0123456789abcdefAK"})
    void doesNotRepeatAKey(String key) {
        Wire wire = wire(key);
        Wire keyless = wire.with("");
        Wire another = wire.with("another");
        List<Reply> replies = List.of(
                wire.get("/" + key),
                keyless.get("/" + key),
                another.get("/v1/" + key + "/settings"),
                wire.get("/elsewhere?key=" + key),
                keyless.get("/elsewhere?access_token=" + key),
                keyless.json("POST", "/elsewhere", "{\"key\":\"" + key + "\"}"),
                wire.send("GET", "/" + key, BodyPublishers.noBody(), "D360-API-KEY", key),
                wire.send("GET", "/" + key, BodyPublishers.noBody(), "D360-API-KEY", "other"),
                keyless.send("GET", "/" + key, BodyPublishers.noBody(), "Authorization", "Bearer " + key),
                keyless.get("/" + key + "/whatsapp_business_profile"));

        assertThat(replies).allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.text()).contains("nearest is").doesNotContain(key);
        });
        assertThat(simulator.exchanges().toString()).doesNotContain(key);
        assertThat(simulator.journal().jsonLines()).doesNotContain(key);
        assertThat(simulator.journal().har()).doesNotContain(key);
    }
}
