package io.wabaprofile.onpremise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.PhotoReader;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.Unreadable;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.rules.Variant;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import io.wabaprofile.testkit.wire.ScriptedServer;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The forms in which an On-Premise server returns the photo. */
class OnPremisePhotoReaderTest {
    private static final byte[] PHOTO = SamplePhoto.png(192).bytes();

    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();
    private final ScriptedServer server = ScriptedServer.start();
    private final ApiConnection toSimulator = connection(simulator.baseUri().toString());
    private final ApiConnection toServer = connection(server.baseUri().toString());

    private static ApiConnection connection(String base) {
        return ApiConnection.to(URI.create(base))
                .allowPlainHttpOnLoopback()
                .sleeper(VirtualTime.startingAt(Instant.EPOCH))
                .build();
    }

    private static PhotoReader reader(ApiConnection connection, String key) {
        return OnPremiseAdapter.connect(connection).photoReader(ApiKey.of(key));
    }

    @AfterEach
    void close() {
        toSimulator.close();
        toServer.close();
        server.close();
        simulator.close();
    }

    @Test
    void readsThePhotoWithOneRequest() {
        account.setPhoto(PHOTO);

        assertThat(reader(toSimulator, account.key()).read().orElseThrow().bytes())
                .isEqualTo(PHOTO);
        assertThat(simulator.exchanges())
                .extracting(Exchange::operation)
                .containsExactly(Optional.of(Operation.DOWNLOAD_PHOTO));
    }

    @Test
    void readsAPhotoInBase64() {
        simulator.enable(Variant.PHOTO_IN_BASE64);
        account.setPhoto(PHOTO);

        assertThat(reader(toSimulator, account.key()).read().orElseThrow().bytes())
                .isEqualTo(PHOTO);
    }

    @Test
    void readsALargePhotoInBase64() {
        byte[] photo = Arrays.copyOf(PHOTO, 5_000_000); // bytes after the end of a picture belong to it
        simulator.enable(Variant.PHOTO_IN_BASE64);
        simulator.enable(Variant.PHOTO_READ_AS_UPLOADED);
        account.setPhoto(photo);

        assertThat(reader(toSimulator, account.key()).read().orElseThrow().bytes())
                .isEqualTo(photo);
    }

    @Test
    void readsAMissingPhotoThatIsReportedWithStatus400() {
        simulator.enable(Variant.NO_PHOTO_IS_400);

        assertThat(reader(toSimulator, account.key()).read()).isEmpty();
    }

    @Test
    void downloadsThePhotoWithoutTheKeyIfTheServerReturnsALink() {
        String link = "{\"settings\":{\"profile\":{\"photo\":{\"link\":\"https://pps.whatsapp.net/v/1.jpg?oh=1\"}}}}";
        server.thenJson(200, link).thenJson(200, link).then(ScriptedResponse.of(404, "Not found"));

        assertThat(catchThrowableOfType(
                        Rejected.class, () -> reader(toServer, "on-premise-key").read()))
                .hasMessageContaining("the address of the photo may have expired");
        assertThat(server.requests())
                .extracting(ScriptedServer.ReceivedRequest::target)
                .containsExactly(
                        "/v1/settings/profile/photo", "/v1/settings/profile/photo?format=link", "/v/1.jpg?oh=1");
        assertThat(server.requests().get(0).header("D360-API-KEY")).containsExactly("on-premise-key");
        assertThat(server.requests().get(2).header("D360-API-KEY")).isEmpty();
    }

    @Test
    void recognizesJsonAfterWhiteSpace() {
        String noLink = " \r\n\t{\"settings\":{\"profile\":{}}}";
        server.thenJson(200, noLink).thenJson(200, noLink);

        assertThat(reader(toServer, "on-premise-key").read()).isEmpty();
    }

    @Test
    void refusesAWebPageInPlaceOfAPhoto() {
        server.thenJson(200, "<html></html>").thenJson(200, "<html></html>");

        assertThat(catchThrowableOfType(
                        Unreadable.class,
                        () -> reader(toServer, "on-premise-key").read()))
                .hasMessageContaining("it is not a complete JPEG or PNG");
    }
}
