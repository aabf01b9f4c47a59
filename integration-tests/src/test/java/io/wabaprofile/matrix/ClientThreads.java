package io.wabaprofile.matrix;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The threads of the clients under test. */
final class ClientThreads {
    private ClientThreads() {}

    /** Of every thread group, because a thread of a client may be in a group of its own. */
    static Set<Thread> running() {
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        Thread[] threads = new Thread[all.activeCount() * 2 + 100];
        int count = all.enumerate(threads);
        return Arrays.stream(threads, 0, count)
                .filter(thread -> thread.getName().startsWith("waba-profile-http"))
                .collect(Collectors.toSet());
    }
}
