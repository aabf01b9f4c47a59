package io.wabaprofile.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SamplePicturesTest {

    @Test
    void areReadByARealDecoder() throws IOException {
        for (byte[] picture :
                new byte[][] {SamplePictures.jpeg(192), SamplePictures.png(192), SamplePictures.pngOfSize(100_000)}) {
            BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(picture));

            assertThat(decoded.getWidth()).isEqualTo(192);
            assertThat(decoded.getHeight()).isEqualTo(192);
        }
        assertThat(SamplePictures.pngOfSize(100_000)).hasSize(100_000);
    }
}
