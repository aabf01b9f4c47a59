package io.wabaprofile.testkit;

import com.sun.management.ThreadMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/** Who is running, and what it costs. */
public final class Threads {
    private Threads() {}

    /** Those whose name starts like that. */
    public static List<Thread> named(String start) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(start))
                .toList();
    }

    /** A thread is still listed for a moment after its pool has let it go. */
    public static void awaitNone(String start) {
        while (!named(start).isEmpty()) {
            Thread.onSpinWait();
        }
    }

    /** Those that are in a method of that name. */
    public static List<Thread> busy(String start, String method) {
        return named(start).stream()
                .filter(thread -> Arrays.stream(thread.getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().equals(method)))
                .toList();
    }

    /** Since they were started, by those that still run. */
    public static long bytesAllocatedBy(String name) {
        ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return named(name).stream()
                .mapToLong(thread -> bean.getThreadAllocatedBytes(thread.getId()))
                .sum();
    }

    public static long openDescriptors() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }
}
