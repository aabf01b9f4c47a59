package io.wabaprofile.http.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A small request as it goes over the wire, in one piece. Holds the credential, and forgets it once it is written. */
final class DirectRequest {
    private static final int USUAL_HEAD = 384;

    private byte[] bytes;
    private int length;

    /** @param content how long the body will be; less than nothing if there is none */
    DirectRequest(String method, String target, String host, int content) {
        bytes = new byte[USUAL_HEAD + Math.max(0, content)];
        add(method);
        add(" ");
        add(target);
        add(" HTTP/1.1\r\n");
        if (content >= 0) {
            add("Content-Length: ");
            add(Integer.toString(content));
            add("\r\n");
        }
        add("Host: ");
        add(host);
        add("\r\nAccept-Encoding: identity\r\n");
    }

    /** @throws IllegalArgumentException if it would be more than one header */
    void header(String name, String value) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A header without a name");
        }
        for (int at = 0; at < name.length(); at++) {
            char letter = name.charAt(at);
            if (letter <= ' ' || letter >= 0x7F || "()<>@,;:\\\"/[]?={}".indexOf(letter) >= 0) {
                throw new IllegalArgumentException("A header's name holds what no name may hold");
            }
        }
        for (int at = 0; at < value.length(); at++) {
            char letter = value.charAt(at);
            if ((letter < ' ' && letter != '\t') || letter >= 0x7F) {
                throw new IllegalArgumentException("A header's value holds what no value may hold");
            }
        }
        add(name);
        add(": ");
        add(value);
        add("\r\n");
    }

    /** The last thing to add. */
    void body(byte @Nullable [] body) {
        add("User-Agent: waba-profile\r\n\r\n");
        if (body != null) {
            makeRoomFor(body.length);
            System.arraycopy(body, 0, bytes, length, body.length);
            length += body.length;
        }
    }

    /** ASCII only. */
    private void add(String text) {
        int size = text.length();
        makeRoomFor(size);
        for (int at = 0; at < size; at++) {
            bytes[length + at] = (byte) text.charAt(at);
        }
        length += size;
    }

    private void makeRoomFor(int more) {
        if (length + more > bytes.length) {
            byte[] larger = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
            Arrays.fill(bytes, (byte) 0);
            bytes = larger;
        }
    }

    /** Only once. */
    void writeTo(OutputStream out) throws IOException {
        try {
            out.write(bytes, 0, length);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
