package io.wabaprofile.testkit.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through a proxy, and its answer on the way back. Both ways are open at once, so that an answer
 * may come before the request is whole. A client that leaves takes its connection to the target with it.
 */
final class ProxiedExchange implements AutoCloseable {
    /** How long a target may take to notice that its client is gone. */
    private static final int MILLISECONDS_TO_END = 10_000;

    private final LoopbackPort port;
    private final InetSocketAddress address;
    private final Connection client;
    private final MessageHead request;
    private final FramedBody body;
    private final CountDownLatch clientIsDone = new CountDownLatch(1);
    private volatile boolean requestIsWhole;
    private @Nullable Connection target;

    /** @param client has sent the head of its request */
    ProxiedExchange(LoopbackPort port, InetSocketAddress address, Connection client, MessageHead request) {
        this.port = port;
        this.address = address;
        this.client = client;
        this.request = request;
        this.body = new FramedBody(request, client.in());
    }

    /** What happens on the way. */
    @FunctionalInterface
    interface Course {
        /**
         * @throws IOException if either side went away
         * @throws IllegalStateException if what is to happen cannot happen to this request
         */
        void run(ProxiedExchange passage) throws IOException;
    }

    Connection client() {
        return client;
    }

    /** Everything as it comes. */
    void pass() throws IOException {
        answerThrough(client.out(), client.out());
    }

    void passSlowly(Duration pause) throws IOException {
        ThrottledOutputStream slowly = new ThrottledOutputStream(client, pause);
        answerThrough(slowly, slowly);
    }

    void passBodySlowly(Duration pause) throws IOException {
        answerThrough(client.out(), new ThrottledOutputStream(client, pause));
    }

    private void answerThrough(OutputStream head, OutputStream content) throws IOException {
        Connection reached = send();
        if (relay(reached, head, content) && !requestIsWhole) {
            client.endOutput(); // and not close(), which would reset what the client still reads
            client.await(clientIsDone);
        }
    }

    /** The target does its work and gives its whole answer, of which the client gets the first bytes. */
    void passOfAnswer(long count) throws IOException {
        LimitedOutputStream first = new LimitedOutputStream(count, client.out());
        relay(send(), first, first);
        if (first.left() > 0) {
            throw new IllegalStateException("the answer was " + first.left() + " bytes too short for it");
        }
    }

    /** The target gets the head and so many bytes of the body, and has ended the connection when this returns. */
    void passOfRequest(long count) throws IOException {
        Connection reached = dial();
        reached.out().write(request.closingBytes());
        long passed = body.copyTo(reached.out(), count);
        if (passed < count) {
            throw new IllegalStateException("the request had only " + passed + " bytes");
        }
        reached.endOutput();
        reached.wire().setSoTimeout(MILLISECONDS_TO_END);
        try {
            reached.awaitEnd();
        } catch (SocketTimeoutException e) {
            throw new IllegalStateException("the target did not end its side of the connection", e);
        }
    }

    /** Takes the whole request, which goes nowhere. */
    void swallowRequest() throws IOException {
        body.copyTo(OutputStream.nullOutputStream(), Long.MAX_VALUE);
    }

    private Connection send() throws IOException {
        Connection reached = dial();
        reached.out().write(request.closingBytes());
        port.beside(() -> forwardBody(reached));
        return reached;
    }

    private Connection dial() throws IOException {
        try {
            Connection reached = port.dial(address);
            target = reached;
            return reached;
        } catch (ConnectException e) {
            throw new IllegalStateException("the target could not be reached", e);
        }
    }

    private void forwardBody(Connection reached) {
        try (reached) {
            body.copyTo(new WhileItLasts(reached.out()), Long.MAX_VALUE);
            requestIsWhole = true;
            client.awaitEnd();
        } catch (IOException e) {
            // the client went away, which is its right; the target learns of it by the end of its connection
        } finally {
            clientIsDone.countDown();
        }
    }

    /** @return whether there was an answer */
    private static boolean relay(Connection from, OutputStream head, OutputStream content) throws IOException {
        MessageHead answer = MessageHead.read(from.in());
        while (answer != null && answer.isInterim()) {
            head.write(answer.bytes());
            answer = MessageHead.read(from.in());
        }
        if (answer == null) {
            return false;
        }
        head.write(answer.closingBytes());
        from.in().transferTo(content);
        return true;
    }

    @Override
    public void close() throws IOException {
        if (target != null) {
            port.release(target);
        }
    }

    /** Forgets what the target no longer wants to read, for it may have answered already. */
    private static final class WhileItLasts extends OutputStream {
        private final OutputStream out;
        private boolean broken;

        private WhileItLasts(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            if (broken) {
                return;
            }
            try {
                out.write(bytes, from, count);
            } catch (IOException e) {
                broken = true; // the target went away, which is its right
            }
        }
    }
}
