package io.wabaprofile.fleet.postgres;

import com.github.kagkarlsson.scheduler.SchedulerName;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.wabaprofile.fleet.ChannelGateways;
import io.wabaprofile.fleet.FleetEngine;
import io.wabaprofile.fleet.RunReport;
import io.wabaprofile.fleet.RunRequest;
import io.wabaprofile.fleet.RunSettings;
import io.wabaprofile.fleet.UsageFeedback;
import io.wabaprofile.port.Sleeper;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs a fleet on any number of machines, with a queue in PostgreSQL. Start the same request on each machine. The first
 * machine begins the run, and the others join it. All machines return when each channel has a result, and return the same
 * report. Thread-safe; an engine runs one request at a time.
 *
 * <p>If a machine dies, the others take over its channels. If all died, the next start of the same apply continues it. A
 * channel that differs from the desired one is then tried again. A check starts from the first channel.
 *
 * <p>A write is sent only if the database confirms, immediately before, that no other machine has taken over the channel.
 * A machine that is paused between this check and the write may write late; it writes the values of its own fleet file.
 *
 * <p>While the database cannot be reached, no further write is sent, and the machines try again until it is back. If the
 * database refuses a statement, the run ends with its message.
 */
public final class PostgresFleetEngine implements FleetEngine {
    private static final Duration LONGEST_HEARTBEAT = Duration.ofMinutes(1);
    private static final Duration SHORTEST_HEARTBEAT = Duration.ofMillis(50);

    private final Builder settings;
    private final Object running = new Object();
    private volatile RunStop stop = new RunStop();

    private PostgresFleetEngine(Builder settings) {
        this.settings = settings;
    }

    /**
     * Returns a builder of an engine that works on the channels of these gateways.
     *
     * @param database a pool of connections to PostgreSQL 12 or newer, with the tables of {@link FleetSchema}. Set a
     *     {@code socketTimeout}: a database that does not answer hangs the run otherwise
     */
    public static Builder builder(DataSource database, ChannelGateways gateways) {
        return new Builder(database, gateways);
    }

    /**
     * @throws IllegalStateException if the tables are missing, the database cannot be used at the start or refuses a
     *     statement, or other machines work on a run with another fleet file, plan, kind or limit of requests
     */
    @Override
    public RunReport run(RunRequest request) throws InterruptedException {
        synchronized (running) {
            try {
                return new PostgresRun(request, settings, stop).execute();
            } finally {
                stop = new RunStop();
            }
        }
    }

    /**
     * Stops this machine. The others continue the run. Its calls in progress are finished; see {@link FleetEngine}. If no run
     * works, the next one ends at once.
     */
    @Override
    public void stop() {
        stop.request();
    }

    /** Configures an engine. All settings have a default. Not thread-safe. */
    public static final class Builder {
        final Database database;
        final ChannelGateways gateways;
        RunSettings limits = RunSettings.DEFAULT;
        MeterRegistry meters = new CompositeMeterRegistry();
        UsageFeedback usage = new UsageFeedback();
        Duration heartbeat = Duration.ofSeconds(2);
        LongSupplier nanoTime = System::nanoTime;
        Sleeper sleeper = wait -> TimeUnit.NANOSECONDS.sleep(wait.toNanos());
        DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

        private @Nullable String name;

        private Builder(DataSource database, ChannelGateways gateways) {
            this.database = new Database(database);
            this.gateways = gateways;
        }

        /**
         * Sets the limits of runs; {@link RunSettings#DEFAULT} by default. The requests per second are those of all
         * machines together; the workers are those of this machine.
         */
        public Builder settings(RunSettings settings) {
            limits = settings;
            return this;
        }

        /** Sets the registry of the meters; none by default. */
        public Builder meters(MeterRegistry registry) {
            meters = registry;
            return this;
        }

        /** Sets the observer of Meta's usage headers, which also observes the connection; none by default. */
        public Builder usage(UsageFeedback feedback) {
            usage = feedback;
            return this;
        }

        /**
         * Sets the name of this machine in {@link FleetStatus}; host name and process id by default.
         *
         * @throws IllegalArgumentException if it does not have 1 to 40 characters
         */
        public Builder nodeName(String text) {
            if (text.isBlank() || text.length() > 40) {
                throw new IllegalArgumentException("nodeName must have 1 to 40 characters, but has " + text.length());
            }
            name = text;
            return this;
        }

        /**
         * Sets how often this machine shows that it is alive; 2 seconds by default. After four missing signs, the other
         * machines take over its channels. They check it at every second heartbeat.
         *
         * @throws IllegalArgumentException if it is not between 50 milliseconds and a minute
         */
        public Builder heartbeat(Duration interval) {
            if (interval.compareTo(SHORTEST_HEARTBEAT) < 0 || interval.compareTo(LONGEST_HEARTBEAT) > 0) {
                throw new IllegalArgumentException(
                        "heartbeat must be between 50 milliseconds and a minute, but is " + interval);
            }
            heartbeat = interval;
            return this;
        }

        /** Sets the random numbers for waits before retries, from 0 (inclusive) to 1 (exclusive). For tests. */
        public Builder random(DoubleSupplier source) {
            random = source;
            return this;
        }

        /** Sets the monotonic clock of this machine, in nanoseconds. For tests. The time of day is the database's. */
        public Builder nanoTime(LongSupplier source) {
            nanoTime = source;
            return this;
        }

        /** Sets the function that waits for the limit of requests. For tests. */
        public Builder sleeper(Sleeper wait) {
            sleeper = wait;
            return this;
        }

        public PostgresFleetEngine build() {
            return new PostgresFleetEngine(this);
        }

        /** Differs in each run, so that a machine that was started again does not own the tasks of its first run. */
        String uniqueName() {
            String readable = name;
            if (readable == null) {
                String host = new SchedulerName.Hostname().getName();
                readable = host.substring(0, Math.min(host.length(), 30)) + "-"
                        + ProcessHandle.current().pid();
            }
            return readable + "-" + UUID.randomUUID().toString().substring(0, 8);
        }
    }
}
