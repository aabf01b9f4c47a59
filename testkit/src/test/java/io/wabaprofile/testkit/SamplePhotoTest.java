package io.wabaprofile.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.profile.Photo;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplePhotoTest {

    static Stream<SamplePhoto> photosOf192Pixels() {
        return Stream.of(SamplePhoto.jpeg(192), SamplePhoto.png(192), SamplePhoto.pngOfSize(100_000));
    }

    @ParameterizedTest
    @MethodSource("photosOf192Pixels")
    void canBeDecoded(SamplePhoto sample) throws IOException {
        BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(sample.bytes()));

        assertThat(decoded.getWidth()).isEqualTo(192);
        assertThat(decoded.getHeight()).isEqualTo(192);
    }

    @Test
    void isAPhotoThatNeedsNoAdvice() {
        assertThat(SamplePhoto.jpeg().photo().mediaType()).isEqualTo("image/jpeg");
        assertThat(SamplePhoto.png().photo().mediaType()).isEqualTo("image/png");
        assertThat(SamplePhoto.jpeg().photo().advice()).isEmpty();
        assertThat(SamplePhoto.png().photo().advice()).isEmpty();
    }

    @Test
    void hasTheRequestedSize() {
        Photo photo = SamplePhoto.png(300, 200).photo();

        assertThat(photo.width()).isEqualTo(300);
        assertThat(photo.height()).isEqualTo(200);
        assertThat(SamplePhoto.pngOfSize(100_000).bytes()).hasSize(100_000);
    }

    @Test
    void writesAFileWithTheSameBytes(@TempDir Path directory) {
        Path file = SamplePhoto.jpeg().writeTo(directory);

        assertThat(file)
                .isEqualTo(directory.resolve("photo.jpg"))
                .hasBinaryContent(SamplePhoto.jpeg().bytes());
        assertThat(Photo.from(SamplePhoto.png().writeTo(directory)))
                .isEqualTo(SamplePhoto.png().photo());
        assertThatThrownBy(() -> SamplePhoto.png().writeTo(directory.resolve("missing")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("photo.png");
    }
}
