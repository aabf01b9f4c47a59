package violations.upload;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;

final class PictureFetcher {
    InputStream fetch(URL picture) throws IOException {
        return picture.openStream();
    }
}
