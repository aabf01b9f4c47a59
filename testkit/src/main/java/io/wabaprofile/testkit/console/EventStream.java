package io.wabaprofile.testkit.console;

import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.journal.ExchangeJson;
import io.wabaprofile.testkit.journal.Journal;
import io.wabaprofile.testkit.json.Json;
import io.wabaprofile.testkit.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends exchanges and changes to readers as server-sent events, in the order of the journal. Requests do not wait for
 * readers. A reader that falls 256 events behind is disconnected. Safe for use by several threads.
 */
public final class EventStream {
    public static final int MAX_READERS = 16;
    private static final int MAX_QUEUED = 256;

    private final Journal journal;
    private final Duration heartbeat;
    /** The readers, oldest first. */
    private final List<Reader> readers = new CopyOnWriteArrayList<>();

    /** @param heartbeat the time without an event after which a comment is sent, to detect a closed connection */
    public EventStream(Journal journal, Duration heartbeat) {
        this.journal = journal;
        this.heartbeat = heartbeat;
    }

    /** Sends an event about a change that is not an exchange. */
    public void changed(String path) {
        String event = event("state", Json.write(JsonObject.of("changed", path)));
        readers.forEach(reader -> reader.enqueue(() -> event));
    }

    public int readers() {
        return readers.size();
    }

    /**
     * Admits a reader. If the limit is reached, a reader of the page takes the place of the oldest other reader.
     *
     * @param page whether the reader is the simulator's page
     * @param cut closes the connection of the reader
     * @return empty if the limit is reached
     */
    public synchronized Optional<Reader> join(boolean page, Runnable cut) {
        if (readers.size() == MAX_READERS) {
            Optional<Reader> oldest =
                    readers.stream().filter(other -> page && !other.page).findFirst();
            if (oldest.isEmpty()) {
                return Optional.empty();
            }
            oldest.get().leave();
            oldest.get().drop();
        }
        Reader reader = new Reader(page, cut);
        readers.add(reader);
        return Optional.of(reader);
    }

    private static String event(String name, String data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }

    private static String event(Exchange exchange) {
        return event("exchange", ExchangeJson.write(exchange));
    }

    /** The connection of a reader. Its thread calls {@link #serve}. */
    public final class Reader {
        private final BlockingQueue<Supplier<String>> queue = new ArrayBlockingQueue<>(MAX_QUEUED);
        private final boolean page;
        private final Runnable cut;
        private boolean dropped;
        private @Nullable Thread writer;

        private Reader(boolean page, Runnable cut) {
            this.page = page;
            this.cut = cut;
        }

        /**
         * Writes events until the reader disconnects, the reader falls behind, or the simulator closes.
         *
         * @param last the number of earlier exchanges to send first
         * @throws IOException if the reader has disconnected
         */
        public void serve(OutputStream out, int last) throws IOException {
            Consumer<Exchange> subscriber = exchange -> enqueue(() -> event(exchange));
            setWriter(Thread.currentThread());
            try {
                List<Exchange> earlier = journal.subscribe(subscriber);
                for (Exchange exchange : earlier.subList(Math.max(0, earlier.size() - last), earlier.size())) {
                    write(out, event(exchange));
                }
                write(out, event("state", Json.write(JsonObject.of("changed", "connected"))));
                while (!isDropped()) {
                    Supplier<String> next = queue.poll(heartbeat.toNanos(), TimeUnit.NANOSECONDS);
                    write(out, next == null ? ": still here\n\n" : next.get());
                }
            } catch (InterruptedException droppedOrClosing) {
                Thread.currentThread().interrupt();
            } finally {
                journal.unsubscribe(subscriber);
                setWriter(null);
            }
        }

        public void leave() {
            readers.remove(this);
        }

        private void write(OutputStream out, String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        private void enqueue(Supplier<String> event) {
            if (!queue.offer(event)) {
                drop();
            }
        }

        /** Disconnects the reader: the cut ends a blocked write, the interrupt ends the wait for an event. */
        private synchronized void drop() {
            dropped = true;
            if (writer != null) {
                cut.run();
                writer.interrupt();
            }
        }

        private synchronized boolean isDropped() {
            return dropped;
        }

        /** Sets the thread to interrupt; null after the thread has left {@link #serve}. */
        private synchronized void setWriter(@Nullable Thread thread) {
            writer = thread;
        }
    }
}
