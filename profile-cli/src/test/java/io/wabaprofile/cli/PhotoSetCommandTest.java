package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.profile.Photo;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhotoSetCommandTest {
    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        simulator.close();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void replacesThePhotoByExactlyTheseBytes(Mode mode) {
        byte[] jpeg = Pictures.jpeg(100_000);
        Run run = Run.against(simulator, account, mode, "photo", "set", Pictures.file(directory, "x.jpg", jpeg));
        assertThat(run.err().lines())
                .containsExactlyElementsOf(mode == Mode.CLOUD ? List.of("x.jpg 100 % of 0.1 MB") : List.of());
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "Photo replaced: image/jpeg, 640 × 640, 100,000 bytes",
                        "SHA-256 " + account.photoSha256().orElseThrow());
        assertThat(account.photo()).contains(jpeg);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void takesAPhotoOfExactlyTheLimit(Mode mode) {
        byte[] png = Pictures.png(Pictures.LIMIT);
        Run run =
                Run.against(simulator, account, mode, "photo", "set", "--json", Pictures.file(directory, "x.png", png));
        assertThat(run.exit()).isZero();
        assertThat(run.json().toString())
                .isEqualTo("{\"outcome\":\"replaced\",\"sha256\":\""
                        + Photo.of(png).sha256() + "\",\"bytes\":5242880,\"advice\":[]}");
        assertThat(account.photoSha256()).contains(Photo.of(png).sha256());
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void refusesOneByteMore(Mode mode) {
        String file = Pictures.file(directory, "x.png", Pictures.png(Pictures.LIMIT + 1));
        Run run = Run.against(simulator, account, mode, "photo", "set", file);
        assertThat(run.exit()).isEqualTo(3);
        assertThat(simulator.exchanges()).isEmpty();
    }

    @Test
    void wantsOneFile() {
        assertThat(Run.against(simulator, account, Mode.CLOUD, "photo", "set").exit())
                .isEqualTo(2);
        Run two = Run.against(simulator, account, Mode.CLOUD, "photo", "set", "a.png", "b.png");
        assertThat(two.exit()).isEqualTo(2);
        assertThat(two.err()).contains("an argument too many");
    }
}
