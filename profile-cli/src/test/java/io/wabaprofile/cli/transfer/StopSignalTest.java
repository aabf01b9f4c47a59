package io.wabaprofile.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The effect of a handled signal on a process is tested by {@link InterruptedUploadIT}. */
class StopSignalTest {
    @Test
    void doesNotDelayTheExitOfACommandThatDoesNotHandleIt() throws InterruptedException {
        StopSignal stop = new StopSignal();
        Thread hook = stop.shutdownHook();
        hook.start();
        hook.join(30_000);
        assertThat(hook.isAlive()).isFalse();
        assertThat(stop.requested()).isTrue();
    }
}
