package io.wabaprofile.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C, or whatever else asks the process to end. A command that heeds it goes on running for a moment, to end properly,
 * and its exit code is the process's. Safe for use by several threads.
 */
final class StopSignal {
    private static final int SECONDS_TO_END_IN = 5;

    private final CompletableFuture<@Nullable Integer> exitCode = new CompletableFuture<>();
    private volatile boolean heeded;
    private volatile boolean given;

    /** To be told by {@link #given()}, instead of being cut off. */
    void heed() {
        heeded = true;
    }

    void give() {
        given = true;
    }

    boolean given() {
        return given;
    }

    /** The command has ended, and has said what it had to say. */
    void ended(int code) {
        exitCode.complete(code);
    }

    /** To run when the process is asked to end. Without a code in time it ends with the signal's own, 128 and its number. */
    Thread hook() {
        return new Thread(this::awaitEnd, "stop-signal");
    }

    private void awaitEnd() {
        give();
        if (!heeded) {
            return;
        }
        Integer code = exitCode.completeOnTimeout(null, SECONDS_TO_END_IN, TimeUnit.SECONDS)
                .join();
        if (code != null) {
            Runtime.getRuntime().halt(code);
        }
    }
}
