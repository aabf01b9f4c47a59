package io.wabaprofile.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadedPhotoTest {
    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void theFirstBytesDecideTheType() {
        assertThat(DownloadedPhoto.of(Pictures.jpeg(8, 8)).orElseThrow().mediaType())
                .isEqualTo("image/jpeg");
        assertThat(DownloadedPhoto.of(Pictures.png(8, 8)).orElseThrow().mediaType())
                .isEqualTo("image/png");
    }

    @Test
    void isEmptyForAPictureWithoutItsEnd() {
        for (byte[] picture : List.of(Pictures.jpeg(64, 64), Pictures.png(64, 64))) {
            assertThat(DownloadedPhoto.of(Arrays.copyOf(picture, picture.length / 2)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u00FF\u00D8", "\u0089PNG", "<html></html>", "GIF89a", "RIFF0000WEBP", "{\"link\":1}"})
    void isEmptyForOtherContent(String content) {
        assertThat(DownloadedPhoto.of(bytes(content))).isEmpty();
    }

    @Test
    void keepsItsOwnCopyOfTheBytes() {
        byte[] source = Pictures.jpeg(8, 8);
        byte[] original = source.clone();
        DownloadedPhoto photo = DownloadedPhoto.of(source).orElseThrow();

        source[0] = 0;
        photo.bytes()[1] = 0;

        assertThat(photo.bytes()).isEqualTo(original);
        assertThat(photo).isEqualTo(DownloadedPhoto.of(photo.bytes()).orElseThrow());
        assertThat(photo.sha256()).isEqualTo(Sha256.hexOf(photo.bytes()));
        assertThat(photo).hasToString("DownloadedPhoto[image/jpeg, " + original.length + " bytes]");
    }
}
