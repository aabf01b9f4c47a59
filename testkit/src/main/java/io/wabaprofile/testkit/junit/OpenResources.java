package io.wabaprofile.testkit.junit;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What is to be closed after a test, the last opened first. Used by one thread. */
final class OpenResources {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T resource) {
        open.push(resource);
        return resource;
    }

    /**
     * Closes all of them, whatever happens; a second time, nothing.
     *
     * @throws IllegalStateException if some could not be closed; the causes are attached
     */
    void close() {
        @Nullable IllegalStateException failed = null;
        while (!open.isEmpty()) {
            AutoCloseable next = open.pop();
            try {
                next.close();
            } catch (Exception e) {
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                if (failed == null) {
                    failed = new IllegalStateException("After the test, " + name(next) + " failed to close: " + e, e);
                } else {
                    failed.addSuppressed(e);
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    private static String name(AutoCloseable resource) {
        String simple = resource.getClass().getSimpleName();
        return simple.isEmpty() ? resource.getClass().getName() : simple;
    }
}
