package violations.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;

final class ObjectReader {
    Object read(InputStream bytes) throws IOException, ClassNotFoundException {
        return new ObjectInputStream(bytes).readObject();
    }
}
