package io.wabaprofile.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs tasks at the same time. */
final class Parallel {
    private Parallel() {}

    /** As {@link #run(List, int)}, with a thread for each task. */
    static void run(List<? extends Runnable> tasks) {
        run(tasks, tasks.size());
    }

    /** Returns when all tasks have ended; fails if one of them failed. */
    static void run(List<? extends Runnable> tasks, int atOnce) {
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        try {
            List<Future<?>> running = new ArrayList<>();
            tasks.forEach(task -> running.add(threads.submit(task)));
            AssertionError failed = null;
            for (Future<?> task : running) {
                try {
                    task.get();
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
