package io.wabaprofile.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadedPhotoTest {
    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void theFirstBytesDecideTheType() {
        assertThat(DownloadedPhoto.of(bytes("\u00FF\u00D8\u00FFrest"))
                        .orElseThrow()
                        .mediaType())
                .isEqualTo("image/jpeg");
        assertThat(DownloadedPhoto.of(bytes("\u0089PNG\r\n\u001A\n"))
                        .orElseThrow()
                        .mediaType())
                .isEqualTo("image/png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u00FF\u00D8", "\u0089PNG", "<html></html>", "GIF89a", "RIFF0000WEBP", "{\"link\":1}"})
    void isEmptyForOtherContent(String content) {
        assertThat(DownloadedPhoto.of(bytes(content))).isEmpty();
    }

    @Test
    void keepsItsOwnCopyOfTheBytes() {
        byte[] source = bytes("\u00FF\u00D8\u00FFabc");
        DownloadedPhoto photo = DownloadedPhoto.of(source).orElseThrow();

        source[0] = 0;
        photo.bytes()[1] = 0;

        assertThat(photo.bytes()).isEqualTo(bytes("\u00FF\u00D8\u00FFabc"));
        assertThat(photo).isEqualTo(DownloadedPhoto.of(photo.bytes()).orElseThrow());
        assertThat(photo.sha256()).isEqualTo(Sha256.hexOf(photo.bytes()));
        assertThat(photo).hasToString("DownloadedPhoto[image/jpeg, 6 bytes]");
    }
}
