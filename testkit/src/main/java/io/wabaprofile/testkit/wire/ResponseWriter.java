package io.wabaprofile.testkit.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** How the bytes of an answer reach the client, or do not. */
@FunctionalInterface
interface ResponseWriter {
    /** As good as endless for a client that has a limit, and little enough for a test that has none. */
    long ENDLESS = 64L * 1024 * 1024;

    void give(byte[] bytes, Connection to) throws IOException;

    static ResponseWriter whole() {
        return (bytes, to) -> to.out().write(bytes);
    }

    static ResponseWriter thenSilence() {
        return (bytes, to) -> {
            to.out().write(bytes);
            to.awaitEnd();
        };
    }

    static ResponseWriter thenFin() {
        return (bytes, to) -> {
            to.out().write(bytes);
            to.fin();
        };
    }

    static ResponseWriter thenReset() {
        return (bytes, to) -> {
            to.out().write(bytes);
            to.reset();
        };
    }

    static ResponseWriter resetAfterReading(int count) {
        return (bytes, to) -> {
            to.in().readNBytes(count);
            to.reset();
        };
    }

    /** @param slow how many bytes at the end trickle; those before are sent at once */
    static ResponseWriter trickling(int slow, Duration pause) {
        return (bytes, to) -> {
            int atOnce = bytes.length - slow;
            to.out().write(bytes, 0, atOnce);
            new ThrottledOutputStream(to, pause).write(bytes, atOnce, slow);
        };
    }

    /** Followed by spaces, which neither a header nor JSON minds. */
    static ResponseWriter endless() {
        return (bytes, to) -> {
            byte[] spaces = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
            to.out().write(bytes);
            for (long sent = 0; sent < ENDLESS; sent += spaces.length) {
                to.out().write(spaces);
            }
        };
    }
}
