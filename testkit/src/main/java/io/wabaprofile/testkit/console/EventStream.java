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
 * Tells readers what happens, as server-sent events in the order of the journal. Nobody waits for a reader: for each, so
 * many events are kept, and one that falls further behind is let go.
 */
public final class EventStream {
    public static final int MOST_READERS = 16;
    private static final int MOST_WAITING = 256;

    private final Journal journal;
    private final Duration heartbeat;
    /** The oldest first. */
    private final List<Reader> readers = new CopyOnWriteArrayList<>();

    /** @param heartbeat after so long without an event, a comment shows whether the reader is still there */
    public EventStream(Journal journal, Duration heartbeat) {
        this.journal = journal;
        this.heartbeat = heartbeat;
    }

    /** Something else than a request has changed. */
    public void changed(String what) {
        String event = event("state", Json.write(JsonObject.of("changed", what)));
        readers.forEach(reader -> reader.take(() -> event));
    }

    public int readers() {
        return readers.size();
    }

    /**
     * Admits a reader. If the limit is reached, a reader of the page takes the place of the oldest other reader.
     *
     * @param page whether the simulator's own page asks
     * @param cut ends the connection of the reader
     * @return empty if there are too many readers
     */
    public synchronized Optional<Reader> join(boolean page, Runnable cut) {
        if (readers.size() == MOST_READERS) {
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

    /** One who listens, on the thread that {@link #serve serves} it. */
    public final class Reader {
        private final BlockingQueue<Supplier<String>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
        private final boolean page;
        private final Runnable cut;
        private boolean dropped;
        private @Nullable Thread writer;

        private Reader(boolean page, Runnable cut) {
            this.page = page;
            this.cut = cut;
        }

        /**
         * Until the reader goes, falls behind, or the simulator closes.
         *
         * @param past how many of the latest exchanges are told first
         * @throws IOException if the reader is gone
         */
        public void serve(OutputStream out, int past) throws IOException {
            Consumer<Exchange> follower = exchange -> take(() -> event(exchange));
            begin(Thread.currentThread());
            try {
                List<Exchange> before = journal.follow(follower);
                for (Exchange exchange : before.subList(Math.max(0, before.size() - past), before.size())) {
                    write(out, event(exchange));
                }
                write(out, event("state", Json.write(JsonObject.of("changed", "connected"))));
                while (!isDropped()) {
                    Supplier<String> next = waiting.poll(heartbeat.toNanos(), TimeUnit.NANOSECONDS);
                    write(out, next == null ? ": still here\n\n" : next.get());
                }
            } catch (InterruptedException droppedOrClosing) {
                Thread.currentThread().interrupt();
            } finally {
                journal.unfollow(follower);
                end();
            }
        }

        public void leave() {
            readers.remove(this);
        }

        private void write(OutputStream out, String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        private void take(Supplier<String> event) {
            if (!waiting.offer(event)) {
                drop();
            }
        }

        /** The cut ends a write that blocks; the interrupt ends the wait for the next event. */
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

        private synchronized void begin(Thread thread) {
            writer = thread;
        }

        /** From here on the thread may serve somebody else. */
        private synchronized void end() {
            writer = null;
        }
    }
}
