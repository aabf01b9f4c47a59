package io.wabaprofile.cli.transfer;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The request that the process ends, such as by Ctrl-C. A command that calls {@link #handle()} gets a few seconds to
 * end properly, and the process ends with the command's exit code. Thread-safe.
 */
public final class StopSignal {
    private static final int GRACE_SECONDS = 5;

    private final CompletableFuture<@Nullable Integer> exitCode = new CompletableFuture<>();
    private volatile boolean handled;
    private boolean requested;
    private Runnable action = () -> {};

    /** Makes the process wait for the command, which then has to check {@link #requested()}. */
    public void handle() {
        handled = true;
    }

    /** As {@link #handle()}, with an action that stops the command; it runs at once if the stop is already requested. */
    public void handle(Runnable stop) {
        handle();
        boolean now;
        synchronized (this) {
            action = stop;
            now = requested;
        }
        if (now) {
            stop.run();
        }
    }

    public void request() {
        Runnable stop;
        synchronized (this) {
            requested = true;
            stop = action;
        }
        stop.run();
    }

    public synchronized boolean requested() {
        return requested;
    }

    /** Passes on the exit code of the command, after its last output. */
    public void commandEnded(int code) {
        exitCode.complete(code);
    }

    /** A shutdown hook. Without an exit code in time the process ends with 128 plus the number of the signal. */
    public Thread shutdownHook() {
        return new Thread(this::awaitCommand, "stop-signal");
    }

    private void awaitCommand() {
        request();
        if (!handled) {
            return;
        }
        Integer code = exitCode.completeOnTimeout(null, GRACE_SECONDS, TimeUnit.SECONDS)
                .join();
        if (code != null) {
            Runtime.getRuntime().halt(code);
        }
    }
}
