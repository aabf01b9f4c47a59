package io.wabaprofile.testkit.junit;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Closes resources in reverse order. Not safe for use by several threads. */
final class ResourceStack implements AutoCloseable {
    private final Deque<AutoCloseable> resources = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T resource) {
        resources.push(resource);
        return resource;
    }

    /**
     * Closes all resources and removes them.
     *
     * @throws IllegalStateException if a resource cannot be closed; has the exceptions of the other resources as
     *     suppressed
     */
    @Override
    public void close() {
        @Nullable IllegalStateException failure = null;
        while (!resources.isEmpty()) {
            AutoCloseable resource = resources.pop();
            try {
                resource.close();
            } catch (Exception e) {
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                if (failure == null) {
                    String name = resource.getClass().getName();
                    failure = new IllegalStateException("Cannot close " + name + " after the test: " + e, e);
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
