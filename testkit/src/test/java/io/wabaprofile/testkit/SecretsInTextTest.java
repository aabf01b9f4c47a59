package io.wabaprofile.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.testkit.account.Secret;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fake.FakeAdapter;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.Wire;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An account finds its secrets in a text, however they are written. */
class SecretsInTextTest {
    private final SimulatedAccount account = SimulatedAccount.create();

    private record Given(String session, String handle) {}

    private Given upload() {
        List<UploadSession> sessions = new ArrayList<>();
        MediaHandle handle = FakeAdapter.over(account)
                .uploader()
                .upload(MediaFile.of(new byte[] {1, 2, 3}, "image/png").named("cactus.png"), new UploadObserver() {
                    @Override
                    public void checkpoint(UploadSession session) {
                        sessions.add(session);
                    }
                });
        return new Given(
                new String(sessions.get(0).id(), StandardCharsets.US_ASCII),
                new String(handle.verbatim(), StandardCharsets.US_ASCII));
    }

    @Test
    void asTheyAre() {
        Given given = upload();

        assertThat(account.secretsIn("d360-api-key: " + account.key())).containsExactly(Secret.KEY);
        assertThat(account.secretsIn(given.session)).containsExactly(Secret.SESSION_ID, Secret.SIGNATURE);
        assertThat(account.secretsIn(given.session.replaceAll("\\?.*", ""))).containsExactly(Secret.SESSION_ID);
        assertThat(account.secretsIn(given.session.replaceAll(".*sig=", ""))).containsExactly(Secret.SIGNATURE);
        assertThat(account.secretsIn(given.handle)).containsExactly(Secret.HANDLE);
        assertThat(account.secretsIn(given.handle.split(":", -1)[3])).containsExactly(Secret.HANDLE);
    }

    @Test
    void ofASessionWithoutASignatureToo() {
        try (Dialog360Simulator simulator = Dialog360Simulator.start()) {
            simulator.addAccount(account);
            simulator.enable(Variant.SESSIONS_UNSIGNED);
            String id = new Wire(simulator.baseUri(), account.key())
                    .bytes("/uploads?file_name=a.png&file_length=3&file_type=image/png", new byte[0])
                    .textAt("id");

            assertThat(account.secretsIn("at " + id)).containsExactly(Secret.SESSION_ID);
        }
    }

    @Test
    void ofAHandleOfTwoLinesEachLine() {
        upload();
        String handle = upload().handle;

        assertThat(handle.lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(account.secretsIn(line)).containsExactly(Secret.HANDLE));
    }

    @Test
    void escaped() {
        Given given = upload();
        String once = URLEncoder.encode(given.session, StandardCharsets.UTF_8);
        String twice = URLEncoder.encode(once, StandardCharsets.UTF_8);

        assertThat(account.secretsIn(once)).contains(Secret.SESSION_ID, Secret.SIGNATURE);
        assertThat(account.secretsIn(twice.toLowerCase(Locale.ROOT).length() + twice))
                .contains(Secret.SESSION_ID);
        assertThat(account.secretsIn(given.session.replace("/", "\\/"))).contains(Secret.SESSION_ID);
    }

    @Test
    void encoded() {
        byte[] key = account.key().getBytes(StandardCharsets.US_ASCII);

        assertThat(account.secretsIn("0x" + HexFormat.of().withUpperCase().formatHex(key)))
                .containsExactly(Secret.KEY);
        IntStream.range(0, 4).forEach(before -> {
            String text = "u".repeat(before) + account.key() + ":";
            assertThat(account.secretsIn(
                            "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII))))
                    .as("after %s bytes", before)
                    .containsExactly(Secret.KEY);
        });
    }

    @Test
    void thoseOfBefore() {
        String key = account.key();
        String token = account.accessToken();
        Given given = upload();
        account.shareAccessToken(SimulatedAccount.create());
        account.rotateKey("another-key-of-the-shop");
        account.forgetUploads();
        account.reset();

        assertThat(account.secretsIn(String.join(" ", key, token, given.session, given.handle)))
                .containsExactly(Secret.values());
        assertThat(account.secretsIn("another-key-of-the-shop")).containsExactly(Secret.KEY);
    }

    @Test
    void notWhatIsNone() {
        upload();

        assertThat(account.secretsIn("")).isEmpty();
        assertThat(account.secretsIn("cactus.png image/png upload:session-1 ?sig=**** handle-1 100% %zz %41 \\"))
                .isEmpty();
        assertThat(account.secretsIn(account.toString())).isEmpty();
        assertThat(account.secretsIn(SimulatedAccount.create().key())).isEmpty();
    }

    @Test
    void aShortKeyIsNoPartOfWhatItHappensToEncode() {
        SimulatedAccount sandbox = SimulatedAccount.withKey("k1");

        assertThat(sandbox.secretsIn("6b31 azE=")).isEmpty();
        assertThat(sandbox.secretsIn("k1")).containsExactly(Secret.KEY);
    }
}
