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

/**
 * The process of one subject: for each line, makes a batch of calls and prints its time, CPU time and allocated bytes.
 */
final class Worker {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Scenario scenario;
    private final Subject subject;
    private final ExecutorService platformThreads = Executors.newCachedThreadPool();

    private Worker(Scenario scenario, Subject subject) {
        this.scenario = scenario;
        this.subject = subject;
    }

    /** @param arguments the scenario, the subject and the server's address */
    public static void main(String[] arguments) throws Exception {
        Scenario scenario = Scenario.valueOf(arguments[0]);
        Worker worker = new Worker(scenario, Stack.valueOf(arguments[1]).open(arguments[2], scenario.channels()));
        System.out.println("ready");
        LineProcess.respond(line -> {
            String[] numbers = line.split(" ", -1);
            return worker.measure(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
        });
        System.exit(0);
    }

    private String measure(int threads, int calls) throws Exception {
        long allocated = allocated();
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        if (threads == 1) {
            call(0, calls);
        } else {
            call(threads > Scenario.PLATFORM_THREADS ? virtualThreads() : platformThreads, threads, calls);
        }
        long nanos = System.nanoTime() - start;
        return nanos + " " + (SYSTEM.getProcessCpuTime() - cpu) + " " + Math.max(0, allocated() - allocated);
    }

    private void call(ExecutorService executor, int threads, int calls) throws Exception {
        List<Future<?>> ends = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int channel = thread % scenario.channels();
            ends.add(executor.submit(() -> {
                call(channel, calls / threads);
                return null;
            }));
        }
        for (Future<?> end : ends) {
            end.get();
        }
    }

    private void call(int channel, int calls) throws Exception {
        for (int call = 0; call < calls; call++) {
            scenario.call(subject, channel);
        }
    }

    private static long allocated() {
        return Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    /** They exist since Java 21. */
    private static ExecutorService virtualThreads() throws ReflectiveOperationException {
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }
}
