package io.wabaprofile.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Wire.Reply;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The simulated picture host. */
class PictureHostTest {
    private final OneChannelFixture fixture = new OneChannelFixture();
    private final Wire withoutKey = fixture.wire.with("");

    @AfterEach
    void close() {
        fixture.close();
    }

    /** The path and query of the address in the profile. */
    private String target() {
        URI url = URI.create(fixture.account.profile().photoUrl().orElseThrow());
        assertThat(url.getHost()).isEqualTo("pps.whatsapp.net");
        return url.getRawPath() + "?" + url.getRawQuery();
    }

    @Test
    void returnsThePictureAtItsAddressWithoutAKey() {
        byte[] photo = SamplePhoto.jpeg(192).bytes();
        fixture.account.setPhoto(photo);

        Reply reply = withoutKey.get(target());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(reply.bytes()).isEqualTo(photo);
        assertThat(fixture.simulator.exchanges()).singleElement().satisfies(exchange -> {
            assertThat(exchange.operation()).contains(Operation.DOWNLOAD_PHOTO);
            assertThat(exchange.channel()).hasValue(1);
            assertThat(exchange.target()).doesNotContain("oh=");
        });
    }

    @Test
    void returnsTheUploadedBytesOnRequest() {
        byte[] photo = SamplePhoto.png(1_000, 800).bytes();
        fixture.account.setPhoto(photo);
        assertThat(withoutKey.get(target()).bytes()).isNotEqualTo(photo);

        fixture.simulator.enable(Variant.PHOTO_READ_AS_UPLOADED);

        assertThat(withoutKey.get(target()).bytes()).isEqualTo(photo);
    }

    @Test
    void theAddressOfAReplacedPhotoHasExpired() {
        fixture.account.setPhoto(SamplePhoto.jpeg(192).bytes());
        String old = target();
        fixture.account.setPhoto(SamplePhoto.jpeg(256).bytes());

        assertThat(withoutKey.get(old).status()).isEqualTo(403);
        assertThat(withoutKey.get(target()).status()).isEqualTo(200);
    }

    @Test
    void twoNumbersWithTheSamePhotoHaveDifferentAddresses() {
        byte[] photo = SamplePhoto.jpeg(192).bytes();
        fixture.account.setPhoto(photo);
        String first = target();
        SimulatedAccount other = fixture.simulator.newAccount();
        other.setPhoto(photo);

        fixture.account.forbid();

        assertThat(other.profile().photoUrl())
                .isPresent()
                .hasValueSatisfying(url -> assertThat(url).doesNotEndWith(first));
        assertThat(withoutKey.get(first).status()).isEqualTo(403);
        assertThat(withoutKey
                        .get(other.profile().photoUrl().orElseThrow().replace("https://pps.whatsapp.net", ""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesAnAddressWithoutItsSignature() {
        fixture.account.setPhoto(SamplePhoto.jpeg(192).bytes());
        String target = target();

        assertThat(withoutKey.get(target.substring(0, target.indexOf('?'))).status())
                .isEqualTo(403);
        assertThat(withoutKey.get(target + "0").status()).isEqualTo(403);
        assertThat(withoutKey.get("/v/t61.24694-24/").status()).isEqualTo(403);
    }
}
