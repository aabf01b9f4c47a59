package io.wabaprofile.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.profile.MediaFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadSessionTest {
    private static final byte[] ID = "upload:MTphdHRhY2htZW50+/=?sig=ARZq".getBytes(StandardCharsets.US_ASCII);
    private static final Instant OPENED = Instant.parse("2026-11-23T04:20:19.123456789Z");
    private static final MediaFile BYTES = MediaFile.of(new byte[1000], "video/mp4");
    private static final UploadSession SESSION = UploadSession.opened(ID, BYTES, OPENED);

    @TempDir
    Path folder;

    private MediaFile fileChangedAt(String time) throws IOException {
        Path path = Files.write(folder.resolve("film.mp4"), new byte[1000]);
        Files.setLastModifiedTime(path, FileTime.from(Instant.parse(time)));
        return MediaFile.of(path, "video/mp4");
    }

    @Test
    void isReadFromItsTokenAsItWasWritten() throws IOException {
        byte[] digest = new byte[32];
        Arrays.fill(digest, (byte) 7);
        UploadSession written = UploadSession.opened(ID, fileChangedAt("2026-01-02T03:04:05.678Z"), OPENED)
                .checkpointAt(512, digest);

        UploadSession read = UploadSession.of(written.token());

        assertThat(read).isEqualTo(written).hasSameHashCodeAs(written);
        assertThat(read.id()).isEqualTo(ID);
        assertThat(read.mediaType()).isEqualTo("video/mp4");
        assertThat(read.length()).isEqualTo(1000);
        assertThat(read.lastModified()).contains(Instant.parse("2026-01-02T03:04:05.678Z"));
        assertThat(read.openedAt()).isEqualTo(OPENED);
        assertThat(read.checkpoint()).isEqualTo(512);
        assertThat(read.prefixSha256()).isEqualTo(digest);
    }

    @Test
    void hasNoTimeOfLastChangeIfTheContentHasNone() {
        assertThat(UploadSession.of(SESSION.token()).lastModified()).isEmpty();
    }

    @Test
    void startsWithACheckpointBeforeTheFirstByte() {
        assertThat(SESSION.checkpoint()).isZero();
        assertThat(SESSION.prefixSha256())
                .asHexString()
                .isEqualToIgnoringCase("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void itsTokenIsOneShortLineAndMayBeSurroundedByBlanks() {
        String token = new String(SESSION.token(), StandardCharsets.US_ASCII);

        assertThat(token).matches("waba-upload-1\\.[A-Za-z0-9_-]{100,400}");
        assertThat(UploadSession.of((" " + token + "\r\n").getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(SESSION);
    }

    @Test
    void printsAsNothing() {
        assertThat(SESSION).hasToString("UploadSession(****)");
    }

    @Test
    void aDamagedTokenIsRefusedWhereverTheDamageIsAndNotRepeated() {
        byte[] token = SESSION.token();
        for (int i = 0; i < token.length; i++) {
            byte[] damaged = token.clone();
            damaged[i] = (byte) (damaged[i] == 'A' ? 'B' : 'A');
            assertThatIllegalArgumentException()
                    .as("damage at %s", i)
                    .isThrownBy(() -> UploadSession.of(damaged))
                    .withMessageMatching("Not a token of an upload session; it must start with waba-upload-1."
                            + "|The token of the upload session is damaged or incomplete");
        }
    }

    @Test
    void aTokenThatWasCutOffIsRefused() {
        byte[] token = SESSION.token();
        for (int length = 0; length < token.length; length++) {
            byte[] cut = Arrays.copyOf(token, length);
            assertThatIllegalArgumentException().isThrownBy(() -> UploadSession.of(cut));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "waba-upload-1.", "waba-upload-2.AAAA", "upload:abc?sig=x", "waba-upload-1.%%%%"})
    void whatIsNoTokenIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UploadSession.of(text.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void aFileInsteadOfATokenIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> UploadSession.of(new byte[10_000_000]));
    }

    @Test
    void fitsTheSameFileOnly() throws IOException {
        MediaFile file = fileChangedAt("2026-01-02T03:04:05Z");
        UploadSession session = UploadSession.opened(ID, file, OPENED);

        assertThat(session.matches(file)).isTrue();
        assertThat(session.matches(BYTES)).as("content that knows no time").isTrue();
        assertThat(SESSION.matches(file)).isTrue();
        assertThat(session.matches(fileChangedAt("2026-01-02T03:04:06Z"))).isFalse();
        assertThat(session.matches(MediaFile.of(new byte[999], "video/mp4"))).isFalse();
        assertThat(session.matches(MediaFile.of(new byte[1000], "image/png"))).isFalse();
    }

    @Test
    void aCheckpointLiesWithinTheFile() {
        assertThatThrownBy(() -> SESSION.checkpointAt(1001, new byte[32])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SESSION.checkpointAt(-1, new byte[32])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SESSION.checkpointAt(1, new byte[31])).isInstanceOf(IllegalArgumentException.class);
        assertThat(SESSION.checkpointAt(1000, new byte[32]).checkpoint()).isEqualTo(1000);
    }
}
