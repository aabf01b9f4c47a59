package io.wabaprofile.fleet.run;

import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.ChannelState;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.fleet.RunKind;
import io.wabaprofile.fleet.RunReport;
import io.wabaprofile.fleet.RunRequest;
import io.wabaprofile.fleet.internal.AdaptiveRequestLimiter;
import io.wabaprofile.fleet.internal.ChannelProgress;
import io.wabaprofile.fleet.internal.ChannelStep;
import io.wabaprofile.fleet.internal.ChannelTask;
import io.wabaprofile.fleet.internal.LocalTokens;
import io.wabaprofile.fleet.internal.StepResult;
import io.wabaprofile.fleet.internal.StepResult.Finished;
import io.wabaprofile.fleet.internal.StepResult.Postponed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** One run of a request. */
final class LocalRun implements AutoCloseable {
    private final RunRequest request;
    private final ChannelStep step;
    private final LocalFleetEngine.Builder settings;
    private final @Nullable RunFile file;
    private final Instant begun;
    private final Map<String, ChannelResult> results = new ConcurrentHashMap<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Object counting = new Object();
    private int unfinished;
    private int failures;
    private boolean stopped;
    private @Nullable Throwable broken;

    LocalRun(RunRequest request, LocalFleetEngine.Builder settings) {
        this.request = request;
        this.settings = settings;
        this.step = step();
        this.begun = settings.clock.instant();
        this.file = settings.runFile == null || request.kind() == RunKind.CHECK
                ? null
                : RunFile.open(settings.runFile, request, settings.gateways.destination(), begun);
    }

    private ChannelStep step() {
        AdaptiveRequestLimiter limiter = new AdaptiveRequestLimiter(
                new LocalTokens(settings.limits.requestsPerSecond(), settings.nanoTime),
                settings.sleeper,
                settings.nanoTime,
                settings.usage::share,
                this::isStopped);
        return new ChannelStep(
                settings.gateways, limiter, settings.photos, settings.limits, settings.clock, settings.random);
    }

    RunReport execute() throws InterruptedException {
        List<FleetChannel> open = openChannels();
        request.observer().started(request.fleet().size(), request.fleet().size() - open.size());
        unfinished = open.size();
        if (!open.isEmpty()) {
            DelayedExecutor executor = settings.executors.apply(settings.limits.workers());
            try {
                open.forEach(channel -> submit(executor, channel, progress(channel), Duration.ZERO));
                ended.await();
            } finally {
                stop();
                executor.close();
            }
        }
        if (broken != null) {
            throw new IllegalStateException("The run ended early: " + broken.getMessage(), broken);
        }
        return report();
    }

    /** The channels without a final result of an interrupted run. */
    private List<FleetChannel> openChannels() {
        List<FleetChannel> open = new ArrayList<>();
        for (FleetChannel channel : request.fleet().channels()) {
            ChannelResult earlier = file == null ? null : file.result(channel.name());
            if (earlier != null && earlier.state().isAsDesired()) {
                results.put(channel.name(), earlier);
            } else {
                open.add(channel);
            }
        }
        return open;
    }

    private ChannelProgress progress(FleetChannel channel) {
        return file == null
                ? ChannelProgress.NONE
                : file.progress(channel.name()).resumed();
    }

    private void submit(DelayedExecutor executor, FleetChannel channel, ChannelProgress progress, Duration delay) {
        executor.execute(() -> attempt(executor, channel, progress), delay);
    }

    private void attempt(DelayedExecutor executor, FleetChannel channel, ChannelProgress progress) {
        try {
            if (isStopped()) {
                return;
            }
            StepResult result = step.run(ChannelTask.of(request, channel), progress, next -> beginWrite(channel, next));
            if (result instanceof Finished finished) {
                finished(finished.result());
            } else if (result instanceof Postponed later) {
                postponed(executor, channel, later);
            } else {
                stop();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stop();
        } catch (RuntimeException | Error failure) {
            breakDown(failure);
        }
    }

    private boolean beginWrite(FleetChannel channel, ChannelProgress progress) {
        if (isStopped()) {
            return false;
        }
        if (file != null) {
            file.writing(channel.name(), progress);
        }
        return true;
    }

    private void postponed(DelayedExecutor executor, FleetChannel channel, Postponed later) {
        synchronized (counting) {
            if (stopped) {
                return;
            }
            request.observer().postponed(channel.name(), later.delay());
            submit(executor, channel, later.progress(), later.delay());
        }
    }

    private void finished(ChannelResult result) {
        if (file != null) {
            file.finished(result);
        }
        synchronized (counting) {
            results.put(result.channel(), result);
            request.observer().finished(result);
            failures += result.state() == ChannelState.FAILED ? 1 : 0;
            if (failures > settings.limits.maxFailures()) {
                stop();
            }
            unfinished--;
            if (unfinished == 0) {
                ended.countDown();
            }
        }
    }

    private void breakDown(Throwable failure) {
        synchronized (counting) {
            broken = broken == null ? failure : broken;
            stop();
        }
    }

    private boolean isStopped() {
        synchronized (counting) {
            return stopped;
        }
    }

    void stop() {
        synchronized (counting) {
            stopped = true;
            ended.countDown();
        }
    }

    private RunReport report() {
        Instant time = settings.clock.instant();
        boolean isStopped = results.size() < request.fleet().size();
        List<ChannelResult> ordered = new ArrayList<>();
        for (FleetChannel channel : request.fleet().channels()) {
            ChannelResult result = results.get(channel.name());
            ordered.add(result == null ? ChannelResult.skipped(channel.name(), time) : result);
        }
        if (file != null && !isStopped) {
            file.runFinished(time);
        }
        return new RunReport(
                file == null ? UUID.randomUUID().toString() : file.runId(),
                request.kind(),
                request.fleet().digest(),
                ordered,
                file == null ? begun : file.started(),
                time,
                isStopped);
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
