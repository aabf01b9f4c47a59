package io.wabaprofile.fleet.postgres;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import io.wabaprofile.fleet.RunObserver;
import io.wabaprofile.fleet.RunReport;
import io.wabaprofile.fleet.RunRequest;
import io.wabaprofile.fleet.internal.AdaptiveRequestLimiter;
import io.wabaprofile.fleet.internal.ChannelStep;
import io.wabaprofile.fleet.internal.RequestLimiter;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a request on this machine. The calling thread watches the run; the threads of the scheduler work. */
final class PostgresRun {
    private static final Logger LOG = LoggerFactory.getLogger("io.wabaprofile.fleet");
    private static final Duration POLLING = Duration.ofMillis(200);
    private static final long SYNCHRONIZE_EVERY = TimeUnit.SECONDS.toNanos(10);
    private static final int MISSED_HEARTBEATS = 4;
    private static final double REFILL_BELOW = 0.5;

    private final RunRequest request;
    private final PostgresFleetEngine.Builder settings;
    private final Duration silence;
    private final String node;
    private final RunStop stop;
    private final DatabaseClock clock;
    private final RunTable runs;
    private final RunRow run;
    private final ChannelTable channels;
    private final RunObserver observer;
    private final ResultPoller results;
    private long aliveAt;
    private long synchronizedAt;
    private boolean isUnreachable;

    /** Joins or begins the run. */
    PostgresRun(RunRequest request, PostgresFleetEngine.Builder settings, RunStop stop) {
        this.request = request;
        this.stop = stop;
        this.settings = settings;
        this.silence = settings.heartbeat.multipliedBy(MISSED_HEARTBEATS);
        this.node = settings.uniqueName();
        FleetSchema.require(settings.database);
        this.clock = new DatabaseClock(settings.database, settings.nanoTime);
        this.runs = new RunTable(settings.database, node, silence);
        this.run = runs.join(request, settings.limits.requestsPerSecond());
        this.channels = new ChannelTable(settings.database, run.id());
        this.observer = new SynchronizedObserver(request.observer());
        this.results = new ResultPoller(channels, observer);
        this.aliveAt = settings.nanoTime.getAsLong();
        this.synchronizedAt = aliveAt;
    }

    RunReport execute() throws InterruptedException {
        results.skipExisting();
        observer.started(request.fleet().size(), results.finished());
        try (FleetMeters meters = new FleetMeters(settings.meters);
                DatabaseTokens tokens = new DatabaseTokens(
                        settings.database,
                        settings.limits.requestsPerSecond(),
                        clock,
                        settings.nanoTime,
                        stop::isRequested)) {
            meters.remaining(request.fleet().size() - results.finished());
            Scheduler scheduler = scheduler(meters, tokens);
            scheduler.start();
            try {
                watch(meters);
            } finally {
                stop.request();
                end(scheduler);
            }
        }
        stop.throwFailure();
        return new DatabaseReport(request, channels).of(current(), clock.instant());
    }

    private RunRow current() {
        return runs.find(run.id())
                .orElseThrow(() -> new IllegalStateException(
                        "The run " + run.id() + " was replaced by another one while this machine was not reachable"));
    }

    private void watch(FleetMeters meters) throws InterruptedException {
        while (!stop.isRequested()) {
            unlessUnreachable(() -> tick(meters));
            stop.await(POLLING);
        }
    }

    private void unlessUnreachable(Runnable work) {
        try {
            work.run();
            isUnreachable = false;
        } catch (RunStoreException unavailable) {
            if (!isUnreachable) {
                LOG.warn("{}. The run continues when the database is back", unavailable.getMessage());
            }
            isUnreachable = true;
        }
    }

    private void tick(FleetMeters meters) {
        RunRow row = current();
        long now = stayAlive();
        if (now - synchronizedAt >= SYNCHRONIZE_EVERY) {
            clock.synchronize();
            synchronizedAt = now;
        }
        results.poll();
        meters.remaining(request.fleet().size() - results.finished());
        if (results.failures() > settings.limits.maxFailures()) {
            runs.stop(run.id());
            stop.request();
        } else if (row.isEnded() || runs.finishIfDone(run.id())) {
            stop.request();
        }
    }

    /** Returns the time of the monotonic clock. */
    private long stayAlive() {
        long now = settings.nanoTime.getAsLong();
        if (now - aliveAt >= settings.heartbeat.toNanos()) {
            runs.stayAlive(run.id());
            aliveAt = now;
        }
        return now;
    }

    private Scheduler scheduler(FleetMeters meters, DatabaseTokens tokens) {
        RequestLimiter limiter = meters.timed(new AdaptiveRequestLimiter(
                tokens, settings.sleeper, settings.nanoTime, settings.usage::share, stop::isRequested));
        ChannelStep step = new ChannelStep(
                settings.gateways,
                limiter,
                new DatabasePhotos(settings.database),
                settings.limits,
                clock,
                settings.random);
        int workers = settings.limits.workers();
        return Scheduler.create(
                        settings.database.source(),
                        new ChannelWorker(request, observer, step, channels, meters, stop).task(run.id()))
                .schedulerName(new SchedulerName.Fixed(node))
                .tableName("waba_fleet_task")
                .serializer(new ProgressSerializer())
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .clock(clock)
                .threads(workers)
                .executorService(threads(workers))
                // not more than there are threads: a task that waits for a thread has no heartbeat
                .pollUsingLockAndFetch(REFILL_BELOW, 1)
                .pollingInterval(POLLING)
                .heartbeatInterval(settings.heartbeat)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .failureLogging(LogLevel.DEBUG, false)
                .build();
    }

    private static ExecutorService threads(int workers) {
        AtomicInteger number = new AtomicInteger();
        return Executors.newFixedThreadPool(
                workers, task -> new Thread(task, "waba-profile-fleet-" + number.incrementAndGet()));
    }

    /** Waits until the channels in progress are finished, on all machines if the whole run ended. */
    private void end(Scheduler scheduler) throws InterruptedException {
        boolean interrupted = Thread.interrupted();
        awaitCallsInProgress(scheduler);
        try {
            while (isStoppedWithCallsInProgress()) {
                stayAlive();
                settings.sleeper.sleep(POLLING);
            }
            results.pollAll();
            runs.leave(run.id());
        } catch (RunStoreException unavailable) {
            LOG.warn("{}. This machine ends without it", unavailable.getMessage());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Keeps this machine alive meanwhile, so that no run of another fleet begins. */
    private void awaitCallsInProgress(Scheduler scheduler) throws InterruptedException {
        Thread stopping = new Thread(scheduler::stop, "waba-profile-fleet-stop");
        stopping.start();
        try {
            do {
                stopping.join(POLLING.toMillis());
                unlessUnreachable(() -> {
                    if (runs.find(run.id()).isPresent()) {
                        stayAlive();
                    }
                });
            } while (stopping.isAlive());
        } catch (InterruptedException again) {
            stopping.interrupt();
            throw again;
        } catch (IllegalStateException refused) {
            stop.because(refused);
            stopping.join();
        }
    }

    /** False after another machine has resumed or replaced the run. */
    private boolean isStoppedWithCallsInProgress() {
        return runs.find(run.id()).filter(row -> row.stopped() != null).isPresent() && channels.isAnyPicked(silence);
    }
}
