package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static Run demo(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "demo";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return Run.withoutKey(arguments);
    }

    @Test
    void readsBackInBothModesWhatItSet() {
        Run run = demo();
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        "On-Premise API", "PATCH  /v1/settings/profile/about", "Cloud API", "POST   /upload:session-1")
                .contains("→  📚 Books and coffee ☕ by the harbour")
                .contains("In both modes everything was read back as it was set");
        assertThat(run.out().split(SampleShop.newPhoto().sha256(), -1)).hasSize(5);
    }

    @Test
    void fitsATerminal() {
        assertThat(demo().out().lines())
                .allSatisfy(line -> assertThat(DisplayText.columns(line)).isLessThanOrEqualTo(100));
        assertThat(demo("--photo", Pictures.file(directory, "big.png", Pictures.png(Pictures.LIMIT)))
                        .out()
                        .lines())
                .allSatisfy(line -> assertThat(DisplayText.columns(line)).isLessThanOrEqualTo(100));
    }

    @Test
    void showsNoKeyAndNoSignature() {
        assertThat(demo().everything()).doesNotContainPattern("[0-9a-f]{32}AK").doesNotContain("sig=", "MTph");
    }

    @Test
    void setsAGivenPhoto() {
        byte[] jpeg = Pictures.jpeg(Pictures.LIMIT);
        Run run = demo("--photo", Pictures.file(directory, "any.name", jpeg));
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("image/jpeg, 640 × 640, 5,242,880 bytes", "photo.jpg")
                .contains("photo held 5,242,880 bytes sha256:" + Photo.of(jpeg).sha256());
    }

    @Test
    void setsAPhotoOfExactlyTheLimit() {
        Run run = demo("--photo", Pictures.file(directory, "limit.png", Pictures.png(Pictures.LIMIT)));
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("image/png, 640 × 640, 5,242,880 bytes");
    }

    @Test
    void passesAdviceOn() {
        byte[] small = IndexedPng.encode(100, new int[] {0xFFFFFF}, (x, y) -> 0);
        Run run = demo("--photo", Pictures.file(directory, "small.png", small));
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("Note: 100 × 100 is small");
    }

    @Test
    void refusesWhatIsNoPhotoBeforeAnythingIsSent() {
        assertRefused(
                "a.gif",
                "GIF89a......".getBytes(StandardCharsets.US_ASCII),
                "This file is GIF; convert it to JPEG or PNG");
        assertRefused("empty.png", new byte[0], "has at least one byte");
        assertRefused("large.png", Pictures.png(6_000_000), "at most 5,242,880 bytes");
        assertRefused("text.png", "hello, world".getBytes(StandardCharsets.US_ASCII), "must be a JPEG or a PNG");
    }

    private void assertRefused(String name, byte[] content, String why) {
        Run run = demo("--photo", Pictures.file(directory, name, content));
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).singleElement().asString().contains(why);
    }

    @Test
    void refusesAMissingFileAndADirectory() {
        Run missing = demo("--photo", directory.resolve("nowhere.png").toString());
        assertThat(missing.exit()).isEqualTo(3);
        assertThat(missing.err()).endsWith("nowhere.png does not exist" + System.lineSeparator());
        Run folder = demo("--photo", directory.toString());
        assertThat(folder.exit()).isEqualTo(3);
        assertThat(folder.err()).contains("is not a regular file");
    }

    @Test
    void namesTheFieldThatWasNotReadBack() {
        Run run = Run.wired(
                (connection, mode, credentials) -> {
                    ConnectedChannel real = ConnectedChannel.over(connection, mode, credentials);
                    return new ConnectedChannel(new Forgetful(real.profile()), real.watchedPhoto(), real.hangUp());
                },
                "demo");
        assertThat(run.exit()).isEqualTo(12);
        assertThat(run.err().lines())
                .containsExactly(
                        "On-Premise API: vertical should be \"RETAIL\" but reads \"OTHER\"",
                        "Cloud API: vertical should be \"RETAIL\" but reads \"OTHER\"");
        assertThat(run.out()).doesNotContain("everything was read back");
    }

    @Test
    void noticesAPhotoThatArrivedAsAnother() {
        Run run = Run.wired(
                (connection, mode, credentials) -> {
                    ConnectedChannel real = ConnectedChannel.over(connection, mode, credentials);
                    return new ConnectedChannel(
                            real.profile(),
                            observer -> photo -> real.photo().replace(Photo.of(Pictures.jpeg(2_000))),
                            real.hangUp());
                },
                "demo");
        assertThat(run.exit()).isEqualTo(12);
        assertThat(run.err()).contains("On-Premise API: photo is held with another SHA-256", "Cloud API: photo");
    }

    private record Forgetful(ProfileGateway real) implements ProfileGateway {
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
