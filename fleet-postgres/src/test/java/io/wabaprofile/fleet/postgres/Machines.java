package io.wabaprofile.fleet.postgres;

import io.wabaprofile.fleet.RunReport;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs engines at the same time, each with its own thread, as several machines do. */
final class Machines implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    Future<RunReport> start(Callable<RunReport> run) {
        return threads.submit(run);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
