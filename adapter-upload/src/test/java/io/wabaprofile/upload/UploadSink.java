package io.wabaprofile.upload;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An upload server for one file at a time that counts its bytes and forgets them, as fast as they come. Ends connections
 * after as many bytes as it is told.
 */
final class UploadSink implements AutoCloseable {
    private static final int PIECE = 1024 * 1024;

    private final ServerSocket listening;
    private final Queue<Long> cuts = new ConcurrentLinkedQueue<>();
    private final AtomicLong held = new AtomicLong();
    private final AtomicLong received = new AtomicLong();

    private UploadSink() {
        try {
            listening = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static UploadSink start() {
        UploadSink sink = new UploadSink();
        Thread accepting = new Thread(sink::accept, "sink");
        accepting.setDaemon(true);
        accepting.start();
        return sink;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** Ends a connection with so many bytes of the file. */
    void cutAt(long position) {
        cuts.add(position);
    }

    int cutsLeft() {
        return cuts.size();
    }

    /** Of the latest file. */
    long held() {
        return held.get();
    }

    /** Content bytes, of all connections since the latest session was opened. */
    long received() {
        return received.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread conversing = new Thread(() -> converse(client), "sink");
                conversing.setDaemon(true);
                conversing.start();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void converse(Socket client) {
        try (client;
                InputStream in = new BufferedInputStream(client.getInputStream(), PIECE)) {
            client.setTcpNoDelay(true);
            while (true) {
                String first = line(in);
                if (first.isEmpty() || !answer(first, in, client)) {
                    return;
                }
            }
        } catch (IOException e) {
            // the client went away, which is its right
        }
    }

    private boolean answer(String first, InputStream in, Socket client) throws IOException {
        long length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Long.parseLong(
                        line.substring("content-length:".length()).strip());
            }
        }
        String said;
        if (first.startsWith("GET ")) {
            said = "{\"file_offset\":" + held.get() + "}";
        } else if (first.startsWith("POST /uploads")) {
            held.set(0);
            received.set(0);
            said = "{\"id\":\"upload:c2luaw==?sig=sink\"}";
        } else {
            if (!take(in, length)) {
                return false;
            }
            said = "{\"h\":\"4:c2luaw==:dmlkZW8vbXA0:AR\"}";
        }
        client.getOutputStream()
                .write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + said.length()
                                + "\r\n\r\n" + said)
                        .getBytes(StandardCharsets.US_ASCII));
        return true;
    }

    private boolean take(InputStream in, long length) throws IOException {
        byte[] piece = new byte[PIECE];
        Long cut = cuts.peek();
        long left = length;
        while (left > 0) {
            long most = cut == null ? left : Math.min(left, cut - held.get());
            if (most == 0) {
                cuts.remove();
                return false;
            }
            int count = in.read(piece, 0, (int) Math.min(piece.length, most));
            if (count < 0) {
                return false;
            }
            received.addAndGet(count);
            held.addAndGet(count);
            left -= count;
        }
        return true;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
