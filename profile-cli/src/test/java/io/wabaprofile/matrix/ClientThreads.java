package io.wabaprofile.matrix;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The threads of connections of ours. */
final class ClientThreads {
    private ClientThreads() {}

    /** In every group, as threads that are made for others may stand in one of their own. */
    static Set<Thread> running() {
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        Thread[] threads = new Thread[all.activeCount() * 2 + 100];
        int count = all.enumerate(threads);
        return Arrays.stream(threads, 0, count)
                .filter(thread -> thread.getName().equals("waba-profile-http"))
                .collect(Collectors.toSet());
    }
}
