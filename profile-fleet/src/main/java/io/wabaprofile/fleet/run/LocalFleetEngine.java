package io.wabaprofile.fleet.run;

import io.wabaprofile.fleet.ChannelGateways;
import io.wabaprofile.fleet.FleetEngine;
import io.wabaprofile.fleet.PhotoLock;
import io.wabaprofile.fleet.RunReport;
import io.wabaprofile.fleet.RunRequest;
import io.wabaprofile.fleet.RunSettings;
import io.wabaprofile.fleet.UsageFeedback;
import io.wabaprofile.port.Sleeper;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a fleet on this machine, with a bounded pool of threads. A channel that waits, for example because the platform
 * throttles it, occupies no thread. Thread-safe; an engine runs one request at a time.
 *
 * <p>With a run file, an apply that was interrupted is continued: start it again with the same fleet, plan and file.
 */
public final class LocalFleetEngine implements FleetEngine {
    private final Builder settings;
    private final Object running = new Object();
    private final Object stopping = new Object();
    private boolean isStopping;
    private @Nullable LocalRun current;

    private LocalFleetEngine(Builder settings) {
        this.settings = settings;
    }

    /** Returns a builder of an engine that works on the channels of these gateways. */
    public static Builder builder(ChannelGateways gateways) {
        return new Builder(gateways);
    }

    @Override
    public RunReport run(RunRequest request) throws InterruptedException {
        synchronized (running) {
            try (LocalRun run = new LocalRun(request, settings)) {
                begin(run);
                return run.execute();
            } finally {
                end();
            }
        }
    }

    private void begin(LocalRun run) {
        synchronized (stopping) {
            current = run;
            if (isStopping) {
                run.stop();
            }
        }
    }

    private void end() {
        synchronized (stopping) {
            current = null;
            isStopping = false;
        }
    }

    /** Stops the run, or the next one if none is running. */
    @Override
    public void stop() {
        synchronized (stopping) {
            isStopping = true;
            if (current != null) {
                current.stop();
            }
        }
    }

    /** Configures an engine. All settings have a default. Not thread-safe. */
    public static final class Builder {
        final ChannelGateways gateways;
        RunSettings limits = RunSettings.DEFAULT;
        PhotoLock photos = new PhotosInMemory();
        UsageFeedback usage = new UsageFeedback();
        InstantSource clock = InstantSource.system();
        LongSupplier nanoTime = System::nanoTime;
        Sleeper sleeper = wait -> TimeUnit.NANOSECONDS.sleep(wait.toNanos());
        DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
        IntFunction<DelayedExecutor> executors = ScheduledPool::new;

        @Nullable
        Path runFile;

        private Builder(ChannelGateways gateways) {
            this.gateways = gateways;
        }

        /** Sets the limits of runs; {@link RunSettings#DEFAULT} by default. */
        public Builder settings(RunSettings settings) {
            limits = settings;
            return this;
        }

        /**
         * Sets the file that records an apply, one line per result, each forced to the disk; none by default. A check is
         * not recorded. One process at a time can use the file.
         */
        public Builder runFile(Path file) {
            runFile = file;
            return this;
        }

        /** Sets where the sources of photos are remembered; in memory by default. See {@link PhotoLockFile}. */
        public Builder photoLock(PhotoLock lock) {
            photos = lock;
            return this;
        }

        /** Sets the observer of Meta's usage headers, which also observes the connection; none by default. */
        public Builder usage(UsageFeedback feedback) {
            usage = feedback;
            return this;
        }

        /** Sets the wall clock of results. For tests. */
        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        /** Sets the monotonic clock of the rate limit, in nanoseconds. For tests. */
        public Builder nanoTime(LongSupplier source) {
            nanoTime = source;
            return this;
        }

        /** Sets the function that waits for the rate limit. For tests. */
        public Builder sleeper(Sleeper wait) {
            sleeper = wait;
            return this;
        }

        /** Sets the random numbers for waits before retries, from 0 (inclusive) to 1 (exclusive). For tests. */
        public Builder random(DoubleSupplier source) {
            random = source;
            return this;
        }

        Builder executors(IntFunction<DelayedExecutor> factory) {
            executors = factory;
            return this;
        }

        public LocalFleetEngine build() {
            return new LocalFleetEngine(this);
        }
    }
}
