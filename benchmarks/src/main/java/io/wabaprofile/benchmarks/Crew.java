package io.wabaprofile.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that make the calls of a process. They live until its end, so that what they allocate can be counted. */
final class Crew implements AutoCloseable {
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final ExecutorService platform = Executors.newCachedThreadPool();
    private final AtomicInteger nextChannel = new AtomicInteger();

    Cost run(Batch batch, Subject subject) throws Exception {
        if (batch.threads() == 1) {
            return measured(batch, () -> some(batch, batch.calls(), subject));
        }
        if (batch.threads() == Batch.EACH) {
            ExecutorService virtual = virtualThreads();
            return measured(batch, () -> shared(virtual, batch, batch.calls(), subject));
        }
        return measured(batch, () -> shared(platform, batch, batch.threads(), subject));
    }

    private interface Work {
        void run() throws Exception;
    }

    private Cost measured(Batch batch, Work work) throws Exception {
        long allocated = allocated();
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        work.run();
        long nanos = System.nanoTime() - start;
        return new Cost(batch.calls(), nanos, system.getProcessCpuTime() - cpu, Math.max(0, allocated() - allocated));
    }

    private void shared(ExecutorService executor, Batch batch, int shares, Subject subject) throws Exception {
        List<Future<?>> ends = new ArrayList<>();
        for (int share = 0; share < shares; share++) {
            ends.add(executor.submit(() -> {
                some(batch, batch.calls() / shares, subject);
                return null;
            }));
        }
        for (Future<?> end : ends) {
            end.get();
        }
    }

    private void some(Batch batch, int calls, Subject subject) throws Exception {
        for (int call = 0; call < calls; call++) {
            batch.call(subject, nextChannel.getAndIncrement() & Integer.MAX_VALUE);
        }
    }

    private long allocated() {
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    /** They exist from Java 21 on. */
    private static ExecutorService virtualThreads() throws ReflectiveOperationException {
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }

    @Override
    public void close() {
        platform.shutdownNow();
    }
}
