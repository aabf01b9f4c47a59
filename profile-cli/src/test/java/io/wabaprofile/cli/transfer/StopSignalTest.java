package io.wabaprofile.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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

    @Test
    void runsTheActionOfACommandThatHandlesIt() {
        List<String> actions = new ArrayList<>();
        StopSignal stop = new StopSignal();
        stop.handle(() -> actions.add("first"));
        stop.request();
        stop.handle(() -> actions.add("too late"));
        assertThat(actions).containsExactly("first", "too late");
    }
}
