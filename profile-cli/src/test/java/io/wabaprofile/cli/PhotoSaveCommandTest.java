package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cli.connection.Mode;
import io.wabaprofile.port.Operation;
import io.wabaprofile.profile.Sha256;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fault.PlatformError;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PhotoSaveCommandTest {
    private static final byte[] JPEG = SamplePhoto.jpeg(640).bytes();

    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        simulator.close();
    }

    private CliRun save(Mode mode, String... arguments) {
        String[] command = new String[arguments.length + 2];
        command[0] = "photo";
        command[1] = "save";
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        return CliRun.against(simulator, account, mode, command);
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void savesThePhotoOfTheNumber(Mode mode) {
        account.setPhoto(JPEG);

        CliRun run = save(mode, file("shop.jpg"));

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        String.format("Photo saved to %s: image/jpeg, %,d bytes", file("shop.jpg"), JPEG.length),
                        "SHA-256 " + Sha256.hexOf(JPEG));
        assertThat(directory.resolve("shop.jpg")).hasBinaryContent(JPEG);
        assertThat(directory.toFile().list()).containsExactly("shop.jpg");
    }

    @Test
    void printsOneJsonObject() {
        account.setPhoto(JPEG);

        CliRun run = save(Mode.CLOUD, "--json", file("shop.jpg"));

        assertThat(run.exit()).isZero();
        assertThat(run.json().toString())
                .isEqualTo("{\"outcome\":\"saved\",\"file\":\"" + file("shop.jpg")
                        + "\",\"mediaType\":\"image/jpeg\",\"sha256\":\"" + Sha256.hexOf(JPEG) + "\",\"bytes\":"
                        + JPEG.length + "}");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void saysThatTheNumberHasNoPhoto(Mode mode) {
        CliRun run = save(mode, file("shop.jpg"));

        assertThat(run.exit()).isEqualTo(16);
        assertThat(run.out().lines()).containsExactly("The number has no photo.");
        assertThat(save(mode, "--json", file("shop.jpg")).json().toString()).isEqualTo("{\"outcome\":\"no_photo\"}");
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"shop.jpg, false", "SHOP.JPEG, false", "shop.png, true", "shop, true", "jpg, true"})
    void notesAFileNameThatDoesNotShowTheType(String name, boolean noted) {
        account.setPhoto(JPEG);

        CliRun run = save(Mode.CLOUD, file(name));

        assertThat(run.exit()).isZero();
        assertThat(run.out().contains("Note: the content is image/jpeg, which the file name does not show"))
                .isEqualTo(noted);
        assertThat(directory.resolve(name)).hasBinaryContent(JPEG);
    }

    @Test
    void replacesAnExistingFileWithForceOnly() throws IOException {
        account.setPhoto(JPEG);
        Path existing = Files.writeString(directory.resolve("shop.jpg"), "my own file");

        CliRun refused = save(Mode.CLOUD, existing.toString());
        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err()).contains(existing + " already exists.", "To replace it, add --force.");
        assertThat(existing).hasContent("my own file");
        assertThat(simulator.exchanges()).isEmpty();

        assertThat(save(Mode.CLOUD, "--force", existing.toString()).exit()).isZero();
        assertThat(existing).hasBinaryContent(JPEG);
    }

    @Test
    void refusesAFileThatCannotBeWrittenBeforeARequest() {
        account.setPhoto(JPEG);

        CliRun missing = save(Mode.CLOUD, file("missing/shop.jpg"));
        assertThat(missing.exit()).isEqualTo(3);
        assertThat(missing.err()).contains("its directory does not exist or is not writable");
        assertThat(save(Mode.CLOUD, directory.toString()).exit()).isEqualTo(3);
        CliRun device = save(Mode.CLOUD, "--force", "/dev/null");
        assertThat(device.exit()).isEqualTo(3);
        assertThat(device.err()).startsWith("/dev/null is not a regular file");
        assertThat(simulator.exchanges()).isEmpty();
    }

    @Test
    void aFailureLeavesNoFileAndKeepsAnExistingOne() throws IOException {
        account.setPhoto(JPEG);
        Path existing = Files.writeString(directory.resolve("shop.jpg"), "my own file");
        simulator.faults().on(Operation.DOWNLOAD_PHOTO).every().html();

        CliRun run = save(Mode.CLOUD, "--force", existing.toString());

        assertThat(run.exit()).isEqualTo(8);
        assertThat(run.err()).contains("it is not a complete JPEG or PNG");
        assertThat(existing).hasContent("my own file");
        assertThat(directory.toFile().list()).containsExactly("shop.jpg");
    }

    @Test
    void saysToRunTheCommandAgainIfTheAddressHasExpired() {
        account.setPhoto(JPEG);
        simulator.faults().on(Operation.DOWNLOAD_PHOTO).error(PlatformError.ACCESS_DENIED);

        CliRun run = save(Mode.CLOUD, file("shop.jpg"));

        assertThat(run.exit()).isEqualTo(5);
        assertThat(run.err())
                .contains("the address of the photo may have expired", "Run the command again")
                .doesNotContain("oh=", "t61");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void keepsOtherFilesOfTheFolder() throws IOException {
        account.setPhoto(JPEG);
        Path own = Files.writeString(directory.resolve("shop.jpg.part"), "my own file");

        assertThat(save(Mode.CLOUD, file("shop.jpg")).exit()).isZero();

        assertThat(own).hasContent("my own file");
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("shop.jpg", "shop.jpg.part");
    }

    @Test
    void requiresAFile() {
        assertThat(save(Mode.CLOUD).exit()).isEqualTo(2);
    }
}
