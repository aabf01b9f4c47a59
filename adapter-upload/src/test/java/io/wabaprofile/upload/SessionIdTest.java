package io.wabaprofile.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.http.internal.AttemptFailure;
import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SessionIdTest {
    private static final String BASE = "https://waba-v2.360dialog.io";
    private static final String ALPHABET = "uploadMTph09+/=_-?&sig%:.@#\\ \r\n\t\0é~,;[]{}|";

    @Test
    void neverLeadsToAnotherHostOrPath() {
        read(100_000);
    }

    @Test
    @Tag("measure")
    @Tag("slow")
    void noneOfMillionsLeadsToAnotherHostOrPath() {
        read(3_000_000);
    }

    private static void read(int rounds) {
        long seed = 20261123;
        Random random = new Random(seed);
        int taken = 0;
        for (int round = 0; round < rounds; round++) {
            StringBuilder id = new StringBuilder(random.nextInt(4) == 0 ? "" : "upload:");
            for (int length = random.nextInt(30); length > 0; length--) {
                id.append(ALPHABET.charAt(random.nextInt(random.nextInt(3) == 0 ? ALPHABET.length() : 24)));
            }
            SessionId session = read(id.toString());
            if (session != null) {
                taken++;
                URI target = URI.create(BASE + session.target());
                assertThat(target.getHost())
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo("waba-v2.360dialog.io");
                assertThat(target.getScheme()).isEqualTo("https");
                assertThat(target.getRawUserInfo()).isNull();
                assertThat(target.getPort()).isEqualTo(-1);
                assertThat(target.getRawFragment()).isNull();
                assertThat(target.getRawPath()).startsWith("/upload:").doesNotContain("..");
                assertThat(target.toString()).isEqualTo(BASE + "/" + id);
            }
        }
        assertThat(taken).as("ids that were taken").isGreaterThan(1_000);
    }

    private static SessionId read(String id) {
        SessionId[] read = new SessionId[1];
        AttemptFailure refused = catchThrowableOfType(AttemptFailure.class, () -> read[0] = SessionId.from(id));
        if (refused != null && !id.isEmpty()) {
            assertThat(refused).hasMessage("it holds no usable session id");
        }
        return read[0];
    }

    @Test
    void showsAsNothing() {
        assertThat(SessionId.from("upload:secret?sig=secret")).hasToString("SessionId(****)");
    }
}
