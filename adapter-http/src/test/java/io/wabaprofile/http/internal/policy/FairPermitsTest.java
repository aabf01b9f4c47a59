package io.wabaprofile.http.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.FailureKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class FairPermitsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final FairPermits permits = new FairPermits(8);

    private static ChannelPolicy channel() {
        return new ChannelPolicy(4);
    }

    @Test
    void grantsAllFreePermits() {
        for (int count = 0; count < 8; count++) {
            assertThat(permits.tryAcquire(channel())).isTrue();
        }

        assertThat(permits.tryAcquire(channel())).isFalse();
        assertThat(permits.inUse()).isEqualTo(8);
    }

    @Test
    void reservesTheLastQuarterForChannelsWithoutAPermit() {
        ChannelPolicy busy = channel();
        for (int count = 0; count < 6; count++) {
            assertThat(permits.tryAcquire(busy)).isTrue();
        }

        assertThat(permits.tryAcquire(busy)).isFalse();
        assertThat(permits.tryAcquire(channel())).isTrue();
        assertThat(permits.tryAcquire(channel())).isTrue();
        assertThat(permits.tryAcquire(channel())).isFalse();
    }

    @Test
    void aLimitOfOneIsUsable() {
        FairPermits single = new FairPermits(1);
        ChannelPolicy channel = channel();

        assertThat(single.tryAcquire(channel)).isTrue();
        assertThat(single.tryAcquire(channel)).isFalse();
        single.release(channel);
        assertThat(single.tryAcquire(channel)).isTrue();
    }

    @Test
    void aChannelWithManyWaitingCallsDoesNotDelayAnother() throws Exception {
        ChannelPolicy greedy = channel();
        ChannelPolicy modest = channel();
        List<ChannelPolicy> others = fillUp();
        List<String> order = new CopyOnWriteArrayList<>();
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        for (int call = 0; call < 5; call++) {
            waiting.add(waiting(greedy, "greedy", order));
        }
        waiting.add(waiting(modest, "modest", order));

        permits.release(others.get(0));
        awaitSize(order, 1);
        permits.release(others.get(1));
        awaitSize(order, 2);

        assertThat(order).containsExactly("greedy", "modest");
        for (ChannelPolicy other : others.subList(2, 8)) {
            permits.release(other);
        }
        permits.release(modest);
        for (int call = 0; call < 5; call++) {
            awaitSize(order, call + 2);
            permits.release(greedy);
        }
        CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
        assertThat(permits.inUse()).isZero();
    }

    @Test
    void servesWaitingChannelsInTurn() throws Exception {
        List<ChannelPolicy> holders = fillUp();
        List<String> order = new CopyOnWriteArrayList<>();
        ChannelPolicy first = channel();
        ChannelPolicy second = channel();
        List.of(waiting(first, "first", order), waiting(first, "first", order), waiting(second, "second", order));

        for (int served = 1; served <= 2; served++) {
            permits.release(holders.get(served));
            awaitSize(order, served);
        }

        assertThat(order).containsExactly("first", "second");
        permits.release(holders.get(3));
        permits.release(holders.get(4));
        permits.release(holders.get(5));
        awaitSize(order, 3);
        assertThat(permits.inUse()).isEqualTo(6);
    }

    @Test
    void aTimedOutWaiterFailsAsBusyAndLeavesTheQueue() {
        List<ChannelPolicy> holders = fillUp();
        ChannelPolicy late = channel();

        AttemptFailure failure =
                catchThrowableOfType(AttemptFailure.class, () -> permits.acquire(late, Duration.ofMillis(1)));

        assertThat(failure.kind()).isEqualTo(FailureKind.BUSY);
        permits.release(holders.get(0));
        assertThat(permits.inUse()).isEqualTo(7);
        assertThat(permits.tryAcquire(late)).isTrue();
    }

    @Test
    void anInterruptedCallerLeavesTheQueueAndStaysInterrupted() {
        List<ChannelPolicy> holders = fillUp();
        Thread.currentThread().interrupt();

        AttemptFailure failure = catchThrowableOfType(AttemptFailure.class, () -> permits.acquire(channel(), LONG));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.kind()).isEqualTo(FailureKind.CLOSED);
        permits.release(holders.get(0));
        assertThat(permits.inUse()).isEqualTo(7);
    }

    @Test
    void releasesAPermitThatWasGrantedToAnInterruptedCaller() {
        Thread.currentThread().interrupt();

        catchThrowableOfType(AttemptFailure.class, () -> permits.acquire(channel(), LONG));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(permits.inUse()).isZero();
    }

    private List<ChannelPolicy> fillUp() {
        List<ChannelPolicy> holders = new ArrayList<>();
        for (int count = 0; count < 8; count++) {
            ChannelPolicy holder = channel();
            assertThat(permits.tryAcquire(holder)).isTrue();
            holders.add(holder);
        }
        return holders;
    }

    /** Returns once the caller waits. */
    private CompletableFuture<Void> waiting(ChannelPolicy channel, String name, List<String> order) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            started.countDown();
            permits.acquire(channel, LONG);
            order.add(name);
            done.complete(null);
        });
        thread.setDaemon(true);
        thread.start();
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        awaitTrue(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return done;
    }

    private static void awaitSize(List<?> list, int size) {
        awaitTrue(() -> list.size() >= size);
    }

    private static void awaitTrue(BooleanSupplier condition) {
        long end = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
