package io.wabaprofile.testkit.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client on a plain socket that distinguishes FIN from RST. */
public final class RawClient implements AutoCloseable {
    private static final int PATIENCE = 20_000;

    private final Socket socket;

    private RawClient(Socket socket) {
        this.socket = socket;
    }

    public enum Ending {
        FIN,
        RESET,
        /** No byte arrived before the timeout. */
        SILENCE
    }

    public record Heard(String text, Ending ending) {}

    public static RawClient to(URI server) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(PATIENCE);
        return new RawClient(socket);
    }

    public static Heard exchange(URI server, String request) throws IOException {
        try (RawClient client = to(server)) {
            return client.send(request).rest();
        }
    }

    public static String get(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n";
    }

    public RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    public RawClient patientFor(int milliseconds) throws IOException {
        socket.setSoTimeout(milliseconds);
        return this;
    }

    public String next(int count) throws IOException {
        return new String(socket.getInputStream().readNBytes(count), StandardCharsets.ISO_8859_1);
    }

    /** Returns all bytes until the connection closes. */
    public Heard rest() throws IOException {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        byte[] piece = new byte[8192];
        try {
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                heard.write(piece, 0, count);
            }
            return new Heard(heard.toString(StandardCharsets.ISO_8859_1), Ending.FIN);
        } catch (SocketTimeoutException e) {
            return new Heard(heard.toString(StandardCharsets.ISO_8859_1), Ending.SILENCE);
        } catch (SocketException e) {
            return new Heard(heard.toString(StandardCharsets.ISO_8859_1), Ending.RESET);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
