package violations.upload;

import java.io.IOException;
import java.net.Socket;

/** Breaks: HTTP and TLS are in the transport. */
final class SocketUploader {
    private SocketUploader() {}

    static void upload(Socket socket, byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }
}
