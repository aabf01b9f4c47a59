package io.wabaprofile.testkit.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends upload bodies over a plain socket, so that they can end too early. */
final class RawUpload {
    private RawUpload() {}

    /** Sends the head. */
    static Socket begin(URI base, String key, String id, long offset, long length) throws IOException {
        Socket socket = new Socket("127.0.0.1", base.getPort());
        String head = "POST /" + id + " HTTP/1.1\r\nHost: localhost\r\nD360-API-KEY: " + key + "\r\nfile_offset: "
                + offset + "\r\nContent-Length: " + length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Sends fewer bytes than the {@code Content-Length}, and returns after the server has detected it. */
    static void cut(URI base, String key, String id, byte[] body, long offset, long announced) throws IOException {
        try (Socket socket = begin(base, key, id, offset, announced)) {
            socket.getOutputStream().write(body);
            socket.shutdownOutput();
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }
}
