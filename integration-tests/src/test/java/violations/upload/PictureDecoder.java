package violations.upload;

import java.io.File;
import java.io.IOException;
import javax.imageio.ImageIO;

final class PictureDecoder {
    Object decode() throws IOException {
        return ImageIO.read(new File("photo.png"));
    }
}
