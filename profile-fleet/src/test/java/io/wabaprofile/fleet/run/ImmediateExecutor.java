package io.wabaprofile.fleet.run;

import io.wabaprofile.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs tasks on one thread in the order of virtual time, which it advances. */
final class ImmediateExecutor implements DelayedExecutor {
    final List<Duration> delays = new ArrayList<>();

    private final VirtualTime time;
    private final PriorityQueue<DelayedTask> tasks =
            new PriorityQueue<>(Comparator.comparingLong(DelayedTask::due).thenComparingLong(DelayedTask::number));
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread submitter = Thread.currentThread();
    private final Thread worker = new Thread(this::work, "immediate-executor");
    private long number;

    ImmediateExecutor(VirtualTime time) {
        this.time = time;
    }

    private record DelayedTask(long due, long number, Runnable action) {}

    @Override
    public void execute(Runnable task, Duration delay) {
        synchronized (tasks) {
            if (!delay.isZero()) {
                delays.add(delay);
            }
            tasks.add(new DelayedTask(time.getAsLong() + delay.toNanos(), number++, task));
            tasks.notifyAll();
            if (worker.getState() == Thread.State.NEW) {
                worker.start();
            }
        }
    }

    private void work() {
        for (DelayedTask task = next(); task != null; task = next()) {
            if (task.due() > time.getAsLong()) {
                time.advance(Duration.ofNanos(task.due() - time.getAsLong()));
            }
            task.action().run();
        }
    }

    /** Waits until the run has submitted all channels, so that a delayed task is not the only one. */
    private DelayedTask next() {
        while (submitter.getState() != Thread.State.WAITING && !closed.get()) {
            Thread.onSpinWait();
        }
        synchronized (tasks) {
            while (tasks.isEmpty() && !closed.get()) {
                try {
                    tasks.wait();
                } catch (InterruptedException e) {
                    return null;
                }
            }
            return closed.get() ? null : tasks.poll();
        }
    }

    @Override
    public void close() {
        synchronized (tasks) {
            closed.set(true);
            tasks.notifyAll();
        }
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
