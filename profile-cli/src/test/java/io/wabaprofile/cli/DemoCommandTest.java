package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cli.connection.ConnectedChannel;
import io.wabaprofile.cli.output.DisplayText;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.profile.Vertical;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    @TempDir
    private Path directory;

    private static CliRun demo(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "demo";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return CliRun.withoutKey(arguments);
    }

    @Test
    void readsTheValuesThatItSetInEachMode() {
        CliRun run = demo();
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        "On-Premise API",
                        "PATCH  /v1/settings/profile/about",
                        "Cloud API",
                        "POST   /upload:session-1",
                        "Graph API",
                        "POST   /v23.0/")
                .contains("+ 📚 Books and coffee ☕ by the harbour")
                .contains("In each mode all values were read as they were set");
        assertThat(run.out().split(SampleShop.newPhoto().sha256().substring(0, 32), -1))
                .hasSize(7);
        assertThat(run.out().lines().filter(line -> line.contains(" API (--mode ")))
                .containsExactly(
                        "Cloud API (--mode cloud)", "Graph API (--mode graph)", "On-Premise API (--mode onpremise)");
    }

    @Test
    void fitsATerminal() {
        assertThat(demo().out().lines())
                .allSatisfy(line -> assertThat(DisplayText.columns(line)).isLessThanOrEqualTo(80));
        assertThat(demo("--photo", PhotoFiles.file(directory, "big.png", PhotoFiles.png(PhotoFiles.LIMIT)))
                        .out()
                        .lines())
                .allSatisfy(line -> assertThat(DisplayText.columns(line)).isLessThanOrEqualTo(80));
    }

    @Test
    void showsNoKeyAndNoSignature() {
        assertThat(demo().everything()).doesNotContainPattern("[0-9a-f]{32}AK").doesNotContain("sig=", "MTph");
    }

    @Test
    void setsAGivenPhoto() {
        byte[] jpeg = PhotoFiles.jpeg(PhotoFiles.LIMIT);
        CliRun run = demo("--photo", PhotoFiles.file(directory, "any.name", jpeg));
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("image/jpeg, 640 × 640, 5,242,880 bytes", "photo.jpg")
                .contains("photo stored 5,242,880 bytes, SHA-256 "
                        + Photo.of(jpeg).sha256().substring(0, 32));
    }

    @Test
    void setsAPhotoOfExactlyTheLimit() {
        CliRun run = demo("--photo", PhotoFiles.file(directory, "limit.png", PhotoFiles.png(PhotoFiles.LIMIT)));
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("image/png, 640 × 640, 5,242,880 bytes");
    }

    @Test
    void printsAdviceAboutThePhoto() {
        byte[] small = PhotoFiles.tinyPng();
        CliRun run = demo("--photo", PhotoFiles.file(directory, "small.png", small));
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("Note: 1 × 1 is small");
    }

    @Test
    void rejectsAFileThatIsNotAPhotoBeforeARequest() {
        assertRefused(
                "a.gif",
                "GIF89a......".getBytes(StandardCharsets.US_ASCII),
                "The file is GIF; convert it to JPEG or PNG");
        assertRefused("empty.png", new byte[0], "The photo is empty");
        assertRefused("large.png", PhotoFiles.png(6_000_000), "more than 5,242,880 bytes");
        assertRefused("text.png", "hello, world".getBytes(StandardCharsets.US_ASCII), "neither JPEG nor PNG");
    }

    private void assertRefused(String name, byte[] content, String why) {
        CliRun run = demo("--photo", PhotoFiles.file(directory, name, content));
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).singleElement().asString().contains(why);
    }

    @Test
    void rejectsAMissingFileAndADirectory() {
        CliRun missing = demo("--photo", directory.resolve("nowhere.png").toString());
        assertThat(missing.exit()).isEqualTo(3);
        assertThat(missing.err()).endsWith("nowhere.png does not exist" + System.lineSeparator());
        CliRun folder = demo("--photo", directory.toString());
        assertThat(folder.exit()).isEqualTo(3);
        assertThat(folder.err()).contains("is not a regular file");
    }

    @Test
    void namesAFieldThatReadsDifferently() {
        CliRun run = CliRun.wired(
                (connection, access) -> {
                    ConnectedChannel real = ConnectedChannel.over(connection, access);
                    return new ConnectedChannel(
                            new VerticalOverwritingGateway(real.profile()), real.photoGateway(), real.closing());
                },
                "demo");
        assertThat(run.exit()).isEqualTo(12);
        assertThat(run.err().lines())
                .containsExactly(
                        "Cloud API: vertical should be [RETAIL] but reads [OTHER]",
                        "Graph API: vertical should be [RETAIL] but reads [OTHER]",
                        "On-Premise API: vertical should be [RETAIL] but reads [OTHER]");
        assertThat(run.out()).doesNotContain("all values were read");
    }

    @Test
    void detectsAPhotoThatDiffersFromTheSentPhoto() {
        CliRun run = CliRun.wired(
                (connection, access) -> {
                    ConnectedChannel real = ConnectedChannel.over(connection, access);
                    return new ConnectedChannel(
                            real.profile(),
                            observer -> photo -> real.photo().replace(Photo.of(PhotoFiles.jpeg(2_000))),
                            real.closing());
                },
                "demo");
        assertThat(run.exit()).isEqualTo(12);
        assertThat(run.err())
                .contains(
                        "On-Premise API: the SHA-256 of the stored photo differs",
                        "Cloud API: the SHA-256",
                        "Graph API: the SHA-256");
    }

    private record VerticalOverwritingGateway(ProfileGateway real) implements ProfileGateway {
        @Override
        public BusinessProfile fetch(Set<ProfileField> fields) {
            return real.fetch(fields).toBuilder().vertical(Vertical.OTHER).build();
        }

        @Override
        public void apply(ProfileUpdate update) {
            real.apply(update);
        }
    }
}
