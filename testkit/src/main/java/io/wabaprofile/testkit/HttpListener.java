package io.wabaprofile.testkit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * An HTTP/1.1 server with a daemon thread for each connection. Passes each request target on as it was sent, so that the
 * simulator responds to odd targets too; the server of the JDK does not.
 */
final class HttpListener implements AutoCloseable {
    private static final int BACKLOG = 512;
    private static final int BUFFER = 16 * 1024;

    private final ServerSocketChannel listening;
    private final InetSocketAddress address;
    private final ExecutorService threads;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

    private HttpListener(ServerSocketChannel listening, ExecutorService threads) throws IOException {
        this.listening = listening;
        this.address = (InetSocketAddress) listening.getLocalAddress();
        this.threads = threads;
    }

    /** Opens the port. Connections wait until {@link #serve} is called. */
    static HttpListener bind(InetSocketAddress wanted, String threadName) throws IOException {
        ServerSocketChannel listening = ServerSocketChannel.open();
        try {
            listening.bind(wanted, BACKLOG);
            return new HttpListener(listening, Executors.newCachedThreadPool(work -> {
                Thread thread = new Thread(work, threadName);
                thread.setDaemon(true);
                return thread;
            }));
        } catch (IOException | RuntimeException e) {
            listening.close();
            throw e;
        }
    }

    InetSocketAddress address() {
        return address;
    }

    /** @param handler gets every exchange, and closes it */
    void serve(Consumer<ServerExchange> handler) {
        threads.execute(() -> {
            while (listening.isOpen()) {
                accept(handler);
            }
        });
    }

    private void accept(Consumer<ServerExchange> handler) {
        try {
            SocketChannel channel = listening.accept();
            open.add(channel);
            if (!listening.isOpen()) {
                channel.close();
            }
            threads.execute(() -> converse(channel, handler));
        } catch (IOException | RejectedExecutionException closedOrOutOfResources) {
            Thread.onSpinWait();
        }
    }

    private void converse(SocketChannel channel, Consumer<ServerExchange> handler) {
        try (channel) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            InputStream in = new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            boolean reusable = true;
            while (reusable) {
                MessageHead head = MessageHead.read(in);
                if (head == null) {
                    return;
                }
                ServerExchange exchange = ServerExchange.begin(head, in, out);
                handler.accept(exchange);
                reusable = exchange.leavesConnectionReusable();
            }
        } catch (MalformedRequest e) {
            return; // it was refused
        } catch (IOException clientIsGone) {
            return;
        } finally {
            open.remove(channel);
        }
    }

    /** Cuts all connections. Waits up to a second for the exchanges to end. */
    @Override
    public void close() {
        try {
            listening.close();
            for (SocketChannel channel : open) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The port could not be closed", e);
        } finally {
            threads.shutdownNow();
        }
        try {
            threads.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
