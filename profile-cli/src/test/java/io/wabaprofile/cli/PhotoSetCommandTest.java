package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cli.connection.Mode;
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
    void sendsTheBytesOfTheFile(Mode mode) {
        byte[] jpeg = PhotoFiles.jpeg(100_000);
        CliRun run =
                CliRun.against(simulator, account, mode, "photo", "set", PhotoFiles.file(directory, "x.jpg", jpeg));
        assertThat(run.err().lines())
                .containsExactlyElementsOf(mode != Mode.ON_PREMISE ? List.of("x.jpg 100 % of 0.1 MB") : List.of());
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "Photo replaced: image/jpeg, 640 × 640, 100,000 bytes",
                        "SHA-256 " + account.photoSha256().orElseThrow());
        assertThat(account.photo()).contains(jpeg);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void acceptsAPhotoOfExactlyTheLimit(Mode mode) {
        byte[] png = PhotoFiles.png(PhotoFiles.LIMIT);
        CliRun run = CliRun.against(
                simulator, account, mode, "photo", "set", "--json", PhotoFiles.file(directory, "x.png", png));
        assertThat(run.exit()).isZero();
        assertThat(run.json().toString())
                .isEqualTo("{\"outcome\":\"replaced\",\"sha256\":\""
                        + Photo.of(png).sha256() + "\",\"bytes\":5242880,\"advice\":[]}");
        assertThat(account.photoSha256()).contains(Photo.of(png).sha256());
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void rejectsAPhotoAboveTheLimit(Mode mode) {
        String file = PhotoFiles.file(directory, "x.png", PhotoFiles.png(PhotoFiles.LIMIT + 1));
        CliRun run = CliRun.against(simulator, account, mode, "photo", "set", file);
        assertThat(run.exit()).isEqualTo(3);
        assertThat(simulator.exchanges()).isEmpty();
    }

    @Test
    void requiresExactlyOneFile() {
        assertThat(CliRun.against(simulator, account, Mode.CLOUD, "photo", "set")
                        .exit())
                .isEqualTo(2);
        CliRun two = CliRun.against(simulator, account, Mode.CLOUD, "photo", "set", "a.png", "b.png");
        assertThat(two.exit()).isEqualTo(2);
        assertThat(two.err()).contains("Unexpected argument");
    }
}
