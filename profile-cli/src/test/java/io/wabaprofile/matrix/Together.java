package io.wabaprofile.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What has to wait for real waits at the same time. */
final class Together {
    private Together() {}

    /** Returns when all have ended; fails as the first that failed. */
    static void run(List<Runnable> parts) {
        ExecutorService threads = Executors.newFixedThreadPool(parts.size());
        try {
            List<Future<?>> running = new ArrayList<>();
            parts.forEach(part -> running.add(threads.submit(part)));
            AssertionError failed = null;
            for (Future<?> part : running) {
                try {
                    part.get();
                } catch (ExecutionException e) {
                    failed = failed == null ? new AssertionError(e.getCause().getMessage(), e.getCause()) : failed;
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
            if (failed != null) {
                throw failed;
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
