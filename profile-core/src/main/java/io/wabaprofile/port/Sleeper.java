package io.wabaprofile.port;

import java.time.Duration;

/** Makes the calling thread wait. Tests advance a virtual clock instead. */
@FunctionalInterface
public interface Sleeper {

    /** @throws InterruptedException if the thread was interrupted before or while waiting */
    void sleep(Duration duration) throws InterruptedException;
}
